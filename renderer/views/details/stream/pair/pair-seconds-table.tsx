import { useMemo } from "react";
import { ListTable } from "../list-table.tsx";
import { secondColumns } from "../timeline/second-columns.tsx";
import { type PairColumn, type PairStretch, timesOf, valueAt } from "./pair-stretch.ts";

interface SecondRow {
  /** In s since 1970. */
  readonly time: number;
  readonly stretch: PairStretch;
}

const figureOf = ({ stretch, time }: SecondRow, id: PairColumn): number => valueAt(stretch, id, time);

const { second, counted, timed } = secondColumns<SecondRow, PairColumn, PairColumn>({
  shows: ["time", "stretch"],
  count: figureOf,
  ms: figureOf,
  unknown: "No packet came on both legs in this second.",
});

const columns = [
  second,
  counted("both", "By both", "Packets that both legs brought"),
  counted("lostA", "Lost on A", "Packets that leg A did not bring in time"),
  counted("lostB", "Lost on B", "Packets that leg B did not bring in time"),
  counted("onlyA", "Only by A", "Packets that only leg A brought"),
  counted("onlyB", "Only by B", "Packets that only leg B brought"),
  counted("missing", "On neither", "Packets that neither leg brought"),
  timed("skewLeast", "Skew least", "Smallest skew of this second in ms, leg B minus leg A"),
  timed("skewMedian", "Median", "Median skew of this second in ms"),
  timed("skewMost", "Most", "Largest skew of this second in ms"),
];

/** The shown seconds as a table, the newest first. */
export function PairSecondsTable({ stretch }: { readonly stretch: PairStretch }) {
  const rows = useMemo(
    () =>
      timesOf(stretch)
        .reverse()
        .map((time): SecondRow => ({ time, stretch })),
    [stretch],
  );
  if (rows.length === 0) return <p>No full second so far.</p>;
  return (
    <ListTable
      label="Seconds of the pair"
      columns={columns}
      rows={rows}
      keyOf={({ time }) => time}
      most={9}
    />
  );
}
