import type { Line } from "./lines.ts";
import type { Span } from "./place.ts";

/** A piece of a playlist: a track with where it is and what it is called, or what stands between tracks. */
export interface PlaylistPiece extends Span {
  readonly track: { readonly location: Span; readonly title: Span | null; readonly titleText: string } | null;
}

/** Whether a line begins a playlist in XML (XSPF), as VLC and Tvheadend write it. */
export function beginsXspf(line: string): boolean {
  return /^\s*<(?:\?xml\b|playlist\b|trackList\b)/i.test(line);
}

/** The lines of a playlist in XML: up to its end, or to that of the list. */
export function xspfBlock(lines: readonly Line[], first: number): readonly Line[] {
  const end = lines.findIndex(({ text }, place) => place >= first && /<\/playlist>/i.test(text));
  return lines.slice(first, end === -1 ? lines.length : end + 1);
}

/** The pieces of a playlist in XML, in order; blanks between them are none. */
export function xspfPieces(text: string): PlaylistPiece[] {
  const pieces: PlaylistPiece[] = [];
  const between = (from: number, to: number): void => {
    const inside = text.slice(from, to);
    const bare = inside.trim();
    const start = from + inside.indexOf(bare);
    if (bare !== "") pieces.push({ start, end: start + bare.length, track: null });
  };
  let at = 0;
  for (const { 0: track, index } of text.matchAll(/<track\b[^>]*>[\s\S]*?<\/track>/gi)) {
    const location = inside(track, "location", index);
    if (location === null) continue;
    between(at, index);
    const title = inside(track, "title", index);
    const titleText = title === null ? "" : unescaped(text.slice(title.start, title.end));
    at = index + track.length;
    pieces.push({ start: index, end: at, track: { location, title, titleText } });
  }
  between(at, text.length);
  return pieces;
}

/** What stands in an element, without the blanks around it; null where it is not there, or empty. */
function inside(text: string, element: string, offset: number): Span | null {
  const [whole, head = "", content = ""] =
    new RegExp(`(<${element}\\b[^>]*>)\\s*([\\s\\S]*?)\\s*</${element}>`, "i").exec(text) ?? [];
  if (whole === undefined || content === "") return null;
  const begin = text.indexOf(whole);
  const start = offset + begin + whole.indexOf(content, head.length);
  return { start, end: start + content.length };
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A text of XML as it is read. */
export function unescaped(text: string): string {
  return text
    .replace(/^<!\[CDATA\[([\s\S]*)\]\]>$/, "$1")
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? "", 16);
      if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole;
      return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
    });
}

/** Titles of a playlist with `File1=` and `Title1=` (PLS), by their numbers; null where it is none. */
export function plsTitles(lines: readonly Line[]): ReadonlyMap<string, string> | null {
  if (!/^\s*\[playlist\]\s*$/i.test(lines[0]?.text ?? "")) return null;
  return new Map(
    lines.flatMap(({ text }) => {
      const [, number, title = ""] = /^\s*Title(\d+)\s*=(.*)$/i.exec(text) ?? [];
      return number === undefined ? [] : [[number, title.trim()] as const];
    }),
  );
}

/** What a line of such a playlist names: where a track is; null for its other lines. */
export function plsFile(line: string): { readonly number: string; readonly location: Span } | null {
  const [, head = "", number, location = ""] = /^(\s*File(\d+)\s*=\s*)(.*?)\s*$/i.exec(line) ?? [];
  if (number === undefined || location === "") return null;
  return { number, location: { start: head.length, end: head.length + location.length } };
}

/** Whether a line is one of those that only such a playlist has. */
export function isPlsLine(line: string): boolean {
  return /^\s*(?:\[playlist\]\s*$|(?:Title|Length)\d+\s*=|(?:NumberOfEntries|Version)\s*=)/i.test(line);
}
