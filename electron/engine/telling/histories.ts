import { limits } from "../../../shared/limits.ts";
import { type HistoriesTold, totalsHistoryId } from "../../../shared/model/history.ts";
import type { History } from "../traffic/meter/history.ts";

/** The last seconds of the totals and of all rows, for a window that opens. @param end the last full second */
export function tellHistories(
  end: number,
  totals: History,
  rows: Iterable<{ readonly id: number; readonly traffic: { readonly history: History } }>,
): HistoriesTold {
  const histories: readonly (readonly [id: number, history: History])[] = [
    [totalsHistoryId, totals],
    ...Array.from(rows, ({ id, traffic }) => [id, traffic.history] as const),
  ];
  const length = limits.historySeconds;
  const packets = new Float64Array(histories.length * length);
  const bits = new Float64Array(histories.length * length);
  for (const [at, [, history]] of histories.entries()) {
    const known = history.upTo(end);
    // In the first minute of a computer's clock there are fewer.
    const first = (at + 1) * length - known.packets.length;
    packets.set(known.packets, first);
    bits.set(known.bits, first);
  }
  return { ids: Uint32Array.from(histories, ([id]) => id), packets, bits };
}
