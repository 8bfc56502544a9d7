import { EventEmitter } from "node:events";
import { afterEach, describe, expect, test, vi } from "vitest";
import { limits } from "../../shared/limits.ts";
import { type App, runApp } from "./app.ts";

class StandInApp extends EventEmitter implements App {
  readonly quits: boolean[] = [];
  readonly exit = vi.fn();
  readonly #first: boolean;

  constructor(first: boolean) {
    super();
    this.#first = first;
  }

  requestSingleInstanceLock() {
    return this.#first;
  }
  async whenReady() {}
  /** As Electron does: asks first, and notes whether the program really ends. */
  quit() {
    let prevented = false;
    this.emit("before-quit", {
      preventDefault: () => {
        prevented = true;
      },
    });
    this.quits.push(!prevented);
  }
}

function setUp({
  first = true,
  platform = "linux" as NodeJS.Platform,
  prepare = async () => {},
  leave = async () => {},
} = {}) {
  const app = new StandInApp(first);
  const present = vi.fn();
  const prepareSpy = vi.fn(prepare);
  const leaveSpy = vi.fn(leave);
  runApp({ app, platform, prepare: prepareSpy, present, leave: leaveSpy });
  return { app, present, prepare: prepareSpy, leave: leaveSpy };
}

const started = (present: ReturnType<typeof vi.fn>) => expect.poll(() => present).toHaveBeenCalled();

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("starting", () => {
  test("prepares first, then opens the window", async () => {
    let prepared = () => {};
    const { present } = setUp({
      prepare: () =>
        new Promise((resolve) => {
          prepared = resolve;
        }),
    });
    await new Promise((resolve) => setTimeout(resolve));
    expect(present).not.toHaveBeenCalled();
    prepared();
    await started(present);
  });

  test("a second start does nothing but end, and the first one's window comes to the front", async () => {
    const second = setUp({ first: false });
    expect(second.app.quits).toEqual([true]);
    await new Promise((resolve) => setTimeout(resolve));
    expect(second.prepare).not.toHaveBeenCalled();
    const { app, present } = setUp();
    await started(present);
    app.emit("second-instance");
    expect(present).toHaveBeenCalledTimes(2);
  });

  test("a second start before the first is ready opens no window too early", () => {
    const { app, present } = setUp();
    app.emit("second-instance");
    app.emit("activate");
    expect(present).not.toHaveBeenCalled();
  });

  test("says why it could not start", async () => {
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const { app, present } = setUp({ prepare: () => Promise.reject(new Error("no display")) });
    await expect.poll(() => app.exit).toHaveBeenCalledWith(1);
    expect(write).toHaveBeenCalledWith("Castscope could not start: no display.\n");
    expect(present).not.toHaveBeenCalled();
  });
});

describe("without a window", () => {
  test.each(["linux", "win32"] as const)("%s ends", async (platform) => {
    const { app, present } = setUp({ platform });
    await started(present);
    app.emit("window-all-closed");
    await expect.poll(() => app.quits).toEqual([false, true]);
  });

  test("macOS goes on, and a click on the icon opens the window again", async () => {
    const { app, present } = setUp({ platform: "darwin" });
    await started(present);
    app.emit("window-all-closed");
    expect(app.quits).toEqual([]);
    app.emit("activate");
    expect(present).toHaveBeenCalledTimes(2);
  });
});

describe("ending", () => {
  test("waits until the groups are left, however often it is asked", async () => {
    let left = () => {};
    const { app, leave } = setUp({
      leave: () =>
        new Promise((resolve) => {
          left = resolve;
        }),
    });
    app.quit();
    app.quit();
    expect(app.quits).toEqual([false, false]);
    left();
    await expect.poll(() => app.quits).toEqual([false, false, true]);
    expect(leave).toHaveBeenCalledOnce();
  });

  test("ends all the same when leaving fails", async () => {
    const { app } = setUp({ leave: () => Promise.reject(new Error("disk full")) });
    app.quit();
    await expect.poll(() => app.quits).toEqual([false, true]);
  });

  test("ends after a limit when leaving hangs", async () => {
    vi.useFakeTimers();
    const { app } = setUp({ leave: () => new Promise(() => {}) });
    app.quit();
    await vi.advanceTimersByTimeAsync(limits.leaveMs - 1);
    expect(app.quits).toEqual([false]);
    await vi.advanceTimersByTimeAsync(1);
    expect(app.quits).toEqual([false, true]);
  });
});
