import type { Args, Result } from "../contract.ts";
import type { Incident } from "../model/incident.ts";
import type { Membership } from "../model/membership.ts";
import { parseMembershipKey } from "../model/membership-key.ts";
import { formatEndpoint } from "../net/address.ts";
import { eventText, incidentText } from "../text/sentences.ts";

/** Something that happened, as a page tells it. */
export interface SessionEvent {
  /** ms since 1970. */
  readonly at: number;
  /** Null for what has no length, or went on when the page was made. */
  readonly until: number | null;
  /** Address and port; empty for what concerns no group. */
  readonly group: string;
  /** A sentence. */
  readonly what: string;
}

interface EventCalls {
  readonly events: (args: Args<"events">) => Result<"events"> | Promise<Result<"events">>;
}

/** What happened in a recording, in its order. */
export async function recordedEvents(
  rows: readonly Membership[],
  { events }: EventCalls,
): Promise<readonly SessionEvent[]> {
  const all: SessionEvent[] = [];
  for (const { id, address, port } of rows) {
    const group = formatEndpoint(address, port);
    for (const event of await events({ id })) {
      all.push({ at: event.at, until: null, group, what: eventText(event) });
    }
  }
  return all.sort((one, other) => one.at - other.at);
}

/** What happened to groups that are joined now, in its order. */
export function liveEvents(
  rows: readonly Membership[],
  incidents: readonly Incident[],
): readonly SessionEvent[] {
  const joined = new Set(rows.map(({ key }) => key));
  return incidents
    .filter(({ key }) => key === "" || joined.has(key))
    .map((incident) => {
      const identity = parseMembershipKey(incident.key);
      const { at, until } = incident;
      const group = identity === null ? "" : formatEndpoint(identity.address, identity.port);
      return { at, until: until === at ? null : until, group, what: incidentText(incident) };
    })
    .sort((one, other) => one.at - other.at);
}
