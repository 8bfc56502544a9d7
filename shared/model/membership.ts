import * as v from "valibot";
import { problemSchema } from "../problem.ts";
import { meterEntries } from "./meter.ts";
import { count, time } from "./quantities.ts";

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

/** Something that happened to a membership, as a sentence. */
export const membershipEventSchema = v.object({ at: time, message: v.string() });
export type MembershipEvent = v.InferOutput<typeof membershipEventSchema>;

export const membershipSchema = v.object({
  id: v.number(),
  /** `host` listens on an address of this computer; `group` joined a group. */
  kind: v.picklist(["group", "host"]),
  family: v.picklist([4, 6]),
  address: v.string(),
  port: v.number(),
  /** The one source that is heard; null hears any. */
  source: v.nullable(v.string()),
  interface: v.nullable(v.object({ name: v.string(), address: v.string() })),
  /** True when the system chose the interface. */
  byDefault: v.boolean(),
  /** What a person called it, or what the group is known as; may be empty. */
  name: v.string(),
  state: v.picklist(membershipStates),
  problem: v.nullable(problemSchema),
  /** The newest of its events; null before it was joined for the first time. */
  lastEvent: v.nullable(membershipEventSchema),
  joinedAt: time,
  ...meterEntries,
  /** Sources told apart; `untoldSources` counts packets of sources beyond the limit. */
  sources: count,
  untoldSources: count,
  /** Packets of the store that gave way to newer ones. */
  storeDropped: count,
  /** Number of the oldest packet that is kept; `packets` is the newest. */
  firstKept: count,
  /** Receive buffer that the kernel granted, in bytes; null where it does not tell. */
  receiveBuffer: v.nullable(count),
  /** Packets that the kernel dropped because this computer was too slow; null where it is not told. */
  kernelDrops: v.nullable(count),
  /** When drops were last seen to grow; they are read once a second. Null when there are none. */
  droppedAt: v.nullable(time),
  /**
   * Other interfaces on which this group and port is joined as well: this system delivers their
   * packets here too, so the figures may hold both.
   */
  sharedWith: v.array(v.string()),
  /** Whether it is not known of this system if it keeps this row apart from others on its port. */
  unsureApart: v.boolean(),
});
export type Membership = v.InferOutput<typeof membershipSchema>;
