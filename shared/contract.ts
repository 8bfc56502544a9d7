import * as v from "valibot";
import { diagnosisSchema, hostMembershipsSchema } from "./host.ts";
import { limits } from "./limits.ts";
import {
  deltaSchema,
  interfaceSchema,
  membershipEventSchema,
  packetSchema,
  snapshotSchema,
  sourceSchema,
} from "./model.ts";

/**
 * The one table between the monitor and its windows. The preload's functions, the router, both
 * transports and the renderer's client are derived from it by key.
 * Arguments are validated once, by the router; results are checked by the contract tests.
 */

const whole = v.pipe(v.number(), v.integer());
const id = v.pipe(whole, v.minValue(1));
const port = v.pipe(whole, v.minValue(1), v.maxValue(65_535));
const address = v.pipe(v.string(), v.nonEmpty(), v.maxLength(80));
const interfaceChoice = v.nullable(v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)));
const payload = v.pipe(v.instance(Uint8Array), v.maxLength(limits.payloadBytesIpv6));
const nothing = v.null_();

export const joinSchema = v.object({
  /** A group to join, or a host address to listen on; without zone and port. */
  address,
  port,
  /** Name or address of an interface; null lets the system choose. */
  interface: interfaceChoice,
  source: v.nullable(address),
  /** Empty takes the name that the group is known by. */
  name: v.pipe(v.string(), v.maxLength(limits.nameLength)),
});
export type JoinRequest = v.InferOutput<typeof joinSchema>;

export const sendRequestSchema = v.object({
  address,
  port,
  interface: interfaceChoice,
  /** Null lets the system choose. */
  sourcePort: v.nullable(port),
  /** IP_MULTICAST_TTL for a group (0 to 255), IP_TTL for a host (1 to 255); hop limit in IPv6. */
  ttl: v.pipe(whole, v.minValue(0), v.maxValue(255)),
  /** Whether programs on this computer get it too; only for groups. */
  loopback: v.boolean(),
  payload,
  /** Null sends until stopped. */
  count: v.nullable(v.pipe(whole, v.minValue(1), v.maxValue(limits.sendCount))),
  /** Packets per second. */
  rate: v.pipe(v.number(), v.minValue(0.01), v.maxValue(limits.sendRate)),
});
export type SendRequest = v.InferOutput<typeof sendRequestSchema>;

export const methods = {
  snapshot: { args: nothing, result: snapshotSchema },
  /**
   * Joins. What the system refuses becomes a row in state `failed` that can be retried; a request
   * that cannot be right is rejected and leaves nothing behind. The same membership twice answers
   * with the first one's id and `already`.
   */
  join: { args: joinSchema, result: v.object({ id, already: v.boolean() }) },
  /** Leaves; `restore` brings it back with its counters for `limits.undoLeaveMs`. */
  leave: { args: v.object({ id }), result: nothing },
  restore: { args: v.object({ id }), result: nothing },
  /** Tries a failed membership again. */
  retry: { args: v.object({ id }), result: nothing },
  rename: {
    args: v.object({ id, name: v.pipe(v.string(), v.maxLength(limits.nameLength)) }),
    result: nothing,
  },
  sources: { args: v.object({ id }), result: v.array(sourceSchema) },
  /** What happened to a membership, oldest first, at most `limits.eventsPerMembership` and one. */
  events: { args: v.object({ id }), result: v.array(membershipEventSchema) },
  /** Kept packets from number `from` on, oldest first; fewer when some are gone. */
  packets: {
    args: v.object({
      id,
      from: v.pipe(whole, v.minValue(1)),
      count: v.pipe(whole, v.minValue(1), v.maxValue(limits.packetsPerRequest)),
    }),
    result: v.array(packetSchema),
  },
  /** One packet's payload, whole. */
  packet: {
    args: v.object({ id, number: v.pipe(whole, v.minValue(1)) }),
    result: v.object({ ...packetSchema.entries, payload: v.instance(Uint8Array) }),
  },
  /** Starts a send; its progress comes with the deltas. */
  send: { args: sendRequestSchema, result: v.object({ id }) },
  stopSend: { args: v.object({ id }), result: nothing },
  /** Reads the interfaces now instead of at the next turn. */
  interfaces: { args: nothing, result: v.array(interfaceSchema) },
  /** Every group that this computer belongs to, whoever joined it. */
  hostMemberships: { args: nothing, result: hostMembershipsSchema },
  /** Why a membership may be silent. Listens for `limits.diagnoseListenMs` where packets are missing. */
  diagnose: { args: v.object({ id }), result: diagnosisSchema },
} as const;

export const events = {
  delta: deltaSchema,
} as const;

export type Methods = typeof methods;
export type MethodName = keyof Methods;
export type Args<M extends MethodName> = v.InferOutput<Methods[M]["args"]>;
export type Result<M extends MethodName> = v.InferOutput<Methods[M]["result"]>;
export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<E extends EventName> = v.InferOutput<Events[E]>;

export const methodNames = Object.keys(methods) as MethodName[];
export const eventNames = Object.keys(events) as EventName[];

export function isMethodName(name: unknown): name is MethodName {
  return typeof name === "string" && Object.hasOwn(methods, name);
}

/** One function for each method: what a monitor offers to the router. Failures are thrown as `ProblemError`. */
export type Handlers = {
  readonly [M in MethodName]: (args: Args<M>) => Result<M> | Promise<Result<M>>;
};
