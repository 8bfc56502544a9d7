import type { Result } from "../../../shared/contract.ts";
import { limits } from "../../../shared/limits.ts";
import { fail } from "../../../shared/problem.ts";
import type { PacketPlaces } from "../traffic/arrange/packet-order.ts";
import type { Slices } from "../traffic/arrange/slices.ts";
import type { KeptSegment } from "../traffic/store/kept-packets.ts";
import type { Endpoint } from "../traffic/store/segment.ts";
import type { StreamFormat } from "./format.ts";
import { Headers, streamKeyWords } from "./headers.ts";

/** What a sender's packets are measured as; null where they were not recognised. */
type FormatOf = (sender: Endpoint) => StreamFormat | null;

interface From {
  readonly place: number;
  /** Towards the list's beginning. */
  readonly back: boolean;
}

/**
 * The next packet of the same stream in a list, in slices. Throws `packet-gone` where the packet that it begins with gave way.
 */
export async function neighbourOf(
  list: PacketPlaces,
  formatOf: FormatOf,
  { place, back }: From,
  slices: Slices,
): Promise<Result<"neighbour">> {
  const { log } = list;
  const begin = placeOf(list, place) ? log.find(list.numberAt(place)) : null;
  if (begin === null) return fail("packet-gone");
  const sought = new SameStream(begin.segment, begin.index, formatOf);
  const step = back ? -1 : 1;
  let looked = 0;
  let next = place + step;
  slices.begin();
  while (looked < limits.neighbourPackets) {
    for (let left = limits.neighbourStepPackets; left > 0; left -= 1) {
      if (!placeOf(list, next)) return { place: null, looked, atEnd: true };
      const found = log.find(list.numberAt(next));
      looked += 1;
      if (found !== null && sought.isOf(found.segment, found.index)) {
        return { place: next, looked, atEnd: false };
      }
      next += step;
    }
    await slices.pause();
  }
  return { place: null, looked, atEnd: false };
}

function placeOf({ places }: PacketPlaces, place: number): boolean {
  return place >= places.first && place <= places.last;
}

/** Whether packets are of the stream that one of them is of. */
class SameStream {
  readonly #headers = new Headers();
  readonly #sender: Endpoint;
  readonly #format: StreamFormat | null;
  /** Null where the packet tells no key: then all that its sender sent is taken for one. */
  readonly #key: Uint32Array | null;

  constructor(segment: KeptSegment, index: number, formatOf: FormatOf) {
    this.#sender = segment.sender(index);
    this.#format = formatOf(this.#sender);
    const rows = this.#read(segment, index);
    this.#key = rows > 0 ? this.#headers.keys.slice(0, this.#format?.keyWords ?? 0) : null;
  }

  isOf(segment: KeptSegment, index: number): boolean {
    if (!isSame(segment.sender(index), this.#sender)) return false;
    if (this.#key === null) return true;
    const rows = this.#read(segment, index);
    for (let row = 0; row < rows; row += 1) if (this.#hasKey(this.#key, row)) return true;
    return false;
  }

  #read(segment: KeptSegment, index: number): number {
    const format = this.#format;
    if (format === null) return 0;
    const headers = this.#headers;
    headers.clear();
    return segment.look(index, (bytes, begin, end) => format.read(bytes, begin, end - begin, headers));
  }

  #hasKey(key: Uint32Array, row: number): boolean {
    const at = row * streamKeyWords;
    for (let word = 0; word < key.length; word += 1) {
      if (key[word] !== this.#headers.keys[at + word]) return false;
    }
    return true;
  }
}

function isSame(one: Endpoint, other: Endpoint): boolean {
  return one === other || (one.port === other.port && one.address === other.address);
}
