import { EventEmitter } from "node:events";
import { afterEach, describe, expect, test, vi } from "vitest";
import { limits } from "../../shared/limits.ts";
import { problem } from "../../shared/problem.ts";
import { problemText } from "../../shared/text/sentences.ts";
import type { Connection } from "../../shared/transport.ts";
import { sampleDelta } from "../rpc/testing/samples.ts";
import { type MonitorWorker, startMonitorThread } from "./host.ts";
import type { FromMonitor, ToMonitor } from "./messages.ts";

const about = { version: "0.0.0-test", door: "headless" } as const;

class StandInWorker extends EventEmitter implements MonitorWorker {
  readonly received: ToMonitor[] = [];
  terminated = 0;

  postMessage(message: ToMonitor) {
    this.received.push(structuredClone(message));
  }

  async terminate() {
    this.terminated += 1;
    this.emit("exit", 1);
    return 1;
  }

  say(message: FromMonitor) {
    this.emit("message", message);
  }
}

function setUp() {
  const worker = new StandInWorker();
  const lag = { take: () => 7.5, close: vi.fn() };
  const thread = startMonitorThread({ script: "worker.js", about, createWorker: () => worker, lag });
  const connections: Connection[] = [];
  thread.watchConnection((connection) => connections.push(connection));
  return { worker, thread, connections, lag };
}

afterEach(() => {
  vi.useRealTimers();
});

describe("calls", () => {
  test("are posted with a number and answered by it", async () => {
    const { worker, thread } = setUp();
    const leave = thread.request("leave", { id: 7 });
    const retry = thread.request("retry", { id: 8 });
    expect(worker.received).toEqual([
      { kind: "request", id: 1, method: "leave", args: { id: 7 } },
      { kind: "request", id: 2, method: "retry", args: { id: 8 } },
    ]);
    worker.say({ kind: "answer", id: 2, answer: { ok: true, result: null } });
    expect(await retry).toEqual({ ok: true, result: null });
    worker.emit("exit", 1);
    expect(await leave).toMatchObject({ ok: false, problem: { code: "disconnected" } });
  });

  test("a value that cannot cross threads is refused and the next call goes through", async () => {
    const { worker, thread } = setUp();
    const foreign = { id: () => 7 } as unknown as { id: number };
    expect(await thread.request("leave", foreign)).toMatchObject({
      ok: false,
      problem: { code: "bad-request" },
    });
    void thread.request("leave", { id: 7 });
    expect(worker.received).toHaveLength(1);
  });
});

test("the monitor is told once a second for how long the door was busy, until it is gone", () => {
  vi.useFakeTimers();
  const { worker, lag } = setUp();
  vi.advanceTimersByTime(2_000);
  const told = { kind: "door-lag", ms: 7.5 };
  expect(worker.received).toEqual([told, told]);
  worker.emit("exit", 0);
  expect(lag.close).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(2_000);
  expect(worker.received).toHaveLength(2);
});

test("events reach their subscribers in order until they leave", () => {
  const { worker, thread } = setUp();
  const heard: number[] = [];
  const leave = thread.subscribe("delta", ({ sequence }) => heard.push(sequence));
  for (const sequence of [1, 2]) {
    worker.say({ kind: "event", event: "delta", payload: sampleDelta(sequence) });
  }
  leave();
  worker.say({ kind: "event", event: "delta", payload: sampleDelta(3) });
  expect(heard).toEqual([1, 2]);
});

describe("a worker that dies", () => {
  test("is told as lost, with the reason in every waiting and later call", async () => {
    const { worker, thread, connections } = setUp();
    worker.say({ kind: "ready" });
    const waiting = thread.request("snapshot", null);
    worker.emit("error", new Error("Out of memory"));
    worker.emit("exit", 1);
    const stopped = { ok: false, problem: problem("monitor-stopped", { reason: "Out of memory" }) } as const;
    expect(await waiting).toEqual(stopped);
    expect(await thread.request("snapshot", null)).toEqual(stopped);
    expect(problemText(stopped.problem)).toBe(
      "Castscope’s monitor stopped unexpectedly: Out of memory. Start Castscope again.",
    );
    expect(connections).toEqual(["connecting", "open", "lost"]);
    expect(thread.failure()).toBe("Out of memory");
    await thread.stop();
  });
});

describe("stopping", () => {
  test("asks the worker to close, waits for its end and takes no calls meanwhile", async () => {
    const { worker, thread, connections } = setUp();
    worker.say({ kind: "ready" });
    let stopped = false;
    const stop = thread.stop().then(() => {
      stopped = true;
    });
    expect(worker.received).toEqual([{ kind: "close" }]);
    expect(await thread.request("leave", { id: 7 })).toMatchObject({ problem: { code: "disconnected" } });
    expect(stopped).toBe(false);
    worker.emit("exit", 0);
    await stop;
    await thread.stop();
    expect(worker.received).toHaveLength(1);
    expect(worker.terminated).toBe(0);
    expect(thread.failure()).toBeNull();
    expect(connections).toEqual(["connecting", "open", "lost"]);
  });

  test("ends a worker that hangs", async () => {
    vi.useFakeTimers();
    const { worker, thread } = setUp();
    const stop = thread.stop();
    await vi.advanceTimersByTimeAsync(limits.monitorCloseMs - 1);
    expect(worker.terminated).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    await stop;
    expect(worker.terminated).toBe(1);
  });
});

describe("with a real worker", () => {
  const script = (body: string) =>
    new URL(
      `data:text/javascript,${encodeURIComponent(
        `import { parentPort, workerData } from "node:worker_threads";\n${body}`,
      )}`,
    );

  test("calls cross, bytes included, and stopping ends the thread", async () => {
    const thread = startMonitorThread({
      about,
      script: script(`
        parentPort.on("message", (message) => {
          if (message.kind === "close") process.exit(0);
          const result = { ...message.args, about: workerData.about };
          parentPort.postMessage({ kind: "answer", id: message.id, answer: { ok: true, result } });
        });
        parentPort.postMessage({ kind: "ready" });
      `),
    });
    const args = { id: 1, payload: Uint8Array.of(0, 255), none: null };
    expect(await thread.request("leave", args)).toEqual({ ok: true, result: { ...args, about } });
    await thread.stop();
    expect(thread.failure()).toBeNull();
  });

  test("one that throws while it starts is lost, with its message", async () => {
    const thread = startMonitorThread({ about, script: script(`throw new Error("no such engine");`) });
    expect(await thread.request("snapshot", null)).toMatchObject({
      ok: false,
      problem: { code: "disconnected" },
    });
    expect(thread.failure()).toBe("no such engine");
  });
});
