import { useMemo } from "react";
import { formatMoment } from "../../../../shared/format.ts";
import type { KeptHistory } from "../../../../shared/model/kept-history.ts";
import { formatCount } from "../../../../shared/text/count.ts";
import { columnOf } from "../../../table/column.tsx";
import { ListTable } from "../stream/list-table.tsx";
import { fixedColumn } from "../stream/timeline/second-columns.tsx";
import { extremeOf, formatUnit, meanOf, sumOf, timesOf, type Unit } from "./stretches.ts";

interface StretchRow {
  /** In s since 1970. */
  readonly time: number;
  readonly place: number;
  readonly history: KeptHistory;
  readonly unit: Unit;
}

const column = columnOf<StretchRow, object>();
const shows = ["time", "place", "history", "unit"] as const;
const gap = "Castscope did not listen then.";

const rate = (id: string, title: string, about: string, of: (row: StretchRow) => number | null) =>
  column({
    ...{ id, title, about, shows, unknown: gap, align: "end", track: "110px", ...fixedColumn },
    cell: ({ row }) => {
      const value = of(row);
      return value === null ? "–" : formatUnit(value, row.unit);
    },
  });

const count = (id: "lost" | "reordered" | "dropped", title: string, about: string) =>
  column({
    ...{
      id,
      title,
      about,
      shows,
      unknown: "Not measurable then.",
      align: "end",
      track: "96px",
      ...fixedColumn,
    },
    cell: ({ row: { history, place } }) => {
      const value = sumOf(history, id, place);
      return value === null ? "–" : formatCount(value);
    },
  });

const columns = [
  column({
    ...{
      id: "time",
      title: "Time",
      about: "When the stretch begins",
      shows: ["time"],
      unknown: null,
      align: "start",
      track: "160px",
      ...fixedColumn,
    },
    cell: ({ row: { time } }) => formatMoment(time * 1_000),
  }),
  rate("mean", "Rate", "Mean of its seconds", ({ history, unit, place }) => meanOf(history, unit, place)),
  rate("least", "Least", "Of any of its seconds", ({ history, unit, place }) =>
    extremeOf(history, "least", unit, place),
  ),
  rate("most", "Most", "Of any of its seconds", ({ history, unit, place }) =>
    extremeOf(history, "most", unit, place),
  ),
  count("lost", "Lost", "By the streams' numbers"),
  count("reordered", "Reordered", "Arrived behind a higher number"),
  count("dropped", "Dropped here", "Dropped by this computer"),
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
  return <ListTable label="History" columns={columns} rows={rows} keyOf={({ time }) => time} most={12} />;
}
