import { windowSize, withBrowser } from "../browser.mjs";
import { Child } from "../children.mjs";
import { openDoor } from "../door.mjs";
import { formatSpread, formatTable, formatWhole, spread } from "../figures.mjs";
import { openWindow } from "../session.mjs";
import { target } from "../target.mjs";
import { openSecondWindow } from "../window/second-window.mjs";
import { measureSelecting } from "./packets-decoded.mjs";
import { filterFor, jumpAround, sortByLength } from "./packets-page.mjs";

/** Packets to keep, and how the sender makes a quarter of them: its warm-up counts, too. */
const counts = [
  { kept: 10_000, rate: 5_000, seconds: 0 },
  { kept: 100_000, rate: 30_000, seconds: 0.5 },
  { kept: 1_000_000, rate: 80_000, seconds: 3 },
];

/** Each quarter has a length and a source of its own, so that there is something to sort. */
const sizes = [140, 64, 200, 100];
/** One of them holds a word and the datagram's number, so that there is something to find. */
const marked = { size: 64, word: "mark" };
const header = { hex: `${Buffer.from(marked.word).toString("hex")}00000000`, numberAt: 4 };

const jumps = 40;
const rounds = 3;

/** @typedef {import("../figures.mjs").Spread} Spread */

/**
 * Milliseconds until the rows are painted.
 * @typedef {object} ListFigures
 * @property {number} kept
 * @property {Spread | null} jump To any place of the list.
 * @property {Spread | null} sort By length.
 * @property {Spread | null} many A filter that lets a quarter of the packets through.
 * @property {Spread | null} few A filter that finds one packet.
 */

/**
 * What the packet list costs with more and more packets kept.
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
export async function runPackets({ quick }, means) {
  return withBrowser("the packet list", async (browser) => {
    /** @type {ListFigures[]} */
    const figures = [];
    for (const count of quick ? counts.slice(0, 1) : counts) {
      means.say(`${count.kept} packets kept`);
      figures.push(await measureList(browser, count, means));
    }
    const head = [
      "Packets kept, ms until painted",
      "jump",
      "sort by length",
      "filter, a quarter",
      "filter, one",
    ];
    const rows = figures.map(({ kept, ...times }) => [
      formatWhole(kept),
      ...[times.jump, times.sort, times.many, times.few].map((time) => formatSpread(time, formatWhole)),
    ]);
    console.log(`\n${formatTable([head, ...rows]).join("\n")}`);
    means.say("One packet after the other");
    const selecting = await measureSelecting(browser);
    const { p50, p95, longest } = selecting;
    const ms = [p50, p95, longest].map((time) => time.toFixed(0)).join(" / ");
    console.log(`Selecting a packet until its tree is painted, median / 95th percentile / longest: ${ms} ms`);
    return { lists: figures, selecting };
  });
}

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {(typeof counts)[number]} count
 * @param {import("../means.mjs").Means} means
 * @returns {Promise<ListFigures>}
 */
async function measureList(browser, count, { sender }) {
  const { child, url } = await openDoor();
  const context = await browser.newContext(windowSize);
  try {
    const quarters = await fill(url, count, sender);
    const kept = quarters.reduce((sum, { packets }) => sum + packets, 0);
    const { packets: found = 0, last = 0 } = quarters.find(({ size }) => size === marked.size) ?? {};
    const number = last.toString(16).padStart(8, "0");

    const page = await context.newPage();
    await openWindow(page, url);
    await page.getByRole("grid", { name: "Groups" }).locator("tbody tr").first().click();
    await page.getByRole("grid", { name: "Packets" }).locator("tbody tr[data-kind=packet]").first().waitFor();
    const [shortest, longest] = [Math.min(...sizes), Math.max(...sizes)];
    const needle = `0x${header.hex.slice(0, 8)}${number}`;
    return {
      kept,
      jump: spread(await jumpAround(page, jumps)),
      sort: spread(await sortByLength(page, { rounds, shortest, longest })),
      many: spread(await filterFor(page, { rounds, text: marked.word, found })),
      few: spread(await filterFor(page, { rounds, text: needle, found: 1 })),
    };
  } finally {
    await context.close();
    await child.stop();
  }
}

/**
 * Joins, and sends the four quarters.
 * @param {string} url
 * @param {(typeof counts)[number]} count
 * @param {import("../load/senders.mjs").Sender} sender
 */
async function fill(url, { rate, seconds }, sender) {
  const window = await openSecondWindow(url);
  const place = { address: target.group, port: target.port, interface: target.interface };
  await window.call("join", { ...place, source: null, bind: "group", name: "" });
  const quarters = [];
  for (const size of sizes) {
    const own = size === marked.size ? { header } : {};
    const sending = new Child(sender.command({ rate, size, seconds, ...own }));
    await sending.ended;
    const [{ warm }, { sent }] = sending.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    // Both runs of the sender count from 0: the last number of the longer one is there once.
    quarters.push({ size, packets: warm + sent, last: Math.max(warm, sent) - 1 });
  }
  const { memberships } = await window.call("snapshot", null);
  window.close();
  const { packets, storeDropped } = memberships[0];
  const sent = quarters.reduce((sum, one) => sum + one.packets, 0);
  if (packets !== sent || storeDropped > 0) {
    throw new Error(
      `Of ${sent} packets ${packets} came and ${storeDropped} gave way: the list cannot be compared.`,
    );
  }
  return quarters;
}
