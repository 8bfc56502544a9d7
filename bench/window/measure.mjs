import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { browserArguments, findBrowser } from "../../build/tools.mjs";
import { socketsOf } from "../kernel.mjs";
import { openWindow } from "../session.mjs";
import { startDoor } from "./door.mjs";
import { startLoad } from "./load.mjs";
import { probePage } from "./page-probe.mjs";
import { seat } from "./person.mjs";
import { processTimes, threadTimes } from "./processes.mjs";
import { nodeProfiles } from "./profile.mjs";
import { openSecondWindow } from "./second-window.mjs";
import { mainThreadCosts, traceCategories } from "./trace.mjs";

/** @typedef {import("./page-probe.mjs").PageFigures} PageFigures */
/** @typedef {import("./door.mjs").Delay} Delay */

/**
 * @typedef {object} Scene
 * @property {number} groups
 * @property {number} ports Ports joined of each group: memberships are groups times ports.
 * @property {number[]} rates Packets a second over all memberships, one after the other.
 * @property {number} size Bytes of payload.
 * @property {number} seconds How long somebody works in the window at each rate.
 */

/**
 * @typedef {object} WindowTurn
 * @property {number} memberships
 * @property {number} rate Asked of the sender.
 * @property {number} seconds
 * @property {number} rows Rows of the groups table in the document.
 * @property {{ sent: number, failed: number, seconds: number }} sent
 * @property {number} received What the engine counted of it.
 * @property {number | null} drops What the kernel dropped.
 * @property {PageFigures} page
 * @property {number[]} frameGaps
 * @property {Delay[]} delays
 * @property {{ door: number, engine: number, browser: Record<string, number>, others: number, stolen: number }} processor
 *   Milliseconds of processor time a second; `others` is what does not belong to the benchmark, `stolen` what a
 *   virtual computer's host gave to others.
 * @property {{ name: string, ms: number, count: number }[]} costs What the page's main thread did, where a trace was asked for.
 * @property {{ title: string, profile: import("./profile.mjs").Profile }[]} profiles Empty unless asked for.
 */

const firstPort = 5600;

/**
 * @param {Scene} scene
 * @param {{ profile: boolean }} [options] A profile is written of the page at each rate, and of the door
 *   over its whole life; both cost time themselves.
 * @returns {Promise<WindowTurn[]>}
 */
export async function measureScene(scene, { profile } = { profile: false }) {
  const executablePath = await findBrowser();
  if (executablePath === null) throw new Error("There is no Chromium: name one in CASTSCOPE_CHROMIUM.");
  const threads = profile ? nodeProfiles() : null;
  const door = await startDoor(threads?.options);
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  /** @type {WindowTurn[]} */
  const turns = [];
  try {
    const places = await joinAll(door.url, scene);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: "dark" });
    await page.addInitScript(probePage);
    await openWindow(page, door.url);
    await page.getByRole("grid", { name: "Groups" }).waitFor();
    for (const rate of scene.rates) {
      turns.push(await measureRate({ scene, rate, places, page, door, profile }));
    }
  } finally {
    await browser.close();
    await door.stop();
  }
  turns.at(-1)?.profiles.push(...(threads?.read() ?? []));
  return turns;
}

/**
 * @param {string} url
 * @param {Scene} scene
 */
async function joinAll(url, { groups, ports }) {
  const window = await openSecondWindow(url);
  const places = [];
  for (let group = 0; group < groups; group += 1) {
    const address = `239.77.${1 + Math.floor(group / 250)}.${1 + (group % 250)}`;
    for (let port = firstPort; port < firstPort + ports; port += 1) {
      await window.call("join", {
        address,
        port,
        interface: "127.0.0.1",
        source: null,
        bind: "group",
        name: "",
      });
      places.push(`${address}:${port}`);
    }
  }
  window.close();
  return places;
}

/**
 * @param {object} given
 * @param {Scene} given.scene
 * @param {number} given.rate
 * @param {readonly string[]} given.places
 * @param {import("@playwright/test").Page} given.page
 * @param {import("./door.mjs").Door} given.door
 * @param {boolean} given.profile
 * @returns {Promise<WindowTurn>}
 */
async function measureRate({ scene, rate, places, page, door, profile }) {
  const { size, seconds, ports } = scene;
  const countedBefore = await countPackets(door.url);
  const dropsBefore = dropsOf(ports);
  const load = startLoad(places, { rate, size });
  const grid = page.getByRole("grid", { name: "Groups" });
  await grid.locator("tbody tr").first().click();
  await page.getByRole("grid", { name: "Packets" }).locator("tbody tr").first().waitFor();
  await sleep(2_000);
  const person = await seat(page);
  const rows = await grid.locator("tbody tr").count();
  await takePage(page);
  door.takeDelays();

  const stopProfile = profile ? await profilePage(page) : null;
  if (profile) await page.context().browser()?.startTracing(page, { categories: traceCategories });
  const before = { door: threadTimes(door.pid), processes: processTimes(), at: performance.now() };
  await person.workFor(seconds * 1_000);
  const took = (performance.now() - before.at) / 1_000;
  const after = { door: threadTimes(door.pid), processes: processTimes() };
  const traced = profile ? await page.context().browser()?.stopTracing() : undefined;
  const costs = traced ? mainThreadCosts(JSON.parse(traced.toString()).traceEvents) : [];
  const profiles = stopProfile ? [{ title: "Page", profile: await stopProfile() }] : [];
  const figures = await takePage(page);
  const delays = door.takeDelays();

  // Counting frames asks for each of them, which costs: not while the processor time is measured.
  await page.evaluate("castscopeProbe.frames(true)");
  await sleep(5_000);
  await page.evaluate("castscopeProbe.frames(false)");
  const { frameGaps } = await takePage(page);

  const sent = await load.stop();
  await drained(ports);
  const drops = dropsOf(ports);
  const received = (await countPackets(door.url)) - countedBefore;
  const busiest = [...after.door.others].map(
    ([thread, time]) => time - (before.door.others.get(thread) ?? 0),
  );
  const computer = after.processes.computer - before.processes.computer;
  return {
    memberships: places.length,
    ...{ rate, seconds: took, rows, sent, received, page: figures, frameGaps, delays, profiles },
    costs,
    drops: drops === null || dropsBefore === null ? null : drops - dropsBefore,
    processor: {
      door: (after.door.main - before.door.main) / took,
      engine: Math.max(0, ...busiest) / took,
      browser: Object.fromEntries(
        [...after.processes.browser].map(([kind, time]) => [
          kind,
          (time - (before.processes.browser.get(kind) ?? 0)) / took,
        ]),
      ),
      stolen: (after.processes.stolen - before.processes.stolen) / took,
      others: Math.max(0, computer - (after.processes.own - before.processes.own)) / took,
    },
  };
}

/**
 * Begins a profile of the page's main thread; the answer ends it.
 * @param {import("@playwright/test").Page} page
 */
async function profilePage(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: 500 });
  await session.send("Profiler.start");
  return async () => {
    const { profile } = await session.send("Profiler.stop");
    await session.detach();
    return /** @type {import("./profile.mjs").Profile} */ (profile);
  };
}

/** @param {string} url */
async function countPackets(url) {
  const window = await openSecondWindow(url);
  const { totals } = await window.call("snapshot", null);
  window.close();
  return totals.packets;
}

/**
 * @param {import("@playwright/test").Page} page
 * @returns {Promise<PageFigures>}
 */
function takePage(page) {
  return page.evaluate("castscopeProbe.take()");
}

/** @param {number} ports */
function dropsOf(ports) {
  const sockets = Array.from({ length: ports }, (_, at) => socketsOf(firstPort + at));
  return sockets.some((one) => one === null)
    ? null
    : sockets.reduce((sum, one) => sum + (one?.drops ?? 0), 0);
}

/**
 * Waits until the engine has read what was in its sockets, for at most five seconds.
 * @param {number} ports
 */
async function drained(ports) {
  for (let turn = 0; turn < 50; turn += 1) {
    await sleep(100);
    if (
      Array.from({ length: ports }, (_, at) => socketsOf(firstPort + at)?.waiting ?? 0).every(
        (one) => one === 0,
      )
    )
      return;
  }
}
