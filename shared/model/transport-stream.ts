import * as v from "valibot";
import { count } from "./quantities.ts";

/** What is in an MPEG transport stream (ISO/IEC 13818-1), and how it stands against ETSI TR 101 290. */

const pidSchema = v.object({
  pid: count,
  /** "PAT", "PMT", "H.264", "AAC", …; the stream type's number where it has no name. */
  type: v.string(),
  /** The program it belongs to; null for tables and what no table names. */
  program: v.nullable(v.number()),
  language: v.nullable(v.string()),
  isPcr: v.boolean(),
  scrambled: v.boolean(),
  packets: count,
  bitRate: v.number(),
  /** Null where the counter does not count: null packets. */
  continuityErrors: v.nullable(count),
});

/** Checks of TR 101 290 V1.4.1, first and second priority, by their numbers there. */
export const transportChecks = [
  ...["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"],
  ...["2.1", "2.2", "2.3", "2.4", "2.5", "2.6"],
] as const;

const checkSchema = v.object({
  check: v.picklist(transportChecks),
  /** `unknown`: cannot be judged from packets over IP, or not yet. */
  state: v.picklist(["ok", "warning", "failed", "unknown"]),
  errors: v.nullable(count),
  /** The interval that was found, in ms, where the check is about one. */
  intervalMs: v.nullable(v.number()),
  why: v.nullable(
    v.picklist(["over-ip", "network-jitter", "scrambled", "not-scrambled", "not-seen", "not-yet"]),
  ),
});

export const transportStreamSchema = v.object({
  perDatagram: v.nullable(count),
  constantRate: v.nullable(v.boolean()),
  bitRate: v.number(),
  programs: v.array(v.object({ number: count, name: v.nullable(v.string()), pmtPid: count })),
  pids: v.array(pidSchema),
  furtherPids: count,
  checks: v.array(checkSchema),
  /** RFC 4445: delay factor in ms of the last full second, media loss rate in TS packets a second. */
  delayFactorMs: v.nullable(v.number()),
  mediaLossRate: v.nullable(v.number()),
});
export type TransportStream = v.InferOutput<typeof transportStreamSchema>;
