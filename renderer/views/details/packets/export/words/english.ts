import { formatCount, plural } from "../../../../../../shared/text/count.ts";

/** Asks how packets are exported, and tells what became of it. */
export const english = {
  title: "Export packets",
  noneKept: "No packet is kept.",
  packets: "Packets",
  what: { selected: "Selected", list: "The list", kept: "All kept" },
  choice: (what: string, packets: number) => `${what} ${formatCount(packets)}`,
  choiceSpoken: (what: string, packets: number) => `${what}, ${plural(packets, "packet")}`,
  as: "As",
  formats: {
    pcapng: { name: "pcapng", about: "For Wireshark and others, with headers of IP and UDP made anew." },
    jsonl: {
      name: "JSON lines",
      about: "A line for each packet: an object with its fields and its payload in hex.",
    },
    csv: { name: "CSV", about: "A table with a row for each packet, its payload in hex." },
    bin: { name: "Payload bytes", about: "The payloads, one behind another." },
  },
  cancel: "Cancel",
  start: (packets: number) => `Export ${plural(packets, "packet")}`,
  progress: "Export",
  done: (percent: number, bytes: string) => `${percent} %, ${bytes}`,
  stop: "Stop",
  handedOver: (packets: number, file: string, bytes: string) =>
    `${plural(packets, "packet")} in ${file}, ${bytes}, handed over as a download.`,
  gone: (packets: number) => `${plural(packets, "packet")} no longer kept.`,
  tooLarge: (most: string) =>
    `A window exports at most ${most}: save what memory holds from the menu of the record button, and use castscope export on that.`,
  tooLargeRecording: (most: string) =>
    `A window exports at most ${most}: use Export above, or castscope export on the recording.`,
} as const;
