import { useMemo } from "react";
import { formatBitRate, formatMs } from "../../../../../shared/format.ts";
import type { StreamDetail, StreamSeconds } from "../../../../../shared/model/stream.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { columnOf } from "../../../../table/column.tsx";
import { Figure } from "../../../../table/figure.tsx";
import { ListTable } from "../list-table.tsx";
import { clockOf } from "./second-text.ts";
import { knownPart, placeOf, type Stretch } from "./stretch.ts";

interface SecondRow {
  /** In s since 1970. */
  readonly time: number;
  readonly place: number;
  readonly seconds: StreamSeconds;
}

const column = columnOf<SecondRow, object>();

/** None is sorted by, none leaves: a second stands where it was. */
const fixed = { sort: null, leavesBelow: null, hideable: false } as const;

type Counted = "received" | "lost" | "reordered" | "duplicates" | "droppedHere" | "late";

function counted(id: Counted, title: string, about: string) {
  return column({
    id,
    title,
    about,
    shows: ["place", "seconds"],
    cell: ({ row: { seconds, place } }) => {
      const value = seconds[id][place] ?? 0;
      return <Figure value={value} text={formatCount(value)} />;
    },
    unknown: null,
    align: "end",
    track: "88px",
    ...fixed,
  });
}

function timed(id: "jitter" | "delayMedian" | "delayP99", title: string, about: string) {
  return column({
    id,
    title,
    about,
    shows: ["place", "seconds"],
    cell: ({ row: { seconds, place } }) => {
      const ms = seconds[id][place] ?? Number.NaN;
      return Number.isNaN(ms) ? null : formatMs(ms);
    },
    unknown: "Not measurable in this second.",
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
  column({
    id: "rate",
    title: "Rate",
    about: "UDP payload of the stream in this second",
    shows: ["place", "seconds"],
    cell: ({ row: { seconds, place } }) => formatBitRate((seconds.bytes[place] ?? 0) * 8),
    unknown: null,
    align: "end",
    track: "96px",
    ...fixed,
  }),
  counted("received", "Received", "Packets of the stream that came in this second"),
  counted("lost", "Lost", "Numbers found missing in this second"),
  counted("reordered", "Reordered", "Arrived behind a higher number"),
  counted("duplicates", "Duplicates", "Arrived once more"),
  counted("droppedHere", "Dropped here", "Dropped by this computer"),
  counted("late", "PCR late", "Program clocks that came later than they may"),
  timed("jitter", "Jitter, ms", "Jitter at the end of this second"),
  timed("delayMedian", "Delay, ms", "Median of the one-way delays of this second"),
  timed("delayP99", "99 %, ms", "99 % of the one-way delays of this second are below"),
];

/** The shown seconds as a table, the newest first; columns of what the stream does not have are left out. */
export function SecondsTable({
  stream,
  stretch,
}: {
  readonly stream: StreamDetail;
  readonly stretch: Stretch;
}) {
  const { seconds, from, to } = stretch;
  const rows = useMemo(() => {
    const { first, end } = knownPart({ seconds, from, to });
    return Array.from({ length: end - first }, (_, at): SecondRow => {
      const time = end - 1 - at;
      return { time, seconds, place: placeOf({ seconds }, time) ?? -1 };
    });
  }, [seconds, from, to]);
  const shown = columns.filter(({ id }) => {
    if (id === "late") return stream.transportStream !== null;
    return id.startsWith("delay") ? stream.delay !== null : true;
  });
  if (rows.length === 0) return <p>No full second so far.</p>;
  return <ListTable label="Seconds" columns={shown} rows={rows} keyOf={({ time }) => time} most={9} />;
}
