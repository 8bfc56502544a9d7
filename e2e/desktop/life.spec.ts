import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { projectRoot } from "../../build/setup.mjs";
import { limits } from "../../shared/limits.ts";
import { loopbackAddress } from "../network.ts";
import { hasJoined } from "../programs.ts";
import { expect, joinField, test } from "./desktop.ts";
import { makeHome, removeHome } from "./home.ts";
import { launchDesktop } from "./launch.ts";
import { faults, inMonitorThread } from "./monitor-thread.ts";

/** The program from its start to its end, and what it is between two windows. */

const linux = process.platform === "linux";
const group = "239.77.8.2";

const watch = async (page: Page) => {
  await joinField(page).fill(`${group}:7802 on ${loopbackAddress()}`);
  await joinField(page).press("Enter");
  await expect(row(page)).toBeVisible();
  if (linux) await expect.poll(() => hasJoined(group)).toBe(true);
};
const row = (page: Page) => page.getByRole("row", { name: `${group}:7802` }).first();

test("a program that is ended leaves its groups, at once", async ({ desktop, page }) => {
  await watch(page);
  const before = performance.now();
  await desktop.program.evaluate(({ app }) => setTimeout(() => app.quit()));
  expect(await desktop.exited).toEqual([0, null]);
  if (linux) expect(hasJoined(group)).toBe(false);
  // Not by the limit for a monitor that hangs.
  expect(performance.now() - before).toBeLessThan(limits.monitorCloseMs);
});

test("a second start ends, and the first one’s window comes to the front", async ({ desktop, page }) => {
  await desktop.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const second = spawn(desktop.runner.path, [projectRoot], { env: desktop.env, stdio: "inherit" });
  expect(await once(second, "exit")).toEqual([0, null]);
  const state = () =>
    desktop.program.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((one) => [one.isMinimized(), one.isVisible()]),
    );
  await expect.poll(state).toEqual([[false, true]]);
  await expect(joinField(page)).toBeVisible();
});

test.describe("where programs end with their last window", () => {
  test.skip(process.platform === "darwin", "on macOS they go on");

  test("closing it leaves the groups and ends the program", async ({ desktop, page }) => {
    await watch(page);
    await desktop.program.evaluate(({ BrowserWindow }) =>
      setTimeout(() => BrowserWindow.getAllWindows()[0]?.close()),
    );
    expect(await desktop.exited).toEqual([0, null]);
    if (linux) expect(hasJoined(group)).toBe(false);
  });
});

test.describe("where programs outlive their windows", () => {
  test.use({ launchEnv: { CASTSCOPE_STAND_IN_PLATFORM: "darwin" } });

  test("the monitor goes on, and a new window shows what is joined", async ({ desktop, page }) => {
    test.skip(desktop.runner.standInFor === null && process.platform !== "darwin", "only macOS does so");
    await watch(page);
    await desktop.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect.poll(() => desktop.program.windows().length).toBe(0);
    if (linux) expect(hasJoined(group)).toBe(true);
    await desktop.program.evaluate(({ app }) => app.emit("activate"));
    await expect.poll(() => desktop.program.windows().length).toBe(1);
    const again = desktop.program.windows()[0];
    if (!again) throw new Error("no window came");
    await expect(row(again)).toBeVisible();
    await expect(again.getByText(/skipped/)).toBeHidden();
  });
});

test("a computer that slept has joined again, says so, and the window goes on", async ({ desktop, page }) => {
  test.skip(process.platform === "win32", "a process cannot be stopped there");
  await watch(page);
  // Nothing runs for a while, and of the clocks only that on the wall goes on, as in Linux's sleep.
  await inMonitorThread(desktop.program, faults.sleeps(2 * limits.sleepMs));
  desktop.process.kill("SIGSTOP");
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  desktop.process.kill("SIGCONT");
  await row(page).click();
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await expect(page.getByText(/as after sleep: joined again/).first()).toBeVisible();
  if (linux) expect(hasJoined(group)).toBe(true);
  await expect(page.getByRole("alert")).toBeHidden();
});

test("a first window has missed nothing", async ({ page }) => {
  await page.waitForTimeout(4 * limits.tickMs);
  await expect(page.getByText(/skipped/)).toBeHidden();
});

test("place and theme are remembered, and a window made small stays so when its page is opened again", async ({
  runner,
}) => {
  const home = makeHome();
  const maximized = ({ program }: Awaited<ReturnType<typeof launchDesktop>>) =>
    program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMaximized());
  try {
    const first = await launchDesktop(runner, { home });
    await expect(joinField(await first.program.firstWindow())).toBeVisible();
    await first.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.maximize());
    const userData = await first.program.evaluate(({ app }) => app.getPath("userData"));
    await first.close();
    const remembered = JSON.parse(readFileSync(join(userData, "settings.json"), "utf8"));
    expect(remembered.window).toMatchObject({ width: 1440, height: 900, maximized: true });

    const second = await launchDesktop(runner, { home });
    await expect(joinField(await second.program.firstWindow())).toBeVisible();
    await expect.poll(() => maximized(second)).toBe(true);
    await second.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.unmaximize());
    await second.program.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.reload(),
    );
    await expect(joinField(await second.program.firstWindow())).toBeVisible();
    // Long enough for a window to be maximized again.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await maximized(second)).toBe(false);
    await second.close();
  } finally {
    await removeHome(home);
  }
});
