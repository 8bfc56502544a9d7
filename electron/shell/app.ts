import { limits } from "../../shared/limits.ts";
/** What is needed of Electron's `app`. */
export interface App {
  requestSingleInstanceLock(): boolean;
  whenReady(): Promise<unknown>;
  quit(): void;
  exit(code: number): void;
  on(event: "second-instance" | "window-all-closed" | "activate", listener: () => void): unknown;
  on(event: "before-quit", listener: (event: { preventDefault(): void }) => void): unknown;
}

export interface AppOptions {
  readonly app: App;
  readonly platform: NodeJS.Platform;
  /** Everything that must stand before the first window. */
  readonly prepare: () => Promise<void>;
  /** Opens the window, or brings the open one to the front. */
  readonly present: () => void;
  /** Leaves every group and writes what is to be remembered. Ends by itself, also when something hangs. */
  readonly leave: () => Promise<void>;
}

/** The life of the desktop program, from its start to its end. */
export function runApp({ app, platform, prepare, present, leave }: AppOptions): void {
  // A second start brings the first one's window to the front and ends.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }

  let ready = false;
  const presentWhenReady = () => {
    if (ready) present();
  };
  app.on("second-instance", presentWhenReady);
  // On macOS a program lives on without a window; the monitor goes on counting.
  app.on("activate", presentWhenReady);
  app.on("window-all-closed", () => {
    if (platform !== "darwin") app.quit();
  });

  let state: "running" | "leaving" | "left" = "running";
  app.on("before-quit", (event) => {
    if (state === "left") return;
    event.preventDefault();
    if (state === "leaving") return;
    state = "leaving";
    void atMost(limits.leaveMs, leave()).then(() => {
      state = "left";
      app.quit();
    });
  });

  app
    .whenReady()
    .then(prepare)
    .then(() => {
      ready = true;
      present();
    })
    .catch((error: unknown) => {
      process.stderr.write(`Castscope could not start: ${error instanceof Error ? error.message : error}.\n`);
      app.exit(1);
    });
}

/** Resolves with the task, however it ends, or after `ms`. */
async function atMost(ms: number, task: Promise<void>): Promise<void> {
  let limit: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    limit = setTimeout(resolve, ms);
  });
  await Promise.race([task.catch(() => {}), late]);
  clearTimeout(limit);
}
