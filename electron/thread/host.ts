import { Worker } from "node:worker_threads";
import { Watched } from "../../shared/emitter.ts";
import { EventHub } from "../../shared/event-hub.ts";
import { limits } from "../../shared/limits.ts";
import { PendingCalls } from "../../shared/pending-calls.ts";
import { type Problem, problem } from "../../shared/problem.ts";
import { reasonText } from "../../shared/text/sentences.ts";
import type { Connection, Transport } from "../../shared/transport.ts";
import { closeLeft, createDescriptorTable } from "../engine/net/native/descriptors.ts";
import { type LagMeter, watchLag } from "../engine/time/lag.ts";
import type { FromMonitor, MonitorThreadData, ToMonitor } from "./messages.ts";

/** The monitor in its own thread, reached as any other transport reaches it. */
export interface MonitorThread extends Transport {
  /**
   * Leaves every group and ends the thread. Resolves when it is over: at the latest after
   * `limits.monitorCloseMs`, when a monitor that hangs is ended from outside.
   */
  stop(): Promise<void>;
  /** Why the thread ended without being asked to; null while it runs or when it was stopped. */
  failure(): string | null;
}

/** What the host needs of a `Worker`. */
export interface MonitorWorker {
  postMessage(message: ToMonitor): void;
  on(event: "message", listener: (message: FromMonitor) => void): unknown;
  on(event: "error", listener: (error: unknown) => void): unknown;
  on(event: "exit", listener: (code: number) => void): unknown;
  terminate(): Promise<unknown>;
}

export interface MonitorThreadOptions extends Omit<MonitorThreadData, "descriptors"> {
  /** The bundled `worker.js` beside the door's own bundle. */
  readonly script: URL | string;
  readonly createWorker?: (script: URL | string, data: MonitorThreadData) => MonitorWorker;
  /** Measures the thread that this is called in. */
  readonly lag?: LagMeter;
}

export function startMonitorThread({
  script,
  about,
  memoryBytes = null,
  historyFile = null,
  watchingFile = null,
  workspace = null,
  allowCommands = false,
  recordings = { folder: null, anywhere: false },
  recording,
  createWorker = createNodeWorker,
  lag = recording === undefined ? watchLag() : noLag,
}: MonitorThreadOptions): MonitorThread {
  const calls = new PendingCalls();
  const events = new EventHub();
  const connection = new Watched<Connection>("connecting");
  const descriptors = createDescriptorTable();
  const worker = createWorker(script, {
    ...{ about, memoryBytes, historyFile, watchingFile, workspace },
    ...{ allowCommands, recordings, descriptors },
    ...(recording && { recording }),
  });
  let failure: string | null = null;
  let ended = false;
  let stopping: Promise<void> | null = null;

  // Told by the monitor with its own, so that a window knows which of the two was busy.
  const lagTimer = setInterval(
    () => worker.postMessage({ kind: "door-lag", ms: lag.take() }),
    limits.doorLagMs,
  );
  lagTimer.unref();

  const exited = new Promise<void>((resolve) => {
    worker.on("exit", (code) => {
      ended = true;
      clearInterval(lagTimer);
      lag.close();
      // Of the thread's own threads, too: Node ends them first. Whoever hears "lost" finds every group left.
      closeLeft(descriptors);
      if (stopping === null) failure ??= reasonText({ name: "thread-ended", values: { code } });
      calls.settleAll(gone(failure));
      connection.set("lost");
      resolve();
    });
  });
  // The exit follows; the reason is known only here.
  worker.on("error", (error) => {
    failure ??= error instanceof Error ? error.message : String(error);
  });
  worker.on("message", (message) => {
    if (message.kind === "ready") connection.set("open");
    else if (message.kind === "answer") calls.settle(message.id, message.answer);
    else events.emit(message.event, message.payload);
  });

  const stop = () => {
    stopping ??= ended ? Promise.resolve() : endWorker(worker, exited);
    return stopping;
  };

  return {
    async request(method, args) {
      if (ended || stopping !== null) return { ok: false, problem: gone(failure) };
      const { id, answer } = calls.open(method);
      try {
        worker.postMessage({ kind: "request", id, method, args });
      } catch {
        // Not what any window of ours sends: a value that cannot cross threads, or nested without end.
        const refused = problem("argument-not-passable", { method });
        calls.settle(id, { ok: false, problem: refused });
      }
      return answer;
    },
    subscribe: (event, listener) => events.subscribe(event, listener),
    watchConnection: (listener) => connection.watch(listener),
    close: () => void stop(),
    stop,
    failure: () => failure,
  };
}

/** A recording waits for nothing, so its windows need not know for how long the door was busy. */
const noLag: LagMeter = { take: () => 0, close: () => {} };

async function endWorker(worker: MonitorWorker, exited: Promise<void>): Promise<void> {
  worker.postMessage({ kind: "close" });
  const limit = setTimeout(() => void worker.terminate(), limits.monitorCloseMs);
  await exited;
  clearTimeout(limit);
}

function gone(failure: string | null): Problem {
  return failure === null ? problem("monitor-closing") : problem("monitor-stopped", { reason: failure });
}

function createNodeWorker(script: URL | string, workerData: MonitorThreadData): MonitorWorker {
  return new Worker(script, { name: "castscope-monitor", workerData });
}
