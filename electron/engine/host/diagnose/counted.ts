import type { CounterName } from "../../system/linux/ip-counters.ts";
import type { Facts } from "./facts.ts";

/** How much a counter grew. */
export interface Growth {
  /** While the diagnosis listened. */
  readonly fresh: number;
  /** Since the join, or while it listened where that is not known. */
  readonly total: number;
}

/** Null where the system does not count it. */
export function growth({ counters }: Pick<Facts, "counters">, name: CounterName): Growth | null {
  if (counters === null) return null;
  const after = counters.after[name];
  const before = counters.before[name];
  if (after === null || before === null) return null;
  const atJoin = counters.atJoin?.[name] ?? before;
  // A namespace or an interface that was made again counts from nothing.
  return { fresh: Math.max(0, after - before), total: Math.max(0, after - atJoin) };
}
