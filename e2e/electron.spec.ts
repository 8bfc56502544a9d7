import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { electronProgram } from "../build/electron-program.mjs";
import { projectRoot } from "../build/setup.mjs";
import { hasJoined } from "./programs.ts";

/** The built program in the real Electron. Where that cannot run, one line says why. */
let program: ElectronApplication | null = null;
let page: Page;
let home: string | null = null;

test.beforeAll(async () => {
  // The program may have to be fetched first.
  test.setTimeout(10 * 60_000);
  const electron = await electronProgram();
  if (!("path" in electron)) {
    if (process.env.CASTSCOPE_ELECTRON === "required") throw new Error(electron.reason);
    console.warn(`The Electron tests are left out, because ${electron.reason}.`);
    test.skip(true, electron.reason);
    return;
  }
  home = mkdtempSync(join(tmpdir(), "castscope-e2e-"));
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  program = await _electron.launch({
    executablePath: electron.path,
    args: [projectRoot],
    // Settings of its own, and so no other Castscope that holds the single instance.
    env: { ...Object.fromEntries(inherited), XDG_CONFIG_HOME: home, APPDATA: home },
  });
  page = await program.firstWindow();
});

test.afterAll(async () => {
  // Only after a failure: the last test ends it.
  if (program?.process().exitCode === null) await program.close();
  if (home !== null) rmSync(home, { recursive: true, force: true });
});

test.describe.configure({ mode: "serial" });

test.describe("the desktop window", () => {
  test("shows the page under its own scheme", async () => {
    await expect(page).toHaveTitle("Castscope");
    expect(page.url()).toBe("castscope://app/");
    await expect(page.getByRole("textbox", { name: "Join a group" })).toBeVisible();
    // It is shown when the page has drawn itself.
    const visible = () =>
      program?.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.isVisible()),
      );
    await expect.poll(visible).toEqual([true]);
  });

  test("gives the page nothing of Node or Electron", async () => {
    const found = await page.evaluate(() => ({
      require: "require" in window,
      process: "process" in window,
      module: "module" in window,
      electron: "electron" in window,
      general: Object.keys(window.castscope ?? {}).filter((name) => /invoke|ipc|channel/i.test(name)),
      kinds: [...new Set(Object.values(window.castscope ?? {}).map((part) => typeof part))],
    }));
    expect(found).toEqual({
      require: false,
      process: false,
      module: false,
      electron: false,
      general: [],
      kinds: ["function"],
    });
  });

  test("keeps the page at home", async () => {
    expect(await page.evaluate(() => window.open("https://example.com/") === null)).toBe(true);
    expect(
      await page.evaluate(() =>
        fetch("castscope://app/index.html").then(
          () => "fetched",
          () => "refused",
        ),
      ),
    ).toBe("refused");
    await page.evaluate(() => {
      window.location.href = "https://example.com/";
    });
    await expect(page.getByRole("textbox", { name: "Join a group" })).toBeVisible();
    expect(page.url()).toBe("castscope://app/");
    const place = await page.evaluate(
      async () => (await navigator.permissions.query({ name: "geolocation" })).state,
    );
    expect(place).toBe("denied");
  });

  test("joins on the loopback and shows the row", async () => {
    const loopback = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ internal, family }) => internal && family === "IPv4");
    test.skip(loopback === undefined, "this computer has no loopback interface");
    const field = page.getByRole("textbox", { name: "Join a group" });
    await field.fill(`239.255.0.1:5000 on ${loopback?.address}`);
    await field.press("Enter");
    await expect(
      page.getByRole("grid", { name: "Groups" }).getByRole("row", { name: /^239\.255\.0\.1:5000/ }),
    ).toBeVisible();
    if (process.platform === "linux") await expect.poll(() => hasJoined("239.255.0.1")).toBe(true);
  });

  test("leaves the group and ends cleanly", async () => {
    if (program === null) throw new Error("The program did not start.");
    const exited = once(program.process(), "exit");
    await program.evaluate(({ app }) => setTimeout(() => app.quit()));
    expect(await exited).toEqual([0, null]);
    if (process.platform === "linux") expect(hasJoined("239.255.0.1")).toBe(false);
  });
});
