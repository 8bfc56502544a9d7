import { formatMs, formatWait } from "../../../../shared/format.ts";
import type { StreamDetail } from "../../../../shared/model/stream.ts";
import { lossShare } from "../../../../shared/stream/loss.ts";
import { formatClock } from "../../../../shared/text/clock.ts";
import { formatCount, plural } from "../../../../shared/text/count.ts";
import { formatShare, shownLoss } from "../../../../shared/text/loss.ts";
import { words } from "./words/words.ts";

/** One figure of the strip as it is shown. */
export interface ShownFigure {
  readonly name: string;
  /** Null is not measurable: a dash, with `about` saying why. */
  readonly value: string | null;
  readonly unit: string;
  readonly detail: string;
  readonly tone: "plain" | "zero" | "high" | "bad";
  /** What it means, or why it is not known: the tooltip. */
  readonly about: string;
}

/** The eight figures of a stream, in their order. */
export function figuresOf(stream: StreamDetail): readonly ShownFigure[] {
  return [
    received(stream),
    lost(stream),
    bursts(stream),
    reordered(stream),
    duplicates(stream),
    droppedHere(stream),
    jitter(stream),
    last(stream),
  ];
}

/** What is told only where it is not as usual: a stream that begins anew, or a sender that counts itself. */
export function furtherFiguresOf(
  stream: StreamDetail,
): readonly Pick<ShownFigure, "name" | "value" | "about">[] {
  const text = words();
  return (["restarts", "wraps", "strays", "sentBySender"] as const).flatMap((figure) => {
    const count = stream[figure];
    return count === null || count === 0 ? [] : [{ ...text[figure], value: formatCount(count) }];
  });
}

type Named = Pick<ShownFigure, "name" | "about">;

const blank = { unit: "", detail: "", tone: "plain" } as const;

function counted(
  { name, about }: Named,
  value: number | null,
  unknown: string = words().noSequence,
): ShownFigure {
  if (value === null) return { ...blank, name, value: null, about: unknown };
  return { ...blank, name, value: formatCount(value), about, tone: value === 0 ? "zero" : "plain" };
}

function received({ received: count, expected, kind, unit, firstAt }: StreamDetail): ShownFigure {
  const { units, received: text } = words();
  // Nothing came yet since the counters were reset.
  const since = Number.isFinite(firstAt) ? text.since(formatClock(firstAt)) : "";
  const detail = kind === "castscope" && expected !== null ? text.ofSent(expected) : since;
  return {
    ...counted({ name: text.name, about: text.about(units[unit].many) }, count),
    // The measure of all others, also where it is nothing.
    tone: "plain",
    detail,
  };
}

function lost({ lost: count, expected, unit, errorSeconds }: StreamDetail): ShownFigure {
  const share = lossShare(count, expected);
  const { lost: text, units, noSequence } = words();
  if (count === null || share === null) return { ...blank, name: text.name, value: null, about: noSequence };
  const numbers = plural(count, units[unit].one, units[unit].many);
  const { percent, level } = shownLoss(share);
  return {
    name: text.name,
    value: percent,
    unit: "%",
    detail: errorSeconds ? text.inSeconds(numbers, errorSeconds) : numbers,
    tone: level === "none" ? "zero" : level === "high" ? "high" : "plain",
    about: text.about,
  };
}

function bursts({ bursts: count, longestBurst, longestBurstMs, unit }: StreamDetail): ShownFigure {
  const figure = counted(words().bursts, count);
  if (!count || longestBurst === null) return figure;
  const { units, bursts: text } = words();
  const { one, many } = units[unit];
  const ms =
    longestBurstMs === null
      ? ""
      : // no words: a time and its unit
        `, ${longestBurstMs < 10 ? `${formatMs(longestBurstMs)} ms` : formatWait(longestBurstMs)}`;
  return { ...figure, detail: `${text.longest(plural(longestBurst, one, many))}${ms}` };
}

function reordered({ reordered: count, reorderDistance }: StreamDetail): ShownFigure {
  const figure = counted(words().reordered, count);
  if (!count || reorderDistance === null) return figure;
  return { ...figure, detail: words().reordered.places(reorderDistance) };
}

function duplicates({ duplicates: count }: StreamDetail): ShownFigure {
  return counted(words().duplicates, count);
}

function droppedHere({ droppedHere: count, lost: missing }: StreamDetail): ShownFigure {
  const { droppedHere: text } = words();
  const figure = counted(text, count, text.unknown);
  if (!count || !missing) return figure;
  return { ...figure, detail: text.ofLoss(formatShare(Math.min(1, count / missing))) };
}

function jitter({ jitterMs, jitterBy, jitterSpread }: StreamDetail): ShownFigure {
  const { jitter: text, below95 } = words();
  const { name, about } = text[jitterBy];
  if (jitterMs === null) return { ...blank, name, value: null, about: text.tooFew };
  const detail = jitterSpread === null ? "" : below95(formatMs(jitterSpread.p95));
  return { ...blank, name, value: formatMs(jitterMs), unit: "ms", detail, about };
}

/** What the kind of stream tells beyond the others. */
function last({ transportStream, delay, interarrival, kind }: StreamDetail): ShownFigure {
  const text = words();
  if (transportStream !== null) {
    const { delayFactorMs, mediaLossRate } = transportStream;
    return {
      ...ms(text.delayFactor, delayFactorMs),
      detail: mediaLossRate === null ? "" : text.delayFactor.loss(mediaLossRate),
    };
  }
  if (delay !== null || kind === "castscope") {
    return {
      ...ms(text.delay, delay?.median ?? null),
      detail: delay === null ? "" : text.below99(formatMs(delay.p99)),
    };
  }
  return {
    ...ms(text.interarrival, interarrival?.median ?? null),
    detail: interarrival === null ? "" : text.below99(formatMs(interarrival.p99)),
  };
}

function ms({ name, about }: Named, value: number | null): ShownFigure {
  if (value === null) return { ...blank, name, value: null, about: words().notSoFar };
  return { ...blank, name, value: formatMs(value), unit: "ms", about };
}
