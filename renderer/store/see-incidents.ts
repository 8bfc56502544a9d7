import type { Client } from "../../shared/transport.ts";
import type { ShownTrafficStore } from "./traffic.ts";

/** Tells the monitor that all incidents which are known here were looked at: no window calls them new any more. */
export function seeIncidents(client: Client, traffic: ShownTrafficStore): void {
  const { incidents, seenUpTo, unseenBefore } = traffic.getState();
  const upTo = Math.max(0, ...incidents.map(({ id }) => id));
  // A lost connection leaves them new.
  if (upTo > seenUpTo || unseenBefore > 0) client.seeIncidents({ upTo }).catch(() => {});
}
