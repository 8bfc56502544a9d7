import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ethernet, ipv4, pcap } from "../../shared/capture/read/testing/packets.ts";
import type { OpenedRecording } from "../../shared/contract/sessions.ts";
import type { Snapshot } from "../../shared/contract/telling.ts";
import type { Args } from "../../shared/contract.ts";
import { limits } from "../../shared/limits.ts";
import { call } from "../../shared/transport.ts";
import { createInProcessTransport } from "../rpc/testing/in-process.ts";
import { createRecorder } from "../rpc/testing/recorder.ts";
import { RecordingFolder } from "./files/folder.ts";
import { KeptFiles } from "./files/kept-files.ts";
import { KnownRecordings } from "./files/known-recordings.ts";
import { type MonitorThread, startMonitorThread } from "./host.ts";
import { withRecordings } from "./sessions.ts";

/** The threads as they are shipped, `npm run build` makes them. */
const script = fileURLToPath(new URL("../../dist/electron/worker.js", import.meta.url));
const about = { version: "0.0.0-test", door: "headless" } as const;

const noFiles = { files: null, further: false, folder: null, canShow: false };

let folder = "";
let door: MonitorThread;
let known: KnownRecordings;
const released: string[] = [];
const binned: string[] = [];
const recorder = createRecorder();

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "castscope-test-sessions-")));
  released.length = 0;
  binned.length = 0;
  recorder.calls.length = 0;
  known = new KnownRecordings(null);
  const kept = new KeptFiles({
    folder: new RecordingFolder(folder),
    known,
    bin: async (path) => void binned.push(path),
    ...{ show: null, elsewhere: false },
  });
  const live = createInProcessTransport(recorder.handlers);
  door = withRecordings(
    { ...live, stop: async () => live.close(), failure: () => null },
    {
      files: {
        allow: async (file) => {
          const name = file.kind === "path" ? file.path : String(file.upload);
          return { path: join(folder, name), name, release: () => released.push(name) };
        },
        list: async () => ({ ...noFiles, uploadBytes: null }),
        ...{ kept, known },
      },
      start: (recording) => startMonitorThread({ script, about, recording }),
    },
  );
});
afterEach(async () => {
  await door.stop();
  rmSync(folder, { recursive: true });
});

function write(name: string, packets: number, to = "239.1.1.1"): void {
  const frame = ethernet(0x0800, ipv4({ to }));
  writeFileSync(join(folder, name), pcap(Array.from({ length: packets }, () => ({ bytes: frame }))));
}

const open = (path: string) => call(door, "openRecording", { file: { kind: "path", path }, unicast: false });
const ask = (session: number, method: string, args: unknown = null) =>
  door.request("inRecording", { session, method, args });

test("recordings are sessions of their own, which live traffic knows nothing of", async () => {
  const heard: OpenedRecording[][] = [];
  door.subscribe("recordings", ({ recordings }) => heard.push([...recordings]));
  const deltas: [number, number][] = [];
  door.subscribe("recordingDelta", ({ session, delta }) => deltas.push([session, delta.totals.packets]));
  write("one.pcap", 7);
  write("two.pcap", 9, "239.1.1.2");
  const { session: one } = await open("one.pcap");
  const { session: two } = await open("two.pcap");
  await expect.poll(() => heard.at(-1)?.map(({ recording }) => recording.state)).toEqual(["read", "read"]);
  for (const [session, packets, address] of [
    [one, 7, "239.1.1.1"],
    [two, 9, "239.1.1.2"],
  ] as const) {
    const answer = await ask(session, "snapshot");
    const { memberships } = (answer.ok ? answer.result : null) as Snapshot;
    expect(memberships).toMatchObject([{ packets, address }]);
  }
  await expect
    .poll(() => deltas)
    .toEqual(
      expect.arrayContaining([
        [one, 7],
        [two, 9],
      ]),
    );
  expect(recorder.calls).toEqual([]);
  await call(door, "closeRecording", { session: one });
  expect([heard.at(-1)?.map(({ session }) => session), released]).toEqual([[two], ["one.pcap"]]);
  expect(await ask(one, "snapshot")).toMatchObject({ problem: { name: "recording-closed" } });
});

test("a call in a recording is validated by its own router, and its refusals come back as they are", async () => {
  write("one.pcap", 1);
  const { session } = await open("one.pcap");
  expect(await ask(session, "sources", { id: "x" })).toMatchObject({ problem: { name: "argument-wrong" } });
  expect(await ask(session, "nothing")).toMatchObject({ problem: { name: "method-unknown" } });
  expect(await ask(session, "leave", { id: 1 })).toMatchObject({ problem: { name: "not-of-recordings" } });
  const inside = { session, method: "snapshot", args: null };
  expect(await ask(session, "inRecording", inside)).toMatchObject({ problem: { name: "not-of-recordings" } });
  expect(await door.request("snapshot", null)).toMatchObject({ ok: true });
});

test("what cannot be opened leaves no session and no thread, and too many are refused", async () => {
  writeFileSync(join(folder, "text"), "Hello, this is no recording.");
  await expect(open("text")).rejects.toMatchObject({ problem: { name: "recording-foreign" } });
  await expect(open("none")).rejects.toMatchObject({ problem: { name: "recording-missing" } });
  expect([await call(door, "recordings", null), released]).toEqual([{ recordings: [] }, ["text", "none"]]);
  write("one.pcap", 1);
  for (let number = 0; number < limits.recordings; number += 1) await open("one.pcap");
  await expect(open("one.pcap")).rejects.toMatchObject({ problem: { name: "opened-recordings-full" } });
});

test("ended, the door leaves no thread and no temporary file", async () => {
  write("one.pcap", 1);
  await open("one.pcap");
  const left = () =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`castscope-recording-${process.pid}-`));
  expect(left()).toHaveLength(1);
  await door.stop();
  expect(left()).toEqual([]);
});

test("what is sent again is a path to the monitor, and a window names only what the door allows", async () => {
  write("one.pcap", 7);
  const { session } = await open("one.pcap");
  const part = { filter: null, span: null, hosts: false } as const;
  const told = () => recorder.calls.at(-1);
  const preview = (source: Args<"previewReplay">["source"]) =>
    door.request("previewReplay", { ...part, source });
  await preview({ kind: "session", session });
  expect(told()).toEqual({
    method: "previewReplay",
    args: { ...part, source: { kind: "path", path: join(folder, "one.pcap") } },
  });
  await preview({ kind: "path", path: "sub/two.pcap" });
  expect(told()).toMatchObject({ args: { source: { path: join(folder, "sub/two.pcap") } } });
  await preview({ kind: "packets", session: null, selection: 3 });
  expect(recorder.calls.at(-2)).toEqual({ method: "selectionFile", args: { selection: 3 } });
  expect(told()).toMatchObject({ method: "previewReplay", args: { source: { kind: "path" } } });
  const before = recorder.calls.length;
  expect(await preview({ kind: "session", session: 99 })).toMatchObject({
    ok: false,
    problem: { name: "recording-closed" },
  });
  expect(recorder.calls).toHaveLength(before);
});

test("a file that is open keeps its name and its place, and what was found in it is remembered", async () => {
  write("one.pcap", 7);
  const { session } = await open("one.pcap");
  await expect.poll(() => known.get(join(folder, "one.pcap"))?.known?.packets).toBe(7);
  for (const [method, args] of [
    ["renameRecording", { path: "one.pcap", name: "two" }],
    ["removeRecording", { path: "one.pcap" }],
  ] as const)
    expect(await door.request(method, args)).toMatchObject({ problem: { name: "recording-in-use" } });
  await call(door, "closeRecording", { session });
  expect(await call(door, "renameRecording", { path: "one.pcap", name: "two" })).toEqual({
    path: "two.pcapng",
  });
  expect(known.get(join(folder, "two.pcapng"))?.known).toMatchObject({ packets: 7, groups: 1 });
});
