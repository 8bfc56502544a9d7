import * as v from "valibot";
import { limits } from "../limits.ts";
import { address, interfaceChoice, nothing, one, port, whole } from "./arguments.ts";

const sendRequestSchema = v.object({
  address,
  port,
  interface: interfaceChoice,
  /** Null lets the system choose. */
  sourcePort: v.nullable(port),
  /** Whether a program that holds the source port may keep it: what is answered then comes to either. */
  sharesPort: v.optional(v.boolean()),
  /** IP_MULTICAST_TTL for a group (0 to 255), IP_TTL for a host (1 to 255); hop limit in IPv6. */
  ttl: v.pipe(whole, v.minValue(0), v.maxValue(255)),
  /** Whether programs on this computer get it too; only for groups. */
  loopback: v.boolean(),
  payload: v.pipe(v.instance(Uint8Array), v.maxLength(limits.payloadBytesIpv6)),
  /** Null sends until stopped. */
  count: v.nullable(v.pipe(whole, v.minValue(1), v.maxValue(limits.sendCount))),
  /** Packets per second, on average. */
  rate: v.pipe(v.number(), v.minValue(0.01), v.maxValue(limits.sendRate)),
  /** Packets handed over back to back; bursts come every burst / rate seconds. */
  burst: v.pipe(whole, v.minValue(1), v.maxValue(limits.sendBurst)),
});
export type SendRequest = v.InferOutput<typeof sendRequestSchema>;

export const sendMethods = {
  /** Starts a send; its progress comes with the deltas. */
  send: { args: sendRequestSchema, result: one },
  stopSend: { args: one, result: nothing },
} as const;
