import * as v from "valibot";
import { count } from "./quantities.ts";

/** What is in an MPEG transport stream (ISO/IEC 13818-1), and how it stands against ETSI TR 101 290. */

/** What a PID carries. */
export const pidContents = [
  "programs",
  "program",
  "services",
  "network",
  "events",
  "time",
  "access",
  "video",
  "audio",
  "subtitles",
  "teletext",
  "splice",
  "data",
  "clock",
  "stuffing",
  "unknown",
] as const;
export type PidContent = (typeof pidContents)[number];

/** A video's picture, as its sequence header says. */
const pictureSchema = v.object({
  width: count,
  height: count,
  /** Null where it is not said. */
  interlaced: v.nullable(v.boolean()),
  /** Frames a second, also of interlaced pictures; null where it is not said. */
  rate: v.nullable(v.number()),
});
export type Picture = v.InferOutput<typeof pictureSchema>;

const pidSchema = v.object({
  pid: count,
  /** "PAT", "PMT", "H.264", "AAC", …; the stream type's number where it has no name, empty where no table names it. */
  type: v.string(),
  content: v.picklist(pidContents),
  /** The program that it belongs to; null for tables and what no table names. */
  program: v.nullable(v.number()),
  /** ISO 639-2. */
  language: v.nullable(v.string()),
  picture: v.nullable(pictureSchema),
  isPcr: v.boolean(),
  /** In the last second. */
  scrambled: v.boolean(),
  packets: count,
  /** Of its packets of 188 bytes, in the last full second. */
  bitRate: v.number(),
  /** Null where the counter does not count: null packets. */
  continuityErrors: v.nullable(count),
});
export type Pid = v.InferOutput<typeof pidSchema>;

/** Checks of TR 101 290 V1.4.1, first and second priority, by their numbers there. */
export const transportChecks = [
  ...["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"],
  ...["2.1", "2.2", "2.3", "2.4", "2.5", "2.6"],
] as const;

const checkSchema = v.object({
  check: v.picklist(transportChecks),
  /** `unknown`: cannot be judged from packets over IP, or not yet. */
  state: v.picklist(["ok", "warning", "failed", "unknown"]),
  /** Null where it is unknown. */
  errors: v.nullable(count),
  /** Beyond what is recommended and within what is allowed (PCRs more than 40 ms apart); null where there is no such limit. */
  warnings: v.nullable(count),
  /** The mean interval, in ms, where the check is about one; of several programs or PIDs the longest. */
  intervalMs: v.nullable(v.number()),
  /**
   * Why it is unknown, or how it is met: `network-jitter` hides it; nothing readable because all is `scrambled`;
   * nothing to check because it is `not-scrambled`; what it is about was `not-seen`, or it is too early (`not-yet`).
   */
  why: v.nullable(v.picklist(["network-jitter", "scrambled", "not-scrambled", "not-seen", "not-yet"])),
});
export type TransportCheck = v.InferOutput<typeof checkSchema>;

const programSchema = v.object({
  number: count,
  /** The service's name of the SDT. */
  name: v.nullable(v.string()),
  pmtPid: count,
});

export const transportStreamSchema = v.object({
  /** TS packets in a datagram; null where it varies. */
  perDatagram: v.nullable(count),
  /** Whether its PCRs say that it is sent at one rate; null as long as nothing can be said. */
  constantRate: v.nullable(v.boolean()),
  /** Of all packets of 188 bytes, in the last full second. */
  bitRate: v.number(),
  programs: v.array(programSchema),
  /** Programs beyond the bound. */
  furtherPrograms: count,
  /** By number. */
  pids: v.array(pidSchema),
  /** PIDs beyond the bound. */
  furtherPids: count,
  /** In the order of `transportChecks`. */
  checks: v.array(checkSchema),
  /** RFC 4445: delay factor in ms of the last full second, media loss rate in TS packets a second. */
  delayFactorMs: v.nullable(v.number()),
  mediaLossRate: v.nullable(v.number()),
});
export type TransportStream = v.InferOutput<typeof transportStreamSchema>;
