import { fileURLToPath } from "node:url";
import { problemOf } from "../../shared/problem.ts";
import { problemText, workspaceNoteText } from "../../shared/text/sentences.ts";
import type { WorkspacePlaces } from "../engine/workspace/workspace.ts";
import { RecordingFolder } from "../thread/files/folder.ts";
import { KnownRecordings } from "../thread/files/known-recordings.ts";
import { type MonitorThread, startMonitorThread } from "../thread/host.ts";
import { withRecordings } from "../thread/sessions.ts";
import type { Ending, Terminal } from "./cli/terminal.ts";
import { pushMetrics } from "./metrics/push.ts";
import { headlessFiles } from "./recordings/files.ts";
import { Uploads } from "./recordings/uploads.ts";
import { openHeadlessDoor } from "./server/door.ts";
import { readToken, TokenFileError } from "./server/token-file.ts";

export interface ServeOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  /** Bytes for kept packets and known sources; null takes the usual. */
  readonly memoryBytes: number | null;
  /** Where the history is kept; null keeps none. */
  readonly historyFile: string | null;
  /** Where thresholds, and who is told, are kept; null keeps them for this run. */
  readonly watchingFile: string | null;
  /** Where what people set up is kept; null begins with nothing and keeps nothing. */
  readonly workspace: WorkspacePlaces | null;
  /** Whether the window may have commands run. */
  readonly allowCommands: boolean;
  /** The folder for recordings: null records nothing, and opens only what browsers bring. */
  readonly recordings: string | null;
  /** Where it is kept what is known of recordings; without it for this run. */
  readonly knownFile?: string;
  /** The file with the token for `/metrics`; null leaves it away. */
  readonly metricsFile: string | null;
  /** The collector that metrics are sent to; null sends none. */
  readonly push: { readonly url: string; readonly everyMs: number } | null;
  readonly version: string;
  /** The folder of the running bundle: the thread's script lies in it and the page's beside it. */
  readonly scriptDirectory: URL;
}

/** What the headless door needs of its terminal. */
export type ServeTerminal = Pick<Terminal, "out" | "err" | "closed" | "end" | "release">;

/**
 * Opens the headless door and keeps it open until SIGHUP, SIGINT or SIGTERM; then leaves every group.
 * Prints one line on standard output, when the window can be opened.
 * Returns the exit code: 0, or 1 when the port could not be had, the address could not be written or
 * the monitor failed.
 */
export async function serve(
  { port, version, scriptDirectory, recordings, knownFile, metricsFile, push, ...options }: ServeOptions,
  terminal: ServeTerminal,
): Promise<number> {
  if (terminal.closed) {
    terminal.err(addressLost);
    return 1;
  }
  let metricsToken: string | null;
  try {
    metricsToken = metricsFile === null ? null : readToken(metricsFile);
  } catch (error) {
    if (!(error instanceof TokenFileError)) throw error;
    terminal.err(error.message);
    return 1;
  }
  const end = terminal.end();
  const script = new URL("worker.js", scriptDirectory);
  const about = { version, door: "headless" } as const;
  const uploads = new Uploads();
  const folder = recordings === null ? null : new RecordingFolder(recordings);
  const { memoryBytes } = options;
  const places = { folder: recordings, anywhere: false };
  const live = startMonitorThread({ ...{ script, about, ...options }, recordings: places });
  const monitor = withRecordings(live, {
    files: headlessFiles(folder, uploads, new KnownRecordings(knownFile ?? null)),
    start: (recording) => startMonitorThread({ script, about, memoryBytes, recording, recordings: places }),
  });
  const files = fileURLToPath(new URL("../renderer/", scriptDirectory));
  try {
    if (!(await isReady(monitor))) return report(terminal, monitor);
    const onNewAddress = (url: string) =>
      terminal.err(`That address was used before. For one more browser: ${url}`);
    const door = await openHeadlessDoor({
      ...{ port, transport: monitor, files, metricsToken, onNewAddress },
      upload: (body, name) => uploads.take(body, name),
    });
    terminal.out(`Castscope is open at ${door.url}\n`);
    const say = (sentence: string): void => terminal.err(sentence);
    const stopTelling = tellNotes(monitor, say);
    const endPush = push === null ? () => {} : pushMetrics({ ...push, transport: monitor, version, say });
    await Promise.race([whenAborted(end), isLost(monitor)]);
    endPush();
    stopTelling();
    await door.close();
    if (door.dropped > 0)
      terminal.err(`${door.dropped} updates were dropped for windows that read too slowly.`);
    return report(terminal, monitor) || codeOf(end, terminal);
  } catch (error) {
    terminal.err(problemText(problemOf(error)));
    return 1;
  } finally {
    await monitor.stop();
    uploads.close();
    terminal.release();
  }
}

/** Says each once: why something is not kept, or what became of a file. @returns what ends it */
function tellNotes(monitor: MonitorThread, say: (sentence: string) => void): () => void {
  const said = new Set<string>();
  return monitor.subscribe("delta", ({ workspace }) => {
    for (const sentence of workspace?.notes.map(workspaceNoteText) ?? []) {
      if (said.has(sentence)) continue;
      said.add(sentence);
      say(sentence);
    }
  });
}

const addressLost = "Nobody can read the address, because standard output is closed: Castscope ends.";

/** A door to which nobody got the address is of no use. */
function codeOf(end: Ending, terminal: ServeTerminal): number {
  if (!end.aborted || end.reason.kind === "signal") return 0;
  if (end.reason.kind === "unread") terminal.err(addressLost);
  return 1;
}

function whenAborted(end: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (end.aborted) resolve();
    else end.addEventListener("abort", () => resolve(), { once: true });
  });
}

function report(terminal: ServeTerminal, monitor: MonitorThread): number {
  const failure = monitor.failure();
  if (failure === null) return 0;
  terminal.err(`Castscope’s monitor stopped unexpectedly: ${failure}.`);
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
