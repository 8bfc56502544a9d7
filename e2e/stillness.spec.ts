import { expect, test } from "./castscope.ts";
import { movedIn } from "./movement.ts";
import { sendUnsteadily } from "./rtp.ts";

const group = "239.77.31.1";
const ports = [7_311, 7_312, 7_313];
const endpoint = `${group}:${ports[0]}`;

test("nothing moves while traffic changes @headless", async ({ castscope, page }) => {
  for (const port of ports) await castscope.watch(`${group}:${port} on 127.0.0.1`);
  const stop = await sendUnsteadily(group, ports);
  await castscope.row(endpoint).click();
  // Columns have their widths when there is something of everything.
  await expect(castscope.cell(endpoint, "loss")).toHaveText(/%/);
  await page.getByRole("tab", { name: /^Sources/ }).click();
  await expect(page.getByRole("tabpanel").getByText(/%/).first()).toBeVisible();
  expect(await movedIn(page, 1_500)).toEqual([]);
  stop();
});
