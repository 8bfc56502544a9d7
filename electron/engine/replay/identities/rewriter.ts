import { testFlags, testLayout } from "../../../../shared/test-stream/layout.ts";
import { type PreparedStamp, preparedStamps } from "../../send/prepared/ring.ts";
import type { StreamFormat } from "../../streams/format.ts";
import { Headers, headerRole } from "../../streams/headers.ts";
import { type Numbering, rewrittenFormats } from "./numberings.ts";
import { isRtcp, rewriteRtcp } from "./rtcp.ts";

const twoTo32 = 2 ** 32;
/** Where iperf2's header has its number, and the flag that says that it has 64 bits. */
const iperf2 = { low: 0, high: 12, flags: 16, long: 0x0800_0000, flaggedBytes: 20 } as const;
const mgenSequence = 8;
const rtp = { sequence: 2, timestamp: 4, ssrc: 8 } as const;

/** What a replay is like, as far as packets say of it. */
export interface ReplayManner {
  /** Milliseconds of the recording from one repetition to the next. */
  readonly roundMs: number;
  /** How often the whole is sent; null is endless. */
  readonly times: number | null;
  /** TTL or hop limit of all packets. */
  readonly ttl: number;
  /** How many times as fast; null where packets follow each other evenly. */
  readonly speed: number | null;
  /** A random number of 32 bits. */
  readonly random: () => number;
}

/** A numbering, and what is made of it. */
interface Continued extends Numbering {
  /** SSRC or run in the place of the recorded one. */
  readonly newKey: number;
}

/**
 * Writes what packets say of themselves anew, so that a replay is a stream of its own which goes on from repetition to
 * repetition: other SSRCs and runs than the recorded ones, and numbers and media times behind those of the round before.
 */
export class Rewriter {
  /** What the packet that was rewritten last needs when it leaves. */
  stamp: PreparedStamp = preparedStamps.none;
  readonly #manner: ReplayManner;
  readonly #lanes = new Map<number, Map<number, Continued>>();
  /** Media of RTP by their recorded SSRC: RTCP speaks of them on other ports. */
  readonly #media = new Map<number, Continued>();
  readonly #headers = new Headers();

  constructor(numberings: readonly Numbering[], manner: ReplayManner) {
    this.#manner = manner;
    const keys = new Map<string, number>();
    for (const one of numberings) {
      // One SSRC stays one wherever it is spoken of.
      const name = `${one.kind} ${one.key}`;
      const newKey = keys.get(name) ?? keyFor(one, manner.random);
      keys.set(name, newKey);
      const continued = { ...one, newKey };
      const lane = this.#lanes.get(one.lane) ?? new Map<number, Continued>();
      lane.set(one.key, continued);
      this.#lanes.set(one.lane, lane);
      if (one.kind === "rtp") this.#media.set(one.key, continued);
    }
  }

  /**
   * Writes one packet anew, which stands at `at` of the view.
   * @param round from 0
   * @returns false for one that is left out: what says that a test is over, where the next round follows
   */
  rewrite(bytes: Uint8Array, view: DataView, at: number, packet: Rewritten): boolean {
    this.stamp = preparedStamps.none;
    const { size, lane, round } = packet;
    if (this.#media.size > 0 && isRtcp(bytes, at, size)) {
      rewriteRtcp(view, at, size, (ssrc) => this.#heir(ssrc, round));
      return true;
    }
    const known = this.#lanes.get(lane);
    if (known === undefined) return true;
    const first: Continued | undefined = known.values().next().value;
    const format: StreamFormat | null = first === undefined ? null : rewrittenFormats[first.kind];
    const headers = this.#headers;
    headers.clear();
    if (format?.read(bytes, at, size, headers) !== 1) return true;
    const one = known.get(headers.keys[0] ?? 0);
    if (one === undefined) return true;
    const isEnd = headers.role[0] === headerRole.next;
    if (isEnd && round + 1 !== this.#manner.times) return false;
    const sequence = (headers.sequence[0] ?? 0) + round * one.numbers;
    if (one.kind === "rtp") this.#rtp(view, at, one, sequence, round);
    else if (one.kind === "castscope") this.#castscope(view, at, one, sequence, packet);
    else if (one.kind === "mgen") this.#mgen(view, at, sequence);
    else this.#iperf2(view, at, size, isEnd ? -sequence : sequence);
    return true;
  }

  #rtp(view: DataView, at: number, one: Continued, sequence: number, round: number): void {
    view.setUint16(at + rtp.sequence, sequence % 0x1_0000);
    view.setUint32(at + rtp.timestamp, view.getUint32(at + rtp.timestamp) + this.#ticks(one, round));
    view.setUint32(at + rtp.ssrc, one.newKey);
  }

  #ticks({ ticks }: Continued, round: number): number {
    return Math.round(ticks * this.#manner.roundMs * round) % twoTo32;
  }

  #castscope(view: DataView, at: number, one: Continued, sequence: number, packet: Rewritten): void {
    const { ttl, times, speed } = this.#manner;
    const flags = view.getUint8(at + testLayout.flags);
    if (packet.round > 0) view.setUint8(at + testLayout.flags, flags & ~testFlags.first);
    view.setUint8(at + testLayout.ttl, ttl);
    view.setUint8(at + testLayout.dscp, packet.dscp);
    view.setUint32(at + testLayout.run, one.newKey);
    view.setUint32(at + testLayout.sequenceHigh, Math.floor(sequence / twoTo32));
    view.setUint32(at + testLayout.sequenceLow, sequence % twoTo32);
    // Where packets come evenly their planned rate is not what leaves, and nothing is promised.
    const rate = view.getUint32(at + testLayout.rate) * (speed ?? 0);
    view.setUint32(at + testLayout.rate, Math.min(twoTo32 - 1, Math.round(rate)));
    const count = times === null ? 0 : view.getUint32(at + testLayout.count) * times;
    view.setUint32(at + testLayout.count, count < twoTo32 ? count : 0);
    this.stamp = preparedStamps.castscope;
  }

  #mgen(view: DataView, at: number, sequence: number): void {
    view.setUint32(at + mgenSequence, sequence % twoTo32);
    this.stamp = preparedStamps.mgen;
  }

  #iperf2(view: DataView, at: number, size: number, id: number): void {
    view.setUint32(at + iperf2.low, id);
    const isLong = size >= iperf2.flaggedBytes && (view.getUint32(at + iperf2.flags) & iperf2.long) !== 0;
    if (isLong) view.setInt32(at + iperf2.high, Math.floor(id / twoTo32));
    this.stamp = preparedStamps.iperf2;
  }

  #heir(ssrc: number, round: number) {
    const one = this.#media.get(ssrc);
    if (one === undefined) return null;
    const { newKey, packets, octets } = one;
    return {
      ssrc: newKey,
      ticks: this.#ticks(one, round),
      packets: packets * round,
      octets: octets * round,
    };
  }
}

/** A packet that is rewritten. */
export interface Rewritten {
  readonly size: number;
  readonly lane: number;
  /** From 0. */
  readonly round: number;
  readonly dscp: number;
}

/** Runs have 16 bits as all that are made up; MGEN's flows are chosen by people and stay. */
function keyFor({ kind, key }: Numbering, random: () => number): number {
  if (kind === "rtp") return random();
  return kind === "castscope" ? 1 + (random() % 0xffff) : key;
}
