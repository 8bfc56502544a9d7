import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ethernet, ipv4, pcap } from "../../../shared/capture/read/testing/packets.ts";
import type { RecordingReport } from "../../../shared/report/recording-report.ts";
import { openRecordingMonitor } from "../../engine/recording-monitor.ts";
import { main } from "./main.ts";
import { recordingInput } from "./recording-input.ts";
import { standIn } from "./testing/stand-in.ts";
import type { WatchReport } from "./watch-report.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-test-open-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const packet = (to: string, size: number) => ({
  bytes: ethernet(0x0800, ipv4({ to, payload: new Uint8Array(size) })),
});

/** Ten groups, more than there can be filtered lists at once; the last packet is cut. */
function write(): string {
  const path = join(folder, "some.pcap");
  const frames = Array.from({ length: 30 }, (_, at) => packet(`239.1.1.${at % 10}`, 10 + at));
  const file = pcap([...frames, packet("10.0.0.9", 5), packet("239.1.1.1", 9)]);
  writeFileSync(path, file.subarray(0, file.length - 3));
  return path;
}

async function run(...args: readonly string[]) {
  const { world, written } = standIn();
  const openRecording: typeof world.openRecording = (request) =>
    openRecordingMonitor({ about: { version: "0", door: "command line" }, ...request });
  const code = await main(["open", ...args], { ...world, openRecording });
  return { code, ...written };
}

test("one object has the groups as watch tells them, and the file", async () => {
  const { code, out, err } = await run(write(), "--json");
  const report = JSON.parse(out);
  expect([code, report.final, report.groups.length, report.totals.packets]).toEqual([0, true, 10, 30]);
  expect(report.groups[0]).toMatchObject({
    key: "recording:some.pcap/239.1.1.0:5000",
    packets: 3,
    firstAfterMs: 0,
  });
  expect(report.recording).toMatchObject({
    ...{ file: "some.pcap", packets: 31, datagrams: 31, unicast: 1, damageName: "capture-cut-short" },
  });
  expect(err).toMatch(
    /^It is read up to byte [\d,]+: the file ends within the packet or block that begins there, 3 bytes too early\.\n$/,
  );
});

test("people get a table, and what of the file is not in it", async () => {
  const { code, out } = await run(write());
  expect(code).toBe(0);
  expect(out).toContain("239.1.1.9:5000");
  expect(out).toContain("1 datagram went to single hosts and is not shown.");
  expect(out).toContain("3 bytes too early.");
  expect((await run(write(), "--unicast")).out).toContain("10.0.0.9:5000");
});

test("packets that match are counted apart, in all groups, and none is told by the exit code", async () => {
  const { code, out } = await run(write(), "--filter", "size >= 35", "--json");
  const { groups } = JSON.parse(out) as { groups: { matched: number }[] };
  expect([code, groups.reduce((sum, { matched }) => sum + matched, 0)]).toEqual([0, 5]);
  expect((await run(write(), "--filter", "size > 1000")).code).toBe(1);
  expect((await run(write(), "--filter", "size >")).code).toBe(2);
});

test("groups that carry the same are a pair from its first packets on, and the file is told as it was read", async () => {
  const path = join(folder, "pair.pcap");
  const rtp = (number: number) =>
    Uint8Array.of(
      0x80,
      33,
      number >> 8,
      number & 255,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      9,
      ...new Array<number>(30).fill(number),
    );
  const frames = Array.from({ length: 2_000 }, (_, at) => ({
    bytes: ethernet(0x0800, ipv4({ to: `239.1.${1 + (at % 2)}.1`, payload: rtp(at >> 1) })),
    at: [1_700_000_000 + Math.floor(at / 200), (at % 200) * 5_000_000] as const,
  }));
  writeFileSync(path, pcap(frames.filter((_, at) => at % 100 !== 50 && at % 140 !== 71)));
  const { code, out } = await run(path, "--json");
  const { pairs, recording } = JSON.parse(out) as WatchReport & { readonly recording: RecordingReport };
  expect([code, recording.state, recording.packets]).toEqual([0, "read", 1_966]);
  expect(pairs).toMatchObject([
    { sameness: "same", missing: 3, a: { group: "239.1.1.1" }, b: { group: "239.1.2.1" } },
  ]);
  expect(pairs[0]?.sent).toBeGreaterThan(980);
  expect((await run(path, "--streams")).out).toContain("Pair");
});

test("what cannot be opened is told in a sentence, as a command that was not understood", async () => {
  const path = join(folder, "text.txt");
  writeFileSync(path, "Hello, this is a text.");
  expect(await run(path)).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringContaining("is no recording of packets"),
  });
  expect(await run(join(folder, "none"))).toMatchObject({ code: 2 });
  expect(await run()).toMatchObject({ code: 2, err: "Name a recording, such as traffic.pcapng.\n" });
});

test.skipIf(process.platform === "win32")("a named pipe is waited for on the command line", async () => {
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  const piped = (await recordingInput(pipe)) ?? expect.unreachable();
  const { world, written } = standIn();
  const opening = openRecordingMonitor({
    ...{ about: { version: "0", door: "command line" }, path: pipe },
    ...piped,
  });
  const writer = spawn("sh", ["-c", `cat "${write()}" > "${pipe}"`]);
  const code = await main(["open", pipe], { ...world, openRecording: () => opening });
  expect([code, written.out]).toEqual([0, expect.stringContaining("239.1.1.9:5000")]);
  writer.kill();
  expect(await recordingInput(write())).toBeNull();
  expect(await recordingInput(join(folder, "none"))).toBeNull();
});

test.skipIf(process.platform === "win32")(
  "a pipe is no file in a window, and is not waited for",
  async () => {
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    expect(await run(pipe)).toMatchObject({ code: 2, err: expect.stringContaining("is no file") });
  },
);
