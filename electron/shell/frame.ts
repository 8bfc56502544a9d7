import type { BrowserWindowConstructorOptions, Rectangle } from "electron";
import { type Shade, shades, titleBarHeight } from "../../shared/frame-look.ts";
import type { WindowPlace } from "./settings.ts";

/** The ground behind the page, seen before its first picture and while the window grows. */
export function groundColour(shade: Shade): string {
  return shades[shade].ground;
}

/** The strip behind the system's window buttons. */
export function titleBarOverlay(shade: Shade) {
  return { color: shades[shade].bar, symbolColor: shades[shade].signs, height: titleBarHeight };
}

export interface FrameOptions {
  readonly shade: Shade;
  readonly platform: NodeJS.Platform;
  readonly preload: string;
  /** A picture for the windows of Linux; elsewhere the program's own is taken. */
  readonly icon: string;
  /** Where the window was; null at the first run. */
  readonly place: WindowPlace | null;
  /** The parts of the screens that windows may cover. */
  readonly workAreas: readonly Rectangle[];
}

/** How the window is made: its page is walled off from Node, and its frame is the page's own bar. */
export function windowOptions(options: FrameOptions): BrowserWindowConstructorOptions {
  const { shade, platform, preload, icon, place, workAreas } = options;
  return {
    title: "Castscope",
    width: 1440,
    height: 900,
    ...placeOn(place, workAreas),
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: groundColour(shade),
    ...(platform === "linux" ? { icon } : {}),
    // Without a frame of the system's there is no menu bar on Linux and Windows: the page has a button for it.
    titleBarStyle: platform === "darwin" ? "hiddenInset" : "hidden",
    // The page learns from CSS where the buttons are, on every system.
    titleBarOverlay: platform === "darwin" ? { height: titleBarHeight } : titleBarOverlay(shade),
    webPreferences: {
      preload,
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
    },
  };
}

/** How much of a window must be in reach to be found and moved, in px. */
const inReach = { width: 200, height: titleBarHeight };

/** The remembered place, if its title bar still lies on a screen; else the system chooses. */
function placeOn(place: WindowPlace | null, workAreas: readonly Rectangle[]): Partial<Rectangle> {
  if (place === null) return {};
  const { x, y, width, height } = place;
  const visible = workAreas.some((area) => {
    const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
    return across >= inReach.width && y >= area.y && y + inReach.height <= area.y + area.height;
  });
  return visible ? { x, y, width, height } : { width, height };
}
