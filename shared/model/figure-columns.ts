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

const readers = new Map<FigureColumn, Reader>(
  crossings.flatMap(({ field, figure, columns }) =>
    columns.map((column, at) => [column, (row) => figure.part(row[field], at)] as const),
  ),
);

export const figureColumns: readonly FigureColumn[] = [...readers.keys()];

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
  return readers.get(column)?.(row) ?? Number.NaN;
}

/**
 * The row with its figures at place `at`; nothing else of it changes. What did not change stays the
 * same object, the row included, so that nothing that shows it is drawn anew.
 */
export function withFigures(row: Membership, { columns }: Figures, at: number): Membership {
  const changed: Partial<Record<Field, unknown>> = {};
  let anyChanged = false;
  for (const { field, figure, columns: names } of crossings) {
    const before = row[field];
    const isChanged = names.some((name, part) => {
      const column = columns[name];
      return column !== undefined && !Object.is(column[at], figure.part(before, part));
    });
    if (!isChanged) continue;
    anyChanged = true;
    changed[field] = figure.compose(
      names.map((name, part) => columns[name]?.[at] ?? figure.part(before, part)),
    );
  }
  // Each value comes from its field's own figure.
  return anyChanged ? { ...row, ...(changed as Partial<MembershipFigures>) } : row;
}

/** Figures of rows, in the columns that are named. */
export function figuresOf(
  rows: readonly Membership[],
  names: readonly FigureColumn[] = figureColumns,
): Figures {
  const columns = names.map((name) => [name, Float64Array.from(rows, (row) => readFigure(row, name))]);
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
  for (const [at, id] of figures?.ids.entries() ?? []) {
    const row = after.get(id);
    if (row && figures) after.set(id, withFigures(row, figures, at));
  }
  for (const id of left) after.delete(id);
  return after;
}
