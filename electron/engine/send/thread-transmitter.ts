import { Worker } from "node:worker_threads";
import { ProblemError, problem } from "../../../shared/problem.ts";
import { closeLeft, descriptorTable } from "../net/native/descriptors.ts";
import {
  noProgress,
  type Plan,
  type Progress,
  type Running,
  type SendEnd,
  type Transmitter,
} from "./transmitter.ts";
import {
  type FromSendThread,
  heardError,
  type SendThreadData,
  type ToSendThread,
} from "./worker/messages.ts";

/** What the host needs of a `Worker`. */
export interface SendWorker {
  postMessage(message: ToSendThread): void;
  on(event: "message", listener: (message: FromSendThread) => void): unknown;
  on(event: "error", listener: (error: unknown) => void): unknown;
  on(event: "exit", listener: () => void): unknown;
  terminate(): Promise<unknown>;
}

export interface ThreadTransmitterOptions {
  /** The bundled script of the thread. */
  readonly script: URL | string;
  /** Sends where the thread does not start. */
  readonly otherwise: Transmitter;
  readonly createWorker?: (script: URL | string, data: SendThreadData) => SendWorker;
}

/** Has all sends made by one thread of their own, started with the first of them. */
export class ThreadTransmitter implements Transmitter {
  readonly #options: ThreadTransmitterOptions;
  #thread: Promise<SendThread | null> | null = null;

  constructor(options: ThreadTransmitterOptions) {
    this.#options = options;
  }

  async start(plan: Plan, ended: (how: SendEnd) => void): Promise<Running> {
    this.#thread ??= this.#startThread();
    const thread = await this.#thread;
    return thread === null ? this.#options.otherwise.start(plan, ended) : thread.start(plan, ended);
  }

  /** Null when it ended before it was ready. */
  async #startThread(): Promise<SendThread | null> {
    const { script, createWorker = createNodeWorker } = this.#options;
    const posted = new Int32Array(new SharedArrayBuffer(4));
    const descriptors = descriptorTable();
    try {
      const thread = new SendThread(createWorker(script, { posted, descriptors }), posted, () => {
        this.#thread = null;
        if (descriptors !== null) closeLeft(descriptors, "sender");
      });
      return (await thread.ready) ? thread : null;
    } catch {
      return null;
    }
  }

  async close(): Promise<void> {
    const thread = await this.#thread;
    this.#thread = null;
    await thread?.close();
  }
}

/** A send in the thread, as far as the thread has told. */
interface Remote {
  progress: Progress;
  started(sourceAddress: string | null, sourcePort: number): void;
  refused(error: Error): void;
  ended(how: SendEnd | null): void;
}

class SendThread {
  /** False when it ended before. */
  readonly ready: Promise<boolean>;
  readonly #worker: SendWorker;
  readonly #posted: Int32Array;
  readonly #remotes = new Map<number, Remote>();
  #nextId = 1;

  /** @param lost called when it ended, so that the next send gets another */
  constructor(worker: SendWorker, posted: Int32Array, lost: () => void) {
    this.#worker = worker;
    this.#posted = posted;
    this.ready = new Promise((resolve) => {
      worker.on("message", (message) => (message.kind === "ready" ? resolve(true) : this.#hear(message)));
      // The exit follows.
      worker.on("error", () => {});
      worker.on("exit", () => {
        lost();
        this.#failAll();
        resolve(false);
      });
    });
  }

  start(plan: Plan, ended: (how: SendEnd) => void): Promise<Running> {
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      let over = () => {};
      const isOver = new Promise<void>((done) => {
        over = done;
      });
      const remote: Remote = {
        progress: noProgress,
        started: (sourceAddress, sourcePort) =>
          resolve({
            ...{ sourceAddress, sourcePort },
            progress: () => remote.progress,
            stop: () => {
              if (this.#remotes.has(id)) this.#post({ kind: "stop", id });
              return isOver;
            },
          }),
        refused: (error) => {
          reject(error);
          over();
        },
        ended: (how) => {
          over();
          if (how !== null) ended(how);
        },
      };
      this.#remotes.set(id, remote);
      this.#post({ kind: "start", id, plan });
    });
  }

  #post(message: ToSendThread): void {
    this.#worker.postMessage(message);
    Atomics.add(this.#posted, 0, 1);
    Atomics.notify(this.#posted, 0);
  }

  #hear(message: Exclude<FromSendThread, { kind: "ready" }>): void {
    const remote = this.#remotes.get(message.id);
    if (!remote) return;
    if (message.kind === "started") {
      remote.started(message.sourceAddress, message.sourcePort);
    } else if (message.kind === "refused") {
      this.#remotes.delete(message.id);
      remote.refused(heardError(message.error));
    } else {
      const { refusal, ...rest } = message.progress;
      const known = remote.progress.refusal;
      // The same error as long as the same is told.
      const same = known !== null && known.message === refusal?.message;
      remote.progress = { ...rest, refusal: same ? known : refusal && heardError(refusal) };
      if (message.kind === "progress") return;
      this.#remotes.delete(message.id);
      remote.ended(message.how);
    }
  }

  #failAll(): void {
    const error = new ProblemError(problem("send-thread-ended"));
    for (const [id, remote] of this.#remotes) {
      this.#remotes.delete(id);
      remote.progress = { ...remote.progress, refusal: error };
      remote.refused(error);
      remote.ended("failed");
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

function createNodeWorker(script: URL | string, workerData: SendThreadData): SendWorker {
  return new Worker(script, { name: "castscope-sender", workerData });
}
