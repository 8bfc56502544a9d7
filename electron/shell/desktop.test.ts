import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectionChannel, languageChannel } from "./channels.ts";
import { type Desktop, startDesktop } from "./testing/desktop.ts";

/** The wiring of `main.ts`, in the bundle that is shipped. `npm run build` makes it. */
let desktop: Desktop;
beforeAll(async () => {
  desktop = await startDesktop();
  await desktop.reported("show");
});
afterAll(() => desktop.remove());

const own = "castscope://app";
const invoke = (method: string, args: unknown, origin = own) =>
  desktop.ask("invoke", { channel: `castscope:${method}`, args, origin });

/** By role where the system knows them. */
const menuLabels = (file: string, view: string) => [
  ...(process.platform === "darwin" ? ["appMenu"] : []),
  ...[file, "editMenu", view, "windowMenu", "help"],
];

describe("the built desktop program", () => {
  test("asks for its sandbox and its scheme before Electron is ready", async () => {
    expect(await desktop.reported("sandbox")).toMatchObject({ ready: false });
    expect(await desktop.reported("schemes")).toMatchObject({
      ready: false,
      schemes: [{ scheme: "castscope" }],
    });
  });

  test("opens one guarded window on its page", async () => {
    expect(desktop.reports.filter(({ kind }) => kind === "window")).toHaveLength(1);
    const { options, guarded } = await desktop.reported("window");
    expect(options).toMatchObject({
      width: 1440,
      height: 900,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
    });
    expect(guarded).toEqual(["will-frame-navigate", "will-redirect", "will-attach-webview"]);
    expect(await desktop.reported("load")).toMatchObject({ url: "castscope://app/" });
    expect(await desktop.reported("protocol")).toMatchObject({ scheme: "castscope" });
    expect(await desktop.reported("menu")).toMatchObject({ labels: menuLabels("File", "View") });
    const preload = (options as { webPreferences: { preload: string } }).webPreferences.preload;
    expect(await readFile(preload, "utf8")).toContain('require("electron")');
  });

  test("serves the page and nothing beside it", async () => {
    expect(await desktop.ask("fetch", { url: "castscope://app/" })).toEqual({
      status: 200,
      body: "<!doctype html>the page",
    });
    expect(await desktop.ask("fetch", { url: "castscope://app/../electron/main.js" })).toMatchObject({
      status: 404,
    });
  });

  test("answers its page from the monitor’s thread, and no other page", async () => {
    expect(await invoke("snapshot", null)).toMatchObject({
      ok: true,
      result: { about: { version: "1.2.3", door: "desktop" }, memberships: [] },
    });
    expect(await invoke("snapshot", null, "https://evil.example")).toMatchObject({
      ok: false,
      problem: { code: "not-allowed" },
    });
  });

  test("takes the language of its page for its menu, from its own page alone", async () => {
    const german = () =>
      desktop.reports.filter(({ kind, labels }) => kind === "menu" && String(labels).includes("Datei"))
        .length;
    await desktop.ask("send", { channel: languageChannel, args: "de", origin: "https://evil.example" });
    expect(german()).toBe(0);
    for (const args of ["de", "de"])
      await desktop.ask("send", { channel: languageChannel, args, origin: own });
    expect(german()).toBe(1);
    await desktop.ask("send", { channel: languageChannel, args: "en", origin: own });
    expect(desktop.reports.filter(({ kind }) => kind === "menu").at(-1)).toMatchObject({
      labels: menuLabels("File", "View"),
    });
  });

  test("joins on the loopback, sends deltas, leaves when it ends and remembers its window", async () => {
    const args = {
      address: "239.255.0.1",
      port: 45_000,
      interface: "127.0.0.1",
      source: null,
      bind: "group",
      name: "",
    };
    expect(await invoke("join", args)).toEqual({ ok: true, result: { id: 1, already: false } });
    // As the preload does before anything else: events go to a page that said that it is there.
    expect(await desktop.ask("invoke", { channel: connectionChannel, args: null, origin: own })).toBe("open");
    expect(await desktop.reported("sent")).toMatchObject({ channel: expect.stringMatching(/^castscope:/) });
    await expect
      .poll(() => desktop.reports.some(({ channel }) => channel === "castscope:event:delta"))
      .toBe(true);
    void desktop.ask("quit").catch(() => {});
    expect(await desktop.exited).toBe(0);
    expect(JSON.parse(await readFile(join(desktop.userData, "settings.json"), "utf8"))).toEqual({
      theme: "system",
      recordings: null,
      window: { x: 11, y: 12, width: 1300, height: 800, maximized: false },
    });
  });
});
