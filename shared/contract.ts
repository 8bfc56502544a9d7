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
import { arrangementSchema, packetColumns, packetFilterSchema, packetRowsSchema } from "./packets.ts";

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
/** Of a packet in a list, from 1. */
const place = v.pipe(whole, v.minValue(1));
/** Of the newest packet that the window knows; 0 before the first. */
const packetNumber = v.pipe(whole, v.minValue(0));

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
  /** Packets per second, on average. */
  rate: v.pipe(v.number(), v.minValue(0.01), v.maxValue(limits.sendRate)),
  /** Packets handed over back to back; bursts come every burst / rate seconds. */
  burst: v.pipe(whole, v.minValue(1), v.maxValue(limits.sendBurst)),
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
  /** The sources with the most packets, at most `limits.sourcesPerAnswer`, in the order of their first packet. */
  /**
   * Tells which rows a window shows: for `limits.lookMs` their figures come with every delta, those of
   * the others once a second.
   */
  look: {
    args: v.object({ ids: v.pipe(v.array(id), v.maxLength(limits.rowsLookedAt)) }),
    result: nothing,
  },
  sources: { args: v.object({ id }), result: v.array(sourceSchema) },
  /** What happened to a membership, oldest first, at most `limits.eventsPerMembership` and one. */
  events: { args: v.object({ id }), result: v.array(membershipEventSchema) },
  /**
   * Kept packets from place `from` on, fewer when the list ends or the first of them gave way. As they
   * arrived, a packet's place is its number; in an arrangement it is the arrangement's.
   */
  packets: {
    args: v.object({
      id,
      arrangement: v.nullable(id),
      from: place,
      count: v.pipe(whole, v.minValue(1), v.maxValue(limits.packetsPerRequest)),
    }),
    result: packetRowsSchema,
  },
  /** One packet's payload, whole. */
  packet: {
    args: v.object({ id, number: place }),
    result: v.object({ ...packetSchema.entries, payload: v.instance(Uint8Array) }),
  },
  /**
   * Begins to sort the kept packets of a membership, or to pick those that a filter lets through. By
   * `number` that is the order of arrival, and `arrangement` takes in newer packets; any other order
   * stays as it was when asked for. Answers when it is done, at the latest after `limits.arrangeWaitMs`.
   */
  arrange: {
    args: v.object({
      id,
      by: v.picklist(packetColumns),
      descending: v.boolean(),
      filter: v.nullable(packetFilterSchema),
      upTo: packetNumber,
      /** An arrangement that is no longer needed. */
      replaces: v.nullable(id),
    }),
    result: arrangementSchema,
  },
  /** How far an arrangement is, up to the packet `upTo` where it takes in newer ones. Waits as `arrange`. */
  arrangement: { args: v.object({ id, arrangement: id, upTo: packetNumber }), result: arrangementSchema },
  /** Gives an arrangement up; one that is not there is none either. */
  disarrange: { args: v.object({ id, arrangement: id }), result: nothing },
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
