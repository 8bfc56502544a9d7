import type { FilterKind, FilterMemory, SavedFilter } from "../../shared/kept/filter-memory.ts";
import { limits } from "../../shared/limits.ts";
import type { ViewStore } from "./view.ts";

function change(view: ViewStore, kind: FilterKind, next: (memory: FilterMemory) => FilterMemory): void {
  const { filters } = view.getState();
  view.setState({ filters: { ...filters, [kind]: next(filters[kind]) } });
}

/** Takes a filter for one that was used; the oldest gives way. */
export function rememberFilter(view: ViewStore, kind: FilterKind, filter: string): void {
  const used = filter.trim();
  if (used === "" || used.length > limits.filterLength) return;
  if (view.getState().filters[kind].recent[0] === used) return;
  change(view, kind, ({ recent, ...rest }) => ({
    ...rest,
    recent: [used, ...recent.filter((one) => one !== used)].slice(0, limits.recentFilters),
  }));
}

/** Keeps a filter under a name, in the place of one that had it; false where there are as many as are kept. */
export function saveFilter(view: ViewStore, kind: FilterKind, { name, text: filter }: SavedFilter): boolean {
  const others = view.getState().filters[kind].saved.filter((one) => one.name !== name);
  if (others.length >= limits.savedFilters) return false;
  const saved = [...others, { name, text: filter }].sort((one, other) => one.name.localeCompare(other.name));
  change(view, kind, (memory) => ({ ...memory, saved }));
  return true;
}

export function forgetFilter(view: ViewStore, kind: FilterKind, name: string): void {
  change(view, kind, ({ saved, ...rest }) => ({ ...rest, saved: saved.filter((one) => one.name !== name) }));
}
