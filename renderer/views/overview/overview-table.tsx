import { formatCount } from "../../../shared/text/count.ts";
import { stateWords } from "../../components/state-glyph.tsx";
import { columnOf } from "../../table/column.tsx";
import { ListTable } from "../details/stream/list-table.tsx";
import { fixedColumn } from "../details/stream/timeline/second-columns.tsx";
import { type OverviewGroup, silentSeconds, worstOf } from "./overview-rows.ts";
import { words } from "./words/words.ts";

const column = columnOf<OverviewGroup, object>();

const sumOf = (values: Float32Array | undefined): number | null => {
  let sum: number | null = null;
  for (const value of values ?? []) if (!Number.isNaN(value)) sum = (sum ?? 0) + value;
  return sum;
};

const count = (
  id: "lost" | "dropped" | "silent" | "errors",
  of: (group: Pick<OverviewGroup, "figures">) => number | null,
) =>
  column({
    id,
    get title() {
      return words().table[id].title;
    },
    get about() {
      return words().table[id].about;
    },
    get unknown() {
      return words().table.notMeasured;
    },
    ...{ shows: ["figures"], align: "end", track: "110px", ...fixedColumn },
    cell: ({ row }) => {
      const value = of(row);
      return value === null ? "–" : formatCount(Math.round(value));
    },
  });

const text = (id: "endpoint" | "name", track: `minmax(${number}px, ${number}fr)`) =>
  column({
    id,
    get title() {
      return words().table[id].title;
    },
    get about() {
      return words().table[id].about;
    },
    ...{ shows: [id], unknown: null, align: "start", track, ...fixedColumn },
    cell: ({ row }) => row[id],
    tooltip: (row) => row[id],
  });

const columns = [
  text("endpoint", "minmax(150px, 1.5fr)"),
  text("name", "minmax(100px, 1fr)"),
  column({
    id: "state",
    get title() {
      return words().table.state.title;
    },
    get about() {
      return words().table.state.about;
    },
    ...{ shows: ["state"], unknown: null, align: "start", track: "90px", ...fixedColumn },
    cell: ({ row }) => stateWords[row.state],
  }),
  count("lost", ({ figures }) => sumOf(figures?.lost)),
  count("dropped", ({ figures }) => sumOf(figures?.dropped)),
  count("silent", ({ figures }) => (figures === null ? null : silentSeconds(figures))),
  column({
    id: "worst",
    get title() {
      return words().table.worst.title;
    },
    get about() {
      return words().table.worst.about;
    },
    get unknown() {
      return words().table.notMeasured;
    },
    ...{ shows: ["figures", "state"], align: "end", track: "110px", ...fixedColumn },
    cell: ({ row }) => worstOf(row).text,
  }),
  count("errors", ({ figures }) => figures?.errorSeconds ?? null),
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
      label={words().table.label(spanWords)}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      {...{ chosen, onChoose, onOpen }}
      most={24}
    />
  );
}
