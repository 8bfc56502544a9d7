import { limits } from "../../../shared/limits.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { parseAddress } from "../../../shared/net/address.ts";
import type { SortColumn, StateFilter, View } from "../../store/view.ts";

/** Which rows are shown, and in which order. */
export type RowQuery = Pick<View, "filter" | "stateFilter" | "sort">;

/**
 * How much may move: `keep` nothing but what came and went, `steady` rows with a clear lead,
 * `sort` everything.
 */
export type Freedom = "keep" | "steady" | "sort";

/** The ids of the rows to show, in order. Answers with `previous` itself when nothing moved. */
export function arrange(
  previous: readonly number[],
  rows: ReadonlyMap<number, Membership>,
  ids: readonly number[],
  query: RowQuery,
  freedom: Freedom,
): readonly number[] {
  const wanted = new Set(ids.filter((id) => isWanted(rows.get(id), query)));
  const known = new Set(previous);
  const kept = previous.filter((id) => wanted.has(id));
  const next = [...kept, ...[...wanted].filter((id) => !known.has(id))];
  if (freedom !== "keep") sort(next, rows, query.sort, freedom);
  return next.length === previous.length && next.every((id, at) => id === previous[at]) ? previous : next;
}

function isWanted(row: Membership | undefined, { filter, stateFilter }: RowQuery): boolean {
  return row !== undefined && matchesState(row, stateFilter) && matchesText(row, filter);
}

export function matchesState({ state }: Membership, filter: StateFilter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "receiving":
      return state === "receiving";
    case "silent":
      return state === "silent" || state === "stalled";
    case "error":
      return state === "failed";
  }
}

/** Every word of the filter must occur somewhere: in the group, name, source or interface. */
function matchesText(row: Membership, filter: string): boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { address, port, name, source } = row;
  const text = `${address}:${port} [${address}]:${port} ${name} ${source ?? ""} ${row.interface?.name ?? ""}`;
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}

type Key = number | string;

function sort(
  ids: number[],
  rows: ReadonlyMap<number, Membership>,
  { column, descending }: RowQuery["sort"],
  freedom: Freedom,
): void {
  const keys = new Map<number, Key>();
  for (const id of ids) {
    const row = rows.get(id);
    if (row) keys.set(id, keyOf(row, column));
  }
  const direction = descending ? -1 : 1;
  const compare = (a: number, b: number): number =>
    direction * compareKeys(keys.get(a) ?? 0, keys.get(b) ?? 0) || a - b;
  if (freedom === "sort") ids.sort(compare);
  else moveClearLeads(ids, (a, b) => compare(a, b) < 0 && leads(keys.get(a) ?? 0, keys.get(b) ?? 0));
}

/** Lets each row pass those before it that it clearly leads; nearly sorted already, so this is short. */
function moveClearLeads(ids: number[], passes: (id: number, other: number) => boolean): void {
  for (let at = 1; at < ids.length; at += 1) {
    const id = ids[at];
    if (id === undefined) continue;
    let place = at;
    for (let other = ids[place - 1]; place > 0 && other !== undefined && passes(id, other); ) {
      ids[place] = other;
      place -= 1;
      other = ids[place - 1];
    }
    ids[place] = id;
  }
}

/** Two figures must differ by a share; words differ or do not. */
function leads(a: Key, b: Key): boolean {
  if (typeof a === "string" || typeof b === "string") return true;
  return Math.abs(a - b) > limits.sortLead * Math.max(Math.abs(a), Math.abs(b));
}

const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function compareKeys(a: Key, b: Key): number {
  return typeof a === "string" || typeof b === "string" ? words.compare(String(a), String(b)) : a - b;
}

function keyOf(row: Membership, column: SortColumn): Key {
  switch (column) {
    case "joined":
      // Text, so that no lead is asked for: 20 comes after 19.
      return String(row.id);
    case "group":
      return groupKey(row);
    case "name":
      return row.name;
    case "interface":
      return row.interface?.name ?? "";
    case "sources":
      return row.sources;
    case "packets":
      return row.packets;
    case "packetRate":
      return row.rate.packets;
    case "bitRate":
      return row.rate.bits;
    case "ttl":
      return row.ttl?.most ?? -1;
    case "drops":
      return row.kernelDrops ?? -1;
    case "last":
      // In whole seconds, as the column shows it: rows that receive now are equals.
      return row.lastAt === null ? 0 : Math.floor(row.lastAt / 1_000);
  }
}

/** IPv4 before IPv6, then by the address's numbers, the port and the source. */
function groupKey({ address, port, source }: Membership): string {
  const parsed = parseAddress(address);
  const parts = parsed.ok
    ? parsed.value.parts.map((part) => String(part).padStart(5, "0")).join(".")
    : address;
  return `${parsed.ok ? parsed.value.family : 9} ${parts} ${String(port).padStart(5, "0")} ${source ?? ""}`;
}
