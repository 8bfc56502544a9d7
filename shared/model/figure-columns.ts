import * as v from "valibot";
import type { Figure } from "./figure.ts";
import { type MembershipFigures, membershipFigures } from "./figures.ts";
import type { Membership } from "./membership.ts";

/**
 * How the figures of rows cross to the window: as columns. 1,000 rows are a few arrays, which no side
 * takes apart into objects, names and texts.
 */

type Field = keyof MembershipFigures;

/** A column without a name is called as its field. */
type Named<Column extends string, Name extends Field> = Column extends "" ? Name : Column;

export type FigureColumn = {
  [Name in Field]: Named<(typeof membershipFigures)[Name]["columns"][number], Name>;
}[Field];

/** A field on its way to the window and back. */
interface Crossing {
  readonly field: Field;
  readonly figure: Figure<unknown, string>;
  readonly columns: readonly FigureColumn[];
}

const crossings: readonly Crossing[] = Object.entries<Figure<unknown, string>>(membershipFigures).map(
  ([field, figure]) => ({
    field: field as Field,
    figure,
    columns: figure.columns.map((column) => column || field) as FigureColumn[],
  }),
);

type Reader = (row: Membership) => number;

const readers = Object.fromEntries(
  crossings.flatMap(({ field, figure, columns }) =>
    columns.map((column, at): [string, Reader] => [column, (row) => figure.part(row[field], at)]),
  ),
) as Readonly<Record<FigureColumn, Reader>>;

export const figureColumns = Object.keys(readers) as readonly FigureColumn[];

/** Columns that change by the time alone. */
export const driftingColumns: ReadonlySet<FigureColumn> = new Set(
  crossings.flatMap(({ figure, columns }) => (figure.drifts ? columns : [])),
);

/** The figures of some rows: each column is as long as `ids`, NaN where a row has null. */
export const figuresSchema = v.object({
  ids: v.instance(Uint32Array),
  /** A column that is missing did not change in any of these rows. */
  columns: v.record(v.picklist(figureColumns), v.instance(Float64Array)),
});
export type Figures = v.InferOutput<typeof figuresSchema>;

/** The number of a row that stands in a column; NaN where the row has null. */
export function readFigure(row: Membership, column: FigureColumn): number {
  return readers[column](row);
}

/** Those of which any column is told, with the columns that are. */
function told({ columns }: Figures): ToldField[] {
  return crossings
    .map((crossing) => ({ ...crossing, told: crossing.columns.map((name) => columns[name]) }))
    .filter((crossing) => crossing.told.some((column) => column !== undefined));
}

interface ToldField extends Crossing {
  readonly told: readonly (Float64Array | undefined)[];
}

/**
 * The row with its figures at place `at`; nothing else of it changes. What did not change stays the
 * same object, the row included, so that nothing that shows it is drawn anew.
 */
export function withFigures(row: Membership, figures: Figures, at: number): Membership {
  return withTold(row, told(figures), at);
}

function withTold(row: Membership, fields: readonly ToldField[], at: number): Membership {
  let after: Partial<Record<Field, unknown>> | null = null;
  for (const { field, figure, told } of fields) {
    const before = row[field];
    const parts: number[] = [];
    let isChanged = false;
    for (let part = 0; part < told.length; part += 1) {
      const old = figure.part(before, part);
      const now = told[part]?.[at] ?? old;
      parts.push(now);
      isChanged ||= !Object.is(now, old);
    }
    if (!isChanged) continue;
    after ??= { ...row };
    after[field] = figure.compose(parts);
  }
  // Whole, as the row that it is a copy of: each value comes from its field's own figure.
  return after === null ? row : (after as Membership);
}

/** Figures of rows, in the columns that are named. */
export function figuresOf(
  rows: readonly Membership[],
  names: readonly FigureColumn[] = figureColumns,
): Figures {
  const columns = names.map((name) => [name, Float64Array.from(rows, readers[name])]);
  return { ids: Uint32Array.from(rows, ({ id }) => id), columns: Object.fromEntries(columns) };
}

/** The part of a delta that tells rows. */
interface RowsTold {
  readonly memberships: readonly Membership[];
  readonly figures: Figures | null;
  readonly left: readonly number[];
}

/**
 * Rows after a delta: new and changed ones whole, then figures, then what was left. Doing it twice
 * changes nothing more. Answers with `rows` itself when nothing changed.
 */
export function applyRows(
  rows: ReadonlyMap<number, Membership>,
  delta: RowsTold,
): ReadonlyMap<number, Membership> {
  const { memberships, figures, left } = delta;
  if (memberships.length === 0 && figures === null && left.length === 0) return rows;
  const after = new Map(rows);
  for (const row of memberships) after.set(row.id, row);
  const fields = figures ? told(figures) : [];
  for (const [at, id] of figures?.ids.entries() ?? []) {
    const row = after.get(id);
    if (row) after.set(id, withTold(row, fields, at));
  }
  for (const id of left) after.delete(id);
  return after;
}
