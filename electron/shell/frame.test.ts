import { describe, expect, test } from "vitest";
import { windowOptions } from "./frame.ts";

const screens = [
  { x: 0, y: 0, width: 1920, height: 1040 },
  { x: 1920, y: -200, width: 2560, height: 1400 },
];
const usual = {
  shade: "dark",
  platform: "linux",
  preload: "/app/preload.cjs",
  icon: "/app/icon.png",
  place: null,
  workAreas: screens,
} as const;

describe("windowOptions", () => {
  test("walls the page off from Node", () => {
    expect(windowOptions(usual).webPreferences).toEqual({
      preload: "/app/preload.cjs",
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
  });

  test("has the usual size at first, and shows only when there is something to see", () => {
    const options = windowOptions(usual);
    expect(options).toMatchObject({ width: 1440, height: 900, minWidth: 1024, minHeight: 640, show: false });
    expect(options).not.toHaveProperty("x");
  });

  test("paints its frame in the theme", () => {
    expect(windowOptions(usual)).toMatchObject({
      titleBarStyle: "hidden",
      backgroundColor: "#121418",
      titleBarOverlay: { color: "#0C0E11", symbolColor: "#B4BAC4", height: 44 },
    });
    expect(windowOptions({ ...usual, shade: "light", platform: "win32" })).toMatchObject({
      backgroundColor: "#FFFFFF",
      titleBarOverlay: { color: "#F2F3F5", symbolColor: "#424A56", height: 44 },
    });
    expect(windowOptions({ ...usual, platform: "darwin" })).toMatchObject({
      titleBarStyle: "hiddenInset",
      titleBarOverlay: { height: 44 },
    });
  });

  test("brings its picture along on Linux, where no program file holds one", () => {
    expect(windowOptions(usual)).toMatchObject({ icon: "/app/icon.png" });
    for (const platform of ["darwin", "win32"] as const) {
      expect(windowOptions({ ...usual, platform })).not.toHaveProperty("icon");
    }
  });

  const place = { x: 100, y: 50, width: 1200, height: 700, maximized: false };
  test.each([
    ["on the first screen", place, true],
    ["on a screen further up", { ...place, x: 2000, y: -150 }, true],
    ["partly outside, but in reach", { ...place, x: -900 }, true],
    ["hardly in reach", { ...place, x: -1001 }, false],
    ["with its title bar above the screen", { ...place, y: -60 }, false],
    ["on a screen that is gone", { ...place, x: 5000 }, false],
    ["below the screen", { ...place, y: 1030 }, false],
  ])("a place %s", (_, remembered, kept) => {
    const options = windowOptions({ ...usual, place: remembered });
    expect(options).toMatchObject({ width: 1200, height: 700 });
    if (kept) expect(options).toMatchObject({ x: remembered.x, y: remembered.y });
    else expect(options).not.toHaveProperty("x");
  });
});
