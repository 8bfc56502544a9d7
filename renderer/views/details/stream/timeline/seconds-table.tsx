import { useMemo } from "react";
import { formatBitRate } from "../../../../../shared/format.ts";
import type { StreamDetail, StreamSeconds } from "../../../../../shared/model/stream.ts";
import { columnOf } from "../../../../table/column.tsx";
import { ListTable } from "../list-table.tsx";
import { fixedColumn, secondColumns } from "./second-columns.tsx";
import { knownPart, placeOf, type Stretch } from "./stretch.ts";

interface SecondRow {
  /** In s since 1970. */
  readonly time: number;
  readonly place: number;
  readonly seconds: StreamSeconds;
}

const column = columnOf<SecondRow, object>();

type Counted = "received" | "lost" | "reordered" | "duplicates" | "droppedHere" | "late";
type Timed = "jitter" | "delayMedian" | "delayP99";

const { second, counted, timed } = secondColumns<SecondRow, Counted, Timed>({
  shows: ["place", "seconds"],
  count: ({ seconds, place }, id) => seconds[id][place] ?? 0,
  ms: ({ seconds, place }, id) => seconds[id][place] ?? Number.NaN,
  unknown: "Not measurable in this second.",
});

const columns = [
  second,
  column({
    id: "rate",
    title: "Rate",
    about: "UDP payload of the stream in this second",
    shows: ["place", "seconds"],
    cell: ({ row: { seconds, place } }) => formatBitRate((seconds.bytes[place] ?? 0) * 8),
    unknown: null,
    align: "end",
    track: "96px",
    ...fixedColumn,
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
