import type { Gravity } from "../../../shared/model/incident.ts";
import type { IncidentName } from "../../../shared/statements/incidents.ts";

/** What of a group has to happen for an incident to be over; null for what has no length. */
interface Kind {
  readonly gravity: Gravity;
  readonly endedBy: readonly IncidentName[] | null;
}

const news: Kind = { gravity: "info", endedBy: null };

/** Whatever says that it receives again, or could. */
const joins = [
  ...[
    "joined",
    "listening",
    "watching-port",
    "joined-after-leave",
    "joined-after-retry",
    "joined-after-sleep",
  ],
  ...["interface-up", "interface-back", "interface-there", "interface-renewed", "interface-readdressed"],
  ...["route-there", "route-changed", "address-moved"],
] as const satisfies readonly IncidentName[];

/** Whatever says that it cannot receive. */
const refusals = [
  ...["refused", "interface-gone", "interface-down", "interface-unplugged", "interface-lower-down"],
  ...["interface-dormant", "interface-absent", "interface-without-family", "interface-without-address"],
  "route-missing",
] as const satisfies readonly IncidentName[];

const loss: Kind = { gravity: "problem", endedBy: [...joins, "interface-addressed", "first-packet", "back"] };
/** A limit that was crossed: its watch says when it is over. */
const crossing: Kind = { gravity: "warning", endedBy: [] };
const conflict = (over: IncidentName): Kind => ({ gravity: "warning", endedBy: [over] });

/** Each kind of incident once: how grave it is, and what ends it. */
export const incidentKinds: Readonly<Record<IncidentName, Kind>> = {
  joined: news,
  listening: news,
  "first-packet": news,
  // One that is taken over from the run before may end with a first packet.
  stalled: { gravity: "warning", endedBy: ["back", "first-packet", ...joins] },
  back: news,
  drops: { gravity: "problem", endedBy: null },
  "watching-port": news,
  "joined-after-leave": news,
  "joined-after-retry": news,
  "joined-after-sleep": news,
  refused: loss,
  "interface-gone": loss,
  "interface-down": loss,
  "interface-unplugged": loss,
  "interface-lower-down": loss,
  "interface-dormant": loss,
  "interface-absent": loss,
  "interface-up": news,
  "interface-without-family": loss,
  "interface-without-address": loss,
  "interface-back": news,
  "interface-there": news,
  "interface-renewed": news,
  "interface-renamed": news,
  "interface-readdressed": news,
  "interface-addressed": news,
  "route-missing": loss,
  "route-there": news,
  "route-changed": news,
  "address-moved": news,
  "sink-failed": { gravity: "problem", endedBy: null },
  "two-senders": conflict("two-senders-over"),
  "two-kinds": conflict("two-kinds-over"),
  "key-shared": conflict("key-shared-over"),
  "universe-misplaced": conflict("universe-misplaced-over"),
  "two-masters": conflict("two-masters-over"),
  "two-senders-over": news,
  "two-kinds-over": news,
  "key-shared-over": news,
  "universe-misplaced-over": news,
  "two-masters-over": news,
  "sender-moved": { gravity: "warning", endedBy: null },
  "grandmaster-changed": { gravity: "warning", endedBy: null },
  "ttl-changed": { gravity: "warning", endedBy: null },
  "kind-changed": { gravity: "warning", endedBy: null },
  "events-dropped": news,
  "loss-above": crossing,
  "rate-below": crossing,
  "rate-above": crossing,
  "bitrate-below": crossing,
  "bitrate-above": crossing,
  "silence-over": crossing,
  "jitter-above": crossing,
  "sources-not": crossing,
  "error-seconds-above": crossing,
  silent: { gravity: "info", endedBy: ["first-packet", "back", ...refusals] },
  "querier-suspected": { gravity: "warning", endedBy: ["back", ...joins] },
  "source-new": news,
  "source-changed": { gravity: "warning", endedBy: null },
  "source-gone": { gravity: "info", endedBy: null },
  "send-failed": { gravity: "problem", endedBy: [] },
  "recording-started": { gravity: "info", endedBy: [] },
  "notifier-test": news,
};
