import { limits } from "../shared/limits.ts";
import { expect, test } from "./castscope.ts";
import { isolated } from "./network.ts";

/** A test stream from the window, to a group that the window watches. */
test("a test stream leaves as its fields say, and its run is listed", async ({ castscope, page }) => {
  await castscope.watch("239.255.8.3:5001 on 127.0.0.1");
  const { compose } = castscope;
  await compose.getByRole("textbox", { name: "To" }).fill("239.255.8.3:5001");
  await compose.getByRole("combobox", { name: "From" }).click();
  await page.getByRole("option", { name: /^lo\b/ }).click();
  await compose.getByRole("spinbutton", { name: "TTL" }).fill("0");
  await compose.getByRole("tab", { name: "Test stream" }).click();
  await compose.getByRole("combobox", { name: "Preset" }).click();
  await page.getByRole("option", { name: "IPTV, 1 channel" }).click();
  await expect(compose.getByText("10 Mbit/s", { exact: true })).toBeVisible();
  await compose.getByRole("textbox", { name: "Duration" }).fill("0.2");
  await compose.getByRole("textbox", { name: "Run id" }).fill("7F3C");
  await compose.getByRole("button", { name: "Send 190 packets" }).click();
  await expect(castscope.cell("239.255.8.3:5001", "packets")).toHaveText(`${190 + limits.testEndMarkers}`);
  await expect(compose.getByRole("region", { name: "Sent" })).toContainText("Test 7F3C, TTL 0, 190 of");
});

test("a rate that could flood a network waits for one of two ways out", async ({ castscope, page }) => {
  test.skip(!isolated, "the rate is judged by an interface that is made for the tests");
  const { compose } = castscope;
  await compose.getByRole("textbox", { name: "To" }).fill("239.255.8.4:5001");
  await compose.getByRole("tab", { name: "Test stream" }).click();
  await compose.getByRole("combobox", { name: "Preset" }).click();
  await page.getByRole("option", { name: "IPTV, 10 channels" }).click();
  const guard = compose.getByRole("alert").filter({ hasText: "eth0" });
  await expect(guard).toContainText("100.0 Mbit/s would fill 1 % of eth0.");
  await expect(compose.getByRole("button", { name: /^Send [0-9]/ })).toBeDisabled();
  await guard.getByRole("button", { name: "Lower to 50 Mbit/s" }).click();
  await expect(guard).toBeHidden();
  await expect(compose.getByRole("textbox", { name: "Rate" })).toHaveValue("4,749");
  await compose.getByRole("textbox", { name: "Rate" }).fill("9,500");
  await guard.getByRole("button", { name: "Send at this rate" }).click();
  await expect(compose.getByRole("button", { name: /^Send [0-9]/ })).toBeEnabled();
  // Nothing scrolls but Compose itself, whatever is hidden in it.
  expect(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(true);
});

test("a file that no request carries leaves in pieces", async ({ castscope, page }) => {
  await castscope.watch("239.255.8.5:5001 on 127.0.0.1");
  const { compose } = castscope;
  await compose.getByRole("textbox", { name: "To" }).fill("239.255.8.5:5001");
  await compose.getByRole("combobox", { name: "From" }).click();
  await page.getByRole("option", { name: /^lo\b/ }).click();
  await compose.getByRole("tab", { name: "File" }).click();
  const buffer = Buffer.alloc(2 * limits.stagedChunkBytes + 1, 7);
  await compose
    .locator("input[type=file]")
    .setInputFiles({ name: "film.bin", mimeType: "application/octet-stream", buffer });
  await compose.getByRole("textbox", { name: "Bytes in each" }).fill("8,192");
  await compose.getByRole("button", { name: "Send 33 packets" }).click();
  await expect(castscope.cell("239.255.8.5:5001", "packets")).toHaveText("33");
  await expect(compose.getByRole("region", { name: "Sent" })).toContainText("33 of");
});
