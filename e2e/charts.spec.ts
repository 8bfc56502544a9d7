import { violations } from "./axe.ts";
import { expect, test } from "./castscope.ts";
import { sendRtp } from "./rtp.ts";

/** What a group came to over time, out of the history that the door keeps. */

const group = "239.77.14.1";
const port = 7_141;
const endpoint = `${group}:${port}`;

test("rate and loss are drawn over time, in words, as a table and as a text", async ({ castscope, page }) => {
  await castscope.watch(`${endpoint} on 127.0.0.1`);
  const numbers = Array.from({ length: 300 }, (_, at) => at).filter((at) => at % 50 !== 25);
  await sendRtp({ group, port, ssrc: 0x1234, numbers });
  await sendRtp({ group, port, ssrc: 0x5678, numbers });
  await castscope.row(endpoint).click();
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page.getByText(/^Network 12 This PC \d/)).toBeVisible();
  await expect(page.getByRole("img", { name: /^Times between packets, .*median [\d.]+ ms/ })).toBeVisible();
  const chart = page.getByRole("slider", { name: "Rate and loss over time" });
  await chart.press("ArrowLeft");
  await expect(chart).toHaveAttribute("aria-valuetext", /\d\d:\d\d:\d\d, .*pkt\/s/);
  // Before the join nobody listened: not known, and no zero.
  await chart.press("PageUp");
  await expect(chart).toHaveAttribute("aria-valuetext", /did not listen/);
  await page.getByRole("radio", { name: "Bits a second" }).click();
  await page.getByRole("radio", { name: /^The whole group/ }).click();
  await page.getByRole("button", { name: "Show as table" }).click();
  const lost = page.getByRole("grid", { name: "History" }).locator("tbody [data-column=lost]");
  await expect(lost.filter({ hasText: /[1-9]/ }).first()).toBeVisible();
  await page.getByRole("button", { name: "Show as table" }).click();
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
  const live = page.getByRole("button", { name: "Live" });
  await chart.press("l");
  await expect(live).toHaveAttribute("aria-pressed", "true");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the charts as PNG" }).click();
  expect((await saved).suggestedFilename()).toBe("castscope-239.77.14.1-7141-on-lo.png");
  // A span of one's own is drawn with the pointer, and stands still; the keyboard goes back to now.
  const box = await chart.boundingBox();
  if (box === null) throw new Error("the chart has a place");
  await page.mouse.move(box.x + box.width * 0.5, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, box.y + 20, { steps: 3 });
  await page.mouse.up();
  await expect(live).toHaveAttribute("aria-pressed", "false");
  await chart.press("l");
  await expect(live).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("radio", { name: "Last 7 days" }).click();
  await expect(page.getByText("one point per 30 min")).toBeVisible();

  // The overview has the same group, and leads back to its charts.
  await page.keyboard.press("Control+2");
  const overview = page.getByRole("grid", { name: "Overview" });
  const row = overview.getByRole("row", { name: `${endpoint}, ` });
  await expect(
    row.getByRole("img", { name: /^239\.77\.14\.1:7141, 2 h: .* \d+ error seconds?$/ }),
  ).toBeVisible();
  await expect(page.getByText(/^History begins at/)).toBeAttached();
  await page.getByRole("radio", { name: "The last 15 minutes" }).click();
  await overview.focus();
  for (let turn = 0; turn < 3; turn += 1) await overview.press("ArrowLeft");
  await expect(page.getByText(/^at \d\d:\d\d:\d\d$/)).toBeVisible();
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
  const start = page.getByRole("slider", { name: "Start of the span" });
  await start.press("ArrowLeft");
  await expect(start).toHaveAttribute("aria-valuetext", /chosen$/);
  await overview.press("Enter");
  await expect(page.getByRole("slider", { name: "Rate and loss over time" })).toBeVisible();
  await expect(live).toHaveAttribute("aria-pressed", "false");
});
