import { limits } from "../../limits.ts";
import { type InputProblem, type Parsed, refuse } from "../../parsed.ts";
import { cutText } from "../../text/cut.ts";
import { inOneLine } from "../../text/one-line.ts";
import { readEndpoint } from "../endpoint-text.ts";
import type { InterfaceNames } from "../interface-choice.ts";
import { beginsSdp, beginsWholeSdp, readSdp, type SdpGroups } from "../sdp.ts";
import { wordsOf } from "../word.ts";
import { type CsvLayout, type CsvRow, readCsvHeading, readCsvRow } from "./csv.ts";
import { entriesOf, inputOfDvblast, isComment, splitRemark, urlsIn, withoutCommas } from "./entries.ts";
import { type GroupSet, readGroupSet } from "./group-set.ts";
import { type Line, linesOf } from "./lines.ts";
import { readLooseRow } from "./loose-row.ts";
import { blamed, type Span, type Taken } from "./place.ts";
import { beginsXspf, isPlsLine, plsFile, plsTitles, xspfBlock, xspfPieces } from "./playlist.ts";

/** In what form an entry was written. */
export type ListForm = "plain" | "player" | "url" | "range" | "csv" | "sdp";

/** Groups of an entry that have one name. */
export interface NamedGroups extends GroupSet {
  /** What the list calls them; empty where it does not. */
  readonly name: string;
  /** What a session description says of its media; empty elsewhere. */
  readonly carries: string;
  readonly channels: number | null;
}

/** What was read of an entry. */
export type ListRead =
  | {
      readonly kind: "groups";
      readonly form: ListForm;
      readonly sets: readonly NamedGroups[];
      /** Places of two sets that carry the same packets. */
      readonly pairs: readonly (readonly [number, number])[];
    }
  /** `heading` is that of a table, `name` names the entry behind it. */
  | { readonly kind: "comment"; readonly what: "comment" | "heading" | "name" }
  | { readonly kind: "mistake"; readonly problem: InputProblem };

/** One entry of a list: a group or a range, a session description, a comment, or a mistake. */
export interface ListEntry {
  /** Numbers of the lines in which it stands, from 1. */
  readonly lines: readonly [first: number, last: number];
  /** Where it stands in the list. */
  readonly at: Span;
  /** As it was pasted. */
  readonly text: string;
  /** What of the text was used; null for all of it. */
  readonly used: readonly Span[] | null;
  readonly read: ListRead;
}

export interface JoinList {
  readonly entries: readonly ListEntry[];
  /** Lines with something in them. */
  readonly lines: number;
  /** Lines beyond `limits.listLines`, or beyond `limits.listCharacters`, which were not read. */
  readonly unread: number;
}

/**
 * Reads a list of groups: one or several in a line, a table with a heading or without (CSV), a playlist (M3U, XSPF, PLS), the
 * inputs of dvblast, session descriptions (SDP), mixed as they come. Every line has its verdict. Pure, and bounded by `limits`.
 */
export function readJoinList(whole: string, interfaces?: readonly InterfaceNames[]): JoinList {
  const text = whole.slice(0, limits.listCharacters);
  const lines = linesOf(text).filter((line) => line.text.trim() !== "");
  const cut = whole.length > text.length ? linesOf(whole.slice(text.length)).length : 0;
  const taken = lines.slice(0, limits.listLines);
  const reader = new ListReader(text, taken, interfaces);
  return { entries: reader.entries, lines: lines.length + cut, unread: lines.length - reader.read + cut };
}

class ListReader {
  readonly entries: ListEntry[] = [];
  /** Lines that were read: all, unless they have more entries than there may be. */
  readonly read: number;
  readonly #text: string;
  readonly #interfaces: readonly InterfaceNames[] | undefined;
  readonly #titles: ReadonlyMap<string, string> | null;
  #table: CsvLayout | null = null;
  /** The name that a playlist gave to the entry behind it. */
  #title = "";

  constructor(text: string, lines: readonly Line[], interfaces: readonly InterfaceNames[] | undefined) {
    this.#text = text;
    this.#interfaces = interfaces;
    this.#titles = plsTitles(lines);
    let place = 0;
    while (place < lines.length && this.entries.length < limits.listEntries)
      place += this.#take(lines, place);
    this.read = place;
    this.entries.length = Math.min(this.entries.length, limits.listEntries);
  }

  /** Reads what begins at a place. @returns how many lines it has */
  #take(lines: readonly Line[], place: number): number {
    const line = lines[place] as Line;
    const { text } = line;
    if (beginsSdp(text)) {
      this.#table = null;
      const block = sdpBlock(lines, place);
      this.#add([sdpEntry(block, this.#text, this.#interfaces)]);
      return block.length;
    }
    if (beginsXspf(text)) {
      this.#table = null;
      const block = xspfBlock(lines, place);
      this.#add(xspfEntries(block, this.#text, this.#interfaces));
      return block.length;
    }
    this.#add(this.#line(line));
    return 1;
  }

  #add(entries: readonly ListEntry[]): void {
    // One by one: a line may have more of them than a call may have arguments.
    for (const entry of entries) this.entries.push(entry);
  }

  #line(line: Line): ListEntry[] {
    const { text } = line;
    const comment = (what: "comment" | "heading" | "name"): ListEntry[] => [
      entryOf(line, line, null, { kind: "comment", what }),
    ];
    const title = titleOf(text);
    if (/^\s*#EXTM3U/i.test(text)) this.#table = null;
    if (title !== null) {
      this.#title = title === "" ? this.#title : title;
      return comment(title === "" ? "comment" : "name");
    }
    if (isComment(text, this.#table !== null)) return comment("comment");
    const heading = readCsvHeading(text);
    if (heading !== null) {
      this.#table = heading;
      return comment("heading");
    }
    if (this.#table !== null && text.includes(this.#table.comma))
      return [rowEntry(line, readCsvRow(text, this.#table), this.#interfaces)];
    const file = this.#titles === null ? null : plsFile(text);
    if (this.#titles !== null && isPlsLine(text)) return comment("comment");
    const name = file === null ? this.#title : (this.#titles?.get(file.number) ?? "");
    this.#title = "";
    if (file === null) return plainEntries(line, name, this.#interfaces);
    return [pieceEntry(line, line, file.location, { name, nameAt: null }, this.#interfaces)];
  }
}

/** The title of the entry behind it (M3U); null for a line that is none, and empty where it has none. */
function titleOf(line: string): string | null {
  const [whole, settings = "", title = ""] =
    /^\s*#EXTINF:((?:[^",]|"[^"]*(?:"|$))*),?(.*)$/i.exec(line) ?? [];
  if (whole === undefined) return null;
  return title.trim() || (/tvg-name="([^"]*)"/i.exec(settings)?.[1]?.trim() ?? "");
}

function entryOf(
  { number }: Pick<Line, "number">,
  { text, start, end }: Pick<Line, "text" | "start" | "end">,
  used: ListEntry["used"],
  read: ListRead,
): ListEntry {
  return { lines: [number, number], at: { start, end }, text, used, read };
}

function plainEntries(line: Line, title: string, interfaces?: readonly InterfaceNames[]): ListEntry[] {
  const entries = groupEntries(line, title, interfaces);
  if (entries.every(({ read }) => read.kind === "groups")) return entries;
  const row = readLooseRow(line.text, interfaces);
  if (row !== null) return [rowEntry(line, { ...row, name: row.name || title }, interfaces)];
  return urlEntries(line, title, interfaces) ?? entries;
}

function groupEntries(line: Line, title: string, interfaces?: readonly InterfaceNames[]): ListEntry[] {
  const { text, remark } = splitRemark(line.text);
  const input = inputOfDvblast(text);
  const words = input === null ? entriesOf(text).slice(0, limits.listEntries) : [input];
  return words.map((word, place) => {
    const start = line.start + word.start;
    // The remark belongs to the only group of its line.
    const piece = words.length === 1 ? line.text.slice(word.start).trimEnd() : word.text;
    const at = { text: piece, start, end: start + piece.length };
    const name = words.length === 1 ? remark || title : place === 0 ? title : "";
    const set = readGroupSet(word.text, interfaces);
    const form = formOf(word.text, set);
    const isPart = form === "player" || form === "url" || input !== null;
    const used = isPart ? usedOfUrl(word.text, interfaces) : null;
    return entryOf(line, at, used, readOf(word.text, set, form, name));
  });
}

/** Where URLs stand in a line behind something else, as in a command or in data, each of them with its group; else null. */
function urlEntries(line: Line, title: string, interfaces?: readonly InterfaceNames[]): ListEntry[] | null {
  const found = urlsIn(line.text);
  const [first] = found;
  if (first === undefined) return null;
  const name = { name: title, nameAt: null };
  const entries = found.map((at, place) => {
    const piece = {
      text: line.text.slice(at.start, at.end),
      start: line.start + at.start,
      end: line.start + at.end,
    };
    const named = place === 0 ? name : { ...name, name: "" };
    if (found.length > 1)
      return pieceEntry(line, piece, { start: 0, end: piece.text.length }, named, interfaces);
    return pieceEntry(line, line, at, named, interfaces);
  });
  return entries.every(({ read }) => read.kind === "groups") ? entries : null;
}

/** An entry of which one piece is read. */
function pieceEntry(
  line: Pick<Line, "number">,
  whole: Pick<Line, "text" | "start" | "end">,
  { start, end }: Span,
  { name, nameAt }: { readonly name: string; readonly nameAt: Span | null },
  interfaces?: readonly InterfaceNames[],
): ListEntry {
  // In XML a URL's “&” is written with its name.
  const text = whole.text.slice(start, end);
  const set = readGroupSet(text, interfaces);
  const read = readOf(text, set, formOf(text, set), name);
  const moved = (span: Span): Span => ({ start: start + span.start, end: start + span.end });
  const used = [
    ...(usedOfUrl(text, interfaces) ?? [{ start: 0, end: text.length }]).map(moved),
    ...(nameAt ? [nameAt] : []),
  ];
  const told: ListRead =
    read.kind === "mistake"
      ? { kind: "mistake", problem: { ...read.problem, ...moved(read.problem) } }
      : read;
  return entryOf(
    line,
    whole,
    used.sort((a, b) => a.start - b.start),
    told,
  );
}

/** Tracks of a playlist in XML, each an entry, and what stands between them. */
function xspfEntries(
  block: readonly Line[],
  text: string,
  interfaces?: readonly InterfaceNames[],
): ListEntry[] {
  const [first, last] = [block[0] as Line, block.at(-1) as Line];
  let at = 0;
  const lineAt = (place: number): Line => {
    while (at + 1 < block.length && (block[at + 1] as Line).start <= place) at += 1;
    return block[at] as Line;
  };
  return xspfPieces(text.slice(first.start, last.end)).map(({ start, end, track }): ListEntry => {
    const from = first.start + start;
    const to = first.start + end;
    const whole = { text: text.slice(from, to), start: from, end: to };
    const lines = [lineAt(from).number, lineAt(to - 1).number] as const;
    const entry =
      track === null
        ? entryOf(first, whole, null, { kind: "comment", what: "comment" })
        : pieceEntry(
            first,
            whole,
            within(track.location, start),
            { name: track.titleText, nameAt: track.title && within(track.title, start) },
            interfaces,
          );
    return { ...entry, lines };
  });
}

function within({ start, end }: Span, from: number): Span {
  return { start: start - from, end: end - from };
}

function formOf(text: string, set: Parsed<GroupSet>): ListForm {
  if (set.ok && set.value.range !== null) return "range";
  if (text.includes("://")) return /:\/\/\S*@/.test(text) ? "player" : "url";
  return text.includes("@") ? "player" : "plain";
}

function readOf(text: string, set: Parsed<GroupSet>, form: ListForm, name: string): ListRead {
  const host = hostIn(text, set);
  if (host !== null) return { kind: "mistake", problem: host };
  if (!set.ok) return { kind: "mistake", problem: set.problem };
  return { kind: "groups", form, sets: [named(set.value, name)], pairs: [] };
}

function named(set: GroupSet, name: string): NamedGroups {
  return { ...set, name: listName(name), carries: "", channels: null };
}

/** A name as it is kept: in one line, and without what cannot be seen. */
function listName(name: string): string {
  return cutText(inOneLine(name), limits.nameLength);
}

/** A host among groups is most likely a mistake: it is not listened on unasked. Null where there is none. */
function hostIn(text: string, set: Parsed<GroupSet>): InputProblem | null {
  if (set.ok ? set.value.intent.kind !== "host" : set.problem.name !== "port-missing-after") return null;
  const endpoint = readEndpoint(wordsOf(withoutCommas(text)));
  const address = set.ok ? set.value.intent.address : endpoint.ok ? endpoint.value.address : null;
  if (address === null || (address.use !== "host" && address.use !== "broadcast")) return null;
  const at = endpoint.ok ? endpoint.value.addressAt : { start: 0, end: text.length };
  const port = set.ok ? set.value.intent.port : null;
  const refused = refuse("host-in-list", { host: address.text, port }, at.start, at.end);
  return refused.ok ? null : refused.problem;
}

/** Of a URL, and of what is written with an `@`, the group, its port, its source and its interface. */
function usedOfUrl(text: string, interfaces?: readonly InterfaceNames[]): readonly Span[] | null {
  const endpoint = readEndpoint(wordsOf(text), interfaces);
  if (!endpoint.ok) return null;
  const { addressAt, from, on } = endpoint.value;
  const port = /^:\d+/.exec(text.slice(addressAt.end))?.[0].length ?? 0;
  const group = { start: addressAt.start, end: addressAt.end + port };
  const words = [from, on].flatMap((word) =>
    word === null ? [] : [{ start: word.start, end: word.start + word.text.length }],
  );
  return [...words, group].sort((a, b) => a.start - b.start);
}

function rowEntry(line: Line, row: CsvRow, interfaces?: readonly InterfaceNames[]): ListEntry {
  const used = [...row.pieces.map(({ from }) => from), ...(row.nameAt ? [row.nameAt] : [])];
  const sorted = used.sort((a, b) => a.start - b.start);
  if (row.text === "") {
    const refused = refuse("list-without-groups", { what: "csv" }, 0, line.text.length);
    return entryOf(line, line, sorted, mistake(refused));
  }
  const read = readOf(row.text, readGroupSet(row.text, interfaces), "csv", row.name);
  if (read.kind !== "mistake") return entryOf(line, line, sorted, read);
  const place = blamed(read.problem, row.pieces);
  return entryOf(line, line, sorted, { kind: "mistake", problem: { ...read.problem, ...place } });
}

function mistake(refused: Parsed<never>): ListRead {
  if (refused.ok) throw new Error("nothing was refused");
  return { kind: "mistake", problem: refused.problem };
}

/** The lines of a session description: each is a letter and what it says. */
function sdpBlock(lines: readonly Line[], first: number): readonly Line[] {
  let beyond = first + 1;
  const goesOn = ({ text }: Line): boolean => /^\s*[a-z]=/.test(text) && !beginsWholeSdp(text);
  while (beyond < lines.length && goesOn(lines[beyond] as Line)) beyond += 1;
  return lines.slice(first, beyond);
}

function sdpEntry(block: readonly Line[], text: string, interfaces?: readonly InterfaceNames[]): ListEntry {
  const [first, last] = [block[0] as Line, block.at(-1) as Line];
  const at = { start: first.start, end: last.end };
  const piece = text.slice(at.start, at.end);
  const sdp = readSdp(piece);
  const used = [...(sdp?.nameAt ? [sdp.nameAt] : []), ...(sdp?.medias.flatMap(piecesFrom) ?? [])];
  return {
    lines: [first.number, last.number],
    at,
    text: piece,
    used: used.sort((a, b) => a.start - b.start),
    read: readMedias(sdp, piece.length, interfaces),
  };
}

const piecesFrom = ({ pieces }: { readonly pieces: readonly Taken[] }): readonly Span[] =>
  pieces.map(({ from }) => from);

function readMedias(sdp: SdpGroups | null, length: number, interfaces?: readonly InterfaceNames[]): ListRead {
  const sets: NamedGroups[] = [];
  for (const media of sdp?.medias ?? []) {
    const read = readOf(media.text, readGroupSet(media.text, interfaces), "sdp", sdp?.name ?? "");
    if (read.kind === "groups") {
      sets.push(...read.sets.map((set) => ({ ...set, carries: media.carries, channels: media.channels })));
    } else if (read.kind === "mistake") {
      return { kind: "mistake", problem: { ...read.problem, ...blamed(read.problem, media.pieces) } };
    }
  }
  if (sets.length === 0) return mistake(refuse("list-without-groups", { what: "sdp" }, 0, length));
  return { kind: "groups", form: "sdp", sets, pairs: sdp?.pairs ?? [] };
}
