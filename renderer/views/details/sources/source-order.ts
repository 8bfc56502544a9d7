import { limits } from "../../../../shared/limits.ts";
import type { Source } from "../../../../shared/model/source.ts";
import { type SourceColumn, sortKey } from "./source-columns.ts";

export interface SourceSort {
  readonly column: SourceColumn;
  readonly descending: boolean;
}

/** Tells the sources of a group apart. */
export function sourceKey({ address, port }: Pick<Source, "address" | "port">): string {
  return `${address} ${port}`;
}

/**
 * The keys of the sources in order. `keep` moves nothing and adds new ones at the end; `steady`
 * moves those with a clear lead, so that near equals do not change places; `sort` sorts anew.
 */
export function orderSources(
  previous: readonly string[],
  sources: ReadonlyMap<string, Source>,
  { column, descending }: SourceSort,
  freedom: "keep" | "steady" | "sort",
): readonly string[] {
  const kept = previous.filter((key) => sources.has(key));
  const known = new Set(kept);
  const keys = [...kept, ...[...sources.keys()].filter((key) => !known.has(key))];
  if (freedom === "keep") return keys;
  const figures = new Map<string, number | string>();
  for (const [key, source] of sources) figures.set(key, sortKey(source, column));
  const figure = (key: string): number | string => figures.get(key) ?? 0;
  const direction = descending ? -1 : 1;
  if (freedom === "sort") return keys.sort((a, b) => direction * compare(figure(a), figure(b)));
  return passClearLeads(keys, (a, b) => direction * compare(a, b) < 0 && leads(a, b), figure);
}

function compare(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Two figures must differ by a share; texts differ or do not. */
function leads(a: number | string, b: number | string): boolean {
  if (typeof a === "string" || typeof b === "string") return true;
  return !(Math.abs(a - b) <= limits.sortLead * Math.max(Math.abs(a), Math.abs(b)));
}

/** An insertion sort: short, for the keys are nearly in order already. */
function passClearLeads<F>(
  keys: string[],
  passes: (a: F, b: F) => boolean,
  figure: (key: string) => F,
): string[] {
  for (const [at, key] of [...keys].entries()) {
    let place = at;
    for (let other = keys[place - 1]; other !== undefined && passes(figure(key), figure(other)); ) {
      keys[place] = other;
      place -= 1;
      other = keys[place - 1];
    }
    keys[place] = key;
  }
  return keys;
}

const letters = 26;

/** A, B … Z, AA, AB …: the mark of the source that came as number `rank`, counted from 0. */
export function sourceLetter(rank: number): string {
  const last = String.fromCharCode(65 + (rank % letters));
  return rank < letters ? last : sourceLetter(Math.floor(rank / letters) - 1) + last;
}

/** The rank of each source in the order of arrival. */
export function arrivalRanks(sources: readonly Source[]): ReadonlyMap<string, number> {
  const byArrival = [...sources].sort((a, b) => (a.firstAt ?? 0) - (b.firstAt ?? 0));
  return new Map(byArrival.map((source, rank) => [sourceKey(source), rank]));
}
