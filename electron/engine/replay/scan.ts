import type { RecordedDatagram } from "../../../shared/capture/read/datagram.ts";
import { limits } from "../../../shared/limits.ts";
import { type ReadDatagrams, readDatagrams } from "../export/read-datagrams.ts";
import { type Numbering, NumberingSearch } from "./identities/numberings.ts";
import { type Lane, LaneTable } from "./lanes.ts";
import { isInSpan, msBetween, type ReplaySource } from "./source.ts";

/** What of a recording is sent again, read once before anything is. */
export interface ReplayScan {
  /** Packets of `lanes`, and their payload bytes. */
  readonly packets: number;
  readonly bytes: number;
  /** From the first packet to the last, in ms. */
  readonly durationMs: number;
  /** Who sent what to where, and how many packets each. */
  readonly lanes: readonly (Lane & { readonly packets: number })[];
  readonly senders: number;
  /** The most packets, and the most payload bits, within one second of the recording. */
  readonly peakPackets: number;
  readonly peakBits: number;
  /** The highest DSCP of all. */
  readonly dscp: number;
  /** Packets to single hosts, which are left out. */
  readonly hosts: number;
  /** Packets of further lanes than are told apart. */
  readonly further: number;
  readonly numberings: readonly Numbering[];
  readonly read: Omit<ReadDatagrams, "taken">;
}

/** Reads what would be sent. Throws a problem for what is no recording. */
export async function scanReplay(source: ReplaySource, end: AbortSignal): Promise<ReplayScan> {
  const scan = new Scan(source);
  const { taken: _taken, ...read } = await readDatagrams(source.path, source.filter, scan, end);
  return scan.told(read);
}

class Scan {
  readonly #source: ReplaySource;
  readonly #table = new LaneTable();
  readonly #packets: number[] = [];
  readonly #search = new NumberingSearch();
  readonly #seconds = new Seconds();
  #first: { seconds: number; nanoseconds: number } | null = null;
  #taken = 0;
  #bytes = 0;
  #durationMs = 0;
  #dscp = 0;
  #hosts = 0;
  #further = 0;
  #shortened = 0;

  constructor(source: ReplaySource) {
    this.#source = source;
  }

  take(one: RecordedDatagram): void {
    if (!isInSpan(this.#source, one)) return;
    if (!one.isToGroup && !this.#source.hosts) {
      this.#hosts += 1;
      return;
    }
    const lane = this.#table.placeOf(one);
    if (lane < 0) {
      this.#further += 1;
      return;
    }
    this.#first ??= { seconds: one.seconds, nanoseconds: one.nanoseconds };
    const at = msBetween(this.#first, one);
    this.#durationMs = Math.max(this.#durationMs, at);
    this.#packets[lane] = (this.#packets[lane] ?? 0) + 1;
    this.#taken += 1;
    this.#bytes += one.recorded;
    this.#dscp = Math.max(this.#dscp, one.tos >> 2);
    if (one.recorded < one.size) this.#shortened += 1;
    this.#seconds.count(Math.floor(at / 1_000), 8 * one.recorded);
    this.#search.look(lane, one.bytes, one.payloadAt, one.recorded, at);
  }

  told(read: Omit<ReadDatagrams, "taken">): ReplayScan {
    const { lanes, senders } = this.#table;
    return {
      ...{ packets: this.#taken, bytes: this.#bytes, durationMs: this.#durationMs, senders },
      lanes: lanes.map((lane, place) => ({ ...lane, packets: this.#packets[place] ?? 0 })),
      ...{ peakPackets: this.#seconds.packets, peakBits: this.#seconds.bits, dscp: this.#dscp },
      ...{ hosts: this.#hosts, further: this.#further, numberings: this.#search.numberings },
      read: { ...read, shortened: this.#shortened },
    };
  }
}

/** The fastest second: packets may be some seconds out of their order. */
class Seconds {
  packets = 0;
  bits = 0;
  readonly #numbers = new Float64Array(limits.replaySeconds).fill(Number.NaN);
  readonly #packets = new Float64Array(limits.replaySeconds);
  readonly #bits = new Float64Array(limits.replaySeconds);

  count(second: number, bits: number): void {
    const place = ((second % limits.replaySeconds) + limits.replaySeconds) % limits.replaySeconds;
    if (this.#numbers[place] !== second) {
      this.#numbers[place] = second;
      this.#packets[place] = 0;
      this.#bits[place] = 0;
    }
    this.#packets[place] = (this.#packets[place] ?? 0) + 1;
    this.#bits[place] = (this.#bits[place] ?? 0) + bits;
    this.packets = Math.max(this.packets, this.#packets[place] ?? 0);
    this.bits = Math.max(this.bits, this.#bits[place] ?? 0);
  }
}
