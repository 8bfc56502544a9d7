import type { Membership } from "../../../shared/model/membership.ts";
import type { Stream } from "../../../shared/model/stream.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { lossPercent } from "../../../shared/stream/report.ts";
import { formatCount, plural } from "../../../shared/text/count.ts";
import { renderTable, type TextColumn } from "./table.ts";
import { groupText, type Reading } from "./watch-report.ts";

/** A stream with the row that it came to. */
interface Line {
  readonly row: Membership;
  readonly stream: Stream;
}

/** A line for each stream, under the groups' table; or that there is none. */
export function streamTable({ rows, told }: Pick<Reading, "rows" | "told">): string[] {
  const lines = rows.flatMap((row) =>
    (told.get(row.id)?.streams?.streams ?? []).map((stream): Line => ({ row, stream })),
  );
  const further = rows.reduce((sum, { id }) => sum + (told.get(id)?.streams?.further ?? 0), 0);
  if (lines.length === 0) return ["", "No stream was recognised by numbers in its packets so far."];
  return [
    "",
    ...renderTable(rows.length > 1 ? [groupColumn, ...columns] : columns, lines),
    ...(further > 0 ? [`And ${plural(further, "further stream")} with fewer packets.`] : []),
  ];
}

const countText = (count: number | null): string => (count === null ? "–" : formatCount(count));
const percentText = (percent: number | null): string => (percent === null ? "–" : `${percent.toFixed(3)} %`);

const groupColumn: TextColumn<Line> = { title: "Group", text: ({ row }) => groupText(row) };

const columns: readonly TextColumn<Line>[] = [
  { title: "Stream", text: ({ stream: { kind, key } }) => (key === "" ? kind : `${kind} ${key}`) },
  { title: "Source", text: ({ stream }) => formatEndpoint(stream.address, stream.port) },
  { title: "Received", right: true, text: ({ stream }) => formatCount(stream.received) },
  { title: "Lost", right: true, text: ({ stream }) => countText(stream.lost) },
  { title: "Loss", right: true, text: ({ stream }) => percentText(lossPercent(stream)) },
  { title: "Dropped here", right: true, text: ({ stream }) => countText(stream.droppedHere) },
  { title: "Longest", right: true, text: ({ stream }) => countText(stream.longestBurst) },
  { title: "Late", right: true, text: ({ stream }) => countText(stream.reordered) },
  { title: "Twice", right: true, text: ({ stream }) => countText(stream.duplicates) },
  {
    title: "Jitter",
    right: true,
    text: ({ stream: { jitterMs } }) => (jitterMs === null ? "–" : `${jitterMs.toFixed(2)} ms`),
  },
];
