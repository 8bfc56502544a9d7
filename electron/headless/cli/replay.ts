import type { ReplayPreview, ReplayRequest } from "../../../shared/contract/replays.ts";
import { formatBitRate, formatMs, formatRate, formatWait } from "../../../shared/format.ts";
import { chooseInterface } from "../../../shared/input/interface-choice.ts";
import type { Send } from "../../../shared/model/send.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { guardRate } from "../../../shared/sending/guard.ts";
import { guardedReplay, replayMs, replayPeak } from "../../../shared/sending/replay-pace.ts";
import { formatCount, plural } from "../../../shared/text/count.ts";
import { replayLeavings } from "../../../shared/text/replay.ts";
import { captureDamageText, problemText } from "../../../shared/text/sentences.ts";
import type { Monitor } from "../../engine/monitor.ts";
import { signalExitCodes } from "../end-signals.ts";
import type { ReplayCommand } from "./replay-request.ts";
import { runSend } from "./running-send.ts";
import type { Terminal } from "./terminal.ts";
import { accepted, exitCodes, refuseUsage } from "./usage.ts";

type Replaying = Pick<Monitor, "handlers" | "onDelta">;
type Ended = ReturnType<Terminal["end"]>;

/** Sends a recording again, and tells what was sent; with `--preview` what would be. */
export async function replayRecording(
  { request, preview, agreed, json }: ReplayCommand,
  monitor: Replaying,
  terminal: Terminal,
): Promise<number> {
  const end = terminal.end();
  const { source, filter, span, to } = request;
  // Before the file is read, which takes its time, and for a preview too: nothing would leave there.
  if (request.interface !== null)
    accepted(chooseInterface(request.interface, await monitor.handlers.interfaces(null)));
  const seen = await unless(
    end,
    monitor.handlers.previewReplay({ source, filter, span, hosts: to !== null }),
  );
  if (seen === null) return endCode(end);
  if (seen.damage !== null) terminal.err(captureDamageText(seen.damage));
  for (const sentence of replayLeavings(seen, to !== null)) terminal.err(sentence);
  if (preview) {
    if (json) terminal.json(previewReport(seen, request));
    else terminal.out(`${previewLines(seen, request).join("\n")}\n`);
    return seen.packets > 0 ? exitCodes.done : exitCodes.nothing;
  }
  if (seen.packets === 0) {
    terminal.err("No packet is left to send.");
    return exitCodes.nothing;
  }
  if (!agreed) await refuseFast(seen, request, monitor);
  const row = await runSend(() => monitor.handlers.replay(request), monitor, end);
  if (json) terminal.json(sentReport(row));
  else terminal.out(`${sentSentence(row)}\n`);
  if (row.problem) terminal.err(problemText(row.problem));
  if (row.state === "failed" || row.failed > 0 || (row.replay?.leftOut ?? 0) > 0) return exitCodes.nothing;
  if (!end.aborted || row.sent === row.count) return exitCodes.done;
  // Without an end of its own that is how it ends.
  if (row.count !== null) terminal.err(`Told to end before all ${formatCount(row.count)} were sent.`);
  return endCode(end);
}

/** Null when it was told to end before. */
function unless<T>(end: AbortSignal, work: Promise<T> | T): Promise<T | null> {
  const ended = new Promise<null>((resolve) => {
    if (end.aborted) resolve(null);
    else end.addEventListener("abort", () => resolve(null), { once: true });
  });
  return Promise.race([work, ended]);
}

function endCode(end: Ended): number {
  return end.aborted && end.reason.kind === "signal" ? signalExitCodes[end.reason.signal] : exitCodes.nothing;
}

/** Refuses a rate that could hurt a network, as sends do; `--yes` agrees to it. */
async function refuseFast(
  seen: ReplayPreview,
  request: ReplayRequest,
  { handlers }: Replaying,
): Promise<void> {
  const { pace, times, ttl, to } = request;
  const interfaces = await handlers.interfaces(null);
  const address = to?.address ?? seen.destinations[0]?.address ?? "";
  const { use, interface: way } = await handlers.route({ address, interface: request.interface });
  const named = request.interface === null ? null : chooseInterface(request.interface, interfaces);
  const name = named?.ok ? named.value.name : way;
  const on = interfaces.find((one) => one.name === name) ?? null;
  const stays = use === "own" || (use === "group" && ttl === 0);
  const guarded = guardRate(guardedReplay(seen, pace, times, stays), on);
  if (guarded !== null) refuseUsage("replay-guarded", { ...guarded, interface: on?.name ?? null });
}

function previewLines(seen: ReplayPreview, { to, pace, times, ttl }: ReplayRequest): string[] {
  const { packets, bits } = replayPeak(seen, pace);
  const often = times === 1 ? "" : times === null ? ", again and again" : `, ${formatCount(times)} times`;
  const further = seen.destinationCount - seen.destinations.length;
  return [
    `${plural(seen.packets, "packet")} in ${formatWait(replayMs(seen, pace))}${often}, TTL ${ttl}`,
    `At the fastest ${formatRate(packets)} packets a second, ${formatBitRate(bits)}`,
    ...targetsOf(seen, to).map(({ address, port, packets: count }) => {
      const place = port === null ? `${address}, own ports` : formatEndpoint(address, port);
      return `  ${place}  ${formatCount(count)}`;
    }),
    ...(to === null && further > 0 ? [`  and ${formatCount(further)} more`] : []),
  ];
}

function targetsOf(seen: ReplayPreview, to: ReplayRequest["to"]) {
  return to === null ? seen.destinations : [{ ...to, packets: seen.packets }];
}

/** The line of `replay --preview --json`. Scripts rely on these names: add, never rename. */
function previewReport(seen: ReplayPreview, { to, pace, times, ttl }: ReplayRequest) {
  return {
    ...{ packets: seen.packets, bytes: seen.bytes, times, ttl, seconds: replayMs(seen, pace) / 1_000 },
    peak: replayPeak(seen, pace),
    /** The busiest first, and how many there are in all. */
    destinations: targetsOf(seen, to),
    destinationCount: to === null ? seen.destinationCount : 1,
    senders: seen.senders,
    /** Packets to single hosts, which are left out where no other destination is given. */
    ...{ hosts: seen.hosts, rejected: seen.rejected, damaged: seen.damaged, shortened: seen.shortened },
    /** Streams that `--rewrite` makes others of. */
    ...{ rtp: seen.rtp, tests: seen.tests },
  };
}

/** The line of `replay --json`. Scripts rely on these names: add, never rename. */
function sentReport(row: Send) {
  const { bytes = 0, late = 0, meanLate = 0, behind = 0, leftOut = 0 } = row.replay ?? {};
  return {
    ...{ state: row.state, sent: row.sent, failed: row.failed, leftOut, answered: row.answered, bytes },
    /** Milliseconds after their time: the most, and all on average. */
    ...{ latest: row.late, late: meanLate },
    /** Packets that left more than a millisecond late; by how many milliseconds all that followed was put off. */
    ...{ latePackets: late, behind },
    seconds: secondsOf(row),
    ...(row.problem ? { problem: problemText(row.problem), problemCode: row.problem.code } : {}),
  };
}

function secondsOf({ startedAt, endedAt }: Send): number {
  return endedAt === null ? 0 : (endedAt - startedAt) / 1_000;
}

function sentSentence(row: Send): string {
  const { late = 0, meanLate = 0, behind = 0 } = row.replay ?? {};
  const rate = row.reached > 0 ? ` (${formatRate(row.reached)} a second)` : "";
  const took = formatWait(secondsOf(row) * 1_000);
  const lateness = `${formatMs(meanLate)} ms after their time on average, ${formatMs(row.late)} ms at most`;
  const counted = late > 0 ? `; ${plural(late, "packet")} more than 1 ms late` : "";
  const moved = behind > 0 ? `; put off by ${formatWait(behind)} in all` : "";
  return `Sent ${plural(row.sent, "packet")} in ${took}${rate}, ${lateness}${counted}${moved}.`;
}
