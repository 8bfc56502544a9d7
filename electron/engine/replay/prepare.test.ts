import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ethernet, ipv4, pcap } from "../../../shared/capture/read/testing/packets.ts";
import { limits } from "../../../shared/limits.ts";
import { PreparedReader, preparedMemory } from "../send/prepared/ring.ts";
import { prepareReplay } from "./prepare.ts";
import { scanReplay } from "./scan.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-prepare-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const frames = (count: number) =>
  Array.from({ length: count }, (_, number) => ({
    bytes: ethernet(0x0800, ipv4({ to: "239.1.1.1", payload: Uint8Array.of(number) })),
    at: [1_700_000_000, number * 1_000_000] as const,
  }));

test("what a file has gained since it was looked at is not sent, in no repetition", async () => {
  const path = join(folder, "grows.pcap");
  writeFileSync(path, pcap(frames(4)));
  const source = { path, filter: null, span: null, hosts: false };
  const { lanes, packets } = await scanReplay(source, new AbortController().signal);
  writeFileSync(path, pcap(frames(9)));
  const ring = preparedMemory(limits.replayRingBytes);
  await prepareReplay(
    {
      ...{ source, lanes, places: [0], packets, times: 2, roundMs: 4, dscp: null, ttl: 1, numberings: null },
      pace: { kind: "speed", factor: 2 },
    },
    ring,
  );
  const reader = new PreparedReader(ring);
  const left: [payload: number | undefined, due: number, dscp: number][] = [];
  for (; reader.look(); reader.take()) left.push([reader.bytes[reader.at], reader.due, reader.dscp]);
  // 0xb8 is DSCP 46.
  const once = [0, 1, 2, 3];
  expect(left).toEqual([
    ...once.map((number) => [number, number / 2, 46]),
    ...once.map((number) => [number, 2 + number / 2, 46]),
  ]);
  expect(reader.isOver).toBe(true);
});
