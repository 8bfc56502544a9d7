import type { Args, Result } from "../../../../shared/contract.ts";
import { limits } from "../../../../shared/limits.ts";
import type { Arrangement, PacketRows } from "../../../../shared/model/packet-list.ts";
import { fail } from "../../../../shared/problem.ts";
import { madeUpPacket } from "../../../../shared/testing/made-up-packet.ts";
import { PretendOrder } from "./pretend-order.ts";

/** A payload that tells its packet's number in its first four bytes. */
function payloadOf(number: number, size: number): Uint8Array<ArrayBuffer> {
  const payload = new Uint8Array(size);
  new DataView(payload.buffer).setUint32(0, number);
  return payload;
}

/** Rows from place `from` on. */
export function madeUpRows(
  from: number,
  numbers: readonly number[],
  firstKept = 1,
  size = 20,
  payloadFor = (number: number): Uint8Array => payloadOf(number, size),
  markFor = (_number: number): number => 0,
): PacketRows {
  const kept = numbers.map((number) => number >= firstKept);
  const previews = numbers.map((number, row) =>
    kept[row] ? payloadFor(number).subarray(0, limits.previewBytes) : new Uint8Array(),
  );
  const previewAt = new Uint32Array(numbers.length + 1);
  for (const [row, preview] of previews.entries())
    previewAt[row + 1] = (previewAt[row] ?? 0) + preview.length;
  return {
    from,
    firstKept,
    numbers: Float64Array.from(numbers),
    at: Float64Array.from(numbers, (number, row) => (kept[row] ? number : 0)),
    size: Uint32Array.from(numbers, (number, row) => (kept[row] ? payloadFor(number).length : 0)),
    ttl: Int16Array.from(kept, (is) => (is ? 1 : -1)),
    tos: new Int16Array(numbers.length).fill(-1),
    mark: Uint32Array.from(numbers, (number, row) => (kept[row] ? markFor(number) : 0)),
    source: new Uint16Array(numbers.length),
    sources: [{ address: "10.0.0.31", port: 5353 }],
    previews: Uint8Array.from(previews.flatMap((preview) => [...preview])),
    previewAt,
  };
}

/** As they arrive: a packet's place is its number. */
export function madeUpRange(from: number, to: number): PacketRows {
  return madeUpRows(from, numbersOf(from, to));
}

export function numbersOf(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** The packet store of one membership as the engine answers for it. The test decides when. */
export class PretendPackets {
  firstKept = 1;
  packets = 0;
  /** Every question for rows, with the time at which it was put. */
  readonly asked: (Args<"packets"> & { readonly at: number })[] = [];
  /** Questions that wait; empty while `atOnce`. */
  readonly waiting: (() => void)[] = [];
  atOnce = true;
  /** Payloads in the place of made-up ones: of packet 1, 2 … */
  payloads: readonly Uint8Array<ArrayBuffer>[] = [];
  /** What the streams say of a packet. */
  marks: (number: number) => number = () => 0;
  broken = false;
  underWay = 0;
  mostUnderWay = 0;
  /** What a filter lets through. */
  matches: (number: number, filter: string) => boolean = () => true;
  /** How many packets a list goes over in one answer. */
  pace = Number.POSITIVE_INFINITY;
  /** So many streams take turns. */
  streams = 3;
  /** Every selection that was to be added up. */
  readonly tallied: Args<"tally">["ranges"][] = [];
  /** Every list that was asked for, and those that are still there. */
  readonly arranged: Args<"arrange">[] = [];
  readonly orders = new Map<number, PretendOrder>();

  readonly client = {
    packets: async (args: Args<"packets">): Promise<Result<"packets">> => {
      this.asked.push({ ...args, at: performance.now() });
      this.underWay += 1;
      this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
      // Read when asked, told when answered: what happens in between is the race to be tried.
      const rows = args.arrangement === null ? this.#rows(args) : this.#arrangedRows(args, args.arrangement);
      if (!this.atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
      this.underWay -= 1;
      if (this.broken) return fail("connection-lost");
      return rows ?? fail("packet-list-given-up");
    },
    packet: async ({ number }: Args<"packet">): Promise<Result<"packet">> => {
      if (!this.atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
      if (number < this.firstKept || number > this.packets) {
        return fail("packet-gone");
      }
      return {
        ...madeUpPacket({ number, size: this.#payload(number).length }),
        payload: this.#payload(number),
      };
    },
    arrange: async (args: Args<"arrange">): Promise<Arrangement> => {
      this.arranged.push(args);
      if (args.replaces !== null) this.orders.delete(args.replaces);
      const arrangement = this.arranged.length;
      const order = new PretendOrder(args, this.firstKept, (number) =>
        args.filter === null ? true : this.matches(number, args.filter),
      );
      this.orders.set(arrangement, order);
      return { arrangement, ...order.advance(args.upTo, this.firstKept, this.pace) };
    },
    arrangement: async ({ arrangement, upTo }: Args<"arrangement">): Promise<Arrangement> => {
      const order = this.orders.get(arrangement);
      if (!order) return fail("packet-list-given-up");
      return { arrangement, ...order.advance(upTo, this.firstKept, this.pace) };
    },
    tally: async ({ ranges }: Args<"tally">): Promise<Result<"tally">> => {
      this.tallied.push(ranges);
      const packets = ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
      return { packets, bytes: packets * 20, firstAt: 0, lastAt: 1_240, gone: 0 };
    },
    neighbour: async ({ place, back }: Args<"neighbour">): Promise<Result<"neighbour">> => {
      const found = back ? place - this.streams : place + this.streams;
      const atEnd = found < 1 || found > this.packets;
      return { place: atEnd ? null : found, looked: this.streams, atEnd };
    },
    disarrange: async ({ arrangement }: Args<"disarrange">): Promise<null> => {
      this.orders.delete(arrangement);
      return null;
    },
  };

  answerNext(): void {
    this.waiting.shift()?.();
  }

  #rows({ from, count }: Args<"packets">): PacketRows {
    const first = Math.min(Math.max(from, this.firstKept), from + count);
    const numbers = numbersOf(first, Math.min(from + count - 1, this.packets));
    return madeUpRows(first, numbers, 1, 20, (number) => this.#payload(number), this.marks);
  }

  #arrangedRows({ from, count }: Args<"packets">, arrangement: number): PacketRows | null {
    const order = this.orders.get(arrangement);
    if (!order) return null;
    const first = Math.min(Math.max(from, order.first), from + count);
    const places = numbersOf(first, Math.min(from + count - 1, order.numbers.length));
    return madeUpRows(
      first,
      places.map((place) => order.numbers[place - 1] ?? 0),
      this.firstKept,
      20,
      (number) => this.#payload(number),
      this.marks,
    );
  }

  #payload(number: number): Uint8Array<ArrayBuffer> {
    return this.payloads[number - 1] ?? payloadOf(number, 20);
  }
}
