import * as v from "valibot";
import { problemSchema } from "../problem.ts";
import { conflicts } from "../statements/conflicts.ts";
import { type EventStatement, membershipEvents } from "../statements/events.ts";
import { statementSchema } from "../statements/statement.ts";
import { binds } from "./bind.ts";
import { type MembershipFigures, membershipFigures, schemasOf } from "./figures.ts";
import { groupLookEntries } from "./group-look.ts";
import { count, time } from "./quantities.ts";
import { streamKinds } from "./stream-kinds.ts";

export const membershipStates = ["joining", "receiving", "silent", "stalled", "failed"] as const;

/**
 * - `joining`: joined, waiting for the first packet
 * - `receiving`: packets arrive
 * - `silent`: joined for a while and nothing ever came
 * - `stalled`: had traffic, then none for ten usual intervals (at least 5 s)
 * - `failed`: the socket could not be opened or joined, or its interface is gone, down or without an
 *   address; `problem` tells why
 */
export type MembershipState = (typeof membershipStates)[number];

/** Something that happened to a membership; `eventText` makes the sentence. */
export type MembershipEvent = EventStatement & { readonly at: number };
export const membershipEventSchema: v.GenericSchema<unknown, MembershipEvent> = statementSchema(
  membershipEvents,
  () => ({ at: time }),
);

/**
 * What a row tells beside its figures. When any of it changes the row crosses whole.
 */
const wholeEntries = {
  /** Of this run of the monitor. */
  id: v.number(),
  /** What it is in every run, see `membership-key.ts`. */
  key: v.string(),
  /**
   * `group` joined a group; `host` listens on an address of this computer, `broadcast` on one that reaches all;
   * `port` joined nothing and hears what reaches the port, its address is the wildcard.
   */
  kind: v.picklist(["group", "host", "broadcast", "port"]),
  /** What its socket is bound to: with `any` the figures hold everything that the socket hears. */
  bind: v.picklist(binds),
  family: v.picklist([4, 6]),
  address: v.string(),
  port: v.number(),
  /** The one source that is heard; null hears any. */
  source: v.nullable(v.string()),
  /** Where it is joined, or waits to be; null for broadcasts of any interface, and while there is no route. */
  interface: v.nullable(v.object({ name: v.string(), address: v.nullable(v.string()) })),
  /** True when the system chose the interface. */
  byDefault: v.boolean(),
  /** What a person called it, or what it is known as, by the address book or the registries; may be empty. */
  name: v.string(),
  ...groupLookEntries,
  state: v.picklist(membershipStates),
  problem: v.nullable(problemSchema),
  /** The newest of its events; null before it was joined for the first time. */
  lastEvent: v.nullable(membershipEventSchema),
  /** What its streams are recognised as, in the order of `streamKinds`. */
  formats: v.array(v.picklist(streamKinds)),
  /** What goes on on it that should not, for as long as it does; the oldest of several. */
  conflict: v.nullable(statementSchema(conflicts)),
  /** Receive buffer that the kernel granted, in bytes; null where it does not tell. */
  receiveBuffer: v.nullable(count),
  /**
   * Other interfaces on which this group and port is joined as well: this system delivers their
   * packets here too, so the figures may hold both.
   */
  sharedWith: v.array(v.string()),
  /** Whether it is not known of this system if it keeps this row apart from others on its port. */
  unsureApart: v.boolean(),
};

export const membershipSchema = v.object({ ...wholeEntries, ...schemasOf(membershipFigures) });
export type Membership = v.InferOutput<typeof membershipSchema>;

/** Whatever is no figure; one that is neither does not compile. */
type WholeField = Exclude<keyof Membership, keyof MembershipFigures>;
export const wholeFields = Object.keys(
  wholeEntries satisfies Record<WholeField, unknown>,
) as readonly WholeField[];
