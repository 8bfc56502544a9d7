import type { BrowserWindowConstructorOptions, Rectangle } from "electron";
import type { Shade } from "../../shared/frame-look.ts";
import { groundColour, titleBarOverlay, windowOptions } from "./frame.ts";
import { pageUrl } from "./origin.ts";
import type { Settings } from "./settings.ts";

/** What is needed of a `BrowserWindow`. */
export interface OwnWindow {
  on(event: "close" | "closed", listener: () => void): unknown;
  once(event: "ready-to-show", listener: () => void): unknown;
  loadURL(url: string): Promise<void>;
  show(): void;
  focus(): void;
  isMinimized(): boolean;
  restore(): void;
  maximize(): void;
  isMaximized(): boolean;
  getNormalBounds(): Rectangle;
  setBackgroundColor(colour: string): void;
  setTitleBarOverlay(overlay: { color: string; symbolColor: string; height: number }): void;
}

export interface WindowKeeperOptions<W extends OwnWindow> {
  readonly create: (options: BrowserWindowConstructorOptions) => W;
  readonly settings: Settings;
  readonly platform: NodeJS.Platform;
  readonly preload: string;
  readonly icon: string;
  readonly shade: () => Shade;
  readonly workAreas: () => readonly Rectangle[];
}

/** The one window: opened, brought to the front, painted in the theme, its place remembered. */
export interface WindowKeeper<W extends OwnWindow> {
  /** Null while there is none. */
  current(): W | null;
  /** Opens the window, or brings the open one to the front. */
  present(): void;
  /** Follows a change of theme. */
  repaint(): void;
  /** Notes where the window is, for the next run. */
  remember(): void;
}

export function createWindowKeeper<W extends OwnWindow>(options: WindowKeeperOptions<W>): WindowKeeper<W> {
  const { create, settings, platform, preload, icon, shade, workAreas } = options;
  let window: W | null = null;

  const remember = () => {
    if (window === null) return;
    const { x, y, width, height } = window.getNormalBounds();
    settings.update({ window: { x, y, width, height, maximized: window.isMaximized() } });
  };

  const open = () => {
    const { window: place } = settings.value;
    const opened = create(
      windowOptions({ shade: shade(), platform, preload, icon, place, workAreas: workAreas() }),
    );
    window = opened;
    // Said again by every page that is loaded anew: by then the window is how the person left it.
    opened.once("ready-to-show", () => {
      if (place?.maximized === true) opened.maximize();
      opened.show();
    });
    opened.on("close", remember);
    opened.on("closed", () => {
      if (window === opened) window = null;
    });
    // Shown all the same when the page cannot be loaded, so that there is something to close.
    opened.loadURL(pageUrl).catch(() => opened.show());
  };

  return {
    current: () => window,
    remember,
    present() {
      if (window === null) {
        open();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    repaint() {
      window?.setBackgroundColor(groundColour(shade()));
      // macOS paints its buttons itself.
      if (platform !== "darwin") window?.setTitleBarOverlay(titleBarOverlay(shade()));
    },
  };
}
