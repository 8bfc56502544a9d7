import type { Span, Taken } from "./list/place.ts";

/** A session description (SDP, RFC 8866), as far as it says what to join. */
export interface SdpGroups {
  /** The session's name; empty where it has none. */
  readonly name: string;
  /** Where the name stands. */
  readonly nameAt: Span | null;
  /** Each media that goes to an address. */
  readonly medias: readonly SdpMedia[];
  /** Places of two media that carry the same packets (`a=group:DUP`, RFC 7104). */
  readonly pairs: readonly (readonly [number, number])[];
}

/** One media of a session description. */
export interface SdpMedia {
  /** As the join field reads it: “232.1.1.1:5004 from 10.0.0.7”. */
  readonly text: string;
  /** Where the pieces of `text` stand in the description. */
  readonly pieces: readonly Taken[];
  /** What it carries, in the description's own words: “audio, L24”. */
  readonly carries: string;
  /** Of audio, where it says so. */
  readonly channels: number | null;
}

interface Piece extends Span {
  readonly text: string;
}

interface Scope {
  connection: Piece | null;
  filter: Piece | null;
}

interface Media extends Scope {
  readonly kind: string;
  readonly port: Piece | null;
  format: string;
  /** Of audio; null where it does not say. */
  channels: number | null;
  mid: string | null;
}

/** What begins a description, also one of which only the end, or the part of one media, was copied; nothing else says so. */
export function beginsSdp(line: string): boolean {
  return /^\s*(?:v=0\s*$|o=\S+ \d+ \d+ IN |c=IN IP[46] |m=(?:audio|video|application|text) \d)/.test(line);
}

/** The first line of a whole one: what follows others is a description of its own. */
export function beginsWholeSdp(line: string): boolean {
  return line.trim() === "v=0";
}

/**
 * The groups of a session description, with the one source that a filter includes (RFC 4570) and the redundant pairs;
 * null where the text is none. What it says beyond that changes nothing of what is joined.
 */
export function readSdp(text: string): SdpGroups | null {
  const lines = piecesOf(text);
  if (!beginsSdp(lines.find((line) => line.text !== "")?.text ?? "")) return null;
  const session: Scope = { connection: null, filter: null };
  let name: Piece | null = null;
  const medias: Media[] = [];
  const duplicates: string[][] = [];
  for (const line of lines) {
    const media = medias.at(-1);
    const value = from(line, 2);
    if (line.text.startsWith("m=")) medias.push(mediaOf(value));
    else if (line.text.startsWith("c=")) (media ?? session).connection = value;
    else if (line.text.startsWith("s=") && value.text.trim() !== "-") name ??= value;
    else if (value.text.startsWith("source-filter:")) (media ?? session).filter = from(value, 14);
    else if (value.text.startsWith("mid:") && media !== undefined) media.mid = value.text.slice(4).trim();
    else if (value.text.startsWith("group:DUP")) duplicates.push(value.text.split(/\s+/).slice(1));
    else if (value.text.startsWith("rtpmap:") && media !== undefined && media.format === "")
      Object.assign(media, formatOf(value.text));
  }
  const joined = medias.flatMap((media) => {
    const group = addressOf(media.connection ?? session.connection);
    if (group === null) return [];
    const source = sourceOf(media.filter ?? session.filter, group.text);
    const carries = [media.kind, media.format].filter(Boolean).join(", ");
    return [{ mid: media.mid, carries, channels: media.channels, ...put(group, media.port, source) }];
  });
  const placeOf = (mid: string | undefined): number => joined.findIndex((one) => one.mid === mid);
  const pairs = duplicates.flatMap(([a, b]) => {
    const places = [placeOf(a), placeOf(b)] as const;
    return a !== undefined && b !== undefined && !places.includes(-1) ? [places] : [];
  });
  return {
    name: name?.text.trim() ?? "",
    nameAt: name && { start: name.start, end: name.end },
    medias: joined.map(({ text: put, pieces, carries, channels }) => ({
      text: put,
      pieces,
      carries,
      channels,
    })),
    pairs,
  };
}

/** Its lines without the blanks around them. */
function piecesOf(text: string): Piece[] {
  return [...text.matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) => {
    const bare = line.trim();
    const start = index + line.indexOf(bare);
    return { text: bare, start, end: start + bare.length };
  });
}

function from({ text, start, end }: Piece, skip: number): Piece {
  return { text: text.slice(skip), start: Math.min(end, start + skip), end };
}

/** The word at a place, from 0; null where there are fewer. */
function wordOf({ text, start }: Piece, place: number): Piece | null {
  const word = [...text.matchAll(/\S+/g)][place];
  return word ? { text: word[0], start: start + word.index, end: start + word.index + word[0].length } : null;
}

/** Up to a slash: “239.1.1.1/32” without TTL and count, “5004/2”, the first of two ports. */
function beforeSlash(piece: Piece | null): Piece | null {
  if (piece === null) return null;
  const text = piece.text.split("/", 1)[0] ?? "";
  return text === "" ? null : { text, start: piece.start, end: piece.start + text.length };
}

function mediaOf(value: Piece): Media {
  return {
    kind: wordOf(value, 0)?.text ?? "",
    port: beforeSlash(wordOf(value, 1)),
    connection: null,
    filter: null,
    format: "",
    channels: null,
    mid: null,
  };
}

/** “rtpmap:98 L24/48000/2”: what it is, and of audio its channels. */
function formatOf(rtpmap: string): Pick<Media, "format" | "channels"> {
  const [format = "", , channels] = rtpmap.split(/\s+/)[1]?.split("/") ?? [];
  const count = Number(channels);
  return { format, channels: Number.isInteger(count) && count > 0 ? count : null };
}

/** “IN IP4 239.1.1.1/32”: the address. */
function addressOf(connection: Piece | null): Piece | null {
  if (connection === null || wordOf(connection, 0)?.text !== "IN") return null;
  return beforeSlash(wordOf(connection, 2));
}

/** “incl IN IP4 239.1.1.1 10.0.0.7”, where it is about the group and names one source. */
function sourceOf(filter: Piece | null, group: string): Piece | null {
  const [mode, , , destination, ...sources] = filter?.text.trim().split(/\s+/) ?? [];
  if (mode !== "incl" || (destination !== group && destination !== "*")) return null;
  return sources.length === 1 && filter !== null ? wordOf(filter, 4) : null;
}

/** Puts the join field's text together of pieces of the description. */
function put(group: Piece, port: Piece | null, source: Piece | null): Pick<SdpMedia, "text" | "pieces"> {
  const pieces: Taken[] = [];
  let text = "";
  const take = (piece: Piece): void => {
    const at = { start: text.length, end: text.length + piece.text.length };
    pieces.push({ at, from: { start: piece.start, end: piece.end } });
    text += piece.text;
  };
  const bracketed = group.text.includes(":");
  text += bracketed ? "[" : "";
  take(group);
  text += bracketed ? "]" : "";
  if (port !== null) {
    text += ":";
    take(port);
  }
  if (source !== null) {
    text += " from ";
    take(source);
  }
  return { text, pieces };
}
