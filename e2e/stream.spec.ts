import { violations } from "./axe.ts";
import { expect, test } from "./castscope.ts";
import { keepTalking, sendRtp } from "./rtp.ts";

/** A stream of which is known what was lost: what the window says of it, in the table and in its tab. */

const group = "239.77.8.1";
const port = 7_801;
const endpoint = `${group}:${port}`;

/** 400 numbers across the wrap at 65,536: 5, 1 and 4 in a row are missing, one comes late and one twice. */
function numbers(): readonly number[] {
  const lost = new Set([50, 51, 52, 53, 54, 100, 200, 201, 202, 203]);
  const sent = Array.from({ length: 400 }, (_, at) => at).filter((at) => !lost.has(at));
  const late = sent.indexOf(300);
  sent.splice(late, 1);
  sent.splice(late + 2, 0, 300);
  sent.splice(sent.indexOf(350), 0, 350);
  return sent.map((at) => 65_400 + at);
}

test("what is lost is told in the table and in its own tab", async ({ castscope, page }) => {
  await castscope.watch(`${endpoint} on 127.0.0.1`);
  const stopTalking = await keepTalking(group, port);
  await sendRtp({ group, port, ssrc: 0x5a1c03e2, numbers: numbers() });
  await expect(castscope.cell(endpoint, "loss")).toHaveText("2.50%");
  await expect(castscope.cell(endpoint, "loss").getByLabel("high")).toBeVisible();
  await expect(castscope.cell(endpoint, "jitter")).toHaveText(/^\d+\.\d\dms$/);

  await castscope.row(endpoint).click();
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  const figures = page.locator("dl[aria-label='Figures of the stream'] > div");
  const figure = (name: string) => figures.filter({ hasText: new RegExp(`^${name}`) });
  await expect(figure("Received")).toContainText("390");
  await expect(figure("Lost")).toHaveText(/^Lost2\.50%10 packets in \d s$/);
  await expect(figure("Bursts")).toContainText("3longest 5 packets");
  await expect(figure("Reordered")).toContainText("1at most");
  await expect(figure("Duplicates")).toHaveText("Duplicates1");
  await expect(page.getByText("SSRC 0x5A1C03E2")).toBeVisible();
  await expect(page.getByText(/^All 10 missing packets were lost before this program/)).toBeVisible();
  const bursts = page.getByRole("table", { name: "Loss bursts by length" });
  await expect(bursts.getByRole("row", { name: /^1 / })).toContainText("1");
  await expect(bursts.getByRole("row", { name: /^3–5 / })).toContainText("2");

  // A second of the timeline, and all of them as a table, which hold the same ten.
  const timeline = page.getByRole("slider", { name: "Timeline" });
  await timeline.press("Home");
  await expect(timeline).toHaveAttribute("aria-valuetext", /bit\/s/);
  // A click on a second with a loss leads to its cells, and they show its time.
  const sequence = page.getByRole("slider", { name: "Sequence" });
  await expect(async () => {
    await timeline.press("Home");
    for (let steps = 0; steps < 60; steps += 1) {
      if (/ lost/.test((await timeline.getAttribute("aria-valuetext")) ?? "")) break;
      await timeline.press("ArrowRight");
    }
    const line = await timeline.locator(":scope > span").last().boundingBox();
    if (line === null) throw new Error("no second is marked");
    await page.mouse.click(line.x, line.y + line.height / 2);
    await expect(sequence).toBeFocused({ timeout: 500 });
  }).toPass();
  await expect(sequence).toHaveAttribute("aria-valuetext", /^\d\d:\d\d:\d\d, number \d+: lost$/);
  await page.getByRole("button", { name: "Show as table" }).click();
  const lost = page.getByRole("grid", { name: "Seconds" }).locator("tbody [data-column=lost]");
  await expect(async () => {
    const cells = await lost.allTextContents();
    expect(cells.reduce((sum, text) => sum + Number(text), 0)).toBe(10);
  }).toPass();

  for (const [colorScheme, width, height] of [
    ["dark", 1440, 900],
    ["light", 1024, 640],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    await expect(castscope.cell(endpoint, "loss")).toBeVisible();
    expect(await violations(page)).toEqual([]);
  }

  await page.getByRole("button", { name: "Reset counters" }).click();
  await expect(figure("Received")).toHaveText("Received0");
  stopTalking();
});
