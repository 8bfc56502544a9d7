import { setTimeout as sleep } from "node:timers/promises";

/** Between two inputs, in ms: a person who types fast. */
const pauseMs = 80;

/** @typedef {{ x: number, y: number }} Place */

/**
 * Somebody who works in the window while it is under load: clicks on groups, moves through them with
 * the arrow keys, types into two fields, looks at a packet and follows the newest again. Where things
 * are is looked up before, so that looking them up is not measured.
 * @param {import("@playwright/test").Page} page
 */
export async function seat(page) {
  const rows = await places(page.getByRole("grid", { name: "Groups" }).locator("tbody tr"), 8);
  const [join] = await places(page.getByRole("textbox", { name: "Join a group" }), 1);
  const [filter] = await places(page.getByRole("combobox", { name: "Filter groups" }), 1);
  const packets = await places(page.getByRole("grid", { name: "Packets" }).locator("tbody tr"), 4);
  if (!join || !filter || rows.length < 2) throw new Error("The window does not show what is to be used.");

  const click = async (/** @type {Place | undefined} */ place) => {
    if (place) await page.mouse.click(place.x, place.y);
    await sleep(pauseMs);
  };
  const press = async (/** @type {string[]} */ ...keys) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await sleep(pauseMs);
    }
  };
  const erase = (/** @type {number} */ count) => press(...Array(count).fill("Backspace"));

  return {
    /** @param {number} ms */
    async workFor(ms) {
      const end = performance.now() + ms;
      for (let turn = 0; performance.now() < end; turn += 1) {
        await click(rows[turn % rows.length]);
        await press("ArrowDown", "ArrowDown", "ArrowUp");
        await click(join);
        await press(..."239.1.2");
        await erase(7);
        await click(filter);
        await press(..."239");
        await erase(3);
        await click(packets[turn % packets.length]);
        await press("ArrowUp", "End");
      }
    },
  };
}

/**
 * Middles of the first elements that are in view.
 * @param {import("@playwright/test").Locator} locator
 * @param {number} most
 */
async function places(locator, most) {
  /** @type {Place[]} */
  const found = [];
  for (let at = 0; at < Math.min(most, await locator.count()); at += 1) {
    const box = await locator.nth(at).boundingBox();
    if (box) found.push({ x: box.x + Math.min(60, box.width / 2), y: box.y + box.height / 2 });
  }
  return found;
}
