import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { expect, test } from "./castscope.ts";
import { isolated, peer } from "./network.ts";

/** Two rows that carry the same packets by two interfaces, shown as one. */

test.skip(!isolated || process.platform !== "linux", "a network of the test's own");

const port = 7_341;
const [groupA, groupB] = ["239.78.20.1", "239.78.120.1"];
let sender: ChildProcess | undefined;

/** The other host sends both legs, by two interfaces; A lacks 1 in 100, B 1 in 1,000. */
function sendBoth(): void {
  const legs = [
    { group: groupA, from: "10.0.0.7", lacks: Array.from({ length: 10 }, (_, at) => 100 * at + 50) },
    { group: groupB, from: "10.0.9.7", lacks: [777], skewMs: 2 },
  ];
  const script = fileURLToPath(new URL("send-pair.mjs", import.meta.url));
  const request = JSON.stringify({ legs, port, rate: 200, count: 100_000 });
  sender = spawn("ip", ["netns", "exec", peer, process.execPath, script, request]);
}

const ip = (...args: string[]): void => {
  execFileSync("ip", args);
};

test.beforeAll(() => {
  ip("link", "add", "leg-b", "type", "veth", "peer", "name", "leg-b", "netns", peer);
  ip("address", "add", "10.0.9.21/24", "dev", "leg-b");
  ip("link", "set", "leg-b", "up");
  ip("-n", peer, "address", "add", "10.0.9.7/24", "dev", "leg-b");
  ip("-n", peer, "link", "set", "leg-b", "up");
});

test.afterEach(() => {
  sender?.kill();
  sender = undefined;
});

test.afterAll(() => {
  ip("link", "delete", "leg-b");
});

/** No fault that axe knows of, in either theme. */
async function expectAccessible(page: Page): Promise<void> {
  for (const theme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect(await violations(page)).toEqual([]);
  }
}

test("two rows with the same packets are proposed as a pair, shown as one, and split again", async ({
  castscope,
  page,
}) => {
  await castscope.watch(`${groupA}:${port} on eth0`);
  await castscope.watch(`${groupB}:${port} on leg-b`);
  sendBoth();
  await castscope.row(`${groupA}:${port}`).click();
  await page.getByRole("tab", { name: "Stream", exact: true }).click();
  const hint = castscope.row(`${groupA}:${port}`).getByRole("button", {
    name: `Show as a pair with ${groupB}:${port}`,
  });
  await expect(hint).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(`Same SSRC 0x5A1C03E2 on ${groupB}:${port}`)).toBeVisible();
  await hint.click();

  const pair = castscope.groups.getByRole("row", { name: /^Redundant pair/ });
  await expect(pair).toHaveAttribute("aria-level", "1");
  await expect(pair).toContainText("2 of 2 legs");
  const legs = castscope.groups.locator('tr[aria-level="2"]');
  await expect(legs).toHaveCount(2);
  await expect(legs.nth(0)).toHaveAccessibleName(/leg A/);
  await expect(page.getByText("same packets on both legs")).toBeVisible();

  // What A lacks B brought: nothing is missing after the merge.
  const figures = page.getByRole("definition").or(page.locator("dd"));
  await expect(figures.filter({ hasText: /^[1-9][\d,]* of [1-9][\d,]* by B$/ })).toBeVisible();
  await expect(pair.locator('[data-column="loss"]')).toHaveText(/^0\.00\s?%$/);
  await expect(
    page.getByRole("slider", { name: /^Two legs and their merge, .* both in 0 seconds$/ }),
  ).toBeVisible();
  await expectAccessible(page);

  await pair.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(pair).toHaveAttribute("aria-expanded", "false");
  await expect(legs).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(legs.nth(0)).toBeFocused();
  await expect(page.getByText(`Leg A of a redundant pair`)).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(pair).toBeFocused();

  await page.getByRole("button", { name: "Split pair" }).click();
  await expect(pair).toHaveCount(0);
  await expect(castscope.row(`${groupB}:${port}`)).toBeVisible();

  // Once more, and left as a whole.
  await expect(hint).toBeVisible({ timeout: 20_000 });
  await hint.click();
  // Until the pair is there, the button is that of the one row.
  await expect(page.getByRole("button", { name: "Split pair" })).toBeVisible();
  await page.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(castscope.row(`${groupA}:${port}`)).toHaveCount(0);
  await expect(castscope.row(`${groupB}:${port}`)).toHaveCount(0);
});
