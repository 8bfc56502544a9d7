import { limits } from "../../shared/limits.ts";
import type { Transport, Unsubscribe } from "../../shared/transport.ts";
import type { ShownTrafficStore } from "./traffic.ts";

/**
 * Notes in the store since when the monitor has said nothing, and afterwards for how long it did. It speaks
 * with every tick, so one that says nothing for `limits.quietMs` hangs, or the way to it does, although the
 * connection stands; where the connection is lost, it is quiet at once.
 */
export function watchQuiet(transport: Transport, store: ShownTrafficStore): Unsubscribe {
  /** Its last word: by the clock that never jumps, and by this computer's time of day. */
  let heard = performance.now();
  let heardAt = Date.now();
  /** A connection that is made anew has as long as any to say its first word. */
  let waitsFrom = heard;
  /** Looked at twice: after a rest of this page its timers come before what waited for it meanwhile. */
  let suspected = false;
  /** Whether this window told of it: what nobody was told of may have been a rest of the page's own. */
  let told = false;

  const tell = (): void => {
    told = true;
    if (store.getState().quietSince === null) store.setState({ quietSince: heardAt });
  };
  const hear = (): void => {
    const now = performance.now();
    if (told) {
      const { longestQuiet } = store.getState();
      const ms = now - heard;
      const longest = ms > (longestQuiet?.ms ?? 0) ? { ms, since: heardAt } : longestQuiet;
      store.setState({ quietSince: null, longestQuiet: longest });
    }
    told = false;
    suspected = false;
    heard = now;
    heardAt = Date.now();
    waitsFrom = now;
  };
  const look = (): void => {
    const silent = performance.now() - waitsFrom > limits.quietMs;
    if (silent && suspected) tell();
    suspected = silent;
  };

  const timer = setInterval(look, limits.quietLookMs);
  const stops = [
    transport.subscribe("delta", hear),
    transport.watchConnection((connection) => {
      waitsFrom = performance.now();
      suspected = false;
      if (connection === "lost" || connection === "refused") tell();
      else if (store.getState().quietSince !== null) store.setState({ quietSince: null });
    }),
  ];
  return () => {
    clearInterval(timer);
    for (const stop of stops) stop();
  };
}
