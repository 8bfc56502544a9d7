import { limits } from "../../limits.ts";
import { type InputProblem, type Parsed, refuse } from "../../parsed.ts";
import { readEndpoint } from "../endpoint-text.ts";
import type { InterfaceNames } from "../interface-choice.ts";
import { beginsSdp, readSdp, type SdpGroups } from "../sdp.ts";
import { wordsOf } from "../word.ts";
import { type CsvLayout, type CsvRow, readCsvHeading, readCsvRow } from "./csv.ts";
import { entriesOf, isComment, splitRemark } from "./entries.ts";
import { type GroupSet, readGroupSet } from "./group-set.ts";
import { blamed, type Span, type Taken } from "./place.ts";

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

interface Line extends Span {
  readonly number: number;
  readonly text: string;
}

/**
 * Reads a list of groups: one or several in a line, a table with a heading (CSV), a playlist (M3U), session descriptions
 * (SDP), mixed as they come. Every line has its verdict. Pure, and bounded by `limits`.
 */
export function readJoinList(whole: string, interfaces?: readonly InterfaceNames[]): JoinList {
  const text = whole.slice(0, limits.listCharacters);
  const lines = linesOf(text).filter((line) => line.text.trim() !== "");
  const cut = whole.length > text.length ? linesOf(whole.slice(text.length)).length : 0;
  const taken = lines.slice(0, limits.listLines);
  const entries: ListEntry[] = [];
  let table: CsvLayout | null = null;
  /** The name that a playlist gave to the entry behind it. */
  let title = "";
  for (let place = 0; place < taken.length; place += 1) {
    const line = taken[place] as Line;
    if (beginsSdp(line.text)) {
      const block = sdpBlock(taken, place);
      entries.push(sdpEntry(block, text, interfaces));
      place += block.length - 1;
    } else if (isComment(line.text)) {
      const named = /^\s*#EXTINF:[^,]*,(.*)$/i.exec(line.text)?.[1]?.trim() ?? "";
      title = named === "" ? title : named;
      entries.push(entryOf(line, line, null, { kind: "comment", what: named === "" ? "comment" : "name" }));
    } else if (
      table === null &&
      entries.every(({ read }) => read.kind === "comment") &&
      readCsvHeading(line.text)
    ) {
      table = readCsvHeading(line.text);
      entries.push(entryOf(line, line, null, { kind: "comment", what: "heading" }));
    } else if (table !== null) entries.push(rowEntry(line, readCsvRow(line.text, table), interfaces));
    else {
      entries.push(...plainEntries(line, title, interfaces));
      title = "";
    }
  }
  return { entries, lines: lines.length + cut, unread: lines.length - taken.length + cut };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const end = start + line.length;
    lines.push({ number: lines.length + 1, text: line, start, end });
    start = end + (text.startsWith("\r\n", end) ? 2 : 1);
  }
  return lines;
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
  const { text, remark } = splitRemark(line.text);
  const words = entriesOf(text);
  return words.map((word, place) => {
    const start = line.start + word.start;
    // The remark belongs to the only group of its line.
    const piece = words.length === 1 ? line.text.slice(word.start).trimEnd() : word.text;
    const at = { text: piece, start, end: start + piece.length };
    const name = words.length === 1 ? remark || title : place === 0 ? title : "";
    const set = readGroupSet(word.text, interfaces);
    const form = formOf(word.text, set);
    return entryOf(
      line,
      at,
      form === "player" || form === "url" ? usedOfUrl(word.text) : null,
      readOf(word.text, set, form, name),
    );
  });
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
  return { ...set, name: name.slice(0, limits.nameLength), carries: "", channels: null };
}

/** A host among groups is most likely a mistake: it is not listened on unasked. Null where there is none. */
function hostIn(text: string, set: Parsed<GroupSet>): InputProblem | null {
  if (set.ok ? set.value.intent.kind !== "host" : set.problem.name !== "port-missing-after") return null;
  const endpoint = readEndpoint(wordsOf(text.replaceAll(",", " ")));
  const address = set.ok ? set.value.intent.address : endpoint.ok ? endpoint.value.address : null;
  if (address === null || (address.use !== "host" && address.use !== "broadcast")) return null;
  const at = endpoint.ok ? endpoint.value.addressAt : { start: 0, end: text.length };
  const port = set.ok ? set.value.intent.port : null;
  const refused = refuse("host-in-list", { host: address.text, port }, at.start, at.end);
  return refused.ok ? null : refused.problem;
}

/** Of a URL, and of what is written with an `@`, the group, its port, its source and its interface. */
function usedOfUrl(text: string): readonly Span[] | null {
  const endpoint = readEndpoint(wordsOf(text));
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
  const goesOn = ({ text }: Line): boolean => /^\s*[a-z]=/.test(text) && !beginsSdp(text);
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
