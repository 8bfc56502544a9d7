import { useMemo } from "react";
import { formatMs } from "../../../../../shared/format.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { columnOf } from "../../../../table/column.tsx";
import { Figure } from "../../../../table/figure.tsx";
import { ListTable } from "../list-table.tsx";
import { clockOf } from "../timeline/second-text.ts";
import { type PairColumn, type PairStretch, timesOf, valueAt } from "./pair-stretch.ts";

interface SecondRow {
  /** In s since 1970. */
  readonly time: number;
  readonly stretch: PairStretch;
}

const column = columnOf<SecondRow, object>();

/** None is sorted by, none leaves: a second stands where it was. */
const fixed = { sort: null, leavesBelow: null, hideable: false } as const;

function counted<const Id extends PairColumn>(id: Id, title: string, about: string) {
  return column({
    id,
    title,
    about,
    shows: ["time", "stretch"],
    cell: ({ row: { time, stretch } }) => {
      const value = valueAt(stretch, id, time);
      return <Figure value={value} text={formatCount(value)} />;
    },
    unknown: null,
    align: "end",
    track: "88px",
    ...fixed,
  });
}

function timed<const Id extends PairColumn>(id: Id, title: string, about: string) {
  return column({
    id,
    title,
    about,
    shows: ["time", "stretch"],
    cell: ({ row: { time, stretch } }) => {
      const ms = valueAt(stretch, id, time);
      return Number.isNaN(ms) ? null : formatMs(ms);
    },
    unknown: "No packet came on both legs in this second.",
    align: "end",
    track: "100px",
    ...fixed,
  });
}

const columns = [
  column({
    id: "time",
    title: "Second",
    about: "Local time at which the second begins",
    shows: ["time"],
    cell: ({ row: { time } }) => clockOf(time),
    unknown: null,
    align: "start",
    track: "minmax(72px, 1fr)",
    ...fixed,
  }),
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
