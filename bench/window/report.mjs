import { formatTable, formatWhole } from "../figures.mjs";

/** @typedef {import("./measure.mjs").WindowTurn} WindowTurn */

/** What point 3 of the window's promise asks for, in ms. */
export const targets = { latency: 50, longTask: 100, blocked: 30 };

/**
 * The figures that a turn is judged by.
 * @param {WindowTurn} turn
 */
export function summarise({ page, frameGaps, delays, seconds, sent, received, drops, ...turn }) {
  const inputs = page.inputs.map(({ ms }) => ms);
  // Event Timing leaves out what took less than 16 ms.
  const shown = [
    ...page.slowEvents,
    ...Array(Math.max(0, page.interactions - page.slowEvents.length)).fill(0),
  ];
  const frame = quantile(frameGaps, 0.5);
  const of = (/** @type {string} */ thread) => delays.filter((one) => one.thread === thread);
  return {
    memberships: turn.memberships,
    rate: turn.rate,
    rows: turn.rows,
    inputs: inputs.length,
    latency: { p50: quantile(inputs, 0.5), p95: quantile(inputs, 0.95), max: Math.max(0, ...inputs) },
    kinds: Object.fromEntries(
      [...new Set(page.inputs.map(({ kind }) => kind))].map((kind) => {
        const own = page.inputs.filter((input) => input.kind === kind).map(({ ms }) => ms);
        return [kind, { count: own.length, p50: quantile(own, 0.5), p95: quantile(own, 0.95) }];
      }),
    ),
    shown: { p50: quantile(shown, 0.5), p95: quantile(shown, 0.95), max: Math.max(0, ...shown) },
    longTasks: {
      over50: page.longTasks.length,
      over100: page.longTasks.filter((ms) => ms > 100).length,
      max: Math.max(0, ...page.longTasks),
    },
    frames: {
      seen: frameGaps.length,
      dropped: frameGaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / (frame || 1)) - 1), 0),
      longest: Math.max(0, ...frameGaps),
    },
    door: { longest: Math.max(0, ...of("door").map((one) => one.longest)), utilization: mean(of("door")) },
    engine: {
      longest: Math.max(0, ...of("engine").map((one) => one.longest)),
      utilization: mean(of("engine")),
    },
    wire: {
      events: page.wire.eventBytes / seconds,
      largestEvent: page.wire.largestEvent,
      answers: page.wire.answerBytes / seconds,
      asked: page.wire.sentBytes / seconds,
    },
    sentRate: sent.sent / sent.seconds,
    lost: sent.sent - received,
    lossPercent: (100 * (sent.sent - received)) / sent.sent,
    kernelDrops: drops,
    processor: turn.processor,
  };
}

/** @typedef {ReturnType<typeof summarise>} WindowSummary */

/**
 * @param {readonly WindowSummary[]} turns
 * @returns {string[]} Lines.
 */
export function formatSummaries(turns) {
  const ms = (/** @type {number} */ value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1_000).toFixed(1)} kB/s`;
  const percent = (/** @type {number} */ msPerSecond) => `${Math.round(msPerSecond / 10)} %`;
  /** @type {[string, (turn: WindowSummary) => string][]} */
  const lines = [
    ["Memberships", (turn) => formatWhole(turn.memberships)],
    ["Packets a second, sent", (turn) => formatWhole(turn.sentRate)],
    ["Lost", (turn) => `${formatWhole(turn.lost)} (${turn.lossPercent.toFixed(3)} %)`],
    ["Dropped by the kernel", (turn) => (turn.kernelDrops === null ? "–" : formatWhole(turn.kernelDrops))],
    ["Inputs measured", (turn) => formatWhole(turn.inputs)],
    ["Input to painted frame, median", (turn) => ms(turn.latency.p50)],
    ["… 95th percentile", (turn) => ms(turn.latency.p95)],
    ["… longest", (turn) => ms(turn.latency.max)],
    ["Event Timing (to the screen), 95th percentile", (turn) => ms(turn.shown.p95)],
    ["… longest", (turn) => ms(turn.shown.max)],
    ["Tasks over 50 ms / over 100 ms", (turn) => `${turn.longTasks.over50} / ${turn.longTasks.over100}`],
    ["Longest task", (turn) => (turn.longTasks.max === 0 ? "under 50 ms" : ms(turn.longTasks.max))],
    ["Frames dropped, of", (turn) => `${turn.frames.dropped} of ${turn.frames.seen + turn.frames.dropped}`],
    ["Longest between two frames", (turn) => ms(turn.frames.longest)],
    ["Door’s main thread blocked, longest", (turn) => ms(turn.door.longest)],
    ["Engine’s thread blocked, longest", (turn) => ms(turn.engine.longest)],
    ["Updates to the window", (turn) => kilobytes(turn.wire.events)],
    ["Largest update", (turn) => `${(turn.wire.largestEvent / 1_000).toFixed(1)} kB`],
    ["Answers to the window", (turn) => kilobytes(turn.wire.answers)],
    ["Processor: door’s main thread", (turn) => percent(turn.processor.door)],
    ["Processor: engine’s thread", (turn) => percent(turn.processor.engine)],
    ...["renderer", "gpu-process", "browser"].map(
      (kind) =>
        /** @type {[string, (turn: WindowSummary) => string]} */ ([
          `Processor: Chromium’s ${kind}`,
          (turn) => percent(turn.processor.browser[kind] ?? 0),
        ]),
    ),
    ["Processor: others on this computer", (turn) => percent(turn.processor.others)],
    ["Processor: stolen by a virtual computer’s host", (turn) => percent(turn.processor.stolen)],
    ["Rows of the groups table in the document", (turn) => String(turn.rows)],
  ];
  return formatTable(lines.map(([name, tell]) => [name, ...turns.map(tell)]));
}

/**
 * Sentences for the targets that a turn missed.
 * @param {WindowSummary} turn
 */
export function misses({ latency, longTasks, door }) {
  const missed = [];
  if (latency.p95 >= targets.latency)
    missed.push(
      `input latency ${latency.p95.toFixed(0)} ms at the 95th percentile (target ${targets.latency})`,
    );
  if (longTasks.max > targets.longTask)
    missed.push(`a task of ${longTasks.max.toFixed(0)} ms (target ${targets.longTask})`);
  if (door.longest > targets.blocked)
    missed.push(
      `the door’s main thread blocked for ${door.longest.toFixed(0)} ms (target ${targets.blocked})`,
    );
  return missed;
}

/**
 * @param {readonly number[]} values
 * @param {number} share
 */
function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** @param {readonly { utilization: number }[]} delays */
function mean(delays) {
  return delays.reduce((sum, { utilization }) => sum + utilization, 0) / Math.max(1, delays.length);
}
