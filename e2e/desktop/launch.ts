import type { ChildProcess } from "node:child_process";
import diagnostics from "node:diagnostics_channel";
import { _electron, type ElectronApplication } from "@playwright/test";
import { electronProgram } from "../../build/electron-program.mjs";
import { projectRoot } from "../../build/setup.mjs";
import { findBrowser } from "../../build/tools.mjs";
import { standIn } from "./bundle.ts";
import { makeHome, removeHome } from "./home.ts";

/** What runs the desktop program here: Electron's binary, or what stands in for it and why. */
export interface Runner {
  readonly path: string;
  /** Null with Electron's own. */
  readonly standInFor: string | null;
}

/** Letters of what a program said that could not be reached. */
const mostSaid = 4_000;

let found: Promise<Runner | { readonly reason: string }> | null = null;

/** Electron's binary where it is or can be fetched, else the stand-in, else why there is neither. */
export function findRunner(): Promise<Runner | { readonly reason: string }> {
  found ??= find();
  return found;
}

async function find(): Promise<Runner | { readonly reason: string }> {
  const electron = await electronProgram();
  if ("path" in electron) return { path: electron.path, standInFor: null };
  if (process.env.CASTSCOPE_ELECTRON === "required") throw new Error(electron.reason);
  if (process.platform === "win32") {
    return { reason: `${electron.reason}, and what stands in for Electron runs on Linux and macOS` };
  }
  const browser = await findBrowser();
  if (browser === null) return { reason: `${electron.reason}, and there is no Chromium to stand in for it` };
  process.env.CASTSCOPE_CHROMIUM = browser;
  return { path: await standIn(), standInFor: electron.reason };
}

/** The built program, running. */
export interface Desktop {
  readonly program: ElectronApplication;
  readonly process: ChildProcess;
  readonly runner: Runner;
  /** The environment it was started with, for a second one beside it. */
  readonly env: Readonly<Record<string, string>>;
  /** Its exit code and signal, once it has ended. */
  readonly exited: Promise<readonly [number | null, NodeJS.Signals | null]>;
  /** Ends it where it still runs. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** A folder for what the program remembers, kept by the caller; a fresh one without it. */
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export async function launchDesktop(runner: Runner, options: LaunchOptions = {}): Promise<Desktop> {
  const home = options.home ?? makeHome();
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  // Settings of its own, and so no other Castscope that holds the single instance.
  const env = {
    ...Object.fromEntries(inherited),
    ...{ XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, APPDATA: home, LOCALAPPDATA: home },
    ...options.env,
  };
  const started = watchStart(runner.path);
  const program = await _electron
    .launch({
      executablePath: runner.path,
      args: [projectRoot],
      // As the program runs for people; and with the theme that it chose.
      chromiumSandbox: true,
      colorScheme: null,
      env,
    })
    .catch((error: unknown) => {
      throw new Error(`${started.told()}\n${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    })
    .finally(started.end);
  // Asked now: Playwright does not give it any more once the program has ended.
  const child = program.process();
  const exited = new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve) =>
    child.on("exit", (code, signal) => resolve([code, signal])),
  );
  return {
    program,
    process: child,
    runner,
    env,
    exited,
    async close() {
      if (child.exitCode === null && child.signalCode === null) await program.close();
      await exited;
      if (options.home === undefined) await removeHome(home);
    },
  };
}

/**
 * Hears what a program that is about to be started says on standard error, and how it ends: Playwright, which starts
 * it, tells neither when it could not reach it.
 */
function watchStart(path: string): { readonly told: () => string; readonly end: () => void } {
  let said = "";
  let child: ChildProcess | null = null;
  // It is told of before it is started.
  const hear = (message: unknown): void =>
    process.nextTick(() => {
      const { process: made } = message as { readonly process: ChildProcess };
      if (made.spawnfile !== path) return;
      child = made;
      made.stderr?.on("data", (text) => {
        said = `${said}${text}`.slice(-mostSaid);
      });
    });
  diagnostics.subscribe("child_process", hear);
  return {
    end: () => void diagnostics.unsubscribe("child_process", hear),
    told() {
      if (child === null) return "The program was not started.";
      const { exitCode, signalCode } = child;
      const ended =
        exitCode === null && signalCode === null ? "runs" : `ended with ${signalCode ?? `code ${exitCode}`}`;
      return `The program ${ended}, and it said: ${said || "nothing"}`;
    },
  };
}
