import { formatHex, printable } from "../../../../shared/text/hex.ts";

export const copyFormats = ["hex", "text", "c"] as const;

/** How bytes are put on the clipboard. */
export type CopyFormat = (typeof copyFormats)[number];

export const copyFormatNames: Readonly<Record<CopyFormat, string>> = {
  hex: "hex",
  text: "text",
  c: "C array",
};

export function copyText(bytes: Uint8Array, format: CopyFormat): string {
  if (format === "hex") return formatHex(bytes, " ");
  return format === "text" ? asText(bytes) : asCArray(bytes);
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

const bytesPerLine = 12;

function asCArray(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += bytesPerLine) {
    const line = Array.from(
      bytes.subarray(at, at + bytesPerLine),
      (byte) => `0x${byte.toString(16).padStart(2, "0")}`,
    );
    lines.push(`  ${line.join(", ")}`);
  }
  return `const unsigned char payload[${bytes.length}] = {\n${lines.join(",\n")}\n};\n`;
}
