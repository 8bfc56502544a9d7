import { beforeEach, describe, expect, test, vi } from "vitest";
import { eventNames, methodNames } from "../../shared/contract.ts";
import { limits } from "../../shared/limits.ts";
import { eventFunctionName } from "../../shared/preload-api.ts";
import { problem } from "../../shared/problem.ts";
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
  const setLanguage = vi.fn();
  const setZoom = vi.fn();
  const showMenu = vi.fn();
  const chooseRecording = vi.fn(async () => "/tmp/some.pcap");
  const chooseRecordingsFolder = vi.fn(async () => "/tmp/recordings");
  const dropRecording = vi.fn((path: string) => `real ${path}`);
  let open = true;
  const ipc = registerIpc(pair, {
    monitor,
    contents: () => (open ? pair.contents : null),
    ...{ setTheme, setLanguage, setZoom, showMenu, chooseRecording, chooseRecordingsFolder, dropRecording },
  });
  const api = createPreloadFunctions(pair.ipcRenderer, "linux", pathOf);
  const closeWindow = () => {
    open = false;
  };
  const shell = {
    setTheme,
    setLanguage,
    setZoom,
    showMenu,
    chooseRecording,
    chooseRecordingsFolder,
    dropRecording,
  };
  return { ...recorder, ...pair, ...shell, monitor, ipc, api, closeWindow };
}

/** As Electron's, for what a test has for a file. */
const pathOf = (file: object): string => String((file as { path?: string }).path ?? "");

const settle = () => new Promise((resolve) => setTimeout(resolve));
let parts: ReturnType<typeof setUp>;
beforeEach(() => {
  parts = setUp();
});

describe("channels", () => {
  test("there is one for each method, the connection and a chosen file, and no general one", () => {
    expect(parts.channels()).toEqual([
      ...methodNames.map((name) => `castscope:${name}`),
      "castscope:shell:connection",
      "castscope:shell:recording",
      "castscope:shell:recordings-folder",
      "castscope:shell:dropped",
    ]);
  });

  test("the page gets named functions only, and nothing of Electron", () => {
    expect(Object.keys(parts.api).sort()).toEqual(
      [
        ...methodNames,
        ...eventNames.map(eventFunctionName),
        "onConnection",
        "chooseRecording",
        "chooseRecordingsFolder",
        "dropRecording",
        "setTheme",
        "setZoom",
        "onZoom",
        "setLanguage",
        "showMenu",
      ].sort(),
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
      problem: problem("not-our-page"),
    });
    parts.api.setTheme("dark");
    parts.api.setLanguage("de");
    parts.api.setZoom(125);
    expect(await parts.ipcRenderer.invoke("castscope:shell:connection")).toBe("refused");
    await settle();
    expect(parts.calls).toEqual([]);
    parts.api.showMenu?.({ x: 1, y: 2 });
    await settle();
    expect(parts.setTheme).not.toHaveBeenCalled();
    expect(parts.setLanguage).not.toHaveBeenCalled();
    expect(parts.setZoom).not.toHaveBeenCalled();
    expect(parts.showMenu).not.toHaveBeenCalled();
    expect(await parts.api.chooseRecording()).toBeNull();
    expect(parts.chooseRecording).not.toHaveBeenCalled();
    expect(await parts.api.chooseRecordingsFolder()).toBeNull();
    expect(parts.chooseRecordingsFolder).not.toHaveBeenCalled();
    expect(await parts.api.dropRecording({ path: "/etc/passwd" })).toBeNull();
    expect(parts.dropRecording).not.toHaveBeenCalled();
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

test("what is dropped is opened by the path that Electron tells of it, and text lies nowhere", async () => {
  expect(await parts.api.dropRecording({ path: "/tmp/a.pcap" })).toBe("real /tmp/a.pcap");
  for (const path of ["", 7, null, "x".repeat(limits.pathLength + 1)])
    expect(await parts.ipcRenderer.invoke("castscope:shell:dropped", path)).toBeNull();
  expect(parts.dropRecording.mock.calls).toEqual([["/tmp/a.pcap"]]);
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

test("the language is one that is spoken", async () => {
  parts.api.setLanguage("de");
  for (const language of ["fr", "system", null, ["de"], "constructor"]) {
    parts.ipcRenderer.send("castscope:shell:language", language);
  }
  parts.api.setLanguage("en");
  await settle();
  expect(parts.setLanguage.mock.calls).toEqual([["de"], ["en"]]);
});

test("the size is one that the window has", async () => {
  parts.api.setZoom(80);
  for (const zoom of [79, 201, 100.5, Number.NaN, null, "125"]) {
    parts.ipcRenderer.send("castscope:shell:zoom", zoom);
  }
  parts.api.setZoom(200);
  await settle();
  expect(parts.setZoom.mock.calls).toEqual([[80], [200]]);
});

test("the menu asks the page for another size, until nobody listens", async () => {
  const asked = vi.fn();
  const end = parts.api.onZoom(asked);
  parts.contents.send("castscope:shell:zoom", "in");
  await settle();
  end();
  parts.contents.send("castscope:shell:zoom", "out");
  await settle();
  expect(asked.mock.calls).toEqual([["in"]]);
});

test("the menu opens at a place in the page, except where the system shows it", async () => {
  parts.api.showMenu?.({ x: 900.5, y: 36 });
  for (const at of [null, { x: -1, y: 0 }, { x: 0, y: Number.NaN }, { x: "0", y: 0 }, { x: 1e9, y: 0 }]) {
    parts.ipcRenderer.send("castscope:shell:menu", at);
  }
  await settle();
  expect(parts.showMenu.mock.calls).toEqual([[{ x: 900.5, y: 36 }]]);
  expect(createPreloadFunctions(parts.ipcRenderer, "darwin", pathOf).showMenu).toBeNull();
});

test("a recording is chosen by a person, and its path comes back", async () => {
  expect(await parts.api.chooseRecording()).toBe("/tmp/some.pcap");
  expect(await parts.api.chooseRecordingsFolder()).toBe("/tmp/recordings");
});

describe("events", () => {
  const emit = (sequence: number) => parts.monitor.emit("delta", sampleDelta(sequence));
  const fill = () => {
    for (let sequence = 1; sequence <= limits.windowBacklog; sequence += 1) emit(sequence);
  };
  let heard: number[];
  /** The preload and the listener of a page that comes now. */
  const openPage = async () => {
    createPreloadFunctions(parts.ipcRenderer, "linux", pathOf).onDelta(({ sequence }) =>
      heard.push(sequence),
    );
    await settle();
  };
  beforeEach(async () => {
    heard = [];
    parts.leavePage();
    await openPage();
  });

  test("come from the page’s first word on, also while it still loads", async () => {
    parts.leavePage();
    const opening = openPage();
    await Promise.resolve();
    emit(1);
    await opening;
    await settle();
    expect(heard).toEqual([1]);
  });

  test.each([
    ["an error page in its window", { origin: "null" }],
    ["a foreign page in its window", { origin: "https://evil.example" }],
    ["a page that crashed", { crashed: true }],
    ["a window that was destroyed", { destroyed: true }],
  ])("are not sent to %s, and neither is the connection’s state", async (_, change) => {
    const send = vi.spyOn(parts.contents, "send");
    emit(1);
    Object.assign(parts.page, change);
    emit(2);
    parts.monitor.turn("lost");
    await settle();
    expect(send.mock.calls.map(([channel]) => channel)).toEqual(["castscope:event:delta"]);
  });

  test("are not sent when there is no window", async () => {
    parts.closeWindow();
    emit(1);
    await settle();
    expect(heard).toEqual([]);
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

  test.each([
    ["crashed", true],
    ["was loaded anew", false],
  ])(
    "flow to the page after one that %s with some untaken, at once and with all its room",
    async (_, crashed) => {
      parts.page.reading = false;
      parts.page.crashed = crashed;
      fill();
      parts.leavePage();
      await openPage();
      parts.page.reading = false;
      for (let sequence = 101; sequence <= 100 + limits.windowBacklog; sequence += 1) emit(sequence);
      expect(parts.unread()).toBe(limits.windowBacklog);
      parts.read();
      await settle();
      expect(heard[0]).toBe(101);
      expect(heard).toHaveLength(limits.windowBacklog);
    },
  );

  test("that an earlier page took late, or nobody was sent, make no room", async () => {
    parts.page.reading = false;
    fill();
    const late = limits.windowBacklog;
    parts.leavePage();
    await openPage();
    parts.page.reading = false;
    fill();
    for (const number of [late, -1, 0.5, Number.NaN, "7", null]) {
      parts.ipcRenderer.send("castscope:shell:taken", number);
    }
    await settle();
    emit(1_000);
    expect(parts.unread()).toBe(limits.windowBacklog);
    // More than was sent takes what was sent, and nothing in advance.
    parts.ipcRenderer.send("castscope:shell:taken", Number.MAX_SAFE_INTEGER);
    await settle();
    fill();
    emit(1_001);
    expect(parts.unread()).toBe(2 * limits.windowBacklog);
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
    parts.leavePage();
    parts.monitor.turn("lost");
    const states: Connection[] = [];
    createPreloadFunctions(parts.ipcRenderer, "linux", pathOf).onConnection((state) => states.push(state));
    await settle();
    expect(states).toEqual(["connecting", "lost"]);
  });
});
