import { formatMs } from "../../../../../shared/format.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { columnOf } from "../../../../table/column.tsx";
import { Figure } from "../../../../table/figure.tsx";
import { clockOf } from "./second-text.ts";
import { words } from "./words/words.ts";

/** None is sorted by, none leaves: a second stands where it was. */
export const fixedColumn = { sort: null, leavesBelow: null, hideable: false } as const;

/** What every row of a table of seconds has. */
interface OfSecond {
  /** In s since 1970. */
  readonly time: number;
}

/** Asked for when it is shown, in the language that is spoken then. */
type Texts = () => { readonly title: string; readonly about: string };

interface SecondFigures<Row, Count extends string, Time extends string> {
  /** The row's fields that figures are read from. */
  readonly shows: readonly (keyof Row)[];
  /** A count of a row's second. */
  readonly count: (row: Row, id: Count) => number;
  /** A time of a row's second, in ms; NaN where it is not known. */
  readonly ms: (row: Row, id: Time) => number;
  /** Why a time is not known. */
  readonly unknown: () => string;
}

/** The columns that tables of seconds are made of: when, counts, and times in ms. */
export function secondColumns<Row extends OfSecond, Count extends string, Time extends string>({
  shows,
  count,
  ms,
  unknown,
}: SecondFigures<Row, Count, Time>) {
  const column = columnOf<Row, object>();
  return {
    second: column({
      id: "time",
      get title() {
        return words().columns.time.title;
      },
      get about() {
        return words().columns.time.about;
      },
      shows: ["time"],
      cell: ({ row: { time } }) => clockOf(time),
      unknown: null,
      align: "start",
      track: "minmax(72px, 1fr)",
      ...fixedColumn,
    }),
    counted: (id: Count, texts: Texts) =>
      column({
        id,
        get title() {
          return texts().title;
        },
        get about() {
          return texts().about;
        },
        shows,
        cell: ({ row }) => {
          const value = count(row, id);
          return <Figure value={value} text={formatCount(value)} />;
        },
        unknown: null,
        align: "end",
        track: "88px",
        ...fixedColumn,
      }),
    timed: (id: Time, texts: Texts) =>
      column({
        id,
        get title() {
          return texts().title;
        },
        get about() {
          return texts().about;
        },
        shows,
        cell: ({ row }) => {
          const time = ms(row, id);
          return Number.isNaN(time) ? null : formatMs(time);
        },
        get unknown() {
          return unknown();
        },
        align: "end",
        track: "100px",
        ...fixedColumn,
      }),
  };
}
