import * as v from "valibot";
import { limits } from "../limits.ts";
import { problemSchema } from "../problem.ts";
import { count } from "./quantities.ts";

/** The search for the port of a group: what was heard on which. */

const id = v.pipe(v.number(), v.integer(), v.minValue(1));
const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
const moment = v.pipe(v.number(), v.minValue(0));

/** How it is listened: one socket for each known port, or one that is shown every port, where this process may capture. */
const probeWays = ["ports", "any-port"] as const;

/** Why it is over: its time, a person, or a socket that broke. */
const probeEnds = ["time", "stopped", "broken"] as const;

const heardPortSchema = v.object({
  port,
  packets: count,
  /** Of payload. */
  bytes: count,
  /** Who sent the first packet: “10.0.0.7:40000”. */
  from: v.string(),
  /** Senders told apart, up to `limits.probeSenders`. */
  senders: count,
  /** What most of its first packets were recognised as, and the newest of those in one line; null for nothing that is known. */
  looksLike: v.nullable(v.object({ type: v.string(), title: v.string(), info: v.string() })),
  /** In ms since 1970. */
  lastAt: moment,
});
export type HeardPort = v.InferOutput<typeof heardPortSchema>;

/** A port that is not listened on. */
const deafPortSchema = v.object({
  port,
  problem: problemSchema,
  /** The program that holds it, where the system tells. */
  holder: v.nullable(v.string()),
});
export type DeafPort = v.InferOutput<typeof deafPortSchema>;

export const probeSchema = v.object({
  id,
  address: v.string(),
  source: v.nullable(v.string()),
  /** Where the group was joined. */
  interface: v.string(),
  way: v.picklist(probeWays),
  /** Ports with a socket; none where any port is seen. */
  ports: v.pipe(v.array(port), v.maxLength(limits.probePorts)),
  /** Ports that were to be tried and found no room. */
  portsLeftOut: count,
  deaf: v.array(deafPortSchema),
  elapsedMs: moment,
  forMs: moment,
  /** Null while it is listened. */
  end: v.nullable(v.picklist(probeEnds)),
  heard: v.array(heardPortSchema),
  /** Packets to ports beyond `limits.probeHeardPorts`. */
  untold: count,
  /** What this computer dropped; null where the system does not tell. */
  drops: v.nullable(count),
});
export type ProbeState = v.InferOutput<typeof probeSchema>;
