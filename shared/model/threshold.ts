import * as v from "valibot";
import { limits } from "../limits.ts";

/** What is watched for, and with which number. A figure is in the unit that its name says. */
export const thresholdFigures = [
  /** Percent of what the streams' numbers say was sent, in one second. */
  "loss-above",
  /** Packets, and payload bits, in one second. */
  "rate-below",
  "rate-above",
  "bitrate-below",
  "bitrate-above",
  /** Seconds without a packet. */
  "silence-over",
  /** Milliseconds, the largest of any stream. */
  "jitter-above",
  /** Sources that sent lately. */
  "sources-not",
  /** Seconds with a loss within the last hour. */
  "error-seconds-above",
] as const;
export type ThresholdFigure = (typeof thresholdFigures)[number];

const seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(86_400));

export const thresholdSchema = v.object({
  limit: v.pipe(v.number(), v.minValue(0), v.finite()),
  /** It must hold for so many seconds before anything is said. */
  lasting: seconds,
});

/** Null watches for nothing. */
const thresholdsEntries = Object.fromEntries(
  thresholdFigures.map((figure) => [figure, v.nullable(thresholdSchema)]),
) as Record<ThresholdFigure, v.NullableSchema<typeof thresholdSchema, undefined>>;

export const thresholdsSchema = v.object({
  ...thresholdsEntries,
  /** What was crossed is over when it was good again for so many seconds: so that nothing flaps. */
  clearing: seconds,
});
export type Thresholds = v.InferOutput<typeof thresholdsSchema>;

/** Off at first. */
export const noThresholds: Thresholds = {
  ...(Object.fromEntries(thresholdFigures.map((figure) => [figure, null])) as Record<ThresholdFigure, null>),
  clearing: 10,
};

const differs = v.partial(thresholdsSchema);

/** Those of all groups, what differs from them on an interface, and from both for groups by their keys. */
export const allThresholdsSchema = v.object({
  all: thresholdsSchema,
  /** Files of before have none. */
  interfaces: v.optional(
    v.pipe(v.array(v.object({ name: v.string(), differs })), v.maxLength(limits.thresholdsOfInterfaces)),
    [],
  ),
  groups: v.pipe(v.array(v.object({ key: v.string(), differs })), v.maxLength(limits.thresholdsOfGroups)),
});
export type AllThresholds = v.InferOutput<typeof allThresholdsSchema>;

/** Of one group, those that differ from the thresholds of all. */
export type OwnThresholds = AllThresholds["groups"][number]["differs"];
