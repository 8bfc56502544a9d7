/** An offset at the beginning of a line, as dumps have it: with a colon, or with blanks that bytes do not have between them. */
const offsetShape = /^\s*(?:0x)?([0-9a-f]{3,8})(:\s*|\s{2,}|\s*$)/i;
/** Most bytes of a line: what comes behind so many is text, even where it looks like bytes. */
const mostOfLine = 32;

/**
 * The hex digits of a dump as `xxd`, `hexdump -C`, `tcpdump -X` and Wireshark write it, without its offsets and its text; null for
 * a text that is none. Each offset has to be what was read before it, so that no bytes are taken for one.
 */
export function bytesOfDump(text: string): string | null {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  const pieces: string[] = [];
  let begin: number | null = null;
  let count = 0;
  for (const [place, line] of lines.entries()) {
    const [head, digits = "", parting = ""] = offsetShape.exec(line) ?? [];
    if (head === undefined) return null;
    const offset = Number.parseInt(digits, 16);
    // Without a colon only the first of all offsets is sure to be one.
    if (begin === null && !parting.startsWith(":") && offset !== 0) return null;
    begin ??= offset;
    if (offset !== begin + count) return null;
    const bytes = bytesOfLine(line.slice(head.length), widthOf(lines));
    // `hexdump` ends with an offset alone.
    if (bytes === "" && place !== lines.length - 1) return null;
    pieces.push(bytes);
    count += bytes.length / 2;
  }
  return count === 0 ? null : pieces.join(" ");
}

/** Bytes of a line, as the second offset tells them; a single line has what it has. */
function widthOf([first = "", second]: readonly string[]): number {
  const offset = (line: string): number => Number.parseInt(offsetShape.exec(line)?.[1] ?? "", 16);
  const width = second === undefined ? 16 : offset(second) - offset(first);
  return Number.isFinite(width) && width > 0 && width <= mostOfLine ? width : 16;
}

/** Digits up to the text: behind three blanks, behind what is no bytes, or behind as many as a line has. */
function bytesOfLine(line: string, most: number): string {
  let digits = "";
  for (const [, blanks = "", word = ""] of line.matchAll(/(\s*)(\S+)/g)) {
    if (digits !== "" && blanks.length > 2) break;
    if (!/^(?:[0-9a-f]{2}){1,4}$/i.test(word) || digits.length + word.length > 2 * most) break;
    digits += word;
  }
  return digits;
}
