import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ethernet, ipv4, pcap } from "../../../shared/capture/read/testing/packets.ts";
import { openRecordingMonitor } from "../../engine/recording-monitor.ts";
import { main } from "./main.ts";
import { standIn } from "./testing/stand-in.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-test-export-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(from: string, to: string, ...further: readonly string[]) {
  const { world, written } = standIn();
  const openRecording: typeof world.openRecording = (request) =>
    openRecordingMonitor({ about: { version: "0", door: "command line" }, ...request });
  const args = ["export", join(folder, from), "--to", join(folder, to), ...further];
  const code = await main(args, { ...world, openRecording });
  return { code, ...written };
}

test("a recording that cannot be read leaves no file behind, which would stand in the way of the next try", async () => {
  writeFileSync(join(folder, "in.pcap"), "no recording");
  expect(await run("none.pcap", "out.pcapng")).toMatchObject({ code: 2 });
  expect(await run("in.pcap", "out.pcapng")).toMatchObject({ code: 2 });
  expect(existsSync(join(folder, "out.pcapng"))).toBe(false);
  writeFileSync(join(folder, "in.pcap"), pcap([{ bytes: ethernet(0x0800, ipv4()) }]));
  expect(await run("in.pcap", "out.bin")).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, "out.bin"))).toEqual(Buffer.from([1, 2, 3]));
  // What was there before is not ours to take away.
  expect(await run("none.pcap", "out.bin")).toMatchObject({ code: 2 });
  expect(existsSync(join(folder, "out.bin"))).toBe(true);
});

test("a named pipe is written to as fast as it is read, and one that nobody reads any more is a failure", async () => {
  const pipe = join(folder, "pipe.jsonl");
  execFileSync("mkfifo", [pipe]);
  const packets = Array.from({ length: 2_000 }, () => ({ bytes: ethernet(0x0800, ipv4()) }));
  writeFileSync(join(folder, "in.pcap"), pcap(packets));
  const all = spawn("sh", ["-c", `cat < ${pipe} | wc -l`]);
  const lines = new Promise<string>((resolve) => all.stdout.once("data", (some) => resolve(`${some}`)));
  expect(await run("in.pcap", "pipe.jsonl")).toMatchObject({ code: 0 });
  expect(Number(await lines)).toBe(2_000);
  spawn("sh", ["-c", `head -c 10 < ${pipe}`]);
  const { code, err } = await run("in.pcap", "pipe.jsonl");
  expect([code, err]).toEqual([1, `Not all was written, because nobody reads ${pipe} any more.\n`]);
  expect(existsSync(pipe)).toBe(true);
});

test("what a signal ended answers with the signal's code, as other commands do", async () => {
  writeFileSync(join(folder, "in.pcap"), pcap([{ bytes: ethernet(0x0800, ipv4()) }]));
  const { world, written, ending } = standIn();
  ending.abort({ kind: "signal", signal: "SIGINT" });
  const code = await main(["export", join(folder, "in.pcap"), "--to", join(folder, "out.bin")], world);
  expect(code).toBe(130);
  expect(written.err).toContain("Told to end before all was written.");
});

test("a page tells figures, draws rate and losses, and needs nothing from elsewhere", async () => {
  const rtp = (sequence: number): Uint8Array =>
    Uint8Array.from([0x80, 96, 0, sequence, 0, 0, 0, sequence, 1, 2, 3, 4, 9]);
  const numbers = [...Array(30).keys()].filter((number) => number !== 20);
  writeFileSync(
    join(folder, "in.pcap"),
    pcap(
      numbers.map((number) => ({
        at: [1_700_000_000 + number, 0],
        bytes: ethernet(0x0800, ipv4({ to: "239.7.7.7", payload: rtp(number) })),
      })),
    ),
  );
  expect(await run("in.pcap", "out.html")).toMatchObject({ code: 0 });
  const page = readFileSync(join(folder, "out.html"), "utf8");
  expect(page).toContain("<h1>in.pcap</h1>");
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<script|https?:/);
  expect(page.match(/<h2>[^<]*/g)?.map((heading) => heading.slice(4))).toEqual([
    ...["Packets per second", "Bits per second", "Lost packets"],
    ...["Groups", "Sources", "Streams", "Events"],
  ]);
  expect(page.match(/<line class="bar"/g)).toHaveLength(1);
  expect(await run("in.pcap", "out.csv", "--of", "streams")).toMatchObject({ code: 0 });
  const [head = "", row = ""] = readFileSync(join(folder, "out.csv"), "utf8").split("\r\n");
  expect(row.split(",")[head.split(",").indexOf("lost")]).toBe("1");
});
