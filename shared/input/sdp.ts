import { limits } from "../limits.ts";
import type { Span, Taken } from "./list/place.ts";
import { addressAt, readAddressRange } from "./list/range.ts";

/** A session description (SDP, RFC 8866), as far as it says what to join. */
export interface SdpGroups {
  /** The session's name; empty where it has none. */
  readonly name: string;
  /** Where the name stands. */
  readonly nameAt: Span | null;
  /** Each media that goes to an address, or to several of them. */
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
  /** Of several ports how many, where that is said; else 1. */
  readonly ports: number;
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
    const connection = media.connection ?? session.connection;
    const group = addressOf(connection);
    if (group === null) return [];
    const source = sourceOf(media.filter ?? session.filter, group.text);
    const carries = [media.kind, media.format].filter(Boolean).join(", ");
    const { mid, channels, port } = media;
    const layers = layersOf(connection, group, port, media.ports);
    return layers.map((layer) => ({ mid, carries, channels, ...put(layer, source) }));
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
    ports: countIn(wordOf(value, 1), 1),
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

/** The number in one of the parts behind slashes, from 1; 1 where there is none. */
function countIn(piece: Piece | null, part: number): number {
  const count = piece?.text.split("/")[part] ?? "";
  return /^\d{1,9}$/.test(count) ? Math.max(1, Number(count)) : 1;
}

/** An address with its port, or a range of them. */
interface Layer {
  readonly group: Piece;
  /** The last of a range, as it is written, in the place of its count. */
  readonly last: Piece | null;
  readonly port: Piece | null;
}

/**
 * Groups of a media that is sent in layers (RFC 8866, 5.7): “239.1.1.1/127/3” and “ff15::1/3” are three addresses that follow each
 * other. As many ports belong to them one by one, each with the next one for RTCP (5.14); of another count of ports the first is taken.
 */
function layersOf(
  connection: Piece | null,
  group: Piece,
  port: Piece | null,
  ports: number,
): readonly Layer[] {
  const where = connection && wordOf(connection, 2);
  const count = countIn(where, group.text.includes(":") ? 1 : 2);
  const range = count > 1 ? readAddressRange(group.text) : null;
  if (where === null || range === null || !range.ok) return [{ group, last: null, port }];
  const address = (place: number): string => addressAt(range.value, place).text;
  const counted = { start: group.end, end: where.end };
  const firstPort = Number(port?.text);
  if (port === null || ports !== count || count > limits.sdpLayers || !Number.isInteger(firstPort))
    return [{ group, last: { text: `-${address(count - 1)}`, ...counted }, port }];
  return Array.from({ length: count }, (_, place) => ({
    group: { ...group, text: place === 0 ? group.text : address(place) },
    last: null,
    port: { ...port, text: String(firstPort + 2 * place) },
  }));
}

/** “incl IN IP4 239.1.1.1 10.0.0.7”, where it is about the group and names one source. */
function sourceOf(filter: Piece | null, group: string): Piece | null {
  const [mode, , , destination, ...sources] = filter?.text.trim().split(/\s+/) ?? [];
  if (mode !== "incl" || (destination !== group && destination !== "*")) return null;
  return sources.length === 1 && filter !== null ? wordOf(filter, 4) : null;
}

/** Puts the join field's text together of pieces of the description. */
function put({ group, last, port }: Layer, source: Piece | null): Pick<SdpMedia, "text" | "pieces"> {
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
  if (last !== null) take(last);
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
