import type { Kept } from "./kept.ts";
import type { ShownTrafficStore } from "./traffic.ts";
import type { ViewStore } from "./view.ts";

/**
 * Keeps which group is looked at, and how the groups are narrowed down, so that a reload and the next start begin there; the
 * group by its key, since numbers are of one run. From then on the window goes its own way: two at one door do not pull at
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
    view.setState({ filter, stateFilter, ...(row ? { selected: row.id } : {}) });
  };
  kept.store.subscribe(begin);
  traffic.subscribe(() => {
    begin();
    if (isNew) keepSelected();
  });
  view.subscribe((now, before) => {
    if (!isStarted || !isLive()) return;
    if (now.selected !== before.selected) {
      isNew = true;
      keepSelected();
    }
    if (now.filter !== before.filter || now.stateFilter !== before.stateFilter)
      kept.set("groupFilter", { text: now.filter, state: now.stateFilter });
  });
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
