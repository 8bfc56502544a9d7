import { execFileSync } from "node:child_process";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
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
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual(
      [],
    );
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
