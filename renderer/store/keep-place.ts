import { limits } from "../../shared/limits.ts";
import type { Kept } from "./kept.ts";
import type { ShownTrafficStore } from "./traffic.ts";
import type { View, ViewStore } from "./view.ts";

/**
 * Keeps which page is open, which group is looked at, and how groups and its packets are narrowed down, so that a reload and
 * the next start begin there; the group by its key, since numbers are of one run. From then on the window goes its own way: two at one door do not pull at
 * each other.
 * @param isLive whether what is shown is live traffic: opened recordings have rows and filters of their own
 */
export function keepPlace(
  view: ViewStore,
  kept: Kept,
  traffic: ShownTrafficStore,
  isLive: () => boolean,
): void {
  let isStarted = false;
  /** What is selected is not kept yet. */
  let isNew = false;
  const begin = (): void => {
    const { ready, memberships } = traffic.getState();
    if (isStarted || !ready || !kept.store.getState().ready) return;
    isStarted = true;
    const key = kept.get("selectedGroup");
    const { text: filter, state: stateFilter } = kept.get("groupFilter");
    const row = [...memberships.values()].find((one) => one.key === key);
    const packets = kept.get("packetFilter");
    view.setState(({ page }) => ({
      ...{ filter, stateFilter },
      // Who has gone on already stays there.
      page: page === "monitor" ? kept.get("page") : page,
      ...(row ? { selected: row.id } : {}),
      ...(row && packets?.of === key ? { wantedFilter: { of: row.id, text: packets.text } } : {}),
    }));
  };
  kept.store.subscribe(begin);
  traffic.subscribe(() => {
    begin();
    if (isNew) keepSelected();
  });
  view.subscribe((now, before) => {
    if (!isStarted) return;
    if (now.page !== before.page) kept.set("page", now.page);
    if (!isLive()) return;
    if (now.selected !== before.selected) {
      isNew = true;
      keepSelected();
    }
    if (now.packetFilter !== before.packetFilter) keepPacketFilter(now.packetFilter);
    if (now.filter !== before.filter || now.stateFilter !== before.stateFilter)
      kept.set("groupFilter", { text: now.filter, state: now.stateFilter });
  });
  const keepPacketFilter = (filter: View["packetFilter"]): void => {
    const of = filter && traffic.getState().memberships.get(filter.of)?.key;
    // One that is still being typed may be too long to be kept.
    if (filter && filter.text.length > limits.filterLength) return;
    kept.set("packetFilter", filter && of ? { of, text: filter.text } : null);
  };
  const keepSelected = (): void => {
    const { selected } = view.getState();
    const row = selected === null ? undefined : traffic.getState().memberships.get(selected);
    // One that is being joined comes in a moment, and so does the heir of one that is gone.
    if (row === undefined || !isLive()) return;
    isNew = false;
    kept.set("selectedGroup", row.key);
  };
  begin();
}
