import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./castscope.ts";
import { sendRtp } from "./rtp.ts";

/** What a group came to over time, out of the history that the door keeps. */

const group = "239.77.14.1";
const port = 7_141;
const endpoint = `${group}:${port}`;

test("rate and loss are drawn over time, in words, as a table and as a text", async ({ castscope, page }) => {
  await castscope.watch(`${endpoint} on 127.0.0.1`);
  const numbers = Array.from({ length: 600 }, (_, at) => at).filter((at) => at % 100 !== 50);
  await sendRtp({ group, port, ssrc: 0x1234, numbers });
  await sendRtp({ group, port, ssrc: 0x5678, numbers });
  await castscope.row(endpoint).click();
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  const legend = page.locator("dl", { hasText: "Lost on the network" });
  await expect(legend.locator("div", { hasText: "Lost on the network" }).locator("dd")).toHaveText("12");
  const chart = page.getByRole("slider", { name: "Rate and loss over time" });
  await chart.press("ArrowLeft");
  await expect(chart).toHaveAttribute("aria-valuetext", /\d\d:\d\d:\d\d, .*pkt\/s/);
  // Before the join nobody listened: not known, and no zero.
  for (let turn = 0; turn < 25; turn += 1) await chart.press("Shift+ArrowLeft");
  await expect(chart).toHaveAttribute("aria-valuetext", /did not listen/);
  await page.getByRole("radio", { name: "Bits a second" }).click();
  await page.getByRole("radio", { name: /^The whole group/ }).click();
  await page.getByRole("button", { name: "Show as table" }).click();
  const lost = page.getByRole("grid", { name: "History" }).locator("tbody [data-column=lost]");
  await expect(lost.filter({ hasText: /[1-9]/ }).first()).toBeVisible();
  await page.getByRole("button", { name: "Show as table" }).click();
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
  await page.getByRole("radio", { name: "Last 7 days" }).click();
  await expect(page.getByText("a point is 30 min")).toBeVisible();
});
