import { limits } from "../../../shared/limits.ts";
import { type HistoriesTold, totalsHistoryId } from "../../../shared/model/history.ts";
import type { Feed } from "../feeds/feed.ts";
import type { SecondsTold } from "../traffic/meter/history.ts";

/** What keeps its last full seconds. */
interface Historian {
  history(end: number): SecondsTold;
}

/** The last seconds of the totals and of all rows, for a window that opens. @param end the last full second */
export function tellHistories(
  end: number,
  totals: Historian,
  feeds: Iterable<Pick<Feed, "id" | "traffic">>,
): HistoriesTold {
  const histories: readonly (readonly [id: number, kept: Historian])[] = [
    [totalsHistoryId, totals],
    ...Array.from(feeds, ({ id, traffic }) => [id, traffic] as const),
  ];
  const length = limits.historySeconds;
  const packets = new Float64Array(histories.length * length);
  const bits = new Float64Array(histories.length * length);
  for (const [at, [, kept]] of histories.entries()) {
    const known = kept.history(end);
    // In the first minute of a computer's clock there are fewer.
    const first = (at + 1) * length - known.packets.length;
    packets.set(known.packets, first);
    bits.set(known.bits, first);
  }
  return { ids: Uint32Array.from(histories, ([id]) => id), packets, bits };
}
