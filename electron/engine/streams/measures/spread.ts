import type { Spread } from "../../../../shared/model/stream.ts";

/** What a spread is made of. */
interface Spreadable {
  readonly count: number;
  readonly least: number;
  readonly most: number;
  percentile(share: number): number;
}

/** Null before the first. */
export function spreadOf(times: Spreadable): Spread {
  if (times.count === 0) return null;
  return {
    least: times.least,
    median: times.percentile(0.5),
    p90: times.percentile(0.9),
    p95: times.percentile(0.95),
    p99: times.percentile(0.99),
    p999: times.percentile(0.999),
    most: times.most,
  };
}
