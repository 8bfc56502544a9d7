import { type Legs, legsOf } from "../../../shared/report/pair-report.ts";
import { lossPercent } from "../../../shared/stream/report.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { renderTable, type TextColumn } from "./table.ts";
import { groupText, type Reading } from "./watch-report.ts";

/** A line for each pair, under the streams' table; none where there is no pair. */
export function pairTable(told: Pick<Reading, "rows" | "pairs">): string[] {
  const legs = legsOf(told);
  return legs.length === 0 ? [] : ["", ...renderTable(columns, legs)];
}

const percent = (lost: number, sent: number): string => {
  const part = lossPercent({ lost, expected: sent });
  return part === null ? "–" : `${part.toFixed(3)} %`;
};

const columns: readonly TextColumn<Legs>[] = [
  { title: "Pair", text: ({ a, b }) => `${groupText(a)} + ${groupText(b)}` },
  { title: "Sent", right: true, text: ({ pair }) => formatCount(pair.sent) },
  { title: "On neither", right: true, text: ({ pair }) => formatCount(pair.missing) },
  { title: "Loss", right: true, text: ({ pair }) => percent(pair.missing, pair.sent) },
  { title: "A lost", right: true, text: ({ pair }) => formatCount(pair.a.lost) },
  { title: "B lost", right: true, text: ({ pair }) => formatCount(pair.b.lost) },
  {
    title: "Skew",
    right: true,
    text: ({ pair: { skew } }) => (skew === null ? "–" : `${skew.median.toFixed(2)} ms`),
  },
];
