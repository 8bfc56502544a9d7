/**
 * One event of Chromium's trace; times in microseconds.
 * @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, args?: any }} TraceEvent
 */

/** What tells where a page's time goes outside of its scripts. */
export const traceCategories = ["devtools.timeline", "__metadata", "toplevel"];

/**
 * What the page's main thread worked on, in milliseconds of each kind itself, without what is within it.
 * @param {readonly TraceEvent[]} events
 * @returns {{ name: string, ms: number, count: number }[]} The largest first.
 */
export function mainThreadCosts(events) {
  const threads = events.filter(
    ({ ph, name, args }) => ph === "M" && name === "thread_name" && args?.name === "CrRendererMain",
  );
  /** @type {Map<string, { ms: number, count: number }>} */
  const costs = new Map();
  for (const { pid, tid } of threads) {
    const own = events
      .filter(
        (event) => event.ph === "X" && event.pid === pid && event.tid === tid && event.dur !== undefined,
      )
      .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
    /** @type {TraceEvent[]} */
    const open = [];
    for (const event of own) {
      while (open.length > 0 && end(open.at(-1)) <= event.ts) open.pop();
      const around = open.at(-1);
      if (around) add(costs, around.name, -(event.dur ?? 0), 0);
      add(costs, event.name, event.dur ?? 0, 1);
      open.push(event);
    }
  }
  return [...costs]
    .map(([name, { ms, count }]) => ({ name, ms: ms / 1_000, count }))
    .sort((one, other) => other.ms - one.ms);
}

/** @param {TraceEvent | undefined} event */
function end(event) {
  return (event?.ts ?? 0) + (event?.dur ?? 0);
}

/**
 * @param {Map<string, { ms: number, count: number }>} costs
 * @param {string} name
 * @param {number} microseconds
 * @param {number} count
 */
function add(costs, name, microseconds, count) {
  const cost = costs.get(name) ?? { ms: 0, count: 0 };
  costs.set(name, { ms: cost.ms + microseconds, count: cost.count + count });
}
