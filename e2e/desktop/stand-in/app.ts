import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { chromium } from "./chromium.ts";
import { createEvent } from "./event.ts";
import { lockInstance } from "./single-instance.ts";
import { strict } from "./strict.ts";

/** A window, as far as the program's end needs it. */
interface Closable {
  close(): void;
  destroy(): void;
}

/** The folder that was given on the command line, with the program's package.json. */
const folder = process.argv[1] ?? ".";
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const name: string = manifest.productName ?? manifest.name;
const appData = process.env.XDG_CONFIG_HOME ?? join(homedir(), ".config");
const paths: Record<string, string> = {
  appData,
  userData: join(appData, name),
  documents: join(appData, "Documents"),
  exe: process.execPath,
};

/** Electron's `app`: the order of its events, from the start to the end. */
class App extends EventEmitter {
  readonly isPackaged = false;
  readonly name = name;
  readonly windows = new Set<Closable>();
  readonly commandLine = strict("app.commandLine", { getSwitchValue, hasSwitch });
  #state: "starting" | "ready" | "quitting" | "ended" = "starting";
  #code = 0;
  #begin = (): void => {};
  readonly #ready = new Promise<void>((resolve, reject) => {
    this.#begin = () => this.#start().then(resolve, reject);
  });

  /**
   * To be called when the program's own first turn is over, in which it registers what must come early and ends where
   * another holds the lock: on a busy computer Chromium may be there before all of the program is read.
   */
  begin(): void {
    if (this.#state === "starting") this.#begin();
  }

  async #start(): Promise<void> {
    await chromium(this.getPath("userData"));
    this.#state = "ready";
    this.emit("ready");
  }

  isReady(): boolean {
    return this.#state !== "starting";
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  /** For what Electron refuses before or after it is ready. */
  mustBe(ready: boolean, what: string): void {
    if (this.isReady() !== ready) throw new Error(`${what} ${ready ? "before" : "after"} the app was ready.`);
  }

  enableSandbox(): void {
    this.mustBe(false, "app.enableSandbox()");
  }

  requestSingleInstanceLock(): boolean {
    return lockInstance(this.getPath("userData"), () => this.emit("second-instance", createEvent()));
  }

  getPath(of: string): string {
    const path = paths[of];
    if (path === undefined) throw new Error(`Failed to get '${of}' path`);
    return path;
  }

  getAppPath(): string {
    return folder;
  }

  getVersion(): string {
    return manifest.version;
  }

  relaunch(): void {
    throw new Error("A test that restarts the program must put its own relaunch in place.");
  }

  quit(): void {
    if (this.#state === "quitting" || this.#state === "ended") return;
    const event = createEvent();
    this.emit("before-quit", event);
    if (event.defaultPrevented) return;
    this.#state = "quitting";
    if (this.windows.size === 0) this.#end();
    for (const window of [...this.windows]) window.close();
  }

  exit(code = 0): void {
    this.#code = code;
    this.#state = "quitting";
    if (this.windows.size === 0) this.#end();
    for (const window of [...this.windows]) window.destroy();
  }

  /** To be called when a window has gone. */
  windowClosed(window: Closable): void {
    this.windows.delete(window);
    if (this.windows.size > 0) return;
    if (this.#state === "quitting") this.#end();
    else if (!this.emit("window-all-closed")) this.quit();
  }

  #end(): void {
    if (this.#state === "ended") return;
    this.#state = "ended";
    this.emit("will-quit", createEvent());
    this.emit("quit", createEvent(), this.#code);
    process.exit(this.#code);
  }
}

function hasSwitch(of: string): boolean {
  return process.argv.some((argument) => argument === `--${of}` || argument.startsWith(`--${of}=`));
}

function getSwitchValue(of: string): string {
  const prefix = `--${of}=`;
  return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? "";
}

/** With what only the stand-in's own parts call. */
export const ownApp = new App();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => ownApp.quit());

export const app = strict("app", ownApp);
