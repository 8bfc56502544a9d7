import * as v from "valibot";
import { limits } from "../limits.ts";
import { count, time } from "../model/quantities.ts";
import { largestDscp } from "../net/dscp.ts";
import { captureDamages } from "../statements/captures.ts";
import { statementSchema } from "../statements/statement.ts";
import { address, id, interfaceChoice, one, port, whole } from "./arguments.ts";

/** What is sent again. The door says where it lies, see `thread/replays.ts`: the monitor takes paths only. */
const sourceSchema = v.variant("kind", [
  v.object({
    kind: v.literal("path"),
    path: v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.pathLength)),
  }),
  /** A recording that is open. */
  v.object({ kind: v.literal("session"), session: id }),
  /** What `selectPackets` kept, of an open recording or of live traffic. */
  v.object({ kind: v.literal("packets"), session: v.nullable(id), selection: id }),
]);
export type ReplayedSource = v.InferOutput<typeof sourceSchema>;

const part = {
  source: sourceSchema,
  /** What lets packets through; null lets all. */
  filter: v.nullable(v.pipe(v.string(), v.maxLength(limits.filterLength))),
  /** Both ends included, in ms since 1970; null is the whole. */
  span: v.nullable(
    v.pipe(
      v.object({ from: time, to: time }),
      v.check(({ from, to }) => from <= to, "The span ends before it begins."),
    ),
  ),
};

const paceSchema = v.variant("kind", [
  /** At the recording's own distances, so many times as fast. */
  v.object({
    kind: v.literal("speed"),
    factor: v.pipe(v.number(), v.minValue(limits.replaySlowest), v.maxValue(limits.replayFastest)),
  }),
  /** Evenly, so many packets a second. */
  v.object({
    kind: v.literal("rate"),
    perSecond: v.pipe(v.number(), v.minValue(0.01), v.maxValue(limits.sendRate)),
  }),
]);

const replayRequestSchema = v.object({
  ...part,
  /** Null sends each packet to where it went, and those to single hosts nowhere; without a port they keep theirs. */
  to: v.nullable(v.object({ address, port: v.nullable(port) })),
  interface: interfaceChoice,
  /** IP_MULTICAST_TTL for groups (0 to 255), IP_TTL for a host (1 to 255); hop limit in IPv6. */
  ttl: v.pipe(whole, v.minValue(0), v.maxValue(255)),
  /** Null keeps that of each packet. */
  dscp: v.nullable(v.pipe(whole, v.minValue(0), v.maxValue(largestDscp))),
  loopback: v.boolean(),
  pace: paceSchema,
  /** How often the whole is sent; null until it is stopped. */
  times: v.nullable(v.pipe(whole, v.minValue(1), v.maxValue(limits.sendCount))),
  /** Whether RTP and test streams become streams of their own, which go on from repetition to repetition. */
  rewrite: v.boolean(),
});
export type ReplayRequest = v.InferOutput<typeof replayRequestSchema>;

export const replayPreviewSchema = v.object({
  /** Packets that would leave each time, and their payload bytes. */
  packets: count,
  bytes: count,
  /** From the first packet to the last, in ms. */
  durationMs: v.number(),
  /** Where packets went, the busiest first; at most `limits.replayPreviewed` of them, and how many there are. */
  destinations: v.array(v.object({ address: v.string(), port, packets: count })),
  destinationCount: count,
  /** Who sent them. */
  senders: count,
  /** The most packets, and the most payload bits, within one second of the recording. */
  peakPackets: count,
  peakBits: count,
  /** Packets to single hosts: left out unless all go to another place. */
  hosts: count,
  /** Packets that the filter did not let through; that have a wrong checksum; of which only a part was recorded. */
  rejected: count,
  damaged: count,
  shortened: count,
  /** Packets of more destinations and senders than are told apart. */
  further: count,
  /** Streams of RTP and of test packets, which can be rewritten. */
  rtp: count,
  tests: count,
  /** Why the file was read no further; null when all of it was. */
  damage: v.nullable(statementSchema(captureDamages)),
});
export type ReplayPreview = v.InferOutput<typeof replayPreviewSchema>;

export const replayMethods = {
  /** Reads what would leave, without sending anything. */
  previewReplay: {
    args: v.object({
      ...part,
      /** Also packets to single hosts. */
      hosts: v.boolean(),
    }),
    result: replayPreviewSchema,
  },
  /** Sends it again; how it goes comes with the deltas, in the list of sends. */
  replay: { args: replayRequestSchema, result: one },
} as const;
