import { spawnSync } from "node:child_process";
import { rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { readGolden } from "../../build/golden-packets.mjs";
import { formatSpread, formatTable, formatWhole, spread } from "../figures.mjs";
import { project } from "../receivers/in-node.mjs";
import { judge } from "./receivers-report.mjs";

/**
 * What is asked of kept packets, and the same of tshark. `by` is what it takes to know: a packet's record, its payload, its
 * type, a decoded field; `most` is the target in ms for a million packets.
 */
const questions = /** @type {const} */ ([
  { by: "column", ours: "len > 150", theirs: "udp.length > 158", most: 300 },
  {
    by: "columns",
    ours: "src 10.0.0.8 and len > 150",
    theirs: "ip.src == 10.0.0.8 && udp.length > 158",
    most: 300,
  },
  { by: "text", ours: 'text "LaserJet"', theirs: 'udp.payload contains "LaserJet"', most: null },
  { by: "type", ours: "type rtp", theirs: "rtp", most: 3_000 },
  { by: "decoded field", ours: "rtp.marker = 1", theirs: "rtp.marker == 1", most: 3_000 },
]);

/** Milliseconds that the lines of a page may take. */
const pageMost = 5;

/** @typedef {import("../figures.mjs").Spread} Spread */
/** @typedef {{ filter: string, found: number, ms: number[] }} Filtered */
/** @typedef {{ found: number, ms: number }} Theirs */

/**
 * Filtering kept packets in the engine beside `tshark -Y` on the same packets in a file, and the lines (Info) of a page of rows.
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
export async function runFilter({ quick, turns }, means) {
  const kept = quick ? 100_000 : 1_000_000;
  means.say(`Filtering ${formatWhole(kept)} kept packets`);
  const recording = join(means.folder, "filter.pcapng");
  try {
    const { filtered, pages } = await measureOurs(
      { kept, recording, turns, pages: quick ? 100 : 1_000 },
      means,
    );
    const size = statSync(recording).size;
    const theirs = questions.map((question) => askTshark(recording, question.theirs, turns));
    reportFilters(kept, filtered, theirs);
    const page = reportPages(pages);
    return { kept, recordingBytes: size, filtered, theirs, page };
  } finally {
    rmSync(recording, { force: true });
  }
}

/**
 * @param {{ kept: number, recording: string, turns: number, pages: number }} task
 * @param {import("../means.mjs").Means} means
 * @returns {Promise<{ filtered: Filtered[], pages: number[] }>}
 */
async function measureOurs(task, means) {
  const script = join(dirname(fileURLToPath(import.meta.url)), "..", "filter", "filtering.mjs");
  // In this project's folder, so that it finds the packages.
  const folder = join(project, "node_modules", ".cache", "bench-filter");
  const ssr = { ssr: script, outDir: folder, emptyOutDir: true, minify: false, target: "node20" };
  await build({ configFile: false, logLevel: "error", root: project, build: ssr });
  const packets = readGolden().flatMap(({ golden }) =>
    golden.packets.map(({ hex, sent }) => ({ hex, sent })),
  );
  const file = join(means.folder, "filter.json");
  writeFileSync(file, JSON.stringify({ ...task, filters: questions.map(({ ours }) => ours), packets }));
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(folder, "filtering.js"), file], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/**
 * @param {string} recording
 * @param {string} filter
 * @param {number} turns
 * @returns {Theirs[] | null} Null where tshark is not installed.
 */
function askTshark(recording, filter, turns) {
  /** @type {Theirs[]} */
  const all = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const begin = performance.now();
    const args = [
      "-n",
      "-r",
      recording,
      "-d",
      "udp.port==5004,rtp",
      "-Y",
      filter,
      "-T",
      "fields",
      "-e",
      "frame.number",
    ];
    const { stdout, error } = spawnSync("tshark", args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
    if (error) return null;
    all.push({ found: stdout.split("\n").length - 1, ms: performance.now() - begin });
  }
  return all;
}

/**
 * @param {number} kept
 * @param {readonly Filtered[]} filtered
 * @param {readonly (readonly Theirs[] | null)[]} theirs
 */
function reportFilters(kept, filtered, theirs) {
  const rows = questions.map(({ by, ours }, at) => {
    const own = filtered[at];
    const other = theirs[at] ?? null;
    const [ms, itsMs] = [spread(own?.ms ?? []), other && spread(other.map(({ ms }) => ms))];
    const differs = other?.some(({ found }) => found !== own?.found) === true;
    return [
      `${by}: ${ours}`,
      `${formatWhole(own?.found ?? 0)}${differs ? ", tshark finds others" : ""}`,
      formatSpread(ms, formatWhole),
      formatSpread(itsMs, formatWhole),
      ms && itsMs ? `${(itsMs.median / ms.median).toFixed(0)} times` : "–",
    ];
  });
  const head = [
    `${formatWhole(kept)} packets of RTP, ms`,
    "found",
    "Castscope",
    "tshark -Y on a file",
    "faster by",
  ];
  console.log(`\n${formatTable([head, ...rows]).join("\n")}`);
  if (theirs.includes(null)) console.log("tshark is not installed: nothing stands beside these figures.");
  for (const [at, { by, most }] of questions.entries()) {
    const ms = spread(filtered[at]?.ms ?? []);
    if (ms === null || most === null) continue;
    const million = (ms.median * 1_000_000) / kept / 1_000;
    console.log(`A million packets by ${by}, in s: ${judge(million, most / 1_000, "most")}`);
  }
}

/** @param {readonly number[]} pages */
function reportPages(pages) {
  const sorted = [...pages].sort((one, other) => one - other);
  const at = (/** @type {number} */ share) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const page = { median: at(0.5), p95: at(0.95), most: at(1) };
  console.log(
    `Info of a page of 50 rows, packets of all decoders: median ${page.median.toFixed(2)} ms, longest ${page.most.toFixed(2)} ms`,
  );
  console.log(`95th percentile in ms: ${judge(page.p95, pageMost, "most")}`);
  return page;
}
