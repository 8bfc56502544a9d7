import type { Membership as Row } from "../../shared/model.ts";

/** A row that stands still is told again this often, in ticks: its average goes on falling. */
const refreshTicks = 16;

/** Finds the rows that changed since the last delta. */
export class RowChanges {
  #told = new Map<number, Row>();
  #tick = 0;

  /** @param rows all rows now */
  take(rows: readonly Row[]): { memberships: Row[]; left: number[] } {
    this.#tick += 1;
    const now = new Map(rows.map((row) => [row.id, row]));
    const left = [...this.#told.keys()].filter((id) => !now.has(id));
    const memberships = rows.filter((row) => this.#isNews(row));
    this.#told = now;
    return { memberships, left };
  }

  #isNews(row: Row): boolean {
    const old = this.#told.get(row.id);
    if (!old) return true;
    const isTurn = row.packets > 0 && (this.#tick + row.id) % refreshTicks === 0;
    return (
      isTurn ||
      row.packets !== old.packets ||
      row.rate.packets !== old.rate.packets ||
      row.rate.bits !== old.rate.bits ||
      row.state !== old.state ||
      row.problem !== old.problem ||
      row.name !== old.name ||
      row.lastEvent !== old.lastEvent ||
      row.interface?.address !== old.interface?.address ||
      row.kernelDrops !== old.kernelDrops ||
      row.storeDropped !== old.storeDropped ||
      row.receiveBuffer !== old.receiveBuffer ||
      row.sharedWith.join() !== old.sharedWith.join()
    );
  }
}
