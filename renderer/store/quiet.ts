import { limits } from "../../shared/limits.ts";
import type { Transport, Unsubscribe } from "../../shared/transport.ts";
import type { ShownTrafficStore } from "./traffic.ts";

/**
 * Notes in the store whether the monitor has gone quiet: it speaks with every tick, so one that says
 * nothing for `limits.quietMs` hangs, or the way to it does, although the connection stands.
 */
export function watchQuiet(transport: Transport, store: ShownTrafficStore): Unsubscribe {
  let heardAt = performance.now();
  /** Looked at twice: after a rest of this page its timers come before what waited for it meanwhile. */
  let suspected = false;

  const hear = (): void => {
    heardAt = performance.now();
    suspected = false;
    if (store.getState().quiet) store.setState({ quiet: false });
  };
  const look = (): void => {
    const silent = performance.now() - heardAt > limits.quietMs;
    if (silent && suspected && !store.getState().quiet) store.setState({ quiet: true });
    suspected = silent;
  };

  const timer = setInterval(look, limits.quietLookMs);
  const stops = [transport.subscribe("delta", hear), transport.watchConnection(hear)];
  return () => {
    clearInterval(timer);
    for (const stop of stops) stop();
  };
}
