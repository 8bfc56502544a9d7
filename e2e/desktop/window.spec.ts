import { loopbackAddress } from "../network.ts";
import { expect, joinField, test } from "./desktop.ts";

/** The window that the program opens, and what its page can and cannot do. */

test("shows the page under its own scheme", async ({ desktop, page }) => {
  await expect(page).toHaveTitle("Castscope");
  const seen = () =>
    desktop.program.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((one) => [one.webContents.getURL(), one.isVisible()]),
    );
  // Shown once it has drawn.
  await expect.poll(seen).toEqual([["castscope://app/", true]]);
  expect(await page.evaluate(() => window.isSecureContext)).toBe(true);
});

test("gives the page nothing of Node or Electron", async ({ page }) => {
  const found = await page.evaluate(() => ({
    node: ["require", "process", "module", "electron", "Buffer"].filter((name) => name in window),
    general: Object.keys(window.castscope ?? {}).filter((name) => /invoke|ipc|channel/i.test(name)),
    kinds: [...new Set(Object.values(window.castscope ?? {}).map((part) => typeof part))],
    frozen: Object.isFrozen(window.castscope),
  }));
  expect(found).toEqual({ node: [], general: [], kinds: ["function"], frozen: true });
});

test("joins on the loopback, counts, and a wrong value gets its sentence", async ({ page }) => {
  await joinField(page).fill(`239.255.0.1:5000 on ${loopbackAddress()}`);
  await joinField(page).press("Enter");
  const row = page.getByRole("grid", { name: "Groups" }).getByRole("row", { name: /^239\.255\.0\.1:5000/ });
  await expect(row).toBeVisible();
  await joinField(page).fill("239.1.2.300:5004");
  await joinField(page).press("Enter");
  await expect(
    page.getByText("300 is too large: each part of an IPv4 address is 0 to 255.").first(),
  ).toBeVisible();
});
