import { limits } from "../../../../shared/limits.ts";
import type { StreamFormat } from "../../streams/format.ts";
import { castscope } from "../../streams/formats/castscope.ts";
import { iperf2 } from "../../streams/formats/iperf2.ts";
import { mgen } from "../../streams/formats/mgen.ts";
import { headerEnd, rtp } from "../../streams/formats/rtp.ts";
import { Headers, headerRole } from "../../streams/headers.ts";

/** Formats whose numbers can be written anew; what is more certain is tried first. */
export const rewrittenFormats = { castscope, mgen, iperf2, rtp } as const;
export type RewrittenKind = keyof typeof rewrittenFormats;
export const rewrittenKinds = Object.keys(rewrittenFormats) as RewrittenKind[];

/** A numbering of a recording, as it is needed to go on where it ended. */
export interface Numbering {
  /** Place of its lane. */
  readonly lane: number;
  readonly kind: RewrittenKind;
  /** RTP's SSRC, the run of a test stream, MGEN's flow; 0 where there is none. */
  readonly key: number;
  /** Numbers from the lowest to the highest, both included: by so much a repetition goes on. */
  readonly numbers: number;
  /** Ticks of the media clock in a millisecond; 0 where it has none, or they cannot be told. */
  readonly ticks: number;
  readonly packets: number;
  /** Bytes behind the headers of RTP. */
  readonly octets: number;
  /** Packets that say that it is over. */
  readonly ends: number;
}

/** What is known of one key of one format. */
class Track {
  packets = 0;
  /** Packets whose number follows that of the one before. */
  fits = 0;
  ends = 0;
  octets = 0;
  hz: number | null = null;
  #last = 0;
  #number = 0;
  #least = 0;
  #most = 0;
  #lastTicks = 0;
  #ticks = 0;
  #firstAt = 0;
  #lastAt = 0;

  take(sequence: number, ticks: number, at: number, modulus: number): void {
    if (this.packets === 0) this.#firstAt = at;
    else {
      const step = stepTo(this.#last, sequence, modulus);
      if (step === 1) this.fits += 1;
      this.#number += step;
      this.#least = Math.min(this.#least, this.#number);
      this.#most = Math.max(this.#most, this.#number);
      this.#ticks += stepTo(this.#lastTicks, ticks, 2 ** 32);
    }
    this.packets += 1;
    this.#last = sequence;
    this.#lastTicks = ticks;
    this.#lastAt = at;
  }

  get numbers(): number {
    return this.#most - this.#least + 1;
  }

  /** Measured where the header does not tell: from its first packet to its last. */
  get ticksPerMs(): number {
    if (this.hz !== null) return this.hz / 1_000;
    const ms = this.#lastAt - this.#firstAt;
    return ms > 0 && this.#ticks > 0 ? this.#ticks / ms : 0;
  }
}

/** The shortest way from one number to another where both wrap. */
function stepTo(from: number, to: number, modulus: number): number {
  if (modulus === Number.POSITIVE_INFINITY) return to - from;
  const ahead = (((to - from) % modulus) + modulus) % modulus;
  return ahead < modulus / 2 ? ahead : ahead - modulus;
}

/** Looks for numberings in the packets of lanes. What is none has more keys than a lane has, or numbers that follow nothing. */
export class NumberingSearch {
  readonly #headers = new Headers();
  /** Of each lane, by format. */
  readonly #lanes: Map<RewrittenKind, Map<number, Track> | null>[] = [];

  /** @param at ms from any moment on */
  look(lane: number, bytes: Uint8Array, begin: number, size: number, at: number): void {
    this.#lanes[lane] ??= new Map();
    const found = this.#lanes[lane];
    for (const kind of rewrittenKinds) {
      const tracks = found.get(kind);
      if (tracks === null) continue;
      const format: StreamFormat = rewrittenFormats[kind];
      const headers = this.#headers;
      headers.clear();
      // Those of RTCP that tell nothing are no packet of a numbering either.
      if (format.read(bytes, begin, size, headers) !== 1) continue;
      const role = headers.role[0];
      if (role !== headerRole.data && role !== headerRole.next) continue;
      const track = trackOf(found, kind, tracks, headers.keys[0] ?? 0);
      if (track === null) continue;
      if (role === headerRole.next) {
        track.ends += 1;
        continue;
      }
      const ticks = kind === "rtp" ? (headers.time[0] ?? 0) : 0;
      track.take(headers.sequence[0] ?? 0, ticks, at, format.modulus);
      if (kind !== "rtp") continue;
      track.octets += size - (headerEnd(bytes, begin) - begin);
      track.hz ??= format.clockHz?.(bytes, begin, size) ?? null;
    }
  }

  /** Those that are certain; of each lane of one format only. */
  get numberings(): Numbering[] {
    return this.#lanes.flatMap((found, lane) => {
      for (const kind of rewrittenKinds) {
        const { needed } = rewrittenFormats[kind];
        const certain = [...(found?.get(kind) ?? [])].filter(([, track]) => track.fits >= needed - 1);
        if (certain.length === 0) continue;
        return certain.map(([key, track]) => ({
          ...{ lane, kind, key, numbers: track.numbers, ticks: kind === "rtp" ? track.ticksPerMs : 0 },
          ...{ packets: track.packets, octets: track.octets, ends: track.ends },
        }));
      }
      return [];
    });
  }
}

/** Null where there are too many keys for the format to be this one. */
function trackOf(
  found: Map<RewrittenKind, Map<number, Track> | null>,
  kind: RewrittenKind,
  tracks: Map<number, Track> | undefined,
  key: number,
): Track | null {
  const known = tracks ?? new Map<number, Track>();
  if (tracks === undefined) found.set(kind, known);
  const track = known.get(key);
  if (track !== undefined) return track;
  if (known.size >= limits.replayLaneStreams) {
    found.set(kind, null);
    return null;
  }
  const made = new Track();
  known.set(key, made);
  return made;
}
