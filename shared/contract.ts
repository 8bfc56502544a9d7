import type * as v from "valibot";
import { announcementMethods } from "./contract/announcements.ts";
import { decodingMethods } from "./contract/decoding.ts";
import { doorMethods } from "./contract/door.ts";
import { formatMethods } from "./contract/formats.ts";
import { historyMethods } from "./contract/history.ts";
import { hostMethods } from "./contract/host.ts";
import { incidentMethods } from "./contract/incidents.ts";
import { membershipMethods } from "./contract/memberships.ts";
import { packetMethods } from "./contract/packets.ts";
import { pairMethods } from "./contract/pairs.ts";
import { probeMethods } from "./contract/probes.ts";
import { recorderMethods } from "./contract/recorder.ts";
import { recordingMethods } from "./contract/recordings.ts";
import { replayMethods } from "./contract/replays.ts";
import { sendMethods } from "./contract/sends.ts";
import { sessionEvents, sessionMethods } from "./contract/sessions.ts";
import { streamMethods } from "./contract/streams.ts";
import { tellingEvents, tellingMethods } from "./contract/telling.ts";
import { wiresharkMethods } from "./contract/wireshark.ts";
import { workspaceMethods } from "./contract/workspace.ts";

/**
 * The one table between the monitor and its windows. The preload's functions, the router, both
 * transports and the renderer's client are derived from it by key.
 * Arguments are validated once, by the router; results are checked by the contract tests.
 */

export const methods = {
  ...tellingMethods,
  ...membershipMethods,
  ...packetMethods,
  ...sendMethods,
  ...replayMethods,
  ...streamMethods,
  ...pairMethods,
  ...formatMethods,
  ...decodingMethods,
  ...historyMethods,
  ...incidentMethods,
  ...hostMethods,
  ...announcementMethods,
  ...probeMethods,
  ...recordingMethods,
  ...recorderMethods,
  ...wiresharkMethods,
  ...workspaceMethods,
  ...sessionMethods,
  ...doorMethods,
} as const;

export const events = { ...tellingEvents, ...sessionEvents } as const;

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

/** What a monitor itself answers; sessions beside it, and the computer that it runs on, are the door's. */
export type MonitorHandlers = Omit<Handlers, keyof typeof sessionMethods | keyof typeof doorMethods>;
