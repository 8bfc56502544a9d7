import { plural } from "../../../../../shared/text/count.ts";

/** Wireshark as the decoder: of the selected packet, and of the rows shown. */
export const english = {
  decodeAs: "Decode as …",
  decodeAsHint: "What reads the packets of this group or source, and whether Wireshark's decoders do",
  decodeWith: "Decode with",
  notFound: "Wireshark was not found on this computer.",
  stop: "Stop",
  tryAgain: "Try again",
  /** @param path null where it is not known yet */
  about: (name: string, path: string | null, seconds: number) =>
    `${name}${path === null ? "" : ` (${path})`}: runs for each packet that is looked at, with this packet alone and for ${seconds} s at most`,
  as: "as",
  asHint: "Decode what is sent to this port as a protocol, by its name in Wireshark",
  automatic: "automatic",
  rows: {
    decoding: "Wireshark decodes the rows shown …",
    decoded: (packets: number, by: string) => `Type and Info of ${plural(packets, "packet")} by ${by}`,
    shown: "Rows shown",
    off: "Off",
    offHint: "Type and Info by Castscope again",
  },
} as const;
