import type { Word } from "../word.ts";

/** An address with or without its port, or a URL, right or wrong: what begins the next group of a line. */
const addressLike =
  /^([a-z][a-z0-9+.-]*:\/\/\S*|\S*@\S*|\[\S*\](\/\d*)?(:\S*)?|\d+(\.\d+)+(-[\d.]*)?(\/\d*)?(:\S*)?|[0-9a-f]*:[0-9a-f:]*:[0-9a-f:]*(-[0-9a-f:]*)?(\/\d*)?)$/i;

/** A remark, as in playlists (M3U) and files of hosts. */
export function isComment(line: string): boolean {
  return /^\s*#/.test(line);
}

/**
 * The groups of one line, each with what follows it: separated by semicolons, blanks or commas. What follows `on`,
 * `from` and `bind` stays with its group, and so do further ports.
 */
export function entriesOf(line: string): Word[] {
  return [...line.matchAll(/[^;]+/g)].flatMap(({ 0: piece, index }) => entriesOfPiece(piece, index));
}

function entriesOfPiece(piece: string, at: number): Word[] {
  const entries: { start: number; end: number }[] = [];
  let keyword = false;
  for (const { 0: word, index } of piece.matchAll(/[^\s,]+/g)) {
    const last = entries.at(-1);
    const end = index + word.length;
    if (!last || (!keyword && addressLike.test(word))) entries.push({ start: index, end });
    else last.end = end;
    keyword = /^(on|from|bind)$/i.test(word);
  }
  return entries.map(({ start, end }) => ({ text: piece.slice(start, end), start: at + start }));
}

/** What stands behind a `#` on a group's line, and the line without it. A URL's own `#` follows no blank. */
export function splitRemark(line: string): { readonly text: string; readonly remark: string } {
  const at = line.search(/\s#/);
  if (at === -1) return { text: line, remark: "" };
  return {
    text: line.slice(0, at),
    remark: line
      .slice(at)
      .replace(/^\s#+\s*/, "")
      .trim(),
  };
}
