import type { Delta } from "../../../shared/contract/telling.ts";
import { limits } from "../../../shared/limits.ts";
import {
  driftingColumns,
  type FigureColumn,
  figureColumns,
  figuresOf,
  readFigure,
} from "../../../shared/model/figure-columns.ts";
import { type Membership as Row, wholeFields } from "../../../shared/model/membership.ts";
import { same } from "../../../shared/same.ts";

/** A row is told when one of these changed; the others change with the time. */
const tellingColumns = figureColumns.filter((column) => !driftingColumns.has(column));

/** Finds what changed in the rows since the last delta. */
export class RowChanges {
  #told: ReadonlyMap<number, Row> = new Map();
  /** Rows of which a snapshot since the last delta told something else: only figures, or more. */
  readonly #toldElsewhere = new Map<number, "figures" | "more">();
  #tick = 0;

  /**
   * Takes note of a snapshot: what changed before it and back again after it, or came and went, is no
   * news to the last delta, but it is to the window that took the snapshot.
   */
  snapshotTaken(rows: readonly Row[]): void {
    const ids = new Set(rows.map(({ id }) => id));
    for (const id of this.#told.keys()) if (!ids.has(id)) this.#toldElsewhere.set(id, "more");
    for (const row of rows) {
      const old = this.#told.get(row.id);
      if (!old || isChanged(row, old)) this.#toldElsewhere.set(row.id, "more");
      else if (isCounted(row, old) && !this.#toldElsewhere.has(row.id))
        this.#toldElsewhere.set(row.id, "figures");
    }
  }

  /**
   * @param rows all rows now
   * @param tellsFigures false for a row whose figures wait for a later delta
   */
  take(
    rows: readonly Row[],
    tellsFigures: (id: number) => boolean = () => true,
  ): Pick<Delta, "memberships" | "figures" | "left"> {
    this.#tick += 1;
    const told = this.#told;
    const now = new Map(rows.map((row) => [row.id, row]));
    const left = [...new Set([...told.keys(), ...this.#toldElsewhere.keys()])].filter((id) => !now.has(id));
    const memberships: Row[] = [];
    const counted: Row[] = [];
    let anyColumn = false;
    for (const row of rows) {
      const old = told.get(row.id);
      const elsewhere = this.#toldElsewhere.get(row.id);
      if (!old || elsewhere === "more" || isChanged(row, old)) memberships.push(row);
      else if (!elsewhere && !tellsFigures(row.id)) now.set(row.id, old);
      else if (elsewhere || this.#isTurn(row) || isCounted(row, old)) counted.push(row);
      anyColumn ||= elsewhere === "figures";
    }
    this.#told = now;
    this.#toldElsewhere.clear();
    if (counted.length === 0) return { memberships, figures: null, left };
    // Most columns change once a second, and some hardly ever: those that stand still are left out.
    const stirs = (name: FigureColumn): boolean =>
      counted.some((row) => {
        const old = told.get(row.id);
        return old !== undefined && differs(row, old, name);
      });
    const names = anyColumn ? figureColumns : figureColumns.filter(stirs);
    return { memberships, figures: figuresOf(counted, names), left };
  }

  /** Not all rows at the same tick. */
  #isTurn(row: Row): boolean {
    return row.packets > 0 && (this.#tick + row.id) % limits.averageTicks === 0;
  }
}

function isChanged(row: Row, old: Row): boolean {
  return wholeFields.some((field) => !same(row[field], old[field]));
}

function isCounted(row: Row, old: Row): boolean {
  return tellingColumns.some((name) => differs(row, old, name));
}

function differs(row: Row, old: Row, name: FigureColumn): boolean {
  return !Object.is(readFigure(row, name), readFigure(old, name));
}
