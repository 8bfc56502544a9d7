import { asJoined, type Kept as KeptValue, type SectionName } from "../../shared/kept/sections.ts";
import { same } from "../../shared/same.ts";
import type { Kept } from "./kept.ts";
import type { ColumnNames, View, ViewStore } from "./view.ts";

/** Fields of the view that the door keeps under the same name. */
export const keptFields = [
  ...([
    "theme",
    "language",
    "zoom",
    "clock",
    "letterKeys",
    "keys",
    "askAboveTtl",
    "ring",
    "ringFiles",
    "ringMegabytes",
    "ringSeconds",
    "notifications",
    "sound",
    "tab",
    "filters",
    "sort",
    "groupBy",
    "foldedHeadings",
    "hiddenColumns",
  ] as const),
  ...(["composeAtStart", "composePinned", "composeWide", "joinOn", "kernelGroups", "sharedScale"] as const),
  ...(["packetTime", "packetDscp", "packetColours", "payloadText", "groupsShare", "recentCommands"] as const),
] as const satisfies readonly (SectionName & keyof View)[];

type KeptField = (typeof keptFields)[number];
type KeptView = { readonly [F in KeptField]: KeptValue<F> };

/** Where a window begins, and where it then is by itself: two that look at one door do not pull at each other. */
const atStart: ReadonlySet<KeptField> = new Set(["tab", "composeAtStart"]);

/** Keeps view and door in step, both ways. */
export function keepView(view: ViewStore, kept: Kept, columns: ColumnNames): void {
  let isStarted = false;
  const take = (): void => {
    const { values, ready } = kept.store.getState();
    if (!ready) return;
    const now = view.getState();
    const change: Partial<Record<KeptField, unknown>> = {};
    for (const field of keptFields) {
      if (!Object.hasOwn(values, field) || (isStarted && atStart.has(field))) continue;
      const value = known(field, values[field], columns);
      if (!same(now[field], value)) change[field] = value;
    }
    const first = isStarted ? {} : { composeOpen: kept.get("composePinned") || kept.get("composeAtStart") };
    isStarted = true;
    view.setState({ ...(change as Partial<KeptView>), ...first });
  };
  kept.store.subscribe(take);
  view.subscribe((now, before) => {
    if (!isStarted) return;
    for (const field of keptFields) if (now[field] !== before[field]) set(kept, field, now[field]);
  });
  take();
}

function set<F extends KeptField>(kept: Kept, field: F, value: View[F]): void {
  kept.set(field, value as KeptValue<F>);
}

/** Columns of another version are none of this one. */
function known(field: KeptField, value: unknown, { sortable, hideable }: ColumnNames): unknown {
  if (field === "hiddenColumns") return (value as string[]).filter((name) => hideable.includes(name));
  if (field !== "sort") return value;
  const { column } = value as View["sort"];
  return column === asJoined || sortable.includes(column) ? value : { column: asJoined, descending: false };
}
