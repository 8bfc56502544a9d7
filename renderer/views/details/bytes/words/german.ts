import { formatCount, plural } from "../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  payload: "Nutzdaten",
  payloadOf: (bytes) => `Nutzdaten, ${plural(bytes, "Byte", "Byte")}`,
  bytes: "Bytes",
  size: (bytes) => plural(bytes, "Byte", "Byte"),
  byteAt: (at) => `Byte ${formatCount(at)}`,
  bytesFromTo: (first, last) => `Bytes ${formatCount(first)} bis ${formatCount(last)}`,
  noPayload: "Das Paket hat keine Nutzdaten.",
  selectHint: "Bytes auswählen, um sie als Zahlen zu lesen.",
  text: "Text",
  showAsText: "Nutzdaten als Text statt als Bytes zeigen",
  meanings: {
    unsigned: (bits) => `Ohne Vorzeichen, ${bits} Bit`,
    unsignedBig: (bits) => `Ohne Vorzeichen, ${bits} Bit, Big Endian`,
    unsignedLittle: (bits) => `Ohne Vorzeichen, ${bits} Bit, Little Endian`,
    signed: (bits) => `Mit Vorzeichen, ${bits} Bit`,
    signedBig: (bits) => `Mit Vorzeichen, ${bits} Bit, Big Endian`,
    binary: "Höchstwertiges Bit zuerst",
    text: "UTF-8, wo es das ist, sonst ASCII; ein Punkt für jedes nicht druckbare Zeichen",
  },
  binary: "Binär",
  copy: "Kopieren",
  copyBytes: "Bytes kopieren",
  formats: { hex: "Hex", text: "Text", dump: "Hex-Dump", c: "C-Array", base64: "Base64" },
  copyAs: (format) => `Als ${format} kopieren`,
  bytesAs: (bytes, format) => `${plural(bytes, "Byte", "Byte")} als ${format}`,
};
