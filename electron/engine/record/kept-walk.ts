import { addressBytes } from "../../../shared/capture/write/packet-block.ts";
import { parseAddress } from "../../../shared/net/address.ts";
import type { Slices } from "../traffic/arrange/slices.ts";
import type { KeptPackets, KeptSegment } from "../traffic/store/kept-packets.ts";
import type { Endpoint } from "../traffic/store/segment.ts";
import { Nanoseconds } from "./nanoseconds.ts";
import type { PacketOutlet } from "./packet-outlet.ts";
import type { RecordedFeed } from "./recorder-sink.ts";

/** A feed whose kept packets are saved. */
export interface KeptFeed {
  readonly feed: RecordedFeed;
  readonly log: KeptPackets;
}

/** A place in a feed's kept packets. */
interface Cursor extends KeptFeed {
  next: number;
  /** The time of day of the packet there. */
  at: number;
}

const nobody = new Uint8Array(16);

/** Goes over the kept packets of several feeds in the order of their times, in slices between which others have their turn. */
export class KeptWalk {
  /** Packets that gave way to newer ones before they were reached. */
  passed = 0;
  readonly #all: Cursor[];
  /** Those at a packet that is there: a heap, the oldest packet first. */
  readonly #cursors: Cursor[] = [];
  readonly #outlet: PacketOutlet;
  readonly #times = new Nanoseconds();
  readonly #addresses = new WeakMap<Endpoint, Uint8Array>();

  /** @param since milliseconds since 1970 before which packets are left out */
  constructor(feeds: readonly KeptFeed[], since: number, outlet: PacketOutlet) {
    this.#outlet = outlet;
    this.#all = feeds.map((feed) => ({ ...feed, next: firstSince(feed.log, since), at: 0 }));
    this.#gather();
  }

  /** Takes up a feed that is new, from its first packet on. */
  add({ feed, log }: KeptFeed): void {
    this.#all.push({ feed, log, next: log.firstKept, at: 0 });
  }

  /** Takes up those whose packets came when all that were there had been saved. */
  #gather(): void {
    for (const cursor of this.#all) if (this.#look(cursor)) this.#add(cursor);
  }

  /** Packets that are still to come, as far as it is known now. */
  get left(): number {
    return this.#all.reduce((sum, { log, next }) => sum + log.nextNumber - next, 0);
  }

  /** Reads the time of the packet that a cursor is at; false where there is none yet. */
  #look(cursor: Cursor): boolean {
    const { log } = cursor;
    if (cursor.next < log.firstKept) {
      this.passed += log.firstKept - cursor.next;
      cursor.next = log.firstKept;
    }
    const found = log.find(cursor.next);
    if (!found) return false;
    cursor.at = log.time.at(found.segment.at(found.index));
    return true;
  }

  /**
   * Saves until all that is kept has been, also what came meanwhile; then calls `caughtUp` in the same turn, in which
   * nothing can come.
   * @param wait resolves when the one who writes may have taken something
   */
  async run(slices: Slices, wait: () => Promise<void>, caughtUp: () => void): Promise<void> {
    slices.begin();
    for (;;) {
      if (this.#cursors.length === 0) this.#gather();
      const cursor = this.#cursors[0];
      if (cursor === undefined || slices.stopped) return caughtUp();
      if (!this.#save(cursor)) {
        this.#outlet.publish();
        await wait();
        slices.begin();
      }
      await this.#pause(slices);
    }
  }

  #steps = 0;

  /** The clock is asked once for some packets. */
  async #pause(slices: Slices): Promise<void> {
    this.#steps += 1;
    if (this.#steps < 64) return;
    this.#steps = 0;
    this.#outlet.publish();
    await slices.pause();
  }

  /** Saves the packet of the foremost cursor; false where there is no room for it yet. */
  #save(cursor: Cursor): boolean {
    const found = cursor.next < cursor.log.firstKept ? null : cursor.log.find(cursor.next);
    // It gave way during a pause: the cursor moves on without it.
    if (found && !this.#write(cursor, found.segment, found.index)) return false;
    if (found) cursor.next += 1;
    if (this.#look(cursor)) this.#sink();
    else this.#removeFirst();
    return true;
  }

  #write({ feed, at }: Cursor, segment: KeptSegment, index: number): boolean {
    const { packet, bytes } = this.#outlet;
    const { address, port } = segment.sender(index);
    this.#outlet.row = feed.row;
    this.#outlet.mark = segment.mark(index);
    packet.family = feed.family;
    packet.destination = feed.destination;
    packet.destinationAt = 0;
    packet.destinationPort = feed.port;
    packet.source = this.#addressOf(segment.sender(index), address);
    packet.sourceAt = 0;
    packet.sourcePort = port;
    packet.ttl = segment.ttl(index) ?? -1;
    packet.tos = segment.tos(index) ?? -1;
    packet.size = segment.size(index);
    packet.drops = 0;
    packet.interface = this.#outlet.placeOf(feed.interfaceName());
    this.#times.writeMs(packet, at);
    const place = this.#outlet.tryOpen();
    if (place < 0) return false;
    segment.look(index, (from, begin, end) => bytes.set(from.subarray(begin, end), place));
    this.#outlet.close();
    return true;
  }

  #addressOf(sender: Endpoint, text: string): Uint8Array {
    const known = this.#addresses.get(sender);
    if (known) return known;
    const parsed = parseAddress(text.split("%")[0] ?? "");
    const bytes = parsed.ok ? addressBytes(parsed.value) : nobody;
    this.#addresses.set(sender, bytes);
    return bytes;
  }

  /** None comes before the one at half its place. */
  #add(cursor: Cursor): void {
    const heap = this.#cursors;
    let place = heap.push(cursor) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if ((heap[above]?.at ?? 0) <= cursor.at) break;
      this.#swap(above, place);
      place = above;
    }
  }

  /** The first one's time grew. */
  #sink(): void {
    const heap = this.#cursors;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const right = left + 1;
      const time = (at: number): number => heap[at]?.at ?? Number.POSITIVE_INFINITY;
      const least = time(right) < time(left) ? right : left;
      if (time(place) <= time(least)) return;
      this.#swap(place, least);
      place = least;
    }
  }

  #removeFirst(): void {
    const last = this.#cursors.pop();
    if (last === undefined || this.#cursors.length === 0) return;
    this.#cursors[0] = last;
    this.#sink();
  }

  #swap(one: number, other: number): void {
    const heap = this.#cursors;
    const [first, second] = [heap[one], heap[other]];
    if (first === undefined || second === undefined) return;
    heap[one] = second;
    heap[other] = first;
  }
}

/** What would be saved of what memory holds. */
export interface KeptReach {
  /** The time of the oldest packet, in ms since 1970; null where there is none. */
  readonly since: number | null;
  readonly packets: number;
  /** Feeds of which something is kept. */
  readonly feeds: number;
}

/** @param since milliseconds since 1970 before which packets are left out */
export function keptReach(logs: readonly KeptPackets[], since: number): KeptReach {
  let packets = 0;
  let feeds = 0;
  let oldest: number | null = null;
  for (const log of logs) {
    const first = firstSince(log, since);
    const found = log.find(first);
    if (!found) continue;
    packets += log.nextNumber - first;
    feeds += 1;
    oldest = Math.min(oldest ?? Number.POSITIVE_INFINITY, log.time.at(found.segment.at(found.index)));
  }
  return { since: oldest, packets, feeds };
}

/** The first kept packet that did not come before a time of day. */
function firstSince(log: KeptPackets, since: number): number {
  let low = log.firstKept;
  let high = log.nextNumber;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = log.find(middle);
    if (found && log.time.at(found.segment.at(found.index)) < since) low = middle + 1;
    else high = middle;
  }
  return low;
}
