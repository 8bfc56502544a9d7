import { useSyncExternalStore } from "react";
import type { Clock } from "../../shared/model/clock.ts";
import { onClock, showClock, shownClock } from "../../shared/text/clock.ts";
import type { ViewStore } from "../store/view.ts";

/** Keeps the zone of all times in step with the choice. To be started before anything is drawn, as the language is. */
export function startClock(view: ViewStore): void {
  const apply = (): void => showClock(view.getState().clock);
  view.subscribe(apply);
  apply();
}

/** The zone of all times; who uses it is drawn again with another one. */
export function useClock(): Clock {
  return useSyncExternalStore(onClock, shownClock);
}
