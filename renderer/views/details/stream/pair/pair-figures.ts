import { formatMs, formatTimeOfDay } from "../../../../../shared/format.ts";
import type { Pair, PairLeg } from "../../../../../shared/model/pair.ts";
import { formatShare, lossShare, shownLoss } from "../../../../../shared/stream/loss.ts";
import { formatCount, plural } from "../../../../../shared/text/count.ts";
import type { ShownFigure } from "../figures.ts";
import type { Places } from "./use-places.ts";

/** Skews that the classes of SMPTE ST 2022-7 allow, in ms. */
export const skewClasses = { A: 10, B: 50 } as const;

const plain = { unit: "", detail: "", tone: "plain" } as const;

/** The eight figures of a pair: the result, its causes, what this computer did, the skew. */
export function pairFigures(pair: Pair, places: Places): readonly ShownFigure[] {
  return [
    afterMerge(pair),
    ofLeg(pair, "A", places.a),
    ofLeg(pair, "B", places.b),
    missing(pair),
    droppedHere(pair),
    ...skews(pair),
  ];
}

const notYet = "Not measurable so far: both legs must have come.";

function afterMerge({ missing: count, sent }: Pair): ShownFigure {
  return {
    ...lossFigure(
      "Lost after the merge",
      count,
      sent,
      "Packets that neither leg brought in time, of all that were sent",
    ),
    detail: sent === 0 ? "" : `${formatCount(count)} of ${plural(sent, "packet")}`,
  };
}

function lossFigure(name: string, count: number, sent: number, about: string): ShownFigure {
  const share = lossShare(count, sent);
  if (share === null) return { ...plain, name, value: null, about: notYet };
  const { percent, level } = shownLoss(share);
  const tone = level === "none" ? "zero" : level === "high" ? "high" : "plain";
  return { ...plain, name, value: percent, unit: "%", tone, about };
}

function ofLeg(pair: Pair, letter: "A" | "B", on: string | null): ShownFigure {
  const [leg, other] = letter === "A" ? [pair.a, pair.b] : [pair.b, pair.a];
  const by = letter === "A" ? "B" : "A";
  const name = `Lost on leg ${letter}${on === null ? "" : `, ${on}`}`;
  const about = `Packets that leg ${letter} did not bring in time; how many of them leg ${by} brought`;
  if (leg.state === "waiting") return { ...plain, name, value: null, about: notYet };
  const detail = leg.lost === 0 ? "" : `${formatCount(other.only)} of ${formatCount(leg.lost)} by ${by}`;
  return { ...lossFigure(name, leg.lost, pair.sent, about), detail };
}

function missing({ missing: count, places, longest, sent }: Pair): ShownFigure {
  const name = "Missing on both";
  const about = "Packets that neither leg brought, in how many places of the sequence, and the most in a row";
  if (sent === 0) return { ...plain, name, value: null, about: notYet };
  const where = places === 1 ? "in 1 place" : `in ${formatCount(places)} places`;
  const detail = count === 0 ? "" : `${where}, longest ${formatCount(longest)}`;
  return { ...plain, name, value: formatCount(count), detail, about, tone: count === 0 ? "zero" : "bad" };
}

function droppedHere({ a, b }: Pair): ShownFigure {
  const name = "Dropped here";
  const about =
    "Of what the legs lack, what this computer dropped because it was too slow: the network delivered it";
  if (a.droppedHere === null && b.droppedHere === null)
    return { ...plain, name, value: null, about: "The system does not tell what it dropped." };
  const count = (a.droppedHere ?? 0) + (b.droppedHere ?? 0);
  return {
    ...plain,
    name,
    value: formatCount(count),
    detail: droppedOn(a, b),
    about,
    tone: count === 0 ? "zero" : "plain",
  };
}

function droppedOn(a: PairLeg, b: PairLeg): string {
  const [onA, onB] = [a.droppedHere ?? 0, b.droppedHere ?? 0];
  if (onA > 0 && onB > 0) return `${formatCount(onA)} on leg A, ${formatCount(onB)} on B`;
  const [letter, count, lost] = onA > 0 ? ["A", onA, a.lost] : ["B", onB, b.lost];
  if (count === 0) return "";
  return lost === 0
    ? `on leg ${letter}`
    : `on leg ${letter}, ${formatShare(Math.min(1, count / lost))} of its loss`;
}

function skews({ skew }: Pair): readonly ShownFigure[] {
  const about = "By how much leg B brings a packet after leg A; negative where B is first";
  const names = ["Skew now", "Skew median", "Skew, largest"] as const;
  if (skew === null) return names.map((name) => ({ ...plain, name, value: null, about: notYet }));
  const { now, median, p99, largest, largestAt } = skew;
  const ms = (name: string, value: number, detail: string): ShownFigure => {
    return { ...plain, name, value: formatMs(Math.abs(value)), unit: "ms", detail, about };
  };
  return [
    ms(names[0], now, firstOf(now)),
    ms(names[1], median, `99 % below ${formatMs(p99)} ms`),
    {
      ...ms(names[2], largest, `${formatTimeOfDay(largestAt).slice(0, 8)}, ${skewClass(largest)}`),
      about:
        "The largest of all, when it was, and the class of SMPTE ST 2022-7 that still allows it (A 10 ms, B 50 ms)",
    },
  ];
}

function firstOf(skew: number): string {
  if (Math.abs(skew) < 0.005) return "both together";
  return skew > 0 ? "B after A" : "A after B";
}

/** The narrowest class of ST 2022-7 that allows a skew. */
function skewClass(skew: number): string {
  const size = Math.abs(skew);
  if (size <= skewClasses.A) return "class A";
  return size <= skewClasses.B ? "class B" : "beyond class B";
}
