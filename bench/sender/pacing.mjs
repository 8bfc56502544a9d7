import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Child } from "../children.mjs";
import { processorTime } from "../kernel.mjs";
import { compile } from "../load/compile.mjs";
import { target } from "../target.mjs";
import { until } from "../until.mjs";

/**
 * What was seen of a sender. Gaps are microseconds between datagrams, by the kernel's time stamps.
 * @typedef {object} Pacing
 * @property {string} sender
 * @property {number} asked Datagrams per second.
 * @property {number} burst
 * @property {number} rate Datagrams per second between the first and the last.
 * @property {number} error Per cent of what was asked.
 * @property {number} p1
 * @property {number} p50
 * @property {number} p99
 * @property {number} most
 * @property {number} shortest Datagrams in the shortest burst.
 * @property {number} longest
 * @property {number | null} processor Per cent of one processor, while it sent.
 */

/** The start and the end of a program are not its sending. */
const settleMs = 700;

/**
 * @param {string} folder
 * @returns {string | null} The program that notes arrivals; null without a compiler.
 */
export function compileArrivals(folder) {
  return compile(join(dirname(fileURLToPath(import.meta.url)), "arrivals.c"), folder);
}

/**
 * One sender at one rate.
 * @param {string} arrivals The compiled program.
 * @param {import("./senders.mjs").PacedSender} sender
 * @param {import("./senders.mjs").Load} load
 * @returns {Promise<Pacing>}
 */
export async function measurePacing(arrivals, sender, load) {
  const { rate, burst, seconds } = load;
  // Half of the pause between two bursts parts them.
  const burstGap = (burst * 1e6) / rate / 2;
  const receiver = new Child([
    ...[arrivals, target.group, `${target.port}`, target.interface],
    String(burst > 1 ? burstGap : 0),
  ]);
  await until(() => receiver.out.includes("joined"), receiver);
  const { command, environment } = sender.start(load);
  const child = new Child(command, environment);
  await sleep(settleMs);
  const [before, begin] = [processorTime(child.pid), performance.now()];
  await Promise.race([child.ended, sleep(seconds * 1_000 - 2 * settleMs)]);
  const [after, end] = [processorTime(child.pid), performance.now()];
  await Promise.race([child.ended, sleep((seconds + 5) * 1_000)]);
  if (child.running) await child.stop();
  await sleep(200);
  await receiver.stop();
  const seen = JSON.parse(receiver.out.trim().split("\n").at(-1) ?? "{}");
  if (!(seen.count > burst))
    throw new Error(`${sender.name} sent ${seen.count ?? 0} datagrams: ${child.err}`);
  const reached = (seen.count - burst - (sender.farewells ?? 0)) / seen.seconds;
  return {
    ...{ sender: sender.name, asked: rate, burst, rate: reached, error: (100 * (reached - rate)) / rate },
    ...{ p1: seen.p1, p50: seen.p50, p99: seen.p99, most: seen.most },
    ...{ shortest: seen.shortest, longest: seen.longest },
    processor: before === null || after === null ? null : (100 * (after - before)) / (end - begin),
  };
}
