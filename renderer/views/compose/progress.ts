import { formatDuration, formatRate } from "../../../shared/format.ts";
import type { Send } from "../../../shared/model/send.ts";
import { formatCount } from "../../../shared/text/count.ts";

/** “412 of 1,000”, or “412” of a send that goes on until it is stopped. */
export function sentOf({ sent, count }: Pick<Send, "sent" | "count">): string {
  return count === null ? formatCount(sent) : `${formatCount(sent)} of ${formatCount(count)}`;
}

/** “1,000 packets a second in bursts of 20”: what was asked for. */
export function paceOf({ rate, burst }: Pick<Send, "rate" | "burst">): string {
  const bursts = burst > 1 ? ` in bursts of ${formatCount(burst)}` : "";
  return `${formatRate(rate)} packets a second${bursts}`;
}

/** “5.9 s left” at the rate that was asked for; empty where there is no end. */
export function timeLeft({
  sent,
  failed,
  count,
  rate,
}: Pick<Send, "sent" | "failed" | "count" | "rate">): string {
  if (count === null) return "";
  const seconds = Math.max(0, count - sent - failed) / rate;
  return seconds < 60 ? `${seconds.toFixed(1)} s left` : `${formatDuration(seconds * 1_000)} left`;
}
