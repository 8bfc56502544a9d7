import type { Snapshot } from "../../shared/contract/telling.ts";
import { limits } from "../../shared/limits.ts";
import { type Second, totalsHistoryId } from "../../shared/model/history.ts";

/** One row's last seconds, by second modulo the history's length. */
interface Ring {
  readonly packets: Float64Array;
  readonly bits: Float64Array;
  readonly lost: Float64Array;
  /** Lost in the second that runs. */
  running: number;
}

const length = limits.historySeconds;

function emptyRing(): Ring {
  return {
    packets: new Float64Array(length),
    bits: new Float64Array(length),
    lost: new Float64Array(length),
    running: 0,
  };
}

/**
 * The seconds behind the sparklines. Kept outside React: 1,000 rows change once a second and only
 * the visible ones are drawn. Applying a second twice writes the same numbers again.
 */
export class Histories {
  #rings = new Map<number, Ring>();
  #end = -1;
  /** Of all rows' seconds; null when it is to be looked for. */
  #peak: number | null = null;

  load(snapshot: Snapshot): void {
    const { histories, historyEnd } = snapshot;
    this.#rings = new Map();
    this.#end = historyEnd;
    this.#peak = null;
    for (const [row, id] of histories.ids.entries()) {
      for (let at = 0; at < length; at += 1) {
        const second = historyEnd - length + 1 + at;
        if (second < 0) continue;
        const from = row * length + at;
        this.#write(id, second % length, histories.packets[from] ?? 0, histories.bits[from] ?? 0);
      }
    }
  }

  apply(second: Second): void {
    if (second.index <= this.#end - length) return;
    this.#peak = null;
    // Seconds that passed without a message held no packets.
    for (let index = Math.max(this.#end, second.index - length) + 1; index <= second.index; index += 1) {
      for (const ring of this.#rings.values()) {
        ring.packets[index % length] = 0;
        ring.bits[index % length] = 0;
        ring.lost[index % length] = ring.running;
        ring.running = 0;
      }
    }
    this.#end = Math.max(this.#end, second.index);
    const slot = second.index % length;
    this.#write(totalsHistoryId, slot, second.total.packets, second.total.bits);
    for (const [at, id] of second.ids.entries()) {
      this.#write(id, slot, second.packets[at] ?? 0, second.bits[at] ?? 0);
    }
  }

  /** So many were lost in the second that runs. A window knows of those since it was opened. */
  lose(id: number, count: number): void {
    // What comes late after all is taken back from the count, not from the seconds.
    if (count > 0) this.#ring(id).running += count;
  }

  forget(id: number): void {
    this.#rings.delete(id);
    this.#peak = null;
  }

  /** Bits per second, oldest first, always `limits.historySeconds` long. */
  bits(id: number): number[] {
    return this.#read(this.#rings.get(id)?.bits);
  }

  /** Packets lost in each second, beside `bits`. */
  lost(id: number): number[] {
    return this.#read(this.#rings.get(id)?.lost);
  }

  totalBits(): number[] {
    return this.bits(totalsHistoryId);
  }

  /** The largest second of any row: the top of a scale that all sparklines share. */
  peakBits(): number {
    // Asked by each row that is drawn, and the same for all of them until a second is over.
    this.#peak ??= this.#findPeak();
    return this.#peak;
  }

  #findPeak(): number {
    let peak = 0;
    for (const [id, ring] of this.#rings) {
      if (id !== totalsHistoryId) for (const bits of ring.bits) peak = Math.max(peak, bits);
    }
    return peak;
  }

  #read(ring: Float64Array | undefined): number[] {
    return Array.from({ length }, (_, at) => ring?.[(this.#end + 1 + at) % length] ?? 0);
  }

  #ring(id: number): Ring {
    let ring = this.#rings.get(id);
    if (!ring) {
      ring = emptyRing();
      this.#rings.set(id, ring);
    }
    return ring;
  }

  #write(id: number, slot: number, packets: number, bits: number): void {
    const ring = this.#ring(id);
    ring.packets[slot] = packets;
    ring.bits[slot] = bits;
  }
}
