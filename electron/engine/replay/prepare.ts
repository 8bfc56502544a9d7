import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { RecordedDatagram } from "../../../shared/capture/read/datagram.ts";
import { limits } from "../../../shared/limits.ts";
import { type DatagramTaker, withRecording } from "../export/read-datagrams.ts";
import { PreparedWriter, preparedStamps } from "../send/prepared/ring.ts";
import type { Numbering } from "./identities/numberings.ts";
import { Rewriter } from "./identities/rewriter.ts";
import { type Lane, LaneTable } from "./lanes.ts";
import { isInSpan, msBetween, type ReplaySource } from "./source.ts";

/** How packets follow each other. */
export type ReplayPace =
  /** As they were recorded, so many times as fast. */
  | { readonly kind: "speed"; readonly factor: number }
  /** Evenly, so many a second. */
  | { readonly kind: "rate"; readonly perSecond: number };

/** What is prepared of a recording that was scanned before. */
export interface PrepareOrder {
  readonly source: ReplaySource;
  /** The lanes that the scan found, and for each its place in the plan; -1 leaves its packets out. */
  readonly lanes: readonly Lane[];
  readonly places: readonly number[];
  /** Packets of one repetition: what a file that is still written has gained since was not asked for. */
  readonly packets: number;
  readonly pace: ReplayPace;
  /** How often the whole is sent; null is endless. */
  readonly times: number | null;
  /** Milliseconds of the recording from one repetition to the next. */
  readonly roundMs: number;
  /** Null keeps that of each packet. */
  readonly dscp: number | null;
  readonly ttl: number;
  /** What is written anew; null leaves all payloads as they were. */
  readonly numberings: readonly Numbering[] | null;
}

/**
 * Reads a recording as often as it is sent, and puts its packets into the ring, each with its time. Waits while that is
 * full; resolves when all is in it, or nobody takes any more. Throws a problem where the file can no longer be read.
 */
export async function prepareReplay(order: PrepareOrder, ring: SharedArrayBuffer): Promise<void> {
  const writer = new PreparedWriter(ring);
  const end = new AbortController();
  const { source, times } = order;
  try {
    const packets = new Preparation(order, writer, end);
    await withRecording(source.path, async (read) => {
      for (let round = 0; (times === null || round < times) && !end.signal.aborted; round += 1) {
        packets.beginRound(round);
        await read(source.filter, packets, end.signal);
        // A file that holds nothing any more would be read for ever.
        if (packets.ofRound === 0) return;
      }
    });
  } finally {
    writer.end();
  }
}

class Preparation implements DatagramTaker {
  /** Packets of this round. */
  ofRound = 0;
  readonly #order: PrepareOrder;
  readonly #writer: PreparedWriter;
  readonly #end: AbortController;
  readonly #table: LaneTable;
  readonly #rewriter: Rewriter | null;
  readonly #packet = { due: 0, lane: 0, dscp: 0, stamp: preparedStamps.none as 0 | 1 | 2 | 3, size: 0 };
  readonly #rewritten = { size: 0, lane: 0, round: 0, dscp: 0 };
  #first: { seconds: number; nanoseconds: number } | null = null;
  #round = 0;
  #number = 0;
  #due = 0;

  constructor(order: PrepareOrder, writer: PreparedWriter, end: AbortController) {
    const { lanes, numberings, pace, times, roundMs, ttl } = order;
    this.#order = order;
    this.#writer = writer;
    this.#end = end;
    this.#table = new LaneTable(lanes);
    const speed = pace.kind === "speed" ? pace.factor : null;
    const random = () => randomBytes(4).readUInt32BE();
    this.#rewriter = numberings && new Rewriter(numberings, { roundMs, times, ttl, speed, random });
  }

  /** @param round from 0 */
  beginRound(round: number): void {
    // A short recording is in the ring as a whole now.
    if (round > 0) this.#writer.begin();
    this.#round = round;
    this.ofRound = 0;
  }

  take(one: RecordedDatagram): void {
    const { source, places, packets } = this.#order;
    if (this.ofRound >= packets) return;
    if (!isInSpan(source, one) || (!one.isToGroup && !source.hosts)) return;
    const lane = this.#table.placeOf(one);
    const place = places[lane] ?? -1;
    if (place < 0) return;
    this.#first ??= { seconds: one.seconds, nanoseconds: one.nanoseconds };
    const packet = this.#packet;
    const before = this.#due;
    packet.due = this.#dueOf(msBetween(this.#first, one));
    packet.lane = place;
    packet.dscp = this.#order.dscp ?? Math.max(0, one.tos) >> 2;
    packet.size = one.recorded;
    this.ofRound += 1;
    if (!this.#write(one, lane)) this.#due = before;
    else this.#number += 1;
  }

  /** One that stands behind a later one leaves right after it. */
  #dueOf(offset: number): number {
    const { pace, roundMs } = this.#order;
    this.#due =
      pace.kind === "rate"
        ? (this.#number * 1_000) / pace.perSecond
        : Math.max(this.#due, (this.#round * roundMs + offset) / pace.factor);
    return this.#due;
  }

  /** False for a packet that is left out. */
  #write(one: RecordedDatagram, lane: number): boolean {
    const writer = this.#writer;
    const packet = this.#packet;
    const { bytes, payloadAt, recorded } = one;
    const payload = this.#rewriter === null ? null : this.#rewrite(one, lane, this.#rewriter);
    if (this.#rewriter !== null && payload === null) return false;
    packet.stamp = this.#rewriter?.stamp ?? preparedStamps.none;
    const at = writer.add(packet);
    // There is room for all that one piece of a file may hold.
    if (at < 0) throw new Error("more packets in a piece of a recording than there is room for");
    writer.bytes.set(payload ?? bytes.subarray(payloadAt, payloadAt + recorded), at);
    return true;
  }

  readonly #scratch = new Uint8Array(0x1_0000);
  readonly #scratchView = new DataView(this.#scratch.buffer);

  /** The payload as it leaves; null where it does not. */
  #rewrite(
    { bytes, payloadAt, recorded }: RecordedDatagram,
    lane: number,
    rewriter: Rewriter,
  ): Uint8Array | null {
    this.#scratch.set(bytes.subarray(payloadAt, payloadAt + recorded));
    const rewritten = this.#rewritten;
    rewritten.size = recorded;
    rewritten.lane = lane;
    rewritten.round = this.#round;
    rewritten.dscp = this.#packet.dscp;
    const leaves = rewriter.rewrite(this.#scratch, this.#scratchView, 0, rewritten);
    return leaves ? this.#scratch.subarray(0, recorded) : null;
  }

  #isAhead(): boolean {
    const { room, length, takenDue } = this.#writer;
    if (room < limits.replayPieceRoom) return true;
    return length - room > limits.replayAheadBytes && this.#due - takenDue > limits.replayAheadMs;
  }

  /** Between two pieces of the file: waits until there is room for all that the next one may hold. */
  async pause(): Promise<void> {
    const writer = this.#writer;
    writer.publish();
    while (!writer.isStopped && this.#isAhead()) {
      writer.begin();
      await sleep(limits.replayRoomMs);
    }
    if (writer.isStopped) this.#end.abort();
  }
}
