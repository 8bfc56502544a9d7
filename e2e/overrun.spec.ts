import { execFileSync } from "node:child_process";
import { expect, test } from "./castscope.ts";

/** A computer that is too slow says so in the window, and a send in bursts shows its progress there. */

const group = "239.77.5.1";
const port = 7_501;

/** Sends 60,000 datagrams, more than any receive buffer holds, by another process. */
function flood(): { sent: number } {
  const out = execFileSync(process.execPath, [
    ...["dist/headless/castscope.js", "send", `${group}:${port}`, "--on", "127.0.0.1", "--ttl", "0"],
    ...["--size", "1400", "--count", "60000", "--rate", "50000", "--burst", "100", "--json"],
  ]);
  return JSON.parse(out.toString("utf8"));
}

test("what was dropped while the monitor stood still is told, and blamed on nobody else", async ({
  castscope,
  page,
  door,
}) => {
  test.skip(process.platform !== "linux", "only Linux tells what it dropped");
  await castscope.watch(`${group}:${port} on 127.0.0.1`);
  door.process.kill("SIGSTOP");
  const { sent } = flood();
  door.process.kill("SIGCONT");

  const number = async (column: string): Promise<number> =>
    Number((await castscope.cell(`${group}:${port}`, column).innerText()).replaceAll(",", ""));
  await expect(page.getByText("drops, this PC").locator("..")).toHaveText(/^[1-9][\d,]* drops, this PC$/);
  await expect(async () => {
    const dropped = await number("drops");
    expect(dropped).toBeGreaterThan(0);
    expect((await number("packets")) + dropped).toBe(sent);
  }).toPass({ timeout: 10_000 });
  await expect(page.getByText(/^(Longest wait|Monitor was busy for) [\d,]+ ms$/)).toBeVisible();

  await castscope.row(`${group}:${port}`).click();
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  const check = page.getByRole("list", { name: "Checks" }).locator('[data-code="drops"]');
  await expect(check).toContainText(
    /^.*This computer dropped [\d,]+ packets of it, last .* ago: they arrived/,
  );
  await expect(page.getByText("Dropped here", { exact: true })).toBeVisible();
});

test("a send in bursts runs until it is stopped, and says how it went", async ({ castscope, page }, info) => {
  await castscope.watch(`${group}:${port} on 127.0.0.1`);
  await castscope.row(`${group}:${port}`).click();
  await page.keyboard.press("s");
  const { compose } = castscope;
  await compose
    .getByRole("button", { name: "Repeat" })
    .or(compose.getByText("Repeat", { exact: true }))
    .first()
    .click();
  await compose.getByLabel("Count").fill("");
  await compose.getByRole("textbox", { name: "Rate" }).fill("1000");
  await compose.getByLabel("Burst").fill("0");
  await expect(compose.getByText("0 is too small: a burst is 1 to 1,000.")).toBeVisible();
  await compose.getByLabel("Burst").fill("20");
  await compose.getByRole("button", { name: "Send", exact: true }).click();
  await expect(compose.getByText(/^[\d,]+ sent$/)).toBeVisible();
  await expect(castscope.cell(`${group}:${port}`, "packetRate")).toHaveText(/^[1-9][\d,.]*$/);
  for (const theme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.screenshot({ path: info.outputPath(`sending-${theme}.png`) });
  }
  await page.setViewportSize({ width: 1024, height: 640 });
  await page.screenshot({ path: info.outputPath("sending-small.png") });
  await page.setViewportSize({ width: 1440, height: 900 });
  await compose.getByRole("button", { name: "Stop" }).click();
  await expect(compose.getByRole("region", { name: "Sent" })).toContainText(/bursts of 20, stopped/);
});
