import { formatAge, formatBitRate, formatDuration, formatMs, formatRate } from "../../../shared/format.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import { formatClock, formatMinute, formatShortDate } from "../../../shared/text/clock.ts";
import { formatFixed } from "../../../shared/text/count.ts";
import { isMarked } from "../../store/new-incidents.ts";
import { words } from "./words/words.ts";

/** The worst of it with its unit; null where there is none. */
export function worstText(incident: Incident): string | null {
  const { worst } = incident;
  const { values } = words();
  switch (incident.name) {
    case "drops":
      return values.packets(incident.values.packets);
    case "back":
      return formatDuration(incident.values.afterMs);
    case "send-failed":
      return worst === null ? null : values.packets(worst);
    case "source-gone":
      return formatDuration(incident.values.silentMs);
    default:
  }
  if (worst === null) return null;
  switch (incident.name) {
    case "loss-above":
      return `${formatFixed(worst, 2)} %`;
    case "rate-below":
    case "rate-above":
      return `${formatRate(worst)} pkt/s`;
    case "bitrate-below":
    case "bitrate-above":
      return formatBitRate(worst);
    case "silence-over":
      return formatDuration(worst * 1_000);
    case "jitter-above":
      // no words: a unit
      return `${formatMs(worst)} ms`;
    case "sources-not":
      return values.sources(worst);
    case "error-seconds-above":
      return values.errorSeconds(worst);
    default:
      return null;
  }
}

/** “now, 2:14” while it goes on, “25 s” or “3:28” when it is over, “≥ 25 s” where Castscope ended meanwhile; null for what has no length. */
export function durationText(
  { at, until, cut }: Pick<Incident, "at" | "until" | "cut">,
  now: number,
): string | null {
  const { values } = words();
  if (cut && until !== null) return until - at < 1_000 ? values.unknown : `≥ ${formatAge(until - at)}`;
  if (until === null) return now - at < 1_000 ? values.now : values.nowSince(formatAge(now - at));
  if (until === at) return null;
  // What is shorter than a second has lasted all the same.
  return until - at < 1_000 ? values.underSecond : formatAge(until - at);
}

/** By what it was told, the window first. */
export function toldText(incident: Pick<Incident, "gravity" | "told">): string {
  const { values } = words();
  const by = [...(isMarked(incident) ? [values.window] : []), ...incident.told];
  return by.length === 0 ? values.notTold : by.join(", ");
}

/** Time of day, after the day where that is not today. @param today its beginning */
export function momentText(at: number, today: number): string {
  return withDay(at, today, formatClock(at));
}

/** The same to the minute. */
export function minuteText(at: number, today: number): string {
  return withDay(at, today, formatMinute(at));
}

function withDay(at: number, today: number, clock: string): string {
  return at >= today ? clock : `${formatShortDate(at)} ${clock}`;
}
