import { clockModulus, clockTicksPerMs } from "./packet.ts";
import { type PidTable, pidDoubles, pidPcrAt, pidPcrCount, pidPcrFirstAt, pidPcrTicks } from "./pid-table.ts";

/** TR 101 290 V1.4.1, 2.3.a, ms. */
const repetitionErrorMs = 100;
/** The limit of the same check in earlier versions, and still of many probes, ms. */
const repetitionWarningMs = 40;
/** TR 101 290, 2.3.b, ms. */
const discontinuityMs = 100;

/** PCRs: how far apart they come, by the time of their arrival, and whether they go on from each other. */
export class ProgramClocks {
  /** Pairs that are too far apart, or do not go on from each other without having said so. */
  errors = 0;
  /** Pairs further apart than recommended, and not in error. */
  warnings = 0;
  /** Pairs that came further apart than recommended, in error or not. */
  late = 0;

  /** Answers with what gives the counts back. */
  resetCounts(): () => void {
    const { errors, warnings, late } = this;
    this.errors = 0;
    this.warnings = 0;
    this.late = 0;
    return () => {
      this.errors += errors;
      this.warnings += warnings;
      this.late += late;
    };
  }

  /**
   * @param breaks whether a discontinuity was announced since the last one
   * @returns ticks since the last PCR of this PID; NaN where they do not tell the time between
   */
  take(pids: PidTable, record: number, ticks: number, at: number, breaks: boolean): number {
    const base = record * pidDoubles;
    const { figures } = pids;
    const lastAt = figures[base + pidPcrAt] ?? Number.NaN;
    const lastTicks = figures[base + pidPcrTicks] ?? Number.NaN;
    figures[base + pidPcrAt] = at;
    figures[base + pidPcrTicks] = ticks;
    const count = (figures[base + pidPcrCount] ?? 0) + 1;
    figures[base + pidPcrCount] = count;
    if (count === 1) figures[base + pidPcrFirstAt] = at;
    if (Number.isNaN(lastAt)) return Number.NaN;

    const step = (ticks - lastTicks + clockModulus) % clockModulus;
    const isBroken = !breaks && step > discontinuityMs * clockTicksPerMs;
    const interval = at - lastAt;
    if (interval > repetitionWarningMs) this.late += 1;
    if (isBroken || interval > repetitionErrorMs) this.errors += 1;
    else if (interval > repetitionWarningMs) this.warnings += 1;
    return breaks || isBroken ? Number.NaN : step;
  }
}
