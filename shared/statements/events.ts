import * as v from "valibot";
import { conflictNews, conflicts } from "./conflicts.ts";
import { problemTable } from "./problems/problems.ts";
import { type Statement, statementSchema } from "./statement.ts";

const text = v.string();
const number = v.number();
const family = v.picklist([4, 6]);
/** Null where the system chose and did not tell. */
const on = v.nullable(v.object({ name: text, address: v.nullable(text) }));

/** What happens to a membership. */
export const membershipEvents = {
  joined: { on },
  /** Of a host's address. */
  listening: { on },
  /** `afterMs` since the join. */
  "first-packet": { afterMs: number },
  /** For so long nothing came, which is more than usual. */
  stalled: { silentMs: number },
  /** `afterMs` from the last packet before the silence to one after it. */
  back: { afterMs: number },
  /** What the kernel dropped of it without a long break, until the event's time: how many, within how long, and the most in one reading. */
  drops: { packets: number, ms: number, most: number },
  "watching-port": { family },
  "joined-after-leave": {},
  "joined-after-retry": {},
  "joined-after-sleep": { ms: number },
  refused: { problem: statementSchema(problemTable) },
  // Its interface.
  "interface-gone": { interface: text },
  "interface-down": { interface: text },
  "interface-unplugged": { interface: text },
  "interface-lower-down": { interface: text },
  "interface-dormant": { interface: text },
  /** Was never there. */
  "interface-absent": { interface: text },
  /** What was not usable when it was joined is. */
  "interface-up": { interface: text },
  "interface-without-family": { interface: text, family },
  "interface-without-address": { interface: text, address: text },
  "interface-back": { interface: text, afterMs: number },
  "interface-there": { interface: text },
  "interface-renewed": { interface: text },
  "interface-renamed": { before: text, interface: text },
  "interface-readdressed": { interface: text, before: text, address: text },
  "interface-addressed": { interface: text, address: text },
  // The system's way to a group that nobody chose an interface for.
  "route-missing": { address: text },
  "route-there": { address: text, interface: text },
  "route-changed": { address: text, interface: text, before: text },
  "address-moved": { address: text, interface: text },
  /** One of what counts, keeps or analyses its packets, by the engine's name for it. */
  "sink-failed": { sink: text, reason: text },
  // What should not go on, and what changed.
  ...conflicts,
  ...conflictNews,
  // The list of events itself.
  "events-dropped": { count: number },
} as const;

export type EventStatement = Statement<typeof membershipEvents>;
