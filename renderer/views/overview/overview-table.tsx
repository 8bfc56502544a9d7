import { formatCount } from "../../../shared/text/count.ts";
import { stateWords } from "../../components/state-glyph.tsx";
import { columnOf } from "../../table/column.tsx";
import { ListTable } from "../details/stream/list-table.tsx";
import { fixedColumn } from "../details/stream/timeline/second-columns.tsx";
import { type OverviewGroup, silentSeconds, worstOf } from "./overview-rows.ts";

const column = columnOf<OverviewGroup, object>();
const notMeasured = "Not measurable in this span.";

const sumOf = (values: Float32Array | undefined): number | null => {
  let sum: number | null = null;
  for (const value of values ?? []) if (!Number.isNaN(value)) sum = (sum ?? 0) + value;
  return sum;
};

const count = (
  id: string,
  title: string,
  about: string,
  of: (group: Pick<OverviewGroup, "figures">) => number | null,
) =>
  column({
    ...{
      id,
      title,
      about,
      shows: ["figures"],
      unknown: notMeasured,
      align: "end",
      track: "110px",
      ...fixedColumn,
    },
    cell: ({ row }) => {
      const value = of(row);
      return value === null ? "–" : formatCount(Math.round(value));
    },
  });

const text = (
  id: "endpoint" | "name",
  title: string,
  about: string,
  track: `minmax(${number}px, ${number}fr)`,
) =>
  column({
    ...{ id, title, about, shows: [id], unknown: null, align: "start", track, ...fixedColumn },
    cell: ({ row }) => row[id],
    tooltip: (row) => row[id],
  });

const columns = [
  text("endpoint", "Group", "Address and port", "minmax(150px, 1.5fr)"),
  text("name", "Name", "What the group is called", "minmax(100px, 1fr)"),
  column({
    ...{
      id: "state",
      title: "State",
      about: "How it stands now",
      shows: ["state"],
      unknown: null,
      ...fixedColumn,
    },
    ...{ align: "start", track: "90px" },
    cell: ({ row }) => stateWords[row.state],
  }),
  count("lost", "Lost", "By the streams’ numbers, in the span", ({ figures }) => sumOf(figures?.lost)),
  count("dropped", "Dropped here", "Dropped by this computer, in the span", ({ figures }) =>
    sumOf(figures?.dropped),
  ),
  count("silent", "Silent s", "Seconds in which it was silent", ({ figures }) =>
    figures === null ? null : silentSeconds(figures),
  ),
  column({
    ...{
      id: "worst",
      title: "Worst",
      about: "The worst of the span",
      shows: ["figures", "state"],
      ...fixedColumn,
    },
    ...{ unknown: notMeasured, align: "end", track: "110px" },
    cell: ({ row }) => worstOf(row).text,
  }),
  count(
    "errors",
    "Error s",
    "Seconds with loss, silence or error",
    ({ figures }) => figures?.errorSeconds ?? null,
  ),
];

interface OverviewTableProps {
  readonly rows: readonly OverviewGroup[];
  readonly spanWords: string;
  readonly chosen: number | null;
  readonly onChoose: (id: number) => void;
  readonly onOpen: (id: number) => void;
}

/** The span in figures, in the order of the charts. */
export function OverviewTable({ rows, spanWords, chosen, onChoose, onOpen }: OverviewTableProps) {
  return (
    <ListTable
      label={`Overview, ${spanWords}`}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      {...{ chosen, onChoose, onOpen }}
      most={24}
    />
  );
}
