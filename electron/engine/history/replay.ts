import { limits } from "../../../shared/limits.ts";
import { type HistoryFigureName, historyFigures } from "../../../shared/model/kept-history.ts";
import type { ThresholdFigure, Thresholds } from "../../../shared/model/threshold.ts";
import { type Crossing, type Sample, ThresholdWatch } from "../incidents/threshold-watch.ts";
import type { KeptMinute, MinuteSummary } from "./store.ts";

/** What a replay came to. */
export interface Replayed {
  /** Incidents that would have begun. */
  readonly told: number;
  /** Seconds that are known of the group. */
  readonly seconds: number;
}

const places = Object.fromEntries(historyFigures.map(({ name }, place) => [name, place])) as Record<
  HistoryFigureName,
  number
>;
const minuteSeconds = 60;

/** Whether any second of a minute may be beyond a limit: then its seconds are looked at, and else it is good as a whole. */
export function mayCross({ known, least, most }: MinuteSummary, thresholds: Thresholds): boolean {
  if (known("packets") === 0) return false;
  // What was before and after a time in which nobody listened is seen in seconds.
  if (known("packets") < minuteSeconds) return true;
  const isBeyond = (figure: ThresholdFigure, crosses: (limit: number) => boolean): boolean => {
    const threshold = thresholds[figure];
    return threshold !== null && crosses(threshold.limit);
  };
  return (
    isBeyond("loss-above", () => most("lost") > 0) ||
    isBeyond("error-seconds-above", () => most("lost") > 0) ||
    isBeyond("rate-below", (limit) => least("packets") < limit) ||
    isBeyond("rate-above", (limit) => most("packets") > limit) ||
    isBeyond("bitrate-below", (limit) => least("bytes") * 8 < limit) ||
    isBeyond("bitrate-above", (limit) => most("bytes") * 8 > limit) ||
    isBeyond("silence-over", () => least("packets") === 0) ||
    isBeyond("jitter-above", (limit) => most("jitter") / 1_000 > limit)
  );
}

/**
 * Tries thresholds on the kept seconds of a group, by the code that watches live ones. A silence is counted from the end of the last
 * second with a packet; how many sources sent is not kept, so that this limit is passed over. A minute that `mayCross` lets pass is one
 * look at its end.
 * @param minutes in their order, with a column of 60 seconds for each figure
 */
export function replay(minutes: Iterable<KeptMinute>, thresholds: Thresholds): Replayed {
  const count = new BeginningsCount();
  const watch = new ThresholdWatch((crossing) => count.take(crossing));
  const own: Thresholds = { ...thresholds, "sources-not": null };
  let known = 0;
  let last = Number.NaN;
  /** Null where nobody listened before: what comes next is heard as after a join. */
  let heardUntil: number | null = null;
  for (const kept of minutes) {
    const { minute } = kept;
    if (minute !== last && minute !== last + 1) heardUntil = null;
    last = minute;
    if (kept.seconds === null) {
      const { summary } = kept;
      known += summary.known("packets");
      heardUntil = (minute + 1) * minuteSeconds * 1_000;
      const mean = (figure: HistoryFigureName): number => summary.sum(figure) / summary.known(figure);
      watch.look(sampleAt(heardUntil, heardUntil, mean), own);
      continue;
    }
    const { seconds } = kept;
    for (let second = 0; second < minuteSeconds; second += 1) {
      const of = (figure: HistoryFigureName): number => seconds[places[figure]]?.[second] ?? Number.NaN;
      const packets = of("packets");
      if (Number.isNaN(packets)) {
        heardUntil = null;
        continue;
      }
      const now = (minute * minuteSeconds + second + 1) * 1_000;
      known += 1;
      if (packets > 0) heardUntil = now;
      else heardUntil ??= now - 1_000;
      watch.look(sampleAt(now, heardUntil, of), own);
    }
  }
  return { told: count.told, seconds: known };
}

function sampleAt(now: number, heardUntil: number, of: (figure: HistoryFigureName) => number): Sample {
  const packets = of("packets");
  const lost = orNull(of("lost"));
  const jitter = orNull(of("jitter"));
  return {
    ...{ now, packets, bits: of("bytes") * 8, lost, sources: 0 },
    expected: lost === null ? null : packets + lost,
    silentMs: now - heardUntil,
    jitterMs: jitter === null ? null : jitter / 1_000,
  };
}

/** Counts beginnings as the list of incidents does: what begins again right after its end goes on. */
class BeginningsCount {
  told = 0;
  readonly #open = new Set<ThresholdFigure>();
  readonly #ended = new Map<ThresholdFigure, number>();

  take({ figure, since, until }: Crossing): void {
    if (until !== null) {
      this.#open.delete(figure);
      this.#ended.set(figure, until);
      return;
    }
    if (this.#open.has(figure)) return;
    this.#open.add(figure);
    const ended = this.#ended.get(figure) ?? Number.NEGATIVE_INFINITY;
    if (since - ended >= limits.incidentApartMs) this.told += 1;
  }
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
