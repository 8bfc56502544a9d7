import type { AllThresholds, ThresholdFigure, Thresholds } from "../../../../shared/model/threshold.ts";

/** What of a group is not as in all groups. */
type Differing = AllThresholds["groups"][number]["differs"];
type Limit = NonNullable<Thresholds[ThresholdFigure]>;

/** How a limit is written in its row. */
interface LimitWords {
  readonly title: string;
  /** What stands behind the number. */
  readonly unit: string;
  /** What one of the unit is in the unit of the figure. */
  readonly scale: number;
  /** The most that can be meant, in the unit. */
  readonly most: number;
  /** What it is when it is first switched on, in the unit of the figure. */
  readonly usual: Limit;
}

const packetsMost = 10_000_000;
const megabitsMost = 400_000;

/** The limits in the order of their rows. */
export const limitWords: Readonly<Record<ThresholdFigure, LimitWords>> = {
  "loss-above": { title: "Loss above", unit: "%", scale: 1, most: 100, usual: { limit: 1, lasting: 1 } },
  "rate-below": {
    ...{ title: "Packets below", unit: "pkt/s", scale: 1, most: packetsMost },
    usual: { limit: 1, lasting: 5 },
  },
  "rate-above": {
    ...{ title: "Packets above", unit: "pkt/s", scale: 1, most: packetsMost },
    usual: { limit: 10_000, lasting: 5 },
  },
  "bitrate-below": {
    ...{ title: "Rate below", unit: "Mbit/s", scale: 1_000_000, most: megabitsMost },
    usual: { limit: 1_000_000, lasting: 5 },
  },
  "bitrate-above": {
    ...{ title: "Rate above", unit: "Mbit/s", scale: 1_000_000, most: megabitsMost },
    usual: { limit: 100_000_000, lasting: 5 },
  },
  "silence-over": {
    ...{ title: "Silence over", unit: "s", scale: 1, most: 86_400 },
    usual: { limit: 5, lasting: 0 },
  },
  "jitter-above": {
    ...{ title: "Jitter above", unit: "ms", scale: 1, most: 60_000 },
    usual: { limit: 20, lasting: 1 },
  },
  "sources-not": { title: "Sources not", unit: "", scale: 1, most: 10_000, usual: { limit: 1, lasting: 30 } },
  "error-seconds-above": {
    ...{ title: "Error seconds", unit: "in 1 h", scale: 1, most: 3_600 },
    usual: { limit: 60, lasting: 0 },
  },
};

/** Whose thresholds are edited: null is all groups, else a membership by its key. */
export type Whose = string | null;

/** What differs of a group; of all groups nothing does. */
export function differsOf({ groups }: AllThresholds, whose: Whose): Differing {
  return groups.find(({ key }) => key === whose)?.differs ?? {};
}

/** What is watched for in a group. */
export function thresholdsOf(thresholds: AllThresholds, whose: Whose): Thresholds {
  const given = Object.entries(differsOf(thresholds, whose)).filter(([, value]) => value !== undefined);
  return { ...thresholds.all, ...Object.fromEntries(given) };
}

/** With one of them set; in a group, what is as in all groups does not differ. */
export function withThreshold<K extends keyof Thresholds>(
  thresholds: AllThresholds,
  whose: Whose,
  name: K,
  value: Thresholds[K],
): AllThresholds {
  if (whose === null) return { ...thresholds, all: { ...thresholds.all, [name]: value } };
  if (JSON.stringify(value) === JSON.stringify(thresholds.all[name]))
    return withReset(thresholds, whose, name);
  return withDiffers(thresholds, whose, { ...differsOf(thresholds, whose), [name]: value });
}

/** With one of a group's as in all groups again. */
export function withReset(thresholds: AllThresholds, whose: string, name: keyof Thresholds): AllThresholds {
  const { [name]: _gone, ...differs } = differsOf(thresholds, whose);
  return withDiffers(thresholds, whose, differs);
}

function withDiffers(thresholds: AllThresholds, key: string, differs: Differing): AllThresholds {
  const others = thresholds.groups.filter((group) => group.key !== key);
  return {
    ...thresholds,
    groups: Object.keys(differs).length === 0 ? others : [...others, { key, differs }],
  };
}
