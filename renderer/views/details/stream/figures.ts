import { formatMs, formatTimeOfDay, formatWait } from "../../../../shared/format.ts";
import type { StreamDetail, StreamUnit } from "../../../../shared/model/stream.ts";
import { formatShare, lossShare, shownLoss } from "../../../../shared/stream/loss.ts";
import { formatCount, plural } from "../../../../shared/text/count.ts";

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

const noSequence = "Not measurable: no sequence numbers.";

/** What the unit is called, one and many. */
export const unitWords: Readonly<Record<StreamUnit, readonly [string, string]>> = {
  packets: ["packet", "packets"],
  messages: ["message", "messages"],
  "ts-packets": ["TS packet", "TS packets"],
};

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
  const { restarts, wraps, strays, sentBySender } = stream;
  const figures = [
    ["Restarts", restarts, "How often the numbering began anew, as when the sender was started again"],
    ["Wraps", wraps, "How often the sequence came to its largest number and went on from the smallest"],
    ["Strays", strays, "Packets whose numbers fitted nowhere in the sequence"],
    ["Sent, by its sender’s count", sentBySender, "What the sender itself says that it sent"],
  ] as const;
  return figures.flatMap(([name, count, about]) =>
    count === null || count === 0 ? [] : [{ name, value: formatCount(count), about }],
  );
}

const blank = { unit: "", detail: "", tone: "plain" } as const;

function counted(name: string, value: number | null, about: string, unknown = noSequence): ShownFigure {
  if (value === null) return { ...blank, name, value: null, about: unknown };
  return { ...blank, name, value: formatCount(value), about, tone: value === 0 ? "zero" : "plain" };
}

function received({ received: count, expected, kind, unit, firstAt }: StreamDetail): ShownFigure {
  const [, many] = unitWords[unit];
  // Nothing came yet since the counters were reset.
  const since = Number.isFinite(firstAt) ? `since ${formatTimeOfDay(firstAt).slice(0, 8)}` : "";
  const detail = kind === "castscope" && expected !== null ? `of ${formatCount(expected)} sent` : since;
  return {
    ...counted("Received", count, `How many ${many} came, each counted once`),
    // The measure of all others, also where it is nothing.
    tone: "plain",
    detail,
  };
}

function lost({ lost: count, expected, unit, errorSeconds }: StreamDetail): ShownFigure {
  const share = lossShare(count, expected);
  if (count === null || share === null) return { ...blank, name: "Lost", value: null, about: noSequence };
  const { percent, level } = shownLoss(share);
  return {
    name: "Lost",
    value: percent,
    unit: "%",
    detail: plural(count, ...unitWords[unit]) + (errorSeconds ? ` in ${formatCount(errorSeconds)} s` : ""),
    tone: level === "none" ? "zero" : level === "high" ? "high" : "plain",
    about:
      "Numbers of the sequence that are missing, of all from the first seen to the highest; in how many seconds they were found missing",
  };
}

function bursts({ bursts: count, longestBurst, longestBurstMs, unit }: StreamDetail): ShownFigure {
  const figure = counted("Bursts", count, "How often numbers are missing in a row, one or more");
  if (!count || longestBurst === null) return figure;
  const [one, many] = unitWords[unit];
  const ms =
    longestBurstMs === null
      ? ""
      : `, ${longestBurstMs < 10 ? `${formatMs(longestBurstMs)} ms` : formatWait(longestBurstMs)}`;
  return { ...figure, detail: `longest ${plural(longestBurst, one, many)}${ms}` };
}

function reordered({ reordered: count, reorderDistance }: StreamDetail): ShownFigure {
  const figure = counted("Reordered", count, "Arrived behind a higher number; they are not lost");
  if (!count || reorderDistance === null) return figure;
  return { ...figure, detail: `at most ${plural(reorderDistance, "place")}` };
}

function duplicates({ duplicates: count }: StreamDetail): ShownFigure {
  return counted("Duplicates", count, "Arrived once more; the first of each is counted as received");
}

function droppedHere({ droppedHere: count, lost: missing }: StreamDetail): ShownFigure {
  const figure = counted(
    "Dropped here",
    count,
    "Of the lost, those that this computer dropped because it was too slow: the network delivered them",
    "The system does not tell what it dropped.",
  );
  if (!count || !missing) return figure;
  return { ...figure, detail: `${formatShare(Math.min(1, count / missing))} of the loss` };
}

const jitterNames: Readonly<
  Record<StreamDetail["jitterBy"], { readonly name: string; readonly about: string }>
> = {
  "media-clock": { name: "Jitter", about: "RFC 3550, 6.4.1, against the media clock of the stream" },
  "send-time": { name: "Jitter", about: "RFC 3550, 6.4.1, against the times at which packets were sent" },
  interarrival: {
    name: "Arrival deviation",
    about:
      "Deviation of the time between packets: no media clock is known, so this is not the jitter of RFC 3550",
  },
};

function jitter({ jitterMs, jitterBy, jitterSpread }: StreamDetail): ShownFigure {
  const { name, about } = jitterNames[jitterBy];
  if (jitterMs === null)
    return { ...blank, name, value: null, about: "Not measurable so far: too few packets." };
  const detail = jitterSpread === null ? "" : `95 % below ${formatMs(jitterSpread.p95)} ms`;
  return { ...blank, name, value: formatMs(jitterMs), unit: "ms", detail, about };
}

/** What the kind of stream tells beyond the others. */
function last({ transportStream, delay, interarrival, kind }: StreamDetail): ShownFigure {
  if (transportStream !== null) {
    const { delayFactorMs, mediaLossRate } = transportStream;
    return {
      ...ms(
        "Delay factor",
        delayFactorMs,
        "RFC 4445: the buffer in ms that evens out how the stream arrives",
      ),
      detail: mediaLossRate === null ? "" : `media loss ${mediaLossRate.toFixed(1)} /s`,
    };
  }
  if (delay !== null || kind === "castscope") {
    return {
      ...ms(
        "One-way delay, median",
        delay?.median ?? null,
        "From sending to arrival, by both computers’ clocks",
      ),
      detail: delay === null ? "" : `99 % below ${formatMs(delay.p99)} ms`,
    };
  }
  return {
    ...ms("Interarrival, median", interarrival?.median ?? null, "Time between two packets as they arrived"),
    detail: interarrival === null ? "" : `99 % below ${formatMs(interarrival.p99)} ms`,
  };
}

function ms(name: string, value: number | null, about: string): ShownFigure {
  if (value === null) return { ...blank, name, value: null, about: "Not measurable so far." };
  return { ...blank, name, value: formatMs(value), unit: "ms", about };
}
