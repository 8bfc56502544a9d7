import { windowSize, withBrowser } from "../browser.mjs";
import { Child } from "../children.mjs";
import { openDoor } from "../door.mjs";
import { formatTable, formatWhole, spread } from "../figures.mjs";
import { target } from "../target.mjs";
import { openSecondWindow } from "../window/second-window.mjs";
import { scrollAround } from "./packets-page.mjs";

/** Packets kept, and how the sender makes a quarter of them: its warm-up counts, too. */
const counts = [
  { kept: 10_000, rate: 5_000, seconds: 0 },
  { kept: 100_000, rate: 30_000, seconds: 0.5 },
  { kept: 1_000_000, rate: 80_000, seconds: 3 },
];
/** Each quarter has a length and a source of its own, so that there is something to sort. */
const sizes = [140, 64, 200, 100];

const jumps = 40;

/**
 * What the packet list costs with more and more packets kept.
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
export async function runPackets({ quick }, means) {
  return withBrowser("the packet list", async (browser) => {
    const figures = [];
    for (const count of quick ? counts.slice(0, 1) : counts) {
      means.say(`${count.kept} packets kept`);
      figures.push(await measureList(browser, count, means));
    }
    const rows = figures.map(({ kept, scroll }) => [
      formatWhole(kept),
      `${scroll?.median.toFixed(0)} ms (${scroll?.low.toFixed(0)} to ${scroll?.high.toFixed(0)})`,
    ]);
    const head = ["Packets kept", "jump to any place, painted"];
    console.log(`\n${formatTable([head, ...rows]).join("\n")}`);
    return figures;
  });
}

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {(typeof counts)[number]} count
 * @param {import("../means.mjs").Means} means
 */
async function measureList(browser, { rate, seconds }, { sender }) {
  const { child, url } = await openDoor();
  const context = await browser.newContext(windowSize);
  try {
    const window = await openSecondWindow(url);
    const place = { address: target.group, port: target.port, interface: target.interface };
    await window.call("join", { ...place, source: null, name: "" });
    for (const size of sizes) await new Child(sender.command({ rate, size, seconds })).ended;
    const { memberships } = await window.call("snapshot", null);
    const kept = memberships[0].packets - memberships[0].storeDropped;
    window.close();

    const page = await context.newPage();
    await page.goto(url);
    await page.getByRole("grid", { name: "Groups" }).locator("tbody tr").first().click();
    await page.getByRole("grid", { name: "Packets" }).locator("tbody tr[data-kind=packet]").first().waitFor();
    return { kept, scroll: spread(await scrollAround(page, jumps)) };
  } finally {
    await context.close();
    await child.stop();
  }
}
