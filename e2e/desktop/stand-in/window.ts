import { EventEmitter } from "node:events";
import type { BrowserWindowConstructorOptions, Rectangle } from "electron";
import { ownApp } from "./app.ts";
import { type Contents, createContents } from "./contents.ts";
import { createEvent } from "./event.ts";
import { strict } from "./strict.ts";

interface State {
  visible: boolean;
  minimized: boolean;
  maximized: boolean;
  destroyed: boolean;
}

/** Electron's `BrowserWindow`: a state to be asked for, and a page of Chromium in its size. */
class Window extends EventEmitter {
  readonly id: number;
  readonly #contents: Contents;
  readonly #self: Window;
  readonly #options: BrowserWindowConstructorOptions;
  readonly #bounds: Rectangle;
  readonly #state: State = { visible: false, minimized: false, maximized: false, destroyed: false };

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    ownApp.mustBe(true, "new BrowserWindow()");
    lastId += 1;
    this.id = lastId;
    this.#options = options;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.#state.visible = options.show !== false;
    this.#self = strict("BrowserWindow", this);
    ownApp.windows.add(this.#self);
    windows.add(this.#self);
    this.#contents = createContents({
      preferences: options.webPreferences ?? {},
      size: this.#bounds,
      firstPaint: () => this.emit("ready-to-show", createEvent()),
      gone: () => this.#close(),
    });
    // biome-ignore lint/correctness/noConstructorReturn: the program must not reach past what is stood in for
    return this.#self;
  }

  static getAllWindows = (): Window[] => [...windows];
  static fromWebContents = (contents: Contents): Window | null =>
    [...windows].find((window) => window.webContents === contents) ?? null;

  get webContents(): Contents {
    this.#check();
    return this.#contents;
  }

  loadURL = (url: string): Promise<void> => this.webContents.loadURL(url);

  isDestroyed = (): boolean => this.#state.destroyed;
  isVisible = (): boolean => this.#state.visible;
  isMinimized = (): boolean => this.#state.minimized;
  isMaximized = (): boolean => this.#state.maximized;
  isFocused = (): boolean => this.#state.visible && !this.#state.minimized;
  getNormalBounds = (): Rectangle => ({ ...this.#bounds });

  show = (): void => this.#turn({ visible: true }, "show");
  hide = (): void => this.#turn({ visible: false }, "hide");
  focus = (): void => this.#turn({}, "focus");
  minimize = (): void => this.#turn({ minimized: true }, "minimize");
  restore = (): void => this.#turn({ minimized: false }, "restore");
  maximize = (): void => this.#turn({ maximized: true, visible: true }, "maximize");
  unmaximize = (): void => this.#turn({ maximized: false }, "unmaximize");

  setBackgroundColor(colour: string): void {
    this.#check();
    if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new TypeError(`${colour} is no colour.`);
  }

  setTitleBarOverlay(_overlay: object): void {
    this.#check();
    if (!this.#options.titleBarOverlay) throw new TypeError("Titlebar overlay is not enabled");
  }

  close(): void {
    this.#check();
    const event = createEvent();
    this.emit("close", event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (!this.#state.destroyed) this.#contents.close();
  }

  #turn(change: Partial<State>, event: string): void {
    this.#check();
    Object.assign(this.#state, change);
    this.emit(event, createEvent());
  }

  #close(): void {
    if (this.#state.destroyed) return;
    this.#state.destroyed = true;
    windows.delete(this.#self);
    this.emit("closed", createEvent());
    ownApp.windowClosed(this.#self);
  }

  #check(): void {
    if (this.#state.destroyed) throw new TypeError("Object has been destroyed");
  }
}

let lastId = 0;
const windows = new Set<Window>();

export { Window as BrowserWindow };
