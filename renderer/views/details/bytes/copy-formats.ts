import { formatHex, printable } from "../../../../shared/text/hex.ts";

export const copyFormats = ["hex", "text", "dump", "c", "base64"] as const;

/** How bytes are put on the clipboard. */
export type CopyFormat = (typeof copyFormats)[number];

export function copyText(bytes: Uint8Array, format: CopyFormat): string {
  switch (format) {
    case "hex":
      return formatHex(bytes, " ");
    case "text":
      return asText(bytes);
    case "dump":
      return asDump(bytes);
    case "c":
      return asCArray(bytes);
    case "base64":
      return asBase64(bytes);
  }
}

/** UTF-8 where it is that and prints, else ASCII with a dot for each byte that does not print. */
function asText(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return /[^\P{Cc}\r\n\t]/u.test(text) ? printable(bytes) : text;
  } catch {
    return printable(bytes);
  }
}

const bytesPerDumpLine = 16;

/** As hexdump writes it, and text2pcap reads it: offset, bytes, text. */
function asDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += bytesPerDumpLine) {
    const line = bytes.subarray(at, at + bytesPerDumpLine);
    const hex = formatHex(line, " ").padEnd(3 * bytesPerDumpLine - 1);
    const text = Array.from(line, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "."));
    lines.push(`${at.toString(16).padStart(6, "0")}  ${hex}  ${text.join("")}`);
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** Characters that are made of bytes in one call. */
const callArguments = 8_192;

export function asBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += callArguments) {
    text += String.fromCharCode(...bytes.subarray(at, at + callArguments));
  }
  return btoa(text);
}

const bytesPerLine = 12;

/** @param name of the array */
export function asCArray(bytes: Uint8Array, name = "payload"): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += bytesPerLine) {
    const line = Array.from(
      bytes.subarray(at, at + bytesPerLine),
      (byte) => `0x${byte.toString(16).padStart(2, "0")}`,
    );
    lines.push(`  ${line.join(", ")}`);
  }
  // no words: C
  return `const unsigned char ${name}[${bytes.length}] = {\n${lines.join(",\n")}\n};\n`;
}
