import type { MonitorHandlers } from "../../../shared/contract.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import type { Pair } from "../../../shared/model/pair.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { type RowAsks, readBeyond } from "../../../shared/report/read-session.ts";
import type { Monitor } from "../../engine/monitor.ts";
import type { Matches } from "./watch-matches.ts";
import type { Reading } from "./watch-report.ts";

/** Reads the groups, and for how long at most nothing could be received since the reading before. */
export function createReader(
  ids: readonly number[],
  { handlers, onDelta }: Pick<Monitor, "handlers" | "onDelta">,
  matchesOf: ((rows: readonly Membership[]) => Promise<Matches>) | null = null,
): (asks: RowAsks) => Promise<Reading> {
  let lag = 0;
  onDelta(({ totals }) => {
    lag = Math.max(lag, totals.lag);
  });
  return async (asks) => {
    const { at, memberships, about, totals } = await handlers.snapshot(null);
    const known = new Map(memberships.map((row) => [row.id, row]));
    const rows = ids.flatMap((id) => known.get(id) ?? []);
    const told = await readBeyond(rows, asks, handlers);
    const pairs = asks.streams && rows.length > 1 ? await readPairs(ids, handlers) : [];
    const matches = matchesOf && (await matchesOf(rows));
    const reading = { at, rows, told, matches, pairs, about, totals, lag };
    lag = 0;
    return reading;
  };
}

/**
 * The pairs of the watched groups. Two groups that were found to carry the same packets are made one first: who
 * watches both on a command line wants to know what came on either.
 */
async function readPairs(
  ids: readonly number[],
  handlers: Pick<MonitorHandlers, "pairs" | "makePair">,
): Promise<readonly Pair[]> {
  const { pairs, proposals } = await handlers.pairs(null);
  for (const { a, b } of proposals) {
    if (!ids.includes(a) || !ids.includes(b)) continue;
    try {
      await handlers.makePair({ a, b });
    } catch (error) {
      // One of them is a leg of another pair already, or was left meanwhile: they stay two groups.
      if (!(error instanceof ProblemError)) throw error;
    }
  }
  return pairs;
}
