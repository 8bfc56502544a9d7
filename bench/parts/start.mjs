import { windowSize, withBrowser } from "../browser.mjs";
import { openDoor } from "../door.mjs";
import { formatSpread, formatTable, spread } from "../figures.mjs";
import { target } from "../target.mjs";

/**
 * Milliseconds from the start of the process.
 * @typedef {object} Start
 * @property {number} open The door printed its address.
 * @property {number} ready The page can take a group to join.
 * @property {number} row The group's row is painted.
 */

/** Starts are short: more turns of them cost little. */
const startsPerTurn = 3;

/**
 * From the start of the program to the first painted row: the headless door, and a tab of a browser
 * that is already open, in which a group is joined as soon as that is possible.
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
export async function runStart(options, means) {
  return withBrowser("the start", async (browser) => {
    const count = options.quick ? 1 : options.turns * startsPerTurn;
    /** @type {Start[]} */
    const starts = [];
    for (let turn = 1; turn <= count; turn += 1) {
      means.say(`Start ${turn} of ${count}`);
      starts.push(await startOnce(browser));
    }
    const ms = (/** @type {keyof Start} */ step) => spread(starts.map((start) => start[step]));
    const format = (/** @type {number} */ value) => `${Math.round(value)} ms`;
    const figures = { open: ms("open"), ready: ms("ready"), row: ms("row") };
    const rows = [
      [`From the start until …, ${count} times`, count === 1 ? "" : "median (range)"],
      ["the door is open", formatSpread(figures.open, format)],
      ["the page takes a group to join", formatSpread(figures.ready, format)],
      ["the first row is painted", formatSpread(figures.row, format)],
    ];
    console.log(`\n${formatTable(rows).join("\n")}`);
    return { starts, figures };
  });
}

/**
 * @param {import("@playwright/test").Browser} browser
 * @returns {Promise<Start>}
 */
async function startOnce(browser) {
  // A context of its own: nothing of the turn before is cached.
  const context = await browser.newContext(windowSize);
  const page = await context.newPage();
  await page.addInitScript(noteFirstRow);
  const begin = Date.now();
  const { child, url } = await openDoor();
  const open = Date.now() - begin;
  try {
    await page.goto(url, { waitUntil: "commit" });
    const field = page.getByRole("textbox", { name: "Join a group" });
    await field.fill(`${target.group}:${target.port} on ${target.device}`);
    const ready = Date.now() - begin;
    await field.press("Enter");
    /** @type {number} */
    const painted = await page.evaluate("castscopeFirstRow");
    return { open, ready, row: painted - begin };
  } finally {
    await context.close();
    await child.stop();
  }
}

/** Runs in the page: when the frame with the first row of the groups table was handed over. */
const noteFirstRow = `
  globalThis.castscopeFirstRow = new Promise((resolve) => {
    const look = () => requestAnimationFrame(() => {
      if (!document.querySelector('[role="grid"][aria-label="Groups"] tbody tr')) return look();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(Date.now());
      port2.postMessage(null);
    });
    look();
  });
`;
