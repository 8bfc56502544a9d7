import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { formatTable, spread } from "../figures.mjs";

const figures = 6;
const minuteSeconds = 60;
const firstMinute = 29_000_000;
const mebibyte = 1024 * 1024;
/** Charts have so many stretches. */
const stretches = 480;

/**
 * What the history costs: minutes of many series handed to its thread as the monitor does, one after the other, and then
 * what is asked of it. Streams are as unsteady as real ones: rates that waver by a few packets, a loss now and then.
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
export async function runHistory(options, means) {
  const series = options.quick ? 100 : 1_000;
  const minutes = options.quick ? 90 : 1_440;
  const file = join(means.folder, "history.db");
  const worker = new Worker(new URL("../../dist/headless/history.js", import.meta.url), {
    workerData: { file, run: "bench" },
  });
  const answers = answersOf(worker);
  await answers.next();
  /** @type {number[]} */
  const writing = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    if (minute % 60 === 0) means.say(`history, minute ${minute} of ${minutes}`);
    const rows = Array.from({ length: series }, (_, one) => ({
      series: `group-${one}`,
      seconds: minuteOf(one, minute),
    }));
    const began = performance.now();
    worker.postMessage({ kind: "minute", minute: firstMinute + minute, rows });
    await answers.next();
    writing.push(performance.now() - began);
  }
  const bytes = statSync(file).size;
  const from = firstMinute * minuteSeconds;
  const to = from + minutes * minuteSeconds;
  /** @type {number[]} */
  const asking = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const began = performance.now();
    const query = { series: `group-${turn % series}`, from, to, step: Math.ceil((to - from) / stretches) };
    worker.postMessage({ kind: "query", id: turn, query });
    await answers.next();
    asking.push(performance.now() - began);
  }
  worker.postMessage({ kind: "close" });
  await new Promise((resolve) => worker.once("exit", resolve));
  rmSync(file);
  const perDay = (bytes / minutes) * 1_440;
  const ms = (/** @type {readonly number[]} */ all, /** @type {number} */ share) =>
    (all.toSorted((one, other) => one - other)[Math.ceil(share * all.length) - 1] ?? 0).toFixed(1);
  const rows = [
    ["History", "median", "95 %", "most"],
    [`a minute of ${series} series written, ms`, ms(writing, 0.5), ms(writing, 0.95), ms(writing, 1)],
    [`${minutes / 60} h of one series asked for, ms`, ms(asking, 0.5), ms(asking, 0.95), ms(asking, 1)],
  ];
  console.log(`\n${formatTable(rows).join("\n")}`);
  console.log(
    `Seconds, minutes and quarter hours of a day of ${series} series: ${(perDay / mebibyte).toFixed(1)} MiB, ${Math.round(perDay / series / 1_024)} KiB a series.`,
  );
  return { series, minutes, bytes, writing: spread(writing), asking: spread(asking) };
}

/** @param {Worker} worker */
function answersOf(worker) {
  /** @type {((message: unknown) => void)[]} */
  const waiting = [];
  /** @type {unknown[]} */
  const come = [];
  worker.on("message", (message) => {
    const next = waiting.shift();
    if (next) next(message);
    else come.push(message);
  });
  worker.on("error", (error) => {
    throw error;
  });
  return {
    /** @returns {Promise<unknown>} */
    next: () => {
      const [first] = come.splice(0, 1);
      return first === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(first);
    },
  };
}

/**
 * A minute of a stream of some hundred packets a second, the same in each run.
 * @param {number} series
 * @param {number} minute
 */
function minuteOf(series, minute) {
  const columns = Array.from({ length: figures }, () => new Float64Array(minuteSeconds));
  let state = series * 7_919 + minute * 104_729 + 1;
  for (let second = 0; second < minuteSeconds; second += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const packets = 100 + (series % 900) + (state % 9);
    const values = [packets, packets * 1_328, state % 211 === 0 ? state % 13 : 0, 0, 0, 200 + (state % 97)];
    for (const [figure, value] of values.entries()) (columns[figure] ?? new Float64Array(0))[second] = value;
  }
  return columns;
}
