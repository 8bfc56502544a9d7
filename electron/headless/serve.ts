import { fileURLToPath } from "node:url";
import { problemOf } from "../../shared/problem.ts";
import { problemText } from "../../shared/text/sentences.ts";
import { type MonitorThread, startMonitorThread } from "../thread/host.ts";
import { openHeadlessDoor } from "./server/door.ts";
import { processSurroundings, type Surroundings } from "./surroundings.ts";

export interface ServeOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  /** Bytes for kept packets and known sources; null takes the usual. */
  readonly memoryBytes: number | null;
  readonly version: string;
  /** The folder of the running bundle: the thread's script lies in it and the page's beside it. */
  readonly scriptDirectory: URL;
}

/**
 * Opens the headless door and keeps it open until SIGINT or SIGTERM; then leaves every group. Prints
 * one line on standard output, when the window can be opened.
 * Returns the exit code: 0, or 1 when the port could not be had or the monitor failed.
 */
export async function serve(
  { port, memoryBytes, version, scriptDirectory }: ServeOptions,
  surroundings: Surroundings = processSurroundings(),
): Promise<number> {
  const stopped = surroundings.stopped();
  const monitor = startMonitorThread({
    script: new URL("worker.js", scriptDirectory),
    about: { version, door: "headless" },
    memoryBytes,
  });
  const files = fileURLToPath(new URL("../renderer/", scriptDirectory));
  try {
    if (!(await isReady(monitor))) return report(surroundings, monitor);
    const onNewAddress = (url: string) =>
      surroundings.err(`That address was used before. For one more browser: ${url}\n`);
    const door = await openHeadlessDoor({ port, transport: monitor, files, onNewAddress });
    surroundings.out(`Castscope is open at ${door.url}\n`);
    await Promise.race([stopped, isLost(monitor)]);
    await door.close();
    if (door.dropped > 0)
      surroundings.err(`${door.dropped} updates were dropped for windows that read too slowly.\n`);
    return report(surroundings, monitor);
  } catch (error) {
    surroundings.err(`${problemText(problemOf(error))}\n`);
    return 1;
  } finally {
    await monitor.stop();
    surroundings.release();
  }
}

function report(surroundings: Surroundings, monitor: MonitorThread): number {
  const failure = monitor.failure();
  if (failure === null) return 0;
  surroundings.err(`Castscope’s monitor stopped unexpectedly: ${failure}.\n`);
  return 1;
}

function isReady(monitor: MonitorThread): Promise<boolean> {
  return new Promise((resolve) => {
    monitor.watchConnection((connection) => {
      if (connection !== "connecting") resolve(connection === "open");
    });
  });
}

function isLost(monitor: MonitorThread): Promise<void> {
  return new Promise((resolve) => {
    monitor.watchConnection((connection) => {
      if (connection === "lost") resolve();
    });
  });
}
