import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { formatSpread, formatTable, formatWhole, spread } from "../figures.mjs";
import { countingReceiver } from "../receivers/counting.mjs";
import { castscopeOf, project } from "../receivers/in-node.mjs";
import { measureReceivers } from "./receivers.mjs";
import { judge } from "./receivers-report.mjs";

/** @typedef {import("../receivers/receiver.mjs").Receiver} Receiver */
/** @typedef {import("../figures.mjs").Spread} Spread */

/** Payloads that are streams, and what share of the rate without analysis is to be left with it. */
const loads = [
  { name: "RTP", size: 200, header: rtpHeader(96), target: 0.95 },
  { name: "RTP with 7 TS packets", size: 1_328, header: rtpHeader(33, 7), target: 0.85 },
];

/**
 * What the analysis of streams costs: nanoseconds a datagram within the engine, and the highest loss-free rate with
 * and without it.
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
export async function runAnalysis(options, means) {
  const perDatagram = await measurePerDatagram(options, means);
  const rows = perDatagram.map(({ name, off, on, more }) => {
    const ns = (/** @type {Spread | null} */ figure) => formatSpread(figure, formatWhole);
    return [name, ns(off), ns(on), ns(more)];
  });
  const head = ["Within the engine, ns a datagram", "without analysis", "with it", "difference"];
  console.log(`\n${formatTable([head, ...rows]).join("\n")}`);
  /** @type {unknown[]} */
  const rates = [];
  for (const load of loads) rates.push(await measureRates(load, options, means));
  return { perDatagram, rates };
}

/**
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
async function measurePerDatagram({ quick }, means) {
  means.say("Analysis, within the engine");
  const script = join(dirname(fileURLToPath(import.meta.url)), "..", "analysis", "per-datagram.mjs");
  // In this project's folder, so that it finds the packages.
  const folder = join(project, "node_modules", ".cache", "bench-analysis");
  const ssr = { ssr: script, outDir: folder, emptyOutDir: true, minify: false, target: "node20" };
  await build({ configFile: false, logLevel: "error", root: project, build: ssr });
  const length = quick ? ["3", "1000"] : ["15", "8000"];
  const { stdout } = spawnSync(process.execPath, [join(folder, "per-datagram.js"), ...length], {
    encoding: "utf8",
  });
  /** @type {{ name: string, off: number[], on: number[] }[]} */
  const found = JSON.parse(stdout);
  return found.map(({ name, off, on }) => ({
    name,
    off: spread(off),
    on: spread(on),
    // Of neighbouring turns, which meet the same state of the computer.
    more: spread(on.map((ns, turn) => ns - (off[turn] ?? 0))),
  }));
}

/**
 * @param {(typeof loads)[number]} load
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
async function measureRates({ name, size, header, target }, options, means) {
  const with_ = { ...castscopeOf(project, "Castscope with analysis", "recvmmsg"), header };
  const off = { CASTSCOPE_STREAMS: "off" };
  const without = { ...castscopeOf(project, "Castscope without", "recvmmsg", off), header };
  const limit = { ...countingReceiver(means.folder), header };
  /** @type {Receiver[]} */
  const all = [with_, without, limit];
  const receivers = all.filter(({ obstacle }) => obstacle() === null);
  const [figures] = await measureReceivers({ receivers, options: { ...options, sizes: [size] }, means });
  const rate = (/** @type {Receiver} */ one) =>
    spread((figures?.highest[one.name] ?? []).flatMap(({ rate }) => rate ?? []));
  const cost = (/** @type {Receiver} */ one) =>
    spread(
      (figures?.costs[0]?.trials ?? []).flatMap(({ receiver, microseconds }) =>
        receiver === one.name ? (microseconds ?? []) : [],
      ),
    );
  const rows = receivers.map((one) => [
    one.name,
    formatSpread(rate(one), formatWhole),
    formatSpread(cost(one), (value) => value.toFixed(2)),
  ]);
  const head = [
    `${name}, ${size} bytes: highest rate with less than 0.01 % lost`,
    "a second, median (range)",
    `µs a datagram at ${formatWhole(figures?.costs[0]?.rate ?? 0)} a second`,
  ];
  console.log(`\n${formatTable([head, ...rows]).join("\n")}`);
  const ratios = [
    { to: without, target },
    { to: limit, target: null },
  ].flatMap(({ to, target }) => {
    const own = rate(with_)?.median;
    const other = rate(to)?.median;
    if (own === undefined || !other) return [];
    const ratio = own / other;
    return `${size} bytes, with analysis to ${to.name}: ${target === null ? ratio.toFixed(2) : judge(ratio, target, "least")}`;
  });
  console.log(ratios.join("\n"));
  return { name, size, figures, ratios };
}

/**
 * The beginning of an RTP packet; its number is written behind the first two bytes. Its TS packets are of PIDs of their
 * own and full of payload.
 * @param {number} payloadType
 * @param {number} [tsPackets]
 */
function rtpHeader(payloadType, tsPackets = 0) {
  const bytes = Buffer.alloc(12 + 188 * tsPackets);
  bytes.writeUInt8(0x80, 0);
  bytes.writeUInt8(payloadType, 1);
  bytes.writeUInt32BE(0x1122_3344, 8);
  for (let packet = 0; packet < tsPackets; packet += 1) {
    bytes.writeUInt32BE(0x4700_0010 | ((0x100 + packet) << 8), 12 + 188 * packet);
  }
  // Half a second of that lets the compiler see every way through the analysis before anything is measured.
  return { hex: bytes.toString("hex"), numberAt: 2, numberBytes: 2, warm: 100_000, tsPackets };
}
