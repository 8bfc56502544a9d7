import { formatCount } from "../../../../../shared/text/count.ts";

/** The selected packet. */
export const english = {
  packet: (number: number) => `Packet ${formatCount(number)}`,
  shownAsBytes: "Shown as bytes, as was chosen.",
  selectHint: "Select a packet to see its bytes.",
  tryAgain: "Try again",
  parts: "Parts of the packet",
  decode: "Decode",
  bytes: "Bytes",
  height: "Height of the decoded packet",
  describe: "Describe …",
  describeHint: "Say where its fields stand: packets like this one are then decoded, filtered and measured",
  editAndSend: "Edit and send",
  fillCompose: (address: string) => `Fill Compose with ${address} and these bytes; nothing is sent yet`,
  delivery: "Delivery",
} as const;
