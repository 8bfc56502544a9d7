import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ethernet, ipv4, pcap } from "../../../shared/capture/read/testing/packets.ts";
import { readAll } from "../../../shared/capture/read/testing/read-all.ts";
import type { Args } from "../../../shared/contract.ts";
import { openRecordingMonitor, type RecordingMonitor } from "../recording-monitor.ts";
import { RecordingExports } from "./recording-exports.ts";

let folder: string;
let monitor: RecordingMonitor;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-exports-"));
});
afterEach(async () => {
  await monitor.close();
  rmSync(folder, { recursive: true });
});

const begin = 1_700_000_000;
const words = ["zero", "one", "two", "three"];

/** Packets of a second each, to two groups in turn. */
async function open(name: string, to: string | null = join(folder, "out")): Promise<void> {
  const path = join(folder, "in.pcap");
  const packets = words.map((text, at) => ({
    bytes: ethernet(0x0800, ipv4({ to: `239.7.7.${7 + (at % 2)}`, payload: new TextEncoder().encode(text) })),
    at: [begin + at, 0] as const,
  }));
  writeFileSync(path, pcap(packets));
  const places = { folder: to, anywhere: false };
  monitor = await openRecordingMonitor({ about: { version: "1", door: "headless" }, path, name, places });
  await monitor.read;
}

const all: Args<"exportRecording"> = { format: "pcapng", lengths: false, groups: null };
const payloads = (file: string): string[] =>
  readAll(readFileSync(join(folder, "out", file))).datagrams.map(({ payload }) =>
    Buffer.from(payload).toString(),
  );

test("what is chosen of it is exported, to a file whose name tells what it is of", async () => {
  await open("an incident (2).pcap.gz");
  const { handlers } = monitor;
  const whole = await handlers.exportRecording(all);
  expect(whole).toMatchObject({ folder: join(folder, "out"), packets: 4, damaged: 0, stopped: false });
  expect(whole.file).toMatch(/^an-incident-2-export-\d{6}\.pcapng$/);
  expect(payloads(whole.file)).toEqual(words);

  await handlers.viewRecording({ span: { from: (begin + 1) * 1e3, to: (begin + 3) * 1e3 }, unicast: false });
  await monitor.read;
  const { file, packets } = await handlers.exportRecording({ ...all, format: "csv" });
  expect(packets).toBe(3);
  expect(
    readFileSync(join(folder, "out", file), "utf8")
      .trim()
      .split("\n"),
  ).toHaveLength(1 + 3);

  const [row] = (await handlers.snapshot(null)).memberships.filter(({ address }) => address === "239.7.7.8");
  const groups = [row?.id ?? expect.unreachable()];
  const one = await handlers.exportRecording({ ...all, format: "bin", groups });
  expect([one.packets, readFileSync(join(folder, "out", one.file), "utf8")]).toEqual([2, "onethree"]);
});

test("a file that is there stays as it is, and the export is refused", async () => {
  await open("in.pcap");
  const { handlers } = monitor;
  const answers = await Promise.allSettled([all, all].map((how) => handlers.exportRecording(how)));
  const refused = answers.filter(({ status }) => status === "rejected");
  // Within one second both have the same name.
  for (const answer of refused)
    expect(answer).toMatchObject({
      reason: { problem: { name: "recording-not-opened", values: { why: "there" } } },
    });
  expect(readdirSync(join(folder, "out"))).toHaveLength(2 - refused.length);
});

test("without a folder for recordings nothing is written", async () => {
  await open("in.pcap", null);
  await expect(Promise.resolve().then(() => monitor.handlers.exportRecording(all))).rejects.toMatchObject({
    problem: { name: "recording-nowhere" },
  });
});

test("one that is stopped says so, and what was written stays", async () => {
  await open("in.pcap");
  const exports = new RecordingExports({
    ...{
      path: join(folder, "in.pcap"),
      name: "in.pcap",
      program: "test",
      now: () => new Date(2026, 4, 10, 1, 2, 3),
    },
    places: { folder, anywhere: false },
  });
  const running = exports.run({ format: "pcapng", lengths: false }, { span: null, groups: null });
  exports.stop();
  const { stopped, file } = await running;
  expect([stopped, file]).toEqual([true, "in-export-010203.pcapng"]);
  expect(readAll(readFileSync(join(folder, file))).reader?.damage).toBeNull();
});
