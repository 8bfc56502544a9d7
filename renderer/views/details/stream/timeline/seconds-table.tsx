import { useMemo } from "react";
import { formatBitRate } from "../../../../../shared/format.ts";
import type { StreamDetail, StreamSeconds } from "../../../../../shared/model/stream.ts";
import { columnOf } from "../../../../table/column.tsx";
import { ListTable } from "../list-table.tsx";
import { words as common } from "../words/words.ts";
import { fixedColumn, secondColumns } from "./second-columns.tsx";
import { knownPart, placeOf, type Stretch } from "./stretch.ts";
import { words } from "./words/words.ts";

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
  unknown: () => words().unknown,
});

const columns = [
  second,
  column({
    id: "rate",
    get title() {
      return words().columns.rate.title;
    },
    get about() {
      return words().columns.rate.about;
    },
    shows: ["place", "seconds"],
    cell: ({ row: { seconds, place } }) => formatBitRate((seconds.bytes[place] ?? 0) * 8),
    unknown: null,
    align: "end",
    track: "96px",
    ...fixedColumn,
  }),
  counted("received", () => words().columns.received),
  counted("lost", () => words().columns.lost),
  counted("reordered", () => words().columns.reordered),
  counted("duplicates", () => words().columns.duplicates),
  counted("droppedHere", () => words().columns.droppedHere),
  counted("late", () => words().columns.late),
  timed("jitter", () => words().columns.jitter),
  timed("delayMedian", () => words().columns.delayMedian),
  timed("delayP99", () => words().columns.delayP99),
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
  if (rows.length === 0) return <p>{common().noSecond}</p>;
  return <ListTable label={words().table} columns={shown} rows={rows} keyOf={({ time }) => time} most={9} />;
}
