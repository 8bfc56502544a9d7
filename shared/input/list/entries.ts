import { parseAddress } from "../../net/address.ts";
import { blankSigns, type Word } from "../word.ts";

/** An address with or without its port, or a URL, right or wrong: what begins the next group of a line. */
const addressLike =
  /^([a-z][a-z0-9+.-]*:\/\/\S*|\S*@\S*|\[\S*\](\/\d*)?(:\S*)?|\d+(\.\d+)+((-|~|\u2026|\.{2,3})[\d.]*)?(\/\d*)?(:\S*)?|(\d+\.){3}[[{]\S*|[0-9a-f]*:[0-9a-f:]*:[0-9a-f:]*(-[0-9a-f:]*)?(\/\d*)?)$/i;

/**
 * A remark, as in playlists (M3U), files of hosts, of dvblast and in programs, a line drawn below a heading, or what tells Excel
 * how cells are parted.
 * @param inTable where an empty first cell begins with what parts it from the next
 */
export function isComment(line: string, inTable: boolean): boolean {
  if (/^\s*(?:#|\/\/|sep=.\s*$)/i.test(line) || (!inTable && /^\s*;/.test(line))) return true;
  return /^[\s|+:=-]*[-=]{3}[\s|+:=-]*$/.test(line);
}

/** A line of dvblast's inputs, behind whose address are whether it is always on, the number of its program, and PIDs; else null. */
export function inputOfDvblast(line: string): Word | null {
  const [, before = "", input] =
    /^(\s*)(\S+:\d+\S*)\s+[01]\s+\d+(?:\s+(?:\*|\d+(?:,\d+)*))?\s*$/.exec(line) ?? [];
  return input === undefined ? null : { text: input, start: before.length };
}

/** URLs of groups that stand in a line behind something else, as in a command or in data. */
export function urlsIn(line: string): readonly { readonly start: number; readonly end: number }[] {
  const found = [...line.matchAll(/(?<![\w+.-])(?:udp|rtp|igmp):\/\/[^\s"'`<>\\|;)}]+/gi)].map(
    ({ 0: url, index }) => ({
      start: index,
      end: index + url.replace(/[.,]+$/, "").length,
    }),
  );
  return found[0] !== undefined && line.slice(0, found[0].start).trim() !== "" ? found : [];
}

/** Commas part words as well as blanks do, but not within a URL's query; the places stay. */
export function withoutCommas(text: string): string {
  return text.replace(/(\?\S*)|,/g, (_, query: string | undefined) => query ?? " ");
}

/**
 * The groups of one line, each with what follows it: separated by semicolons, blanks or commas. What follows `on`,
 * `from` and `bind` stays with its group, and so do further ports.
 */
export function entriesOf(line: string): Word[] {
  return [...line.matchAll(/[^;]+/g)].flatMap(({ 0: piece, index }) => entriesOfPiece(piece, index));
}

/** A longer dash, as word processors make it, or a minus. */
const dashes = /[\u2010-\u2015\u2212]/g;

/** The same with plain dashes; the places stay. */
export function withPlainDashes(text: string): string {
  return text.replaceAll(dashes, "-");
}

/** What stands between the first and the last address of a range, or behind the first one without a blank. */
const partsRange = /^(?:to|bis|through|thru)$|(?:^|[\d\]])(?:[-~\u301c\uff5e\u2026]|\.{2,3})$/i;

/** A word up to a blank or a comma; in the query of a URL commas part sources. */
const wordShape = new RegExp(
  `[a-z][a-z0-9+.-]*://[^${blankSigns},?]*\\?(?:[^${blankSigns},]|,(?![a-z]+://|@|[${blankSigns}]|$))*|[^${blankSigns},]+`,
  "gi",
);
/** How lists in texts begin: with a dash, a bullet, or a number. */
const bullet = /^\s*(?:[-*•·–—]|\d{1,4}[.)])\s+(?=\S)/;

/** A word that is longer is no address, and looking through it would take its time. */
const mostAddress = 1_000;

function entriesOfPiece(piece: string, at: number): Word[] {
  const entries: { start: number; end: number }[] = [];
  let keyword = false;
  /** Behind a source: one more behind a comma is a mistake of that entry, no host in the list. */
  let source = false;
  /** Behind the first address of a range: the next one is its last. */
  let range = false;
  const begin = bullet.exec(piece)?.[0].length ?? 0;
  for (const { 0: word, index: from } of piece.slice(begin).matchAll(wordShape)) {
    const index = begin + from;
    const last = entries.at(-1);
    const end = index + word.length;
    const isSource: boolean = source && piece[index - 1] === "," && isHost(word);
    if (!last || (!keyword && !range && !isSource && word.length < mostAddress && addressLike.test(word)))
      entries.push({ start: index, end });
    else last.end = end;
    source = isSource || /^from$/i.test(word) || (keyword && source);
    keyword = /^(on|from|bind)$/i.test(word);
    range = partsRange.test(withPlainDashes(word)) && !/[,;]/.test(piece.charAt(index + word.length));
  }
  return entries.map(({ start, end }) => ({ text: piece.slice(start, end), start: at + start }));
}

function isHost(word: string): boolean {
  const parsed = parseAddress(word);
  return parsed.ok && parsed.value.use === "host";
}

/** A dash with blanks on both sides, as between a group and its name; the bullet of a list has nothing before it. */
const parting = /(?<=\S)\s+-\s+/;
/** What stands in an address, of any form. */
const addressSign = /:\/\/|::|@|\d\.\d+\.\d|[0-9a-f]:[0-9a-f]/i;

/** A name, and no word with which a group's line goes on. */
function isName(text: string): boolean {
  return /^\p{L}/u.test(text) && !addressSign.test(text) && !/^(?:on|from|bind)\s/i.test(text);
}

/**
 * The line with blanks in the place of a name that a dash parts from its group, on either side, and the name: “239.1.1.1:5004 -
 * Camera 1”, “Camera 1 - 239.1.1.1:5004”. Null where it is not clear which is which.
 */
function splitName(line: string): { readonly text: string; readonly remark: string } | null {
  const plain = withPlainDashes(line);
  const dash = plain.length > mostNamed ? null : parting.exec(plain);
  if (dash === null) return null;
  const end = dash.index + dash[0].length;
  const begin = bullet.exec(plain)?.[0].length ?? 0;
  const [before, behind] = [plain.slice(begin, dash.index).trim(), plain.slice(end).trim()];
  if (isName(behind) && addressSign.test(before))
    return { text: line.slice(0, dash.index), remark: line.slice(end).trim() };
  if (isName(before) && addressSign.test(behind))
    return { text: " ".repeat(end) + line.slice(end), remark: line.slice(begin, dash.index).trim() };
  return null;
}

/** What is longer is no group and its name. */
const mostNamed = 1_000;

/** What stands behind a `#` on a group's line, or is its name, and the line without it. A URL's own `#` follows no blank. */
export function splitRemark(line: string): { readonly text: string; readonly remark: string } {
  const at = line.search(/\s(?:#|\/\/)/);
  if (at === -1) return splitName(line) ?? { text: line, remark: "" };
  return {
    text: line.slice(0, at),
    remark: line
      .slice(at)
      .replace(/^\s(?:#+|\/\/)\s*/, "")
      .trim(),
  };
}
