import { existsSync } from "node:fs";
import type { Page } from "@playwright/test";
import { limits } from "../../shared/limits.ts";
import { loopbackAddress } from "../network.ts";
import { hasJoined, hasProgram, socatSend } from "../programs.ts";
import { expect, joinField, test } from "./desktop.ts";
import type { Desktop } from "./launch.ts";
import { faults, inMonitorThread } from "./monitor-thread.ts";
import { catchQuestions } from "./questions.ts";

/** Parts of the program that crash or hang while the rest goes on. */

const linux = process.platform === "linux";
const group = "239.77.8.1";

const join = async (page: Page) => {
  await joinField(page).fill(`${group}:7801 on ${loopbackAddress()}`);
  await joinField(page).press("Enter");
  await expect(page.getByRole("row", { name: `${group}:7801` }).first()).toBeVisible();
};

/**
 * The text of the window, asked for by the program, as Playwright does not see a page again that crashed;
 * none while there is no page to ask.
 */
const textOf = ({ program }: Desktop): Promise<string> =>
  program.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]
      ?.webContents.executeJavaScript("document.body.innerText")
      .catch(() => ""),
  );

test("a page that crashed is opened again, and moves, as often as it crashes", async ({ desktop, page }) => {
  test.skip(!hasProgram("socat"), "socat is missing: it plays the sender");
  const questions = await catchQuestions(desktop.program);
  await join(page);
  for (const packets of [1, 2]) {
    await desktop.program.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expect.poll(async () => (await questions.open()).length).toBe(1);
    expect((await questions.open())[0]).toMatchObject({
      message: "Castscope’s window stopped unexpectedly.",
      buttons: ["Open it again", "Close"],
    });
    // First with more than a page may leave untaken, then at once.
    const ticks = packets === 1 ? limits.windowBacklog + 4 : 0;
    await new Promise((resolve) => setTimeout(resolve, ticks * limits.tickMs));
    if (linux) expect(hasJoined(group)).toBe(true);
    await questions.press("Open it again");
    await expect.poll(() => textOf(desktop)).toContain(`${group}:7801`);
    await socatSend(group, 7801, ["one more"]);
    await expect.poll(() => textOf(desktop)).toMatch(new RegExp(`receiving[^]*\\b${packets}\\b`));
  }
});

test("a page that hangs takes everything anew when it goes on, and says what it missed", async ({ page }) => {
  await join(page);
  const ms = (limits.windowBacklog + 8) * limits.tickMs;
  await page.evaluate((wait) => {
    const end = performance.now() + wait;
    while (performance.now() < end);
  }, ms);
  await expect(page.getByText(/^\d+ updates? skipped$/)).toBeVisible();
  await expect(page.getByRole("alert")).toBeHidden();
});

for (const [way, how] of [
  ["throws", "made to throw"],
  ["ends", "it ended with code 7"],
] as const) {
  test(`a monitor’s thread that ${way}: told with its reason, its groups left, and started anew`, async ({
    desktop,
    page,
  }, info) => {
    const questions = await catchQuestions(desktop.program);
    await join(page);
    if (linux) await expect.poll(() => hasJoined(group)).toBe(true);
    await inMonitorThread(desktop.program, faults[way]);
    await expect.poll(async () => (await questions.open()).length).toBe(1);
    // What is said then is so.
    if (linux) expect(hasJoined(group)).toBe(false);
    const [asked] = await questions.open();
    expect(asked?.detail).toContain(how);
    expect(asked?.detail).toContain("Every group has been left.");
    await expect(page.getByRole("alert")).toContainText(
      /No word from the monitor since [\d:]{8}: it has stopped\./,
    );
    await expect(page.getByText(/trying again|tries again/)).toBeHidden();

    const restarted = info.outputPath("restarted");
    await desktop.program.evaluate(({ app }, mark) => {
      const { writeFileSync } = process.getBuiltinModule("node:fs");
      app.relaunch = () => writeFileSync(mark, "");
    }, restarted);
    await questions.press("Restart");
    expect(await desktop.exited).toEqual([0, null]);
    expect(existsSync(restarted)).toBe(true);
  });
}

test("a monitor that hangs is told, and so is that it goes on", async ({ desktop, page }) => {
  await join(page);
  await inMonitorThread(desktop.program, faults.hangsFor(limits.quietMs + 5 * limits.quietLookMs));
  await expect(page.getByRole("alert")).toContainText(/No word from the monitor since [\d:]{8}\./);
  await expect(page.getByRole("alert")).toBeHidden({ timeout: 20_000 });
});

test("a program whose monitor hangs ends all the same, and leaves its groups", async ({ desktop, page }) => {
  await join(page);
  await inMonitorThread(desktop.program, faults.hangs);
  await desktop.program.evaluate(({ app }) => setTimeout(() => app.quit()));
  expect(await desktop.exited).toEqual([0, null]);
  if (linux) expect(hasJoined(group)).toBe(false);
});
