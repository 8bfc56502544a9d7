import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { windowSize, withBrowser } from "../browser.mjs";
import { openDoor } from "../door.mjs";
import { formatTable, spread } from "../figures.mjs";
import { openWindow } from "../session.mjs";
import { target } from "../target.mjs";
import { openSecondWindow } from "../window/second-window.mjs";
import { drawSpans } from "./history-page.mjs";

/** Those of `shared/model/kept-history.ts`, and the bins of `shared/model/time-bins.ts`. */
const figures = 10;
const bins = 216;
const slots = 6;
const minuteSeconds = 60;
const mebibyte = 1024 * 1024;
/** Charts have so many stretches. */
const stretches = 480;

/** The series that a chart is drawn of. */
const shown = `live/${target.group}:${target.port}/on/${target.device}`;

/**
 * What the history costs: minutes of many series handed to its thread as the monitor does, one after the other, and then
 * what is asked of it, also by a window until the chart is painted. Streams are as unsteady as real ones: rates that waver by a
 * few packets, a loss now and then. A third of the series are groups, of which the times between packets are kept as well.
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
export async function runHistory(options, means) {
  const series = options.quick ? 100 : 1_000;
  const minutes = options.quick ? 90 : 1_440;
  const file = join(means.folder, "history.db");
  // Up to now: a window shows the last day.
  const firstMinute = Math.floor(Date.now() / 60_000) - minutes;
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
      series: nameOf(one),
      seconds: minuteOf(one, minute),
      intervals: one % 3 === 0 ? intervalsOf(one, minute) : null,
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
    const query = { series: nameOf(turn % series), from, to, step: Math.ceil((to - from) / stretches) };
    worker.postMessage({ kind: "query", id: turn, query });
    await answers.next();
    asking.push(performance.now() - began);
  }
  worker.postMessage({ kind: "close" });
  await new Promise((resolve) => worker.once("exit", resolve));
  const drawing = await measureDrawing(file, options.quick ? 5 : 30);
  rmSync(file);
  const perDay = (bytes / minutes) * 1_440;
  const ms = (/** @type {readonly number[]} */ all, /** @type {number} */ share) =>
    (all.toSorted((one, other) => one - other)[Math.ceil(share * all.length) - 1] ?? 0).toFixed(1);
  const rows = [
    ["History", "median", "95 %", "most"],
    [`a minute of ${series} series written, ms`, ms(writing, 0.5), ms(writing, 0.95), ms(writing, 1)],
    [`${minutes / 60} h of one series asked for, ms`, ms(asking, 0.5), ms(asking, 0.95), ms(asking, 1)],
    ...(drawing ?? []).map(({ span, times }) => [
      `${span}, from the click to the painted chart, ms`,
      ...[ms(times, 0.5), ms(times, 0.95), ms(times, 1)],
    ]),
  ];
  console.log(`\n${formatTable(rows).join("\n")}`);
  console.log(
    `Seconds, minutes and quarter hours of a day of ${series} series: ${(perDay / mebibyte).toFixed(1)} MiB, ${Math.round(perDay / series / 1_024)} KiB a series.`,
  );
  const drawn = drawing?.map(({ span, times }) => ({ span, ...spread(times) })) ?? null;
  return { series, minutes, bytes, writing: spread(writing), asking: spread(asking), drawn };
}

/** @param {number} series */
function nameOf(series) {
  return series === 0 ? shown : `group-${series}`;
}

/**
 * Milliseconds from the choice of a span to its painted chart, in a browser; null without one.
 * @param {string} file
 * @param {number} turns
 */
function measureDrawing(file, turns) {
  return withBrowser("drawing the history", async (browser) => {
    const { child, url } = await openDoor(["--history", file]);
    const context = await browser.newContext(windowSize);
    try {
      const window = await openSecondWindow(url);
      const place = { address: target.group, port: target.port, interface: target.interface };
      await window.call("join", { ...place, source: null, bind: "group", name: "" });
      const page = await context.newPage();
      await openWindow(page, url);
      await page.getByRole("grid", { name: "Groups" }).locator("tbody tr").first().click();
      await page.getByRole("tab", { name: "Charts" }).click();
      await page.getByText("one point per second").waitFor();
      return await drawSpans(page, turns);
    } finally {
      await context.close();
      await child.stop();
    }
  });
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
    const lost = state % 211 === 0 ? state % 13 : 0;
    const values = [
      ...[
        packets,
        packets * 1_328,
        lost,
        0,
        0,
        200 + (state % 97),
        300 + (state % 101),
        2_000 + (state % 3_001),
      ],
      ...[Math.round((1e6 * lost) / (lost + packets)), lost > 0 ? 1 : 0],
    ];
    for (const [figure, value] of values.entries()) (columns[figure] ?? new Float64Array(0))[second] = value;
  }
  return columns;
}

/**
 * How often its packets followed each other after which time, by ten seconds: some twenty bins about the mean.
 * @param {number} series
 * @param {number} minute
 */
function intervalsOf(series, minute) {
  return Array.from({ length: slots }, (_, slot) => {
    const counts = new Float64Array(bins);
    for (let bin = 0; bin < 20; bin += 1) {
      counts[70 + (series % 40) + bin] =
        ((series + minute * 31 + slot * 7 + bin * 13) % 90) * (bin < 10 ? bin : 20 - bin);
    }
    return counts;
  });
}
