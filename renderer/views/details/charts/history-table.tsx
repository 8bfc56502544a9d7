import { useMemo } from "react";
import type { KeptHistory } from "../../../../shared/model/kept-history.ts";
import { formatMoment } from "../../../../shared/text/clock.ts";
import { formatCount } from "../../../../shared/text/count.ts";
import { columnOf } from "../../../table/column.tsx";
import { ListTable } from "../stream/list-table.tsx";
import { fixedColumn } from "../stream/timeline/second-columns.tsx";
import { extremeOf, formatUnit, meanOf, sumOf, timesOf, type Unit } from "./stretches.ts";
import { words } from "./words/words.ts";

interface StretchRow {
  /** In s since 1970. */
  readonly time: number;
  readonly place: number;
  readonly history: KeptHistory;
  readonly unit: Unit;
}

const column = columnOf<StretchRow, object>();
const shows = ["time", "place", "history", "unit"] as const;
type ColumnName = keyof ReturnType<typeof words>["table"]["columns"];

const rate = (id: ColumnName, of: (row: StretchRow) => number | null) =>
  column({
    get title() {
      return words().table.columns[id].title;
    },
    get about() {
      return words().table.columns[id].about;
    },
    get unknown() {
      return words().table.notListening;
    },
    id,
    shows,
    align: "end",
    track: "110px",
    ...fixedColumn,
    cell: ({ row }) => {
      const value = of(row);
      return value === null ? "–" : formatUnit(value, row.unit);
    },
  });

const count = (id: "lost" | "reordered" | "dropped") =>
  column({
    get title() {
      return words().table.columns[id].title;
    },
    get about() {
      return words().table.columns[id].about;
    },
    get unknown() {
      return words().table.notMeasurable;
    },
    id,
    shows,
    align: "end",
    track: "96px",
    ...fixedColumn,
    cell: ({ row: { history, place } }) => {
      const value = sumOf(history, id, place);
      return value === null ? "–" : formatCount(value);
    },
  });

const columns = [
  column({
    get title() {
      return words().table.columns.time.title;
    },
    get about() {
      return words().table.columns.time.about;
    },
    id: "time",
    shows: ["time"],
    unknown: null,
    align: "start",
    track: "160px",
    ...fixedColumn,
    cell: ({ row: { time } }) => formatMoment(time * 1_000),
  }),
  rate("mean", ({ history, unit, place }) => meanOf(history, unit, place)),
  rate("least", ({ history, unit, place }) => extremeOf(history, "least", unit, place)),
  rate("most", ({ history, unit, place }) => extremeOf(history, "most", unit, place)),
  count("lost"),
  count("reordered"),
  count("dropped"),
];

/** The shown stretches as a table, the newest first. */
export function HistoryTable({ history, unit }: { readonly history: KeptHistory; readonly unit: Unit }) {
  const rows = useMemo(
    () =>
      timesOf(history)
        .map((time, place): StretchRow => ({ time, place, history, unit }))
        .reverse(),
    [history, unit],
  );
  return (
    <ListTable
      label={words().table.label}
      columns={columns}
      rows={rows}
      keyOf={({ time }) => time}
      most={12}
    />
  );
}
