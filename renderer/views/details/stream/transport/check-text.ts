import { formatMs } from "../../../../../shared/format.ts";
import type { TransportCheck } from "../../../../../shared/model/transport-stream.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { words } from "./words/words.ts";

/** What stands behind the name: a count, “161 over 40 ms”, “every 96 ms”, or a dash with the reason. */
export function checkValue(check: TransportCheck): string {
  const { state, errors, warnings, intervalMs, why } = check;
  const { reasons, checks } = words();
  if (state === "unknown") return why === null ? "–" : `– ${reasons[why].short}`;
  if (state === "failed") return formatCount(errors ?? 0);
  if (state === "warning") return checks.over(warnings ?? 0);
  if (why !== null) return reasons[why].short;
  return intervalMs === null ? formatCount(errors ?? 0) : checks.every(formatInterval(intervalMs));
}

/** What the check is about, and why it is as it is. */
export function checkAbout({ check, why }: TransportCheck): string {
  const { check: checks, reasons } = words();
  const { about } = checks[check];
  return why === null ? `${about}.` : `${about}. ${reasons[why].long}.`;
}

function formatInterval(ms: number): string {
  // no words: a unit
  return `${ms < 10 ? formatMs(ms) : formatCount(Math.round(ms))} ms`;
}
