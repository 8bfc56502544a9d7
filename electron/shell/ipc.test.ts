import { beforeEach, describe, expect, test, vi } from "vitest";
import { methodNames } from "../../shared/contract.ts";
import { limits } from "../../shared/limits.ts";
import type { Connection } from "../../shared/transport.ts";
import { createInProcessTransport } from "../rpc/testing/in-process.ts";
import { createRecorder } from "../rpc/testing/recorder.ts";
import { sampleDelta } from "../rpc/testing/samples.ts";
import { registerIpc } from "./ipc.ts";
import { createPreloadFunctions } from "./preload-functions.ts";
import { createIpcPair } from "./testing/ipc-pair.ts";

function setUp() {
  const recorder = createRecorder();
  const monitor = createInProcessTransport(recorder.handlers);
  const pair = createIpcPair();
  const setTheme = vi.fn();
  let open = true;
  const ipc = registerIpc(pair, { monitor, contents: () => (open ? pair.contents : null), setTheme });
  const api = createPreloadFunctions(pair.ipcRenderer);
  const closeWindow = () => {
    open = false;
  };
  return { ...recorder, ...pair, monitor, setTheme, ipc, api, closeWindow };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));
let parts: ReturnType<typeof setUp>;
beforeEach(() => {
  parts = setUp();
});

describe("channels", () => {
  test("there is one for each method and one for the connection, and no general one", () => {
    expect(parts.channels()).toEqual([
      ...methodNames.map((name) => `castscope:${name}`),
      "castscope:shell:connection",
    ]);
  });

  test("the page gets named functions only, and nothing of Electron", () => {
    expect(Object.keys(parts.api).sort()).toEqual(
      [...methodNames, "onDelta", "onConnection", "setTheme"].sort(),
    );
    for (const part of Object.values(parts.api)) expect(part).toBeTypeOf("function");
  });
});

describe("the sender", () => {
  const own = { origin: "castscope://app", parent: null };
  test.each([
    ["another window", { sender: { id: 2 }, senderFrame: own }],
    ["a frame within the page", { sender: { id: 1 }, senderFrame: { ...own, parent: {} } }],
    ["a foreign page", { sender: { id: 1 }, senderFrame: { ...own, origin: "https://evil.example" } }],
    ["a page of a like name", { sender: { id: 1 }, senderFrame: { ...own, origin: "castscope://app2" } }],
    ["a page without an origin", { sender: { id: 1 }, senderFrame: { ...own, origin: "null" } }],
    ["a frame that has gone", { sender: { id: 1 }, senderFrame: null }],
  ])("%s gets nothing done", async (_, sender) => {
    parts.pretend(sender);
    expect(await parts.api.leave({ id: 7 })).toEqual({
      ok: false,
      problem: {
        code: "not-allowed",
        message: "Only Castscope’s own page may call the monitor.",
        concerns: null,
        retry: false,
      },
    });
    parts.api.setTheme("dark");
    expect(await parts.ipcRenderer.invoke("castscope:shell:connection")).toBe("refused");
    await settle();
    expect(parts.calls).toEqual([]);
    expect(parts.setTheme).not.toHaveBeenCalled();
  });

  test("a page whose window has been destroyed gets nothing done", async () => {
    parts.page.destroyed = true;
    expect(await parts.api.leave({ id: 7 })).toMatchObject({ problem: { code: "not-allowed" } });
    parts.page.destroyed = false;
    parts.closeWindow();
    expect(await parts.api.leave({ id: 7 })).toMatchObject({ problem: { code: "not-allowed" } });
    expect(parts.calls).toEqual([]);
  });
});

test("the theme is one of three", async () => {
  parts.api.setTheme("dark");
  for (const theme of ["pink", null, { theme: "dark" }, "constructor"]) {
    parts.ipcRenderer.send("castscope:shell:theme", theme);
  }
  parts.api.setTheme("system");
  await settle();
  expect(parts.setTheme.mock.calls).toEqual([["dark"], ["system"]]);
});

describe("events", () => {
  const emit = (sequence: number) => parts.monitor.emit("delta", sampleDelta(sequence));
  let heard: number[];
  beforeEach(async () => {
    heard = [];
    parts.api.onDelta(({ sequence }) => heard.push(sequence));
    await settle();
  });

  test("are not sent to a page that loads, to none, or to a destroyed one", async () => {
    parts.page.loading = true;
    emit(1);
    parts.page.loading = false;
    emit(2);
    parts.page.destroyed = true;
    emit(3);
    parts.page.destroyed = false;
    parts.closeWindow();
    emit(4);
    await settle();
    expect(heard).toEqual([2]);
  });

  test("do not pile up before a page that does not read", async () => {
    parts.page.reading = false;
    for (let sequence = 1; sequence <= limits.windowBacklog + 20; sequence += 1) emit(sequence);
    expect(parts.unread()).toBe(limits.windowBacklog);
    expect(parts.ipc.dropped).toBe(20);
    parts.read();
    await settle();
    expect(heard).toHaveLength(limits.windowBacklog);
    emit(1_000);
    await settle();
    expect(heard.at(-1)).toBe(1_000);
  });

  test("flow again to a page that was loaded anew while some were untaken", async () => {
    parts.page.reading = false;
    for (let sequence = 1; sequence <= limits.windowBacklog; sequence += 1) emit(sequence);
    parts.page.loading = true;
    emit(50);
    parts.page.loading = false;
    parts.page.reading = true;
    emit(51);
    await settle();
    expect(heard).toEqual([51]);
  });
});

describe("the connection", () => {
  test("is told at once and when it is lost", async () => {
    const states: Connection[] = [];
    parts.api.onConnection((state) => states.push(state));
    await settle();
    parts.monitor.turn("lost");
    await settle();
    expect(states).toEqual(["open", "lost"]);
  });

  test("is told to a page that came later, also when it changed while that loaded", async () => {
    parts.page.loading = true;
    parts.monitor.turn("lost");
    const states: Connection[] = [];
    createPreloadFunctions(parts.ipcRenderer).onConnection((state) => states.push(state));
    await settle();
    expect(states).toEqual(["connecting", "lost"]);
  });
});
