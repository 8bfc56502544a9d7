import { RowChanges } from "../telling/changes.ts";
import { tellHistories } from "../telling/histories.ts";
import type { Looks } from "../telling/looks.ts";
import type { Seconds } from "../telling/seconds.ts";
import type { Teller } from "./feature.ts";
import type { Grounds, RowGrounds } from "./grounds.ts";

/**
 * The rows of the memberships, and the seconds behind their sparklines.
 * @param looks which rows windows show: what nobody looks at is told when a second is over
 */
export function rowsTeller(
  { memberships, store }: RowGrounds & Pick<Grounds, "store">,
  looks: Pick<Looks, "has">,
  seconds: Seconds,
): Teller<"memberships" | "historyEnd" | "histories", "memberships" | "figures" | "left" | "seconds"> {
  const changes = new RowChanges();
  return {
    snapshot(now) {
      const rows = memberships.rows(now);
      changes.snapshotTaken(rows);
      return {
        memberships: rows,
        historyEnd: seconds.end,
        histories: tellHistories(seconds.end, store.total, memberships),
      };
    },
    delta({ now, secondEnds }) {
      const rows = memberships.rows(now);
      const told = seconds.close(now, memberships, store.total);
      return { ...changes.take(rows, (id) => secondEnds || looks.has(id, now)), seconds: told };
    },
  };
}
