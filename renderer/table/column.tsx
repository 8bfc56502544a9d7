import { type ComponentType, memo, type ReactNode } from "react";
import styles from "./table.module.css";

/** A track of the table's grid: fixed where numbers stand, so that nothing moves when they change. */
export type Track = `${number}px` | `minmax(${number}px, ${number}fr)` | `${number}%`;

export interface CellProps<Row> {
  readonly row: Row;
}

/** What is said of every column, whatever its cells show. */
interface ColumnTraits<Id extends string, Order> {
  readonly id: Id;
  readonly title: string;
  /** The title is only read out: a sign in its cells says enough. */
  readonly silentTitle?: true;
  /** What the column means, as its tooltip and in the help. */
  readonly about: string;
  /** What it is sorted by, and which end comes first at the first click; null for what has no order. */
  readonly sort: (Order & { readonly first: "smallest" | "largest" }) | null;
  readonly align: "start" | "end";
  /** Its width, or how it follows from the table's, which is in px. */
  readonly track: Track | ((tableWidth: number) => Track);
  /** Its width where no cell of the table shows anything in it, or nothing but a few letters. */
  readonly bareTrack?: Track;
  /** In a table narrower than this many px it leaves for want of room; null where it always stays. */
  readonly leavesBelow: number | null;
  /** Whether a person may hide it. */
  readonly hideable: boolean;
  /** Why a cell that shows nothing (null) cannot know: the tooltip of its dash. Null where all know. */
  readonly unknown: string | null;
}

/** A column as it is written down: no part of it can be forgotten. */
export interface ColumnRecord<Row, Id extends string, Order, Field extends keyof Row>
  extends ColumnTraits<Id, Order> {
  /** The fields of a row that its cell shows: it sees no others, and renders when one of them changed. */
  readonly shows: readonly Field[];
  /** A component; null is a dash, never a zero. */
  readonly cell: (props: CellProps<Pick<Row, Field>>) => ReactNode;
  /** Tooltip of the whole cell. */
  readonly tooltip?: (row: Pick<Row, Field>) => string;
}

/** A column of a table whose rows are `Row` and that is sorted by what `Order` says. */
export interface Column<Row, Id extends string = string, Order = unknown> extends ColumnTraits<Id, Order> {
  /** The fields of a row that it shows: what lacks one of them cannot be shown in it. */
  readonly shows: readonly (keyof Row)[];
  /** What a cell holds, for rows that never change: rendered with its row. */
  readonly cell: (props: CellProps<Row>) => ReactNode;
  /** The same for rows that do: renders only when a field that it shows changed. */
  readonly Cell: ComponentType<CellProps<Row>>;
  readonly tooltip?: (row: Row) => string;
}

/** Makes the columns of one kind of table; `More` is what its columns say beyond. */
export function columnOf<Row, Order, More = unknown>() {
  return function column<const Id extends string, Field extends keyof Row>(
    record: ColumnRecord<Row, Id, Order, Field> & More,
  ): Column<Row, Id, Order> & More {
    const { cell: show, shows } = record;
    const cell = (props: CellProps<Row>): ReactNode => show(props) ?? <Unknown why={record.unknown} />;
    const Cell = memo(cell, (before, now) => shows.every((field) => before.row[field] === now.row[field]));
    // Getters stay getters: titles are asked for when they are shown, in the language that is spoken then.
    const kept = Object.getOwnPropertyDescriptors(record);
    const made = Object.getOwnPropertyDescriptors({ cell, Cell });
    return Object.defineProperties({}, { ...kept, ...made }) as Column<Row, Id, Order> & More;
  };
}

/** The dash in place of what is not known, with the reason as its tooltip. */
export function Unknown({ why }: { readonly why: string | null }) {
  return (
    <span className={styles.unknown} title={why ?? undefined}>
      –
    </span>
  );
}
