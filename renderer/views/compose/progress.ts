import { formatDuration, formatRate } from "../../../shared/format.ts";
import type { Send } from "../../../shared/model/send.ts";
import { rateSpan, secondsLeft } from "../../../shared/sending/course.ts";
import { formatCount } from "../../../shared/text/count.ts";

/** “412 of 1,000”, or “412” of a send that goes on until it is stopped. */
export function sentOf({ sent, count }: Pick<Send, "sent" | "count">): string {
  return count === null ? formatCount(sent) : `${formatCount(sent)} of ${formatCount(count)}`;
}

/** “1,000 packets a second in bursts of 20”, “50 to 3,200 packets a second”: what was asked for. */
export function paceOf(send: Pick<Send, "rate" | "further" | "burst">): string {
  const bursts = send.burst > 1 ? ` in bursts of ${formatCount(send.burst)}` : "";
  return `${rateOf(send)} packets a second${bursts}`;
}

/** “1,000”, or “50 to 3,200” of a ramp. */
export function rateOf(send: Pick<Send, "rate" | "further">): string {
  const [slowest, fastest] = rateSpan(send);
  return slowest === fastest ? formatRate(slowest) : `${formatRate(slowest)} to ${formatRate(fastest)}`;
}

/** “5.9 s left” at the rates that were asked for; empty where there is no end. */
export function timeLeft(send: Pick<Send, "sent" | "failed" | "count" | "rate" | "further">): string {
  const seconds = secondsLeft(send.sent + send.failed, send);
  if (seconds === null) return "";
  return seconds < 60 ? `${seconds.toFixed(1)} s left` : `${formatDuration(seconds * 1_000)} left`;
}
