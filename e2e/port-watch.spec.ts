import { execFileSync, spawn } from "node:child_process";
import type { Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { expect, test } from "./castscope.ts";
import { isolated, peer } from "./network.ts";
import { hasProgram } from "./programs.ts";

/** A port as a program hears it: where its packets went, and what each bind lets through. */

test.skip(
  !isolated || !hasProgram("socat") || process.platform !== "linux",
  "a network of the test's own and socat",
);

const port = 7301;

/** Sends from the other host. */
function send(to: string, text = "x"): void {
  const options = to.startsWith("239.") ? ",ip-multicast-if=10.0.0.7" : ",broadcast";
  const command = ["netns", "exec", peer, "socat", "-u", "-", `UDP4-DATAGRAM:${to}:${port}${options}`];
  execFileSync("ip", command, { input: text });
}

/** No fault that axe knows of, in either theme. */
async function expectAccessible(page: Page): Promise<void> {
  for (const theme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect(await violations(page)).toEqual([]);
  }
}

test("a watched port opens to its destinations, one of which is joined from its row", async ({
  castscope,
  page,
}) => {
  await castscope.watch(`239.78.0.1:${port} on eth0`);
  await castscope.join(`0.0.0.0:${port}`);
  const watch = castscope.row(`0.0.0.0:${port}`);
  await expect(watch).toHaveAttribute("aria-expanded", "false");
  send("239.78.0.1");
  send("10.0.0.21");
  send("10.0.0.255");
  await expect(castscope.cell(`0.0.0.0:${port}`, "packets")).toHaveText("3");

  await watch.focus();
  await page.keyboard.press("ArrowRight");
  const below = castscope.groups.locator('tr[aria-level="2"]');
  await expect(below).toHaveCount(3);
  await expect(below.nth(0)).toContainText("joined by Castscope");
  await expect(below.nth(1)).toContainText("Unicast, this computer");
  await expect(below.nth(2)).toContainText("Broadcast, 10.0.0.0/24");
  await expect(below.nth(0).locator('[data-column="packets"]')).toHaveText("1");
  await expectAccessible(page);

  // Left by its row, the group is joined anew from the destination's.
  await castscope.row(`239.78.0.1:${port}`).focus();
  await page.keyboard.press("Delete");
  await below.nth(0).getByRole("button", { name: "Join 239.78.0.1" }).click();
  await expect(castscope.row(`239.78.0.1:${port}`)).toHaveAttribute("aria-level", "1");

  await watch.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(below).toHaveCount(0);
});

test("what each bind lets through is drawn and said, in both themes and a small window", async ({
  castscope,
  page,
}) => {
  const receiver = spawn("socat", ["-u", `UDP4-RECV:${port},bind=10.0.0.21,reuseaddr`, "OPEN:/dev/null"]);
  try {
    await castscope.watch(`239.78.0.2:${port} on eth0`);
    await castscope.join(`0.0.0.0:${port}`);
    send("239.78.0.2");
    send("10.0.0.255");
    await castscope.row(`0.0.0.0:${port}`).click();
    await page.getByRole("tab", { name: "Membership" }).click();
    const drawing = page.getByRole("group", { name: "What each bind lets through" });
    const ways = drawing.getByRole("list", { name: "Destinations" }).getByRole("button");
    await expect(ways).toHaveCount(3);
    await expect(ways.nth(0)).toHaveAccessibleName(
      /^239\.78\.0\.2, Castscope’s group, .+: heard by Castscope \(this group\) and Castscope \(any address\), kept out of an interface’s address\.$/,
    );
    await expect(ways.nth(1)).toHaveAccessibleName(
      /^10\.0\.0\.255, broadcast on eth0, .+ \(any address\), kept out of/,
    );
    await expect(ways.nth(2)).toHaveAccessibleName(
      /^10\.0\.0\.21, unicast to eth0, not heard here: heard by socat \(an interface’s address\), kept out of this group and any address/,
    );
    const sockets = page.getByRole("table", { name: /^Sockets on port/ });
    await expect(sockets).toContainText(/10\.0\.0\.21\s*not told\s*socat process \d+/);
    for (const [width, height] of [
      [1440, 900],
      [1024, 640],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expectAccessible(page);
      const panel = page.locator('[role="tabpanel"]:visible > [data-entrance]');
      expect(await panel.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    }
    await drawing.getByRole("button", { name: "Show as table" }).click();
    await expectAccessible(page);
  } finally {
    receiver.kill("SIGTERM");
  }
});

test("what a group is bound to is chosen under More, and agrees with what is typed", async ({
  castscope,
  page,
}) => {
  await castscope.joinField.fill(`239.78.0.3:${port} on eth0`);
  await page.getByRole("button", { name: "More" }).click();
  await expect(castscope.joinField).toBeFocused();
  await page.getByRole("radio", { name: "Any address" }).click();
  await expect(castscope.joinField).toHaveValue(`239.78.0.3:${port} on eth0 bind any`);
  await expectAccessible(page);
  await castscope.joinField.press("Enter");
  await expect(castscope.row(`239.78.0.3:${port}`)).toContainText("any address");

  await castscope.joinField.fill(`239.78.0.4:${port}`);
  // By the keyboard alone: the interface first, then what is under More.
  const more = page.getByRole("button", { name: "More" });
  for (
    let stops = 0;
    stops < 4 && !(await more.evaluate((one) => one === document.activeElement));
    stops += 1
  )
    await page.keyboard.press("Tab");
  await expect(more).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await expect(castscope.joinField).toHaveValue(`239.78.0.4:${port} bind any`);
  await page.keyboard.press("Escape");
  await expect(castscope.joinField).toBeFocused();
});
