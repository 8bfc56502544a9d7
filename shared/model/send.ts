import * as v from "valibot";
import { problemSchema } from "../problem.ts";
import { testFormats } from "../test-stream/format-names.ts";
import { count, time } from "./quantities.ts";

export const sendStates = ["sending", "done", "stopped", "failed"] as const;

const replaySchema = v.object({
  /** The file that is sent again, without folders. */
  name: v.string(),
  /** Packets of one repetition. */
  packets: count,
  /** How often the whole is sent; null until it is stopped. */
  times: v.nullable(count),
  /** Where packets go: `address` and `port` of the send are the busiest of them. */
  destinations: count,
  /** How many times as fast as it was recorded; null where packets follow each other evenly. */
  speed: v.nullable(v.number()),
  /** Whether streams became others than the recorded ones. */
  rewritten: v.boolean(),
  /** Packets of each repetition that are not sent, because there is no way to where they went. */
  leftOut: count,
  /** Payload bytes that left. */
  bytes: count,
  /** Packets that left more than a millisecond after their time, and by how much all did on average, in ms. */
  late: count,
  meanLate: v.number(),
  /** By how much all that follows was put off, in ms, because more was late than is made up for. */
  behind: v.number(),
});

export const sendSchema = v.object({
  id: v.number(),
  state: v.picklist(sendStates),
  address: v.string(),
  port: v.number(),
  /** What packets leave by and the own address that they leave from; null where neither is known. */
  interface: v.nullable(v.object({ name: v.string(), address: v.nullable(v.string()) })),
  /** Whether routing decides, packet by packet: then `interface` is where it led when the send began. */
  routed: v.boolean(),
  /** The port that the datagrams leave from; null before the socket is bound. */
  sourcePort: v.nullable(v.number()),
  ttl: v.number(),
  dscp: v.number(),
  size: count,
  /** What the packets of a test stream are written as, and its run; null where each packet has the same bytes. */
  test: v.nullable(v.object({ format: v.picklist(testFormats), run: v.number() })),
  /** What is sent again; null of other sends. `size` and `rate` are averages then, `burst` is 1. */
  replay: v.nullable(replaySchema),
  /** Of packets with pauses: how many there are in a round; `size` and `rate` are averages then. */
  sequence: v.optional(count),
  /** Datagrams asked for; null sends until stopped. */
  count: v.nullable(count),
  /** Packets per second asked for, on average. */
  rate: v.number(),
  /** Steps that follow the first, each with a rate of its own; `count` is that of all together. */
  further: v.array(v.object({ rate: v.number(), count })),
  /** Packets handed over back to back. */
  burst: v.number(),
  sent: count,
  /** Datagrams that the system refused. */
  failed: count,
  /** Datagrams that left and to which a host or a router answered that they did not arrive: at least so many. */
  answered: count,
  /** Packets per second reached so far; 0 before a second burst left. */
  reached: v.number(),
  /** The most by which a packet left after its time, in ms. */
  late: v.number(),
  /** Packets of the schedule that came too late to be made up for. */
  missed: count,
  startedAt: time,
  endedAt: v.nullable(time),
  /** Why it failed, or the last refusal of a send that went on. */
  problem: v.nullable(problemSchema),
});
export type Send = v.InferOutput<typeof sendSchema>;
