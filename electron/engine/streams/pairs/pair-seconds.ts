import type { PairSeconds as Told } from "../../../../shared/model/pair.ts";
import { leastSecondsBytes, SecondsLog, type TakeBytes } from "../measures/seconds-log.ts";

/** Places in a second's record; those of a leg are the first one's and, one further, the second one's. */
export const pairField = {
  lost: 0,
  only: 2,
  missing: 4,
  both: 5,
  skewLeast: 6,
  skewMedian: 7,
  skewMost: 8,
} as const;
const fields = 9;

/** Bytes of the least that each keeps. */
export const pairSecondsBytes = leastSecondsBytes(fields);

/** The last seconds of a pair. */
export class PairSecondsLog extends SecondsLog {
  constructor(take: TakeBytes) {
    super(fields, [pairField.skewLeast, pairField.skewMedian, pairField.skewMost], take);
  }

  /** Adds to the second of a moment, unless that is no longer kept. @param at feed's time in ms */
  addAt(field: number, value: number, at: number): void {
    const back = Math.max(0, this.second - Math.floor(at / 1_000));
    if (back < this.kept) this.addBack(field, value, back);
  }

  /** @param timeOf ms since 1970 of a second's begin */
  told(timeOf: (second: number) => number): Told {
    const counts = (field: number): Uint32Array<ArrayBuffer> => Uint32Array.from(this.column(field));
    const times = (field: number): Float32Array<ArrayBuffer> => Float32Array.from(this.column(field));
    return {
      from: this.from(timeOf),
      lostA: counts(pairField.lost),
      lostB: counts(pairField.lost + 1),
      onlyA: counts(pairField.only),
      onlyB: counts(pairField.only + 1),
      missing: counts(pairField.missing),
      both: counts(pairField.both),
      skewLeast: times(pairField.skewLeast),
      skewMedian: times(pairField.skewMedian),
      skewMost: times(pairField.skewMost),
    };
  }
}
