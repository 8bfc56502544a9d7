import { formatBitRate, formatDuration, formatRate } from "../../../shared/format.ts";
import type { Send } from "../../../shared/model/send.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { formatDscp } from "../../../shared/net/dscp.ts";
import { rateSpan, secondsLeft } from "../../../shared/sending/course.ts";
import { formatCount, formatFixed } from "../../../shared/text/count.ts";
import { runOf } from "../../../shared/text/run.ts";
import { testFormatName } from "../../../shared/text/test-format.ts";
import { words } from "./words/words.ts";

/** “412 of 1,000”, or “412” of a send that goes on until it is stopped. */
export function sentOf({ sent, count }: Pick<Send, "sent" | "count">): string {
  return count === null ? formatCount(sent) : words().progress.of(sent, count);
}

/** “1,000 packets a second in bursts of 20”, “50 to 3,200 packets a second”: what was asked for. */
export function paceOf(send: Pick<Send, "rate" | "further" | "burst" | "replay" | "sequence">): string {
  if (send.replay !== null) return speedOf(send.replay, send.rate);
  if (send.sequence !== undefined) return words().progress.average(rateOf(send));
  const said = words().progress;
  return send.burst > 1 ? said.bursts(rateOf(send), send.burst) : said.pace(rateOf(send));
}

/** “239.1.2.3:5004”, “239.1.2.3:5004 and 11 more” of a recording. */
export function destinationOf({ address, port, replay }: Pick<Send, "address" | "port" | "replay">): string {
  const to = formatEndpoint(address, port);
  const further = (replay?.destinations ?? 1) - 1;
  return further > 0 ? words().progress.further(to, further) : to;
}

/** The file of a recording, the name of a test; null of plain bytes. */
export function contentName({ test, replay }: Pick<Send, "test" | "replay">): string | null {
  if (replay !== null) return replay.name;
  return test === null ? null : testName(test);
}

/** “1,000”, or “50 to 3,200” of a ramp. */
export function rateOf(send: Pick<Send, "rate" | "further">): string {
  const [slowest, fastest] = rateSpan(send);
  return slowest === fastest
    ? formatRate(slowest)
    : words().progress.span(formatRate(slowest), formatRate(fastest));
}

/** “Test 7F3C”, “iperf2 test”, “MGEN flow 7”: which run, and whose format where it is not our own. */
export function testName(test: NonNullable<Send["test"]>): string {
  const run = runOf(test);
  const said = words().progress;
  if (test.format === "castscope") return said.test(run ?? "");
  const format = testFormatName[test.format];
  return run === null ? said.formatTest(format) : `${format} ${run}`;
}

/** “as recorded”, “2 times as fast”, “100 packets a second”: how a recording is sent again. */
export function speedOf({ speed }: NonNullable<Send["replay"]>, rate: number): string {
  if (speed === null) return words().progress.pace(formatRate(rate));
  return speed === 1 ? words().progress.asRecorded : words().progress.times(speed);
}

/** “998 pkt/s”, “10.5 Mbit/s”, “DSCP AF41”: what a test reached so far, and how its packets are marked. */
export function reachedWords({ reached, size, dscp }: Pick<Send, "reached" | "size" | "dscp">): string[] {
  const pace = reached > 0 ? [`${formatRate(reached)} pkt/s`, formatBitRate(reached * size * 8)] : [];
  return [...pace, ...(dscp > 0 ? [dscpText(dscp)] : [])];
}

/** “5.9 s left” at the rates that were asked for; empty where there is no end. */
export function timeLeft(send: Pick<Send, "sent" | "failed" | "count" | "rate" | "further">): string {
  const seconds = secondsLeft(send.sent + send.failed, send);
  if (seconds === null) return "";
  return words().progress.left(
    seconds < 60 ? `${formatFixed(seconds, 1)} s` : formatDuration(seconds * 1_000),
  );
}

/** “DSCP AF41”. */
export function dscpText(dscp: number): string {
  // no words: a name of a standard
  return `DSCP ${formatDscp(dscp)}`;
}
