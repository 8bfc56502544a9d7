import { limits } from "../../limits.ts";

/** A fragment of an IP packet: what it belongs to, and which bytes of it it holds. */
export interface Fragment {
  /** Of one interface: what came by two ways is two datagrams. */
  readonly key: string;
  /** First byte in what was fragmented. */
  readonly offset: number;
  readonly isLast: boolean;
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly end: number;
  /** Of the packets' time, in ms. */
  readonly time: number;
  /** The header of the first one stands for all. */
  readonly header: FragmentHeader | null;
}

/** What the first fragment tells of the whole. */
export interface FragmentHeader {
  /** Source and destination, behind each other. */
  readonly addresses: Uint8Array;
  readonly ttl: number;
  readonly tos: number;
  /** What comes behind the network header. */
  readonly protocol: number;
}

/** What was put together. */
export interface Reassembled extends FragmentHeader {
  readonly bytes: Uint8Array;
}

interface Piece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** What the parts so far come to. */
interface Waiting {
  readonly since: number;
  readonly pieces: Piece[];
  held: number;
  /** Bytes of the whole, known by its last fragment; infinity until then. */
  whole: number;
  header: FragmentHeader | null;
}

const mostBytes = 65_535;

/**
 * Puts fragments together (RFC 791, section 3.2; RFC 8200, section 4.5) within bounds of bytes, number and age. Such
 * that overlap are dropped with what they belong to, as RFC 5722 demands and Linux does for both families;
 * one that came twice is not held against it.
 */
export class Reassembly {
  /** Datagrams of which some fragment did not come, or that gave way. */
  incomplete = 0;
  /** Datagrams whose fragments contradict each other. */
  contradictory = 0;
  readonly #waiting = new Map<string, Waiting>();
  #heldBytes = 0;

  /** Bytes that wait. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  /** Returns the whole when this was what it lacked. */
  add(fragment: Fragment): Reassembled | null {
    this.#expire(fragment.time);
    const { key, offset, at, end, isLast } = fragment;
    const to = offset + end - at;
    let waiting = this.#waiting.get(key);
    if (waiting === undefined) {
      waiting = { since: fragment.time, pieces: [], held: 0, whole: Number.POSITIVE_INFINITY, header: null };
      this.#waiting.set(key, waiting);
    }
    const place = placeOf(waiting.pieces, offset);
    const fits = to <= mostBytes && to <= waiting.whole && this.#fits(waiting, place, offset, to);
    const endsAsTold = !isLast || (to >= lastEnd(waiting.pieces) && to <= waiting.whole);
    if (!fits || !endsAsTold) {
      if (isKnown(waiting.pieces[place], offset, to)) return null;
      this.#giveUp(key, waiting);
      this.contradictory += 1;
      return null;
    }
    if (isLast) waiting.whole = to;
    waiting.header ??= fragment.header;
    waiting.pieces.splice(place, 0, { offset, bytes: fragment.bytes.slice(at, end) });
    waiting.held += end - at;
    this.#heldBytes += end - at;
    if (waiting.held === waiting.whole && waiting.header !== null)
      return this.#put(key, waiting, waiting.header);
    this.#bound();
    return null;
  }

  #fits({ pieces }: Waiting, place: number, offset: number, to: number): boolean {
    const before = pieces[place - 1];
    const behind = pieces[place];
    return (
      (before === undefined || before.offset + before.bytes.length <= offset) &&
      (behind === undefined || to <= behind.offset)
    );
  }

  #put(key: string, waiting: Waiting, header: FragmentHeader): Reassembled {
    const bytes = new Uint8Array(waiting.whole);
    for (const piece of waiting.pieces) bytes.set(piece.bytes, piece.offset);
    this.#giveUp(key, waiting);
    return { ...header, bytes };
  }

  /** The oldest first: they stand in the order in which they began. */
  #expire(now: number): void {
    for (const [key, waiting] of this.#waiting) {
      if (now - waiting.since <= limits.captureFragmentMs) return;
      this.#giveUp(key, waiting);
      this.incomplete += 1;
    }
  }

  #bound(): void {
    for (const [key, waiting] of this.#waiting) {
      const isWithin =
        this.#waiting.size <= limits.captureFragmented && this.#heldBytes <= limits.captureFragmentBytes;
      if (isWithin) return;
      this.#giveUp(key, waiting);
      this.incomplete += 1;
    }
  }

  #giveUp(key: string, waiting: Waiting): void {
    this.#heldBytes -= waiting.held;
    this.#waiting.delete(key);
  }

  /** Nothing comes any more: what waits still is incomplete. */
  end(): void {
    this.incomplete += this.#waiting.size;
    this.#waiting.clear();
    this.#heldBytes = 0;
  }
}

/** Where a piece belongs among those that are there, in their order. */
function placeOf(pieces: readonly Piece[], offset: number): number {
  let place = pieces.length;
  while (place > 0 && (pieces[place - 1]?.offset ?? 0) >= offset) place -= 1;
  return place;
}

function lastEnd(pieces: readonly Piece[]): number {
  const last = pieces.at(-1);
  return last === undefined ? 0 : last.offset + last.bytes.length;
}

function isKnown(piece: Piece | undefined, offset: number, to: number): boolean {
  return piece !== undefined && piece.offset === offset && piece.offset + piece.bytes.length === to;
}
