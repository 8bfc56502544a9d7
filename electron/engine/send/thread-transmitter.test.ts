import { expect, test } from "vitest";
import { settle } from "../time/testing.ts";
import { ThreadTransmitter } from "./thread-transmitter.ts";
import { noProgress, type Plan, type Running, type SendPlan, type Transmitter } from "./transmitter.ts";
import type { FromSendThread, ToSendThread } from "./worker/messages.ts";

const plan: SendPlan = {
  socket: {
    family: 4,
    multicast: true,
    interface: null,
    source: null,
    sourcePort: null,
    ttl: 5,
    loopback: true,
  },
  address: "239.1.2.3",
  port: 5000,
  content: { kind: "bytes", payload: new Uint8Array(10) },
  count: 3,
  rate: 100,
  burst: 1,
};

const told = { sent: 3, failed: 0, answered: 0, reached: 100, late: 0.1, missed: 0, refusal: null };

class StandInWorker {
  readonly posted: ToSendThread[] = [];
  readonly count: Int32Array;
  terminated = 0;
  readonly #listeners = new Map<string, (value: never) => void>();

  constructor(count: Int32Array) {
    this.count = count;
  }

  postMessage(message: ToSendThread): void {
    this.posted.push(message);
  }

  on(event: string, listener: (value: never) => void): void {
    this.#listeners.set(event, listener);
  }

  emit(event: "message" | "error" | "exit", value?: FromSendThread | Error): void {
    this.#listeners.get(event)?.(value as never);
  }

  tell(...messages: FromSendThread[]): void {
    for (const message of messages) this.emit("message", message);
  }

  async terminate(): Promise<void> {
    this.terminated += 1;
    this.emit("exit");
  }
}

function standIn() {
  const workers: StandInWorker[] = [];
  const elsewhere: Plan[] = [];
  const running: Running = {
    sourceAddress: null,
    sourcePort: 1,
    progress: () => noProgress,
    stop: async () => {},
  };
  const otherwise: Transmitter = {
    start: async (one) => {
      elsewhere.push(one);
      return running;
    },
    close: async () => {},
  };
  const transmitter = new ThreadTransmitter({
    script: "sender.js",
    otherwise,
    createWorker: (_script, { posted }) => {
      const worker = new StandInWorker(posted);
      workers.push(worker);
      return worker as never;
    },
  });
  const ends: string[] = [];
  const start = (more: Partial<SendPlan> = {}) =>
    transmitter.start({ ...plan, ...more }, (how) => ends.push(how));
  return { transmitter, workers, elsewhere, running, ends, start };
}

/** Starts a send in a thread that is ready. */
async function started() {
  const one = standIn();
  const starting = one.start();
  await settle();
  const [worker] = one.workers;
  if (!worker) throw new Error("no worker");
  worker.tell({ kind: "ready" });
  await settle();
  worker.tell({ kind: "started", id: 1, sourceAddress: "10.0.0.7", sourcePort: 40_000 });
  return { ...one, worker, send: await starting };
}

test("a send is posted with its own address, and wakes a thread that waits", async () => {
  const { worker, send } = await started();
  expect(worker.posted).toEqual([{ kind: "start", id: 1, plan }]);
  expect(Atomics.load(worker.count, 0)).toBe(1);
  expect([send.sourceAddress, send.sourcePort]).toEqual(["10.0.0.7", 40_000]);
});

test("tells what the thread told, and that it ended", async () => {
  const { worker, send, ends } = await started();
  expect(send.progress()).toEqual(noProgress);
  worker.tell({ kind: "progress", id: 1, progress: { ...told, sent: 2 } });
  expect(send.progress().sent).toBe(2);
  worker.tell({ kind: "ended", id: 1, how: "done", progress: told });
  expect(send.progress()).toEqual(told);
  expect(ends).toEqual(["done"]);
  await send.stop();
  expect(worker.posted).toHaveLength(1);
});

test("a stop resolves when the thread has told the last count", async () => {
  const { worker, send, ends } = await started();
  let stopped = false;
  const stopping = send.stop().then(() => {
    stopped = true;
  });
  await settle();
  expect(worker.posted.at(-1)).toEqual({ kind: "stop", id: 1 });
  expect(stopped).toBe(false);
  worker.tell({ kind: "ended", id: 1, how: null, progress: told });
  await stopping;
  expect(send.progress().sent).toBe(3);
  expect(ends).toEqual([]);
});

test("all sends share one thread", async () => {
  const { worker, workers, start } = await started();
  void start();
  await settle();
  expect(workers).toHaveLength(1);
  expect(worker.posted.map(({ id }) => id)).toEqual([1, 2]);
});

test("a refusal to open keeps the system's code", async () => {
  const { worker, start } = await started();
  const refused = start();
  await settle();
  worker.tell({
    kind: "refused",
    id: 2,
    error: { message: "bind EADDRINUSE", code: "EADDRINUSE", answer: null },
  });
  await expect(refused).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("a refused datagram's error stays the same object while the same is told", async () => {
  const { worker, send } = await started();
  const refusal = { message: "send EPERM", code: "EPERM", answer: null };
  worker.tell({ kind: "progress", id: 1, progress: { ...told, refusal } });
  const first = send.progress().refusal;
  expect(first).toMatchObject({ code: "EPERM" });
  worker.tell({ kind: "progress", id: 1, progress: { ...told, refusal: { ...refusal } } });
  expect(send.progress().refusal).toBe(first);
});

test("a thread that does not start leaves the sends to the other way", async () => {
  const { workers, elsewhere, start, running } = standIn();
  const starting = start();
  await settle();
  workers[0]?.emit("error", new Error("Cannot find module"));
  workers[0]?.emit("exit");
  expect(await starting).toBe(running);
  expect(elsewhere).toHaveLength(1);
});

test("a thread that ends fails its sends, and the next send gets another", async () => {
  const { worker, workers, send, ends, start } = await started();
  worker.emit("exit");
  expect(ends).toEqual(["failed"]);
  expect(send.progress().refusal?.message).toMatch(/ended unexpectedly/);
  await send.stop();
  void start();
  await settle();
  expect(workers).toHaveLength(2);
});

test("closing ends the thread; without one there is nothing to end", async () => {
  await standIn().transmitter.close();
  const { worker, transmitter } = await started();
  await transmitter.close();
  expect(worker.terminated).toBe(1);
});
