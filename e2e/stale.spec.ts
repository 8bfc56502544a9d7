import { once } from "node:events";
import type { Locator, Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { Castscope, expect, test } from "./castscope.ts";
import { type Door, startDoor } from "./door.ts";

/**
 * What is shown while the monitor says nothing: since when, and nothing of it looks live. The tests stop the
 * door's process, which holds the monitor's thread as well, and let it go on.
 */

const group = "239.255.0.1:5000";
const noWord = /^No word from the monitor since \d\d:\d\d:\d\d/;

/** The trial on loopback: a row that receives and a send that runs. */
async function receiving(page: Page, door: Door): Promise<Castscope> {
  await page.goto(door.url);
  const castscope = new Castscope(page);
  await page.getByRole("button", { name: "Try it on this computer" }).click();
  await expect(castscope.row(group)).toHaveAccessibleName(/, receiving$/);
  await expect(castscope.cell(group, "packetRate")).toHaveText(/^[1-9]/);
  return castscope;
}

const colour = (part: Locator): Promise<string> =>
  part.evaluate((element) => getComputedStyle(element).color);

/** Whether a colour is a grey: what goes on is green, what needs a look amber or red. */
async function isGrey(part: Locator): Promise<boolean> {
  const [red = 0, green = 0, blue = 0] = ((await colour(part)).match(/\d+/g) ?? []).map(Number);
  return Math.max(red, green, blue) - Math.min(red, green, blue) < 32;
}

test(
  "a door that stands still for 3 s is told since when, in grey, and for how long afterwards",
  {
    tag: "@headless",
  },
  async ({ page, door }, info) => {
    const castscope = await receiving(page, door);
    const glyphs = page.locator('svg[data-state="receiving"]');
    expect(await isGrey(glyphs.first())).toBe(false);
    const stoppedAt = Date.now();
    door.process.kill("SIGSTOP");
    try {
      await expect(page.getByRole("alert")).toHaveText(noWord, { timeout: 3_000 });
      await expect(page.getByRole("alert")).toHaveCount(1);
      const [time = ""] = /\d\d:\d\d:\d\d/.exec(await page.getByRole("alert").innerText()) ?? [];
      const near = [-1_000, 0, 1_000].map((ms) => new Date(stoppedAt + ms).toTimeString().slice(0, 8));
      expect(near).toContain(time);

      await expect(castscope.row(group)).toHaveAccessibleName(/, last known: receiving$/);
      for (const glyph of await glyphs.all()) expect(await isGrey(glyph)).toBe(true);
      const rate = castscope.cell(group, "packetRate").locator("strong");
      expect(await isGrey(rate)).toBe(true);
      expect(await colour(rate)).not.toBe(await colour(castscope.cell(group, "group")));
      await expect(page.getByRole("group", { name: "All groups together, last known" })).toBeVisible();
      await expect(page.getByRole("list", { name: "Sending, last known" })).toBeVisible();
      await expect(page.getByText("Last known:", { exact: true })).toBeVisible();
      for (const theme of ["dark", "light"] as const) {
        await page.emulateMedia({ colorScheme: theme });
        await page.screenshot({ path: info.outputPath(`stale-${theme}.png`) });
        expect(await violations(page)).toEqual([]);
      }
      await page.setViewportSize({ width: 1024, height: 640 });
      for (const key of ["s", "m"]) {
        await castscope.row(group).click();
        await page.keyboard.press("g");
        await page.keyboard.press(key);
        await page.screenshot({ path: info.outputPath(`stale-small-${key}.png`) });
      }
      await page.setViewportSize({ width: 1440, height: 900 });
    } finally {
      door.process.kill("SIGCONT");
    }
    await expect(page.getByRole("alert")).toBeHidden();
    await expect(castscope.row(group)).toHaveAccessibleName(/, receiving$/);
    await expect(page.getByText(/^No word for \d+ s at \d\d:\d\d:\d\d$/)).toBeVisible();
    expect(await isGrey(glyphs.first())).toBe(false);
  },
);

for (const signal of ["SIGTERM", "SIGKILL"] as const) {
  test(`a door that ends by ${signal} is told, and the one started at its place leaves one way out`, async ({
    page,
  }) => {
    const door = await startDoor();
    const castscope = await receiving(page, door);
    await castscope.row(group).click();
    await page.keyboard.press("g");
    await page.keyboard.press("m");
    await expect(page.getByRole("list", { name: "Checks" })).toBeVisible();
    door.process.kill(signal);
    await once(door.process, "exit");
    await expect(page.getByRole("alert")).toHaveText(noWord);
    await expect(page.getByRole("alert")).toContainText("trying again");
    // Also what was found then is grey.
    for (const mark of await page.getByRole("list", { name: "Checks" }).locator("svg").all())
      expect(await isGrey(mark)).toBe(true);
    await expect(castscope.row(group)).toHaveAccessibleName(/, last known: receiving$/);
    // A question that fails meanwhile says no more than that it failed.
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(page.getByText("The connection to Castscope is lost.")).toBeVisible();
    // So is what this computer had joined.
    await page.getByRole("button", { name: "This computer" }).click();
    await expect(page.getByRole("heading", { name: /^Interfaces .+, last known$/ })).toBeVisible();
    const title = page.getByRole("heading", { name: "This computer", exact: true });
    expect(await colour(page.locator("tbody[data-live] strong").first())).not.toBe(await colour(title));
    await page.getByRole("button", { name: "Monitor" }).click();

    const next = await startDoor(door.port);
    try {
      const refused =
        "The monitor refused this window: it was started again. Open the address that it printed.";
      await expect(page.getByRole("alert")).toHaveText(refused, { timeout: 20_000 });
      await expect(page.getByText(/(tried|trying|tries) again/)).toBeHidden();
      await expect(castscope.row(group)).toHaveAccessibleName(/, last known: receiving$/);
    } finally {
      await next.stop();
    }
  });
}

test("what was asked while the door stood still is answered when it goes on", { tag: "@headless" }, async ({
  page,
  door,
}) => {
  const castscope = await receiving(page, door);
  await castscope.row(group).click();
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  const checks = page.getByRole("list", { name: "Checks" });
  await expect(checks).toBeVisible();
  door.process.kill("SIGSTOP");
  try {
    await expect(page.getByRole("alert")).toHaveText(noWord);
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(page.getByText("Checking …")).toBeVisible();
  } finally {
    door.process.kill("SIGCONT");
  }
  await expect(page.getByText("Checking …")).toBeHidden();
  await expect(page.getByText(/^Checked /)).toBeVisible();
  await expect(checks).toBeVisible();
});
