import * as v from "valibot";
import { limits } from "../limits.ts";
import { probeSchema } from "../model/probe.ts";
import { address, id, interfaceChoice, nothing, one, port, whole } from "./arguments.ts";

const probeRequestSchema = v.object({
  /** A group. */
  address,
  interface: interfaceChoice,
  source: v.nullable(address),
  /** Ports to listen on beside those that are known, the likeliest first. */
  ports: v.pipe(v.array(port), v.maxLength(limits.probeNamedPorts)),
  forMs: v.pipe(whole, v.minValue(100), v.maxValue(limits.probeMostMs)),
});
export type ProbeRequest = v.InferOutput<typeof probeRequestSchema>;

export const probeMethods = {
  /**
   * Joins a group and listens on known ports, or on any where this process may capture, for a while. Nothing is sent. Ends by itself;
   * what cannot be joined at all is rejected.
   */
  startProbe: { args: probeRequestSchema, result: v.object({ id }) },
  /** What was heard so far. */
  probed: { args: one, result: probeSchema },
  /** Leaves and closes; what was heard is still told. */
  stopProbe: { args: one, result: nothing },
} as const;
