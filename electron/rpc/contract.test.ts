import { EventEmitter } from "node:events";
import { MessageChannel } from "node:worker_threads";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createIpcTransport } from "../../renderer/transport/ipc.ts";
import { createWebSocketTransport } from "../../renderer/transport/websocket.ts";
import type { Delta } from "../../shared/contract/telling.ts";
import { type Args, events, methodNames, methods } from "../../shared/contract.ts";
import { Emitter } from "../../shared/emitter.ts";
import { ProblemError, problemSchema } from "../../shared/problem.ts";
import { problemKinds } from "../../shared/statements/problems/problems.ts";
import { madeUpValues } from "../../shared/statements/testing/made-up-values.ts";
import { problemText } from "../../shared/text/sentences.ts";
import type { Connection, Transport } from "../../shared/transport.ts";
import { credentials, openSocket } from "../headless/server/testing/connect.ts";
import { openTestDoor } from "../headless/server/testing/open-door.ts";
import { registerIpc } from "../shell/ipc.ts";
import { createPreloadFunctions } from "../shell/preload-functions.ts";
import { createIpcPair } from "../shell/testing/ipc-pair.ts";
import { startMonitorThread } from "../thread/host.ts";
import type { ToMonitor } from "../thread/messages.ts";
import { serveMonitor } from "../thread/service.ts";
import { createInProcessTransport, type InProcess } from "./testing/in-process.ts";
import { createRecorder, type Recorder } from "./testing/recorder.ts";
import { sampleDelta, samples } from "./testing/samples.ts";

/** One way from a window to the monitor, with both of its ends in reach. */
interface Way {
  readonly transport: Transport;
  readonly recorder: Recorder;
  readonly monitor: Pick<InProcess, "emit">;
  close(): Promise<void>;
}

const ways: Readonly<Record<string, () => Promise<Way>>> = {
  async "the router alone"() {
    const recorder = createRecorder();
    const transport = createInProcessTransport(recorder.handlers);
    return { transport, recorder, monitor: transport, close: async () => transport.close() };
  },

  async "the monitor’s thread"() {
    const recorder = createRecorder();
    const deltas = new Emitter<Delta>();
    const { port1: outside, port2: inside } = new MessageChannel();
    const monitor = {
      handlers: recorder.handlers,
      onDelta: (listener: (delta: Delta) => void) => deltas.listen(listener),
      close: async () => {},
    };
    // A real port between the two, so that everything is cloned as between threads.
    const worker = Object.assign(new EventEmitter(), {
      postMessage: (message: ToMonitor) => outside.postMessage(message),
      terminate: async () => {},
    });
    outside.on("message", (message) => worker.emit("message", message));
    const thread = startMonitorThread({
      script: "",
      about: { version: "0.0.0-test", door: "headless" },
      createWorker: () => worker,
    });
    const end = () => {
      inside.close();
      worker.emit("exit", 0);
    };
    serveMonitor({ port: inside, monitor, doorLag: () => {}, end });
    const emit: Way["monitor"]["emit"] = (_event, payload) => deltas.emit(payload as Delta);
    return { transport: thread, recorder, monitor: { emit }, close: () => thread.stop() };
  },

  async "Electron’s IPC"() {
    const recorder = createRecorder();
    const monitor = createInProcessTransport(recorder.handlers);
    const pair = createIpcPair();
    registerIpc(pair, {
      monitor,
      contents: () => pair.contents,
      setTheme: () => {},
      setLanguage: () => {},
      setZoom: () => {},
      showMenu: () => {},
      chooseRecording: async () => null,
      chooseRecordingsFolder: async () => null,
      dropRecording: (path) => path,
    });
    const transport = createIpcTransport(createPreloadFunctions(pair.ipcRenderer, "linux", () => ""));
    return { transport, recorder, monitor, close: async () => transport.close() };
  },

  async "the WebSocket"() {
    const door = await openTestDoor();
    const letIn = await credentials(door);
    const transport = createWebSocketTransport({
      open: () => {
        const socket = openSocket(door, letIn);
        socket.on("error", () => {});
        return socket;
      },
      isRefused: async () => false,
    });
    return {
      transport,
      recorder: door,
      monitor: door.transport,
      async close() {
        transport.close();
        await door.close();
      },
    };
  },
};

function opened(transport: Transport): Promise<void> {
  return new Promise((resolve) => {
    transport.watchConnection((connection) => {
      if (connection === "open") resolve();
    });
  });
}

describe.each(Object.entries(ways))("over %s", (_, openWay) => {
  let way: Way;
  let request: Transport["request"];
  beforeEach(async () => {
    way = await openWay();
    request = way.transport.request;
    await opened(way.transport);
  });
  afterEach(() => way.close());

  test.each(methodNames)("%s reaches its handler and its result comes back", async (method) => {
    const { args, result } = samples[method];
    const answer = await request(method, args);
    expect(answer).toEqual({ ok: true, result });
    expect(way.recorder.calls).toEqual([{ method, args }]);
    if (answer.ok) expect(v.is(methods[method].result, answer.result)).toBe(true);
  });

  test("bytes stay bytes, both ways", async () => {
    const payload = Uint8Array.from({ length: 65_507 }, (_byte, index) => (index * 7) % 256);
    await request("send", { ...samples.send.args, content: { kind: "bytes", payload } });
    const { content } = v.parse(methods.send.args, way.recorder.calls[0]?.args);
    const arrived = content.kind === "bytes" ? content.payload : new Uint8Array();
    expect(arrived).toBeInstanceOf(Uint8Array);
    expect(Buffer.compare(arrived, payload)).toBe(0);
    const answer = await request("packet", { id: 7, number: 1 });
    expect(answer.ok && answer.result.payload).toBeInstanceOf(Uint8Array);
  });

  test("arguments that break the contract are refused before the handler, and the way stays open", async () => {
    const wrong: unknown[] = [
      { ...samples.join.args, port: 0 },
      { ...samples.join.args, port: 65_536 },
      { ...samples.join.args, port: "5000" },
      { ...samples.join.args, address: "" },
      { port: 5000 },
      null,
      [],
      "239.1.1.1:5000",
    ];
    for (const args of wrong) {
      const answer = await request("join", args as Args<"join">);
      expect(answer).toMatchObject({ ok: false, problem: { code: "bad-request", retry: false } });
      if (!answer.ok) expect(problemText(answer.problem)).toMatch(/^The request “join” .+\.$/);
    }
    expect(way.recorder.calls).toEqual([]);
    expect(await request("leave", { id: 7 })).toEqual({ ok: true, result: null });
  });

  test.each(Object.entries(problemKinds))("a thrown %s arrives as it was", async (name, kind) => {
    const [values = {}] = madeUpValues(kind.values);
    const thrown = v.parse(problemSchema, { ...kind, name, values });
    way.recorder.throwNext(new ProblemError(thrown));
    expect(await request("leave", { id: 7 })).toEqual({ ok: false, problem: thrown });
  });

  test("what nobody foresaw is internal, with a sentence and without a stack", async () => {
    way.recorder.throwNext(new TypeError("x is not a function"));
    const answer = await request("leave", { id: 7 });
    expect(answer).toMatchObject({ ok: false, problem: { code: "internal" } });
    expect(JSON.stringify(answer)).not.toContain("at ");
  });

  test.each(["constructor", "__proto__", "toString", "onDelta", "nothing"])(
    "the method “%s” does not exist",
    async (name) => {
      const answer = await request(name as "leave", { id: 7 });
      expect(answer).toMatchObject({ ok: false, problem: { code: "unknown-method" } });
      expect(way.recorder.calls).toEqual([]);
    },
  );

  test("answers find their own call when many are under way", async () => {
    vi.spyOn(way.recorder.handlers, "join").mockImplementation(async ({ port }) => {
      await new Promise((resolve) => setTimeout(resolve, 40 - port));
      return { id: port, already: false };
    });
    const ports = Array.from({ length: 32 }, (_port, index) => index + 1);
    const answers = await Promise.all(ports.map((port) => request("join", { ...samples.join.args, port })));
    expect(answers.map((answer) => answer.ok && answer.result.id)).toEqual(ports);
  });

  test("events arrive in order, whole, until nobody listens", async () => {
    const heard: unknown[] = [];
    const leave = way.transport.subscribe("delta", (delta) => heard.push(delta));
    for (let sequence = 1; sequence <= 30; sequence += 1) way.monitor.emit("delta", sampleDelta(sequence));
    await expect.poll(() => heard.length).toBe(30);
    expect(heard).toEqual(Array.from({ length: 30 }, (_delta, index) => sampleDelta(index + 1)));
    for (const delta of heard) expect(v.is(events.delta, delta)).toBe(true);
    leave();
    way.monitor.emit("delta", sampleDelta(31));
    await request("leave", { id: 7 });
    expect(heard).toHaveLength(30);
  });

  test("the state of the connection is told at once", () => {
    const states: Connection[] = [];
    way.transport.watchConnection((state) => states.push(state));
    expect(states).toEqual(["open"]);
  });
});
