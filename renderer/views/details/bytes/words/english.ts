import { formatCount, plural } from "../../../../../shared/text/count.ts";

/** A packet's bytes, what the selected ones mean, and how they are copied. */
export const english = {
  payload: "Payload",
  payloadOf: (bytes: number) => `Payload, ${plural(bytes, "byte")}`,
  bytes: "Bytes",
  size: (bytes: number) => plural(bytes, "byte"),
  /** Offsets begin at 0. */
  byteAt: (at: number) => `Byte ${formatCount(at)}`,
  bytesFromTo: (first: number, last: number) => `Bytes ${formatCount(first)} to ${formatCount(last)}`,
  noPayload: "The packet carries no payload.",
  selectHint: "Select bytes to read them as numbers.",
  text: "Text",
  showAsText: "Show the payload as text instead of bytes",
  meanings: {
    unsigned: (bits: number) => `Unsigned, ${bits} bit`,
    unsignedBig: (bits: number) => `Unsigned, ${bits} bit, big endian`,
    unsignedLittle: (bits: number) => `Unsigned, ${bits} bit, little endian`,
    signed: (bits: number) => `Signed, ${bits} bit`,
    signedBig: (bits: number) => `Signed, ${bits} bit, big endian`,
    binary: "Most significant bit first",
    text: "UTF-8 where it is that, else ASCII; a dot for what does not print",
  },
  binary: "Binary",
  copy: "Copy",
  copyBytes: "Copy the bytes",
  formats: { hex: "hex", text: "text", dump: "hex dump", c: "C array", base64: "base64" },
  copyAs: (format: string) => `Copy as ${format}`,
  bytesAs: (bytes: number, format: string) => `${plural(bytes, "byte")} as ${format}`,
} as const;
