import { readStrictUtf8, readUtf8 } from "../../text/utf8.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { linesOf } from "../lines.ts";

/** Shorter ones may be numbers by chance. */
const shortest = 4;

/** Text in UTF-8. */
export const text: Decoder = {
  type: "text",
  title: "Text",
  ports: [],
  recognise(bytes) {
    return textEnd(bytes) >= shortest && isText(bytes) ? evidence.likely : evidence.none;
  },
  decode(packet) {
    let first = "";
    let count = 0;
    for (const { at, end, next } of linesOf(packet.bytes, 0, packet.end)) {
      // What ends the line is among its bytes, and no part of what it says.
      const line = readUtf8(packet.take(at, end - at)).replace(/\0+$/, "");
      packet.value(at, next - at, "line", `Line ${count + 1}`, line, withoutTabs(line));
      if (first === "" && end > at) first = withoutTabs(line).trim();
      count += 1;
    }
    return count <= 1 ? first : `${first} (${count} lines)`;
  },
};

/** A text as it is shown in a line: a tab is the blank that it means there. */
function withoutTabs(line: string): string {
  return line.replaceAll("\t", " ");
}

/** Where the NULs at the end begin. */
function textEnd(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return end;
}

/**
 * Whether bytes are UTF-8 throughout (RFC 3629) and without control characters other than tab, line feed and carriage return; NUL may
 * stand at the end, where programs in C leave it.
 */
export function isText(bytes: Uint8Array): boolean {
  const end = textEnd(bytes);
  let isAscii = true;
  for (let at = 0; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if ((byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f) return false;
    if (byte >= 0x80) isAscii = false;
  }
  if (end === 0) return false;
  // Controls of ISO 6429 are in no text either.
  return isAscii || /^[^\u0080-\u009f]*$/.test(readStrictUtf8(bytes.subarray(0, end)) ?? "\u0080");
}
