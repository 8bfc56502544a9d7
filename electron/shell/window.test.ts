import { EventEmitter } from "node:events";
import type { BrowserWindowConstructorOptions } from "electron";
import { describe, expect, test } from "vitest";
import type { Shade } from "../../shared/frame-look.ts";
import type { Settings, ShellSettings } from "./settings.ts";
import { createWindowKeeper, type OwnWindow } from "./window.ts";

class StandInWindow extends EventEmitter implements OwnWindow {
  readonly options: BrowserWindowConstructorOptions;
  readonly calls: string[] = [];
  minimized = false;
  maximized = false;
  failing = false;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }

  async loadURL(url: string) {
    this.calls.push(`load ${url}`);
    if (this.failing) throw new Error("ERR_FAILED");
  }
  show() {
    this.calls.push("show");
  }
  focus() {
    this.calls.push("focus");
  }
  isMinimized() {
    return this.minimized;
  }
  restore() {
    this.calls.push("restore");
  }
  maximize() {
    this.maximized = true;
    this.calls.push("maximize");
  }
  isMaximized() {
    return this.maximized;
  }
  getNormalBounds() {
    return { x: 10, y: 20, width: 1300, height: 800 };
  }
  setBackgroundColor(colour: string) {
    this.calls.push(`ground ${colour}`);
  }
  setTitleBarOverlay({ color }: { color: string }) {
    this.calls.push(`bar ${color}`);
  }
}

function setUp(window: ShellSettings["window"] = null, platform: NodeJS.Platform = "linux", failing = false) {
  const windows: StandInWindow[] = [];
  let value: ShellSettings = { theme: "system", window, recordings: null };
  const settings: Settings = {
    get value() {
      return value;
    },
    update: (change) => {
      value = { ...value, ...change };
    },
    close: async () => {},
  };
  let shade: Shade = "dark";
  const keeper = createWindowKeeper({
    create: (options) => {
      const made = new StandInWindow(options);
      made.failing = failing;
      windows.push(made);
      return made;
    },
    settings,
    platform,
    preload: "/app/preload.cjs",
    icon: "/app/icon.png",
    shade: () => shade,
    workAreas: () => [{ x: 0, y: 0, width: 1920, height: 1080 }],
  });
  const first = () => {
    const made = windows[0];
    if (!made) throw new Error("No window was made.");
    return made;
  };
  const turn = (next: Shade) => {
    shade = next;
  };
  return { keeper, windows, first, settings, turn };
}

describe("the window", () => {
  test("loads the page and shows when it has drawn", () => {
    const { keeper, first } = setUp();
    keeper.present();
    expect(first().calls).toEqual(["load castscope://app/"]);
    first().emit("ready-to-show");
    expect(first().calls).toEqual(["load castscope://app/", "show"]);
  });

  test("shows all the same when the page cannot be loaded", async () => {
    const { keeper, first } = setUp(null, "linux", true);
    keeper.present();
    await expect.poll(() => first().calls).toContain("show");
  });

  test("is one: asked for again, it comes to the front", () => {
    const { keeper, windows, first } = setUp();
    keeper.present();
    first().minimized = true;
    keeper.present();
    expect(windows).toHaveLength(1);
    expect(first().calls.slice(1)).toEqual(["restore", "show", "focus"]);
  });

  test("is made anew after it was closed", () => {
    const { keeper, windows, first } = setUp();
    keeper.present();
    first().emit("close");
    first().emit("closed");
    expect(keeper.current()).toBeNull();
    keeper.present();
    expect(windows).toHaveLength(2);
    expect(windows[1]?.options).toMatchObject({ x: 10, y: 20, width: 1300, height: 800 });
  });

  test("is where it was, maximized if it was", () => {
    const place = { x: 5, y: 6, width: 1100, height: 700, maximized: true };
    const { keeper, first, settings } = setUp(place);
    keeper.present();
    expect(first().options).toMatchObject({ x: 5, y: 6, width: 1100, height: 700 });
    first().emit("ready-to-show");
    expect(first().calls.slice(1)).toEqual(["maximize", "show"]);
    keeper.remember();
    expect(settings.value.window).toEqual({ x: 10, y: 20, width: 1300, height: 800, maximized: true });
  });

  test("stays as a person left it when its page is loaded anew", () => {
    const { keeper, first } = setUp({ x: 5, y: 6, width: 1100, height: 700, maximized: true });
    keeper.present();
    first().emit("ready-to-show");
    const calls = first().calls.length;
    first().maximized = false;
    first().minimized = true;
    first().emit("ready-to-show");
    expect(first().calls.slice(calls)).toEqual([]);
  });

  test("follows the theme, except for the buttons that macOS paints itself", () => {
    for (const platform of ["win32", "darwin"] as const) {
      const { keeper, first, turn } = setUp(null, platform);
      keeper.present();
      turn("light");
      keeper.repaint();
      const bar = platform === "darwin" ? [] : ["bar #F2F3F5"];
      expect(first().calls.slice(1)).toEqual(["ground #FFFFFF", ...bar]);
    }
  });

  test("a change of theme without a window is no harm", () => {
    const { keeper } = setUp();
    keeper.repaint();
    keeper.remember();
    expect(keeper.current()).toBeNull();
  });
});
