import { parseMembershipKey } from "../../../../shared/model/membership-key.ts";
import type { AllThresholds, ThresholdFigure, Thresholds } from "../../../../shared/model/threshold.ts";

/** What of a group is not as in all groups. */
type Differing = AllThresholds["groups"][number]["differs"];
type Limit = NonNullable<Thresholds[ThresholdFigure]>;

/** What can be typed of a limit; its words have the same name in their table. */
interface LimitRange {
  /** What one of the shown unit is in the unit of the figure. */
  readonly scale: number;
  /** The most that can be meant, in the shown unit. */
  readonly most: number;
  /** What it is when it is first switched on, in the unit of the figure. */
  readonly usual: Limit;
}

const packetsMost = 10_000_000;
const megabitsMost = 400_000;

export const limitRanges: Readonly<Record<ThresholdFigure, LimitRange>> = {
  "loss-above": { scale: 1, most: 100, usual: { limit: 1, lasting: 1 } },
  "rate-below": { scale: 1, most: packetsMost, usual: { limit: 1, lasting: 5 } },
  "rate-above": { scale: 1, most: packetsMost, usual: { limit: 10_000, lasting: 5 } },
  "bitrate-below": { scale: 1_000_000, most: megabitsMost, usual: { limit: 1_000_000, lasting: 5 } },
  "bitrate-above": { scale: 1_000_000, most: megabitsMost, usual: { limit: 100_000_000, lasting: 5 } },
  "silence-over": { scale: 1, most: 86_400, usual: { limit: 5, lasting: 0 } },
  "jitter-above": { scale: 1, most: 60_000, usual: { limit: 20, lasting: 1 } },
  "sources-not": { scale: 1, most: 10_000, usual: { limit: 1, lasting: 30 } },
  "error-seconds-above": { scale: 1, most: 3_600, usual: { limit: 60, lasting: 0 } },
};

/** Whose thresholds are edited: null is all groups, else those of an interface, or a membership by its key. */
export type Whose = null | { readonly of: "interface" | "group"; readonly name: string };

/** What differs of a group from its interface's, or of an interface from all; of all groups nothing does. */
export function differsOf({ interfaces, groups }: AllThresholds, whose: Whose): Differing {
  if (whose === null) return {};
  const found =
    whose.of === "interface"
      ? interfaces.find(({ name }) => name === whose.name)
      : groups.find(({ key }) => key === whose.name);
  return found?.differs ?? {};
}

/** Those that hold where nothing differs: an interface's before those of all. */
export function generalOf(whose: Whose): Whose {
  if (whose?.of !== "group") return null;
  const on = parseMembershipKey(whose.name)?.interface ?? null;
  return on === null ? null : { of: "interface", name: on };
}

/** What is watched for in a group. */
export function thresholdsOf(thresholds: AllThresholds, whose: Whose): Thresholds {
  if (whose === null) return thresholds.all;
  const given = Object.entries(differsOf(thresholds, whose)).filter(([, value]) => value !== undefined);
  return { ...thresholdsOf(thresholds, generalOf(whose)), ...Object.fromEntries(given) };
}

/** With one of them set; what is as it would be anyway does not differ. */
export function withThreshold<K extends keyof Thresholds>(
  thresholds: AllThresholds,
  whose: Whose,
  name: K,
  value: Thresholds[K],
): AllThresholds {
  if (whose === null) return { ...thresholds, all: { ...thresholds.all, [name]: value } };
  if (JSON.stringify(value) === JSON.stringify(thresholdsOf(thresholds, generalOf(whose))[name]))
    return withReset(thresholds, whose, name);
  return withDiffers(thresholds, whose, { ...differsOf(thresholds, whose), [name]: value });
}

/** With one of them as it is where nothing differs. */
export function withReset(
  thresholds: AllThresholds,
  whose: NonNullable<Whose>,
  name: keyof Thresholds,
): AllThresholds {
  const { [name]: _gone, ...differs } = differsOf(thresholds, whose);
  return withDiffers(thresholds, whose, differs);
}

function withDiffers(
  thresholds: AllThresholds,
  whose: NonNullable<Whose>,
  differs: Differing,
): AllThresholds {
  const isEmpty = Object.keys(differs).length === 0;
  if (whose.of === "interface") {
    const others = thresholds.interfaces.filter(({ name }) => name !== whose.name);
    return { ...thresholds, interfaces: isEmpty ? others : [...others, { name: whose.name, differs }] };
  }
  const others = thresholds.groups.filter(({ key }) => key !== whose.name);
  return { ...thresholds, groups: isEmpty ? others : [...others, { key: whose.name, differs }] };
}
