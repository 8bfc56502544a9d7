import { formatBitRate, formatDuration, formatMs, formatRate } from "../../../shared/format.ts";
import { chooseInterface } from "../../../shared/input/interface-choice.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { guardRate } from "../../../shared/sending/guard.ts";
import { formatCount, plural } from "../../../shared/text/count.ts";
import { captureDamageText } from "../../../shared/text/sentences.ts";
import type { Network } from "../../engine/net/network.ts";
import { previewReplay, type ReplayPreview } from "../../engine/replay/preview.ts";
import { type ReplayPlan, type ReplayProgress, replay } from "../../engine/replay/replay.ts";
import { signalExitCodes } from "../end-signals.ts";
import type { ReplayCommand } from "./replay-request.ts";
import type { Terminal } from "./terminal.ts";
import { exitCodes, refuseUsage } from "./usage.ts";

/** Sends a recording again, and tells what was sent; with `--preview` what would be. */
export async function replayRecording(
  { plan, preview, agreed, json }: ReplayCommand,
  network: Network,
  terminal: Terminal,
): Promise<number> {
  const end = terminal.end();
  const seen = await previewReplay(plan.path, plan.filter, end);
  if (seen.read.damage !== null) terminal.err(captureDamageText(seen.read.damage));
  if (preview) {
    if (json) terminal.json(previewReport(seen, plan));
    else terminal.out(`${previewLines(seen, plan).join("\n")}\n`);
    return seen.packets > 0 ? exitCodes.done : exitCodes.nothing;
  }
  if (seen.packets === 0) {
    terminal.err("No packet is left to send.");
    return exitCodes.nothing;
  }
  if (!agreed) await refuseFast(seen, plan, network);
  const progress: ReplayProgress = { sent: 0, bytes: 0, failed: 0, refusal: null, latest: 0, lateSum: 0 };
  const began = performance.now();
  await replay(plan, network, progress, end);
  const seconds = (performance.now() - began) / 1_000;
  if (json) {
    const { refusal: _refusal, lateSum, ...rest } = progress;
    terminal.json({ ...rest, late: lateSum / Math.max(1, progress.sent + progress.failed), seconds });
  } else terminal.out(`${sentSentence(progress, seconds)}\n`);
  if (progress.refusal !== null)
    terminal.err(
      `${plural(progress.failed, "packet")} refused: ${progress.refusal.message.replace(/\.$/, "")}.`,
    );
  if (progress.failed > 0) return exitCodes.nothing;
  if (!end.aborted || progress.sent === seen.packets * plan.times) return exitCodes.done;
  terminal.err("Told to end before all were sent.");
  return end.reason.kind === "signal" ? signalExitCodes[end.reason.signal] : exitCodes.nothing;
}

/** The fastest second of it. */
function fastest({ peakPackets, peakBits, packets, bytes }: ReplayPreview, { pace }: ReplayPlan) {
  if (pace.kind === "speed") return { packets: peakPackets * pace.factor, bits: peakBits * pace.factor };
  return { packets: pace.perSecond, bits: (pace.perSecond * bytes * 8) / Math.max(1, packets) };
}

/** Refuses a rate that could hurt a network, as sends do; `--yes` agrees to it. */
async function refuseFast(seen: ReplayPreview, plan: ReplayPlan, network: Network): Promise<void> {
  const { packets, bits } = fastest(seen, plan);
  const interfaces = await network.interfaces();
  const named = plan.interface === null ? null : chooseInterface(plan.interface, interfaces);
  const on = named?.ok ? (interfaces.find(({ name }) => name === named.value.name) ?? null) : null;
  const size = bits / 8 / Math.max(packets, 1e-9);
  const all = seen.packets * plan.times;
  const guarded = guardRate({ rate: packets, packets: all, size, stays: plan.ttl === 0 }, on);
  if (guarded !== null) refuseUsage("replay-guarded", { ...guarded, interface: on?.name ?? null });
}

function previewLines(seen: ReplayPreview, plan: ReplayPlan): string[] {
  const { packets, bits } = fastest(seen, plan);
  const targets =
    plan.to === null
      ? seen.destinations.map(
          ({ address, port, packets: count }) => `  ${formatEndpoint(address, port)}  ${formatCount(count)}`,
        )
      : [`  ${formatEndpoint(plan.to.address, plan.to.port)}  ${formatCount(seen.packets)}`];
  const times = plan.times > 1 ? `, ${formatCount(plan.times)} times` : "";
  return [
    `${plural(seen.packets, "packet")} in ${formatDuration(durationOf(seen, plan))}${times}, TTL ${plan.ttl}`,
    `At the fastest ${formatRate(packets)} packets a second, ${formatBitRate(bits)}`,
    ...targets,
  ];
}

function durationOf({ durationMs, packets }: ReplayPreview, { pace }: ReplayPlan): number {
  return pace.kind === "speed" ? durationMs / pace.factor : (packets * 1_000) / pace.perSecond;
}

function previewReport(seen: ReplayPreview, plan: ReplayPlan) {
  const { packets, bits } = fastest(seen, plan);
  return {
    ...{ packets: seen.packets, bytes: seen.bytes, times: plan.times, ttl: plan.ttl },
    seconds: durationOf(seen, plan) / 1_000,
    peak: { packets, bits },
    destinations: plan.to === null ? seen.destinations : [{ ...plan.to, packets: seen.packets }],
  };
}

function sentSentence({ sent, failed, latest, lateSum }: ReplayProgress, seconds: number): string {
  const rate = formatRate(sent / Math.max(seconds, 1e-3));
  const mean = lateSum / Math.max(1, sent + failed);
  return `Sent ${plural(sent, "packet")} in ${formatDuration(seconds * 1_000)} (${rate} a second), ${formatMs(mean)} ms after their time on average, ${formatMs(latest)} ms at most.`;
}
