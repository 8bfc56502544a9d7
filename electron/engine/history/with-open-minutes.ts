import { historyFigures, type KeptHistory } from "../../../shared/model/kept-history.ts";
import type { OpenMinute } from "./collector.ts";

/** What the file tells, with the minutes that are not in it yet: a chart reaches up to now. Changes the answer in place. */
export function withOpenMinutes(history: KeptHistory, minutes: readonly OpenMinute[]): KeptHistory {
  const { from, step, length, figures } = history;
  for (const { minute, seconds } of minutes) {
    for (const [place, { name }] of historyFigures.entries()) {
      const figure = figures[name];
      for (const [second, value] of (seconds[place] ?? []).entries()) {
        const bucket = Math.floor((minute * 60 + second - from) / step);
        if (Number.isNaN(value) || bucket < 0 || bucket >= length) continue;
        const known = figure.seconds[bucket] ?? 0;
        figure.seconds[bucket] = known + 1;
        figure.sum[bucket] = known === 0 ? value : (figure.sum[bucket] ?? 0) + value;
        figure.least[bucket] = known === 0 ? value : Math.min(figure.least[bucket] ?? value, value);
        figure.most[bucket] = known === 0 ? value : Math.max(figure.most[bucket] ?? value, value);
      }
    }
  }
  return history;
}
