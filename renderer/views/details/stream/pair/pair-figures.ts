import { formatMs } from "../../../../../shared/format.ts";
import type { Pair, PairLeg } from "../../../../../shared/model/pair.ts";
import { lossShare } from "../../../../../shared/stream/loss.ts";
import { formatClock } from "../../../../../shared/text/clock.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { formatShare, shownLoss } from "../../../../../shared/text/loss.ts";
import type { ShownFigure } from "../figures.ts";
import type { Places } from "./use-places.ts";
import { words } from "./words/words.ts";

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

function afterMerge({ missing: count, sent }: Pair): ShownFigure {
  const { afterMerge: text } = words().figures;
  return {
    ...lossFigure(text.name, count, sent, text.about),
    detail: sent === 0 ? "" : text.of(count, sent),
  };
}

function lossFigure(name: string, count: number, sent: number, about: string): ShownFigure {
  const share = lossShare(count, sent);
  if (share === null) return { ...plain, name, value: null, about: words().figures.notYet };
  const { percent, level } = shownLoss(share);
  const tone = level === "none" ? "zero" : level === "high" ? "high" : "plain";
  return { ...plain, name, value: percent, unit: "%", tone, about };
}

function ofLeg(pair: Pair, letter: "A" | "B", on: string | null): ShownFigure {
  const [leg, other] = letter === "A" ? [pair.a, pair.b] : [pair.b, pair.a];
  const by = letter === "A" ? "B" : "A";
  const { ofLeg: text } = words().figures;
  const name = text.name(letter, on);
  const about = text.about(letter, by);
  if (leg.state === "waiting") return { ...plain, name, value: null, about: words().figures.notYet };
  const detail = leg.lost === 0 ? "" : text.by(other.only, leg.lost, by);
  return { ...lossFigure(name, leg.lost, pair.sent, about), detail };
}

function missing({ missing: count, places, longest, sent }: Pair): ShownFigure {
  const { missing: text } = words().figures;
  const { name, about } = text;
  if (sent === 0) return { ...plain, name, value: null, about: words().figures.notYet };
  const detail = count === 0 ? "" : text.places(places, longest);
  return { ...plain, name, value: formatCount(count), detail, about, tone: count === 0 ? "zero" : "bad" };
}

function droppedHere({ a, b }: Pair): ShownFigure {
  const { name, about, unknown } = words().figures.droppedHere;
  if (a.droppedHere === null && b.droppedHere === null)
    return { ...plain, name, value: null, about: unknown };
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
  const { droppedHere: text } = words().figures;
  if (onA > 0 && onB > 0) return text.onBoth(onA, onB);
  const [letter, count, lost] = onA > 0 ? (["A", onA, a.lost] as const) : (["B", onB, b.lost] as const);
  if (count === 0) return "";
  return lost === 0 ? text.onOne(letter) : text.ofLoss(letter, formatShare(Math.min(1, count / lost)));
}

function skews({ skew }: Pair): readonly ShownFigure[] {
  const { skew: text } = words().figures;
  const { about } = text;
  const names = [text.now, text.median, text.largest] as const;
  if (skew === null)
    return names.map((name) => ({ ...plain, name, value: null, about: words().figures.notYet }));
  const { now, median, p99, largest, largestAt } = skew;
  const ms = (name: string, value: number, detail: string): ShownFigure => {
    return { ...plain, name, value: formatMs(Math.abs(value)), unit: "ms", detail, about };
  };
  return [
    ms(names[0], now, firstOf(now)),
    ms(names[1], median, text.below99(formatMs(p99))),
    {
      ...ms(names[2], largest, `${formatClock(largestAt)}, ${skewClass(largest)}`),
      about: text.largestAbout,
    },
  ];
}

function firstOf(skew: number): string {
  const { skew: text } = words().figures;
  if (Math.abs(skew) < 0.005) return text.together;
  return skew > 0 ? text.bAfterA : text.aAfterB;
}

/** The narrowest class of ST 2022-7 that allows a skew. */
function skewClass(skew: number): string {
  const size = Math.abs(skew);
  const { skew: text } = words().figures;
  if (size <= skewClasses.A) return text.classA;
  return size <= skewClasses.B ? text.classB : text.beyond;
}
