import type { Gravity } from "../../../../shared/model/incident.ts";
import type { MembershipEvent } from "../../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { eventText } from "../../../../shared/text/sentences.ts";
import type { RecordingRate } from "./rate-points.ts";
import type { Span } from "./span-time.ts";
import { words } from "./words/words.ts";

/** Something that happened in a recording. */
export interface SpanEvent {
  /** ms since 1970. */
  readonly at: number;
  /** The end of what lasts; `at` for what does not. */
  readonly until: number;
  readonly gravity: Gravity;
  /** A sentence, with the group that it is about. */
  readonly text: string;
}

/** What does not tell of the traffic, or only that it began. */
const silentNames: ReadonlySet<string> = new Set([
  "joined",
  "listening",
  "first-packet",
  "back",
  "events-dropped",
]);

const warnings: ReadonlySet<string> = new Set(["stalled", "drops", "refused", "two-senders", "sink-failed"]);

interface Row {
  readonly address: string;
  readonly port: number;
}

/** What is told of one row: silence is told when it is noticed, and began before. */
export function rowEvents({ address, port }: Row, events: readonly MembershipEvent[]): SpanEvent[] {
  const group = formatEndpoint(address, port);
  return events
    .filter(({ name }) => !silentNames.has(name))
    .map((event) => {
      const began = event.name === "stalled" ? event.at - event.values.silentMs : event.at;
      const back = events.find((one) => one.name === "back" && one.at > event.at);
      return {
        at: began,
        until: event.name === "stalled" ? (back?.at ?? event.at) : event.at,
        gravity: warnings.has(event.name) ? ("warning" as const) : ("info" as const),
        text: `${group}: ${eventText(event)}`,
      };
    });
}

/** Of what was sent in a point, in percent, from which on a loss is an event: as the usual threshold. */
const lossPercent = 1;
/** Losses that are no farther apart are one. */
const togetherMs = 5_000;

/** Times in which more than a percent was lost, each with how much. */
export function lossEvents({ from, width, packets, lost }: RecordingRate): SpanEvent[] {
  if (from === null || lost === null) return [];
  const found: { at: number; until: number; lost: number }[] = [];
  for (const [place, count] of lost.entries()) {
    if (count <= ((count + (packets[place] ?? 0)) * lossPercent) / 100) continue;
    const at = from + place * width;
    const last = found.at(-1);
    if (last !== undefined && at - last.until <= togetherMs) {
      last.until = at + width;
      last.lost += count;
    } else found.push({ at, until: at + width, lost: count });
  }
  return found.map(({ at, until, lost: count }) => ({
    ...{ at, until, gravity: "warning" as const },
    text: words().chart.lossEvent(count, lossPercent),
  }));
}

/** Events that stand at one place of the lane, and the gravest of them. */
export interface EventMark {
  readonly at: number;
  readonly gravity: Gravity;
  readonly events: readonly SpanEvent[];
}

const gravest: readonly Gravity[] = ["problem", "warning", "info"];

/** Events of a view in their order; those that would stand closer than `apart` ms are one mark. */
export function eventMarks(events: readonly SpanEvent[], view: Span, apart: number): EventMark[] {
  const marks: { at: number; events: SpanEvent[] }[] = [];
  for (const event of [...events].sort((one, other) => one.at - other.at)) {
    if (event.at < view.from || event.at > view.to) continue;
    const last = marks.at(-1);
    if (last !== undefined && event.at - last.at < apart) last.events.push(event);
    else marks.push({ at: event.at, events: [event] });
  }
  return marks.map((mark) => ({
    ...mark,
    gravity: gravest.find((one) => mark.events.some(({ gravity }) => gravity === one)) ?? "info",
  }));
}
