import type { HistoryFigureName, KeptHistory, OverviewRow } from "../../../shared/model/kept-history.ts";

/** Of a group's figures, what a small chart shows. @param key of the membership */
export function overviewRow(key: string, history: KeptHistory, unit: "packets" | "bytes"): OverviewRow {
  const { figures } = history;
  const rate = figures[unit];
  const sum = (name: HistoryFigureName): Float32Array<ArrayBuffer> => Float32Array.from(figures[name].sum);
  return {
    key,
    mean: Float32Array.from(rate.sum, (value, at) => value / (rate.seconds[at] ?? 0)),
    most: Float32Array.from(rate.most),
    lost: sum("lost"),
    share: Float32Array.from(figures.lost.sum, (lost, at) =>
      lost === 0 ? 0 : (100 * lost) / (lost + (figures.packets.sum[at] ?? 0)),
    ),
    dropped: sum("dropped"),
    errors: sum("errorSeconds"),
    // A file of before knows packets and no errors; one that cannot be heard has errors and no packets.
    joined: Float32Array.from(figures.errorSeconds.seconds, (seconds, at) =>
      Math.max(seconds, figures.packets.seconds[at] ?? 0),
    ),
    worstShare: worstOf(figures.lossShare.most),
    errorSeconds: figures.errorSeconds.sum.reduce(
      (all, value) => (Number.isNaN(value) ? all : all + value),
      0,
    ),
  };
}

/** In percent, of millionths. */
function worstOf(shares: Float64Array): number | null {
  let worst: number | null = null;
  for (const share of shares) if (share / 10_000 >= (worst ?? 0)) worst = share / 10_000;
  return worst;
}
