import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Child } from "../children.mjs";
import { formatTable, formatWhole } from "../figures.mjs";
import { residentBytes, socketsOf } from "../kernel.mjs";
import { target } from "../target.mjs";
import { until } from "../until.mjs";
import { flatness, soakTargets } from "./flatness.mjs";

const bundle = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "dist", "headless", "castscope.js");

/** How often the memory is read, in seconds; a short soak reads it more often. */
const sampleSeconds = 10;
const samplesAtLeast = 20;

/**
 * One long run at a steady rate. The memory counts from the time at which the store was full, or, in
 * a run too short for that, from the middle on.
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
export async function runSoak({ rate, seconds, sizes, memory }, { sender, say }) {
  const size = sizes[0] ?? 200;
  const every = Math.max(1, Math.min(sampleSeconds, Math.floor(seconds / samplesAtLeast)));
  const place = [`${target.group}:${target.port}`, "--on", target.interface];
  const tell = ["--json", "--every", `${every}`, "--memory", `${memory}`];
  const child = new Child([process.execPath, bundle, "watch", ...place, ...tell]);
  await until(() => child.out.includes("\n"), child);
  console.log(`${formatWhole(rate)} datagrams of ${size} bytes a second for ${formatWhole(seconds)} s.`);

  const sending = new Child(sender.command({ rate, size, seconds }));
  /** @type {import("./flatness.mjs").Sample[]} */
  const samples = [];
  const begin = Date.now();
  while (sending.running && child.running) {
    await Promise.race([sleep(every * 1000), sending.ended]);
    const { storeDropped, packets } = lastReport(child);
    const sample = {
      seconds: (Date.now() - begin) / 1000,
      bytes: residentBytes(child.pid) ?? 0,
      full: storeDropped > 0,
      packets,
    };
    samples.push(sample);
    say(
      `${Math.round(sample.seconds)} s: ${formatWhole(packets)} packets, ${(sample.bytes / 1024 ** 2).toFixed(1)} MiB`,
    );
  }
  await sleep(500);
  const drops = socketsOf(target.port)?.drops ?? null;
  await child.stop();
  const { packets, kernelDrops, storeDropped } = lastReport(child);
  const [warm, told] = sending.out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const sent = warm.warm + told.sent;
  const flat = flatness(samples);
  const mebibytes = (/** @type {number} */ bytes) => `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
  const lines = [
    ["Sent", formatWhole(sent)],
    ["Sent a second", formatWhole(told.sent / told.seconds)],
    ["Received", formatWhole(packets)],
    ["Lost", formatWhole(sent - packets)],
    ["Dropped by the kernel, as Castscope tells", kernelDrops === null ? "–" : formatWhole(kernelDrops)],
    ["… and as the kernel tells", drops === null ? "–" : formatWhole(drops)],
    ["Older packets that gave way", formatWhole(storeDropped)],
    ...(flat
      ? [
          ["Memory, lowest", mebibytes(flat.low)],
          ["Memory, highest", mebibytes(flat.high)],
          [
            `Memory, highest above lowest, from ${Math.round(flat.from)} s on${flat.full ? " (store full)" : " (store not yet full)"}`,
            `${flat.percent.toFixed(1)} %`,
          ],
        ]
      : []),
  ];
  console.log(formatTable(lines).join("\n"));
  console.log(soakTargets(sent - packets, flat).join("\n"));
  return { size, rate, sent, received: packets, kernelDrops, drops, storeDropped, flat, samples };
}

/**
 * The group in the last whole line that `castscope watch --json` wrote.
 * @param {Child} child
 * @returns {{ packets: number, kernelDrops: number | null, storeDropped: number }}
 */
function lastReport(child) {
  const lines = child.out.split("\n");
  // What an hour of lines takes is not kept.
  child.out = lines.slice(-2).join("\n");
  return JSON.parse(lines.at(-2) ?? "").groups[0];
}
