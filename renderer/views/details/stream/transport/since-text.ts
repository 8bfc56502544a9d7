import { formatClock } from "../../../../../shared/text/clock.ts";
import { words } from "./words/words.ts";

/** “, since 13:08:57”; nothing where nothing came yet since the counters were reset. @param since ms since 1970, or NaN */
export function sinceText(since: number): string {
  return Number.isFinite(since) ? words().since(formatClock(since)) : "";
}
