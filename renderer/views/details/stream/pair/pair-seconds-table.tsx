import { useMemo } from "react";
import { ListTable } from "../list-table.tsx";
import { secondColumns } from "../timeline/second-columns.tsx";
import { words as common } from "../words/words.ts";
import { type PairColumn, type PairStretch, timesOf, valueAt } from "./pair-stretch.ts";
import { words } from "./words/words.ts";

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
  unknown: () => words().figures.unknown,
});

const columns = [
  second,
  counted("both", () => words().figures.columns.both),
  counted("lostA", () => words().figures.columns.lostA),
  counted("lostB", () => words().figures.columns.lostB),
  counted("onlyA", () => words().figures.columns.onlyA),
  counted("onlyB", () => words().figures.columns.onlyB),
  counted("missing", () => words().figures.columns.missing),
  timed("skewLeast", () => words().figures.columns.skewLeast),
  timed("skewMedian", () => words().figures.columns.skewMedian),
  timed("skewMost", () => words().figures.columns.skewMost),
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
  if (rows.length === 0) return <p>{common().noSecond}</p>;
  return (
    <ListTable
      label={words().figures.table}
      columns={columns}
      rows={rows}
      keyOf={({ time }) => time}
      most={9}
    />
  );
}
