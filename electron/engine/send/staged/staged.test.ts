import { createSocket } from "node:dgram";
import { once } from "node:events";
import { readdirSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { createMonitor, type Monitor } from "../../monitor.ts";
import { StagedFiles } from "./staged-files.ts";

const group = "239.7.3.11";
const port = 47_741;
let monitor: Monitor | null = null;
afterEach(async () => {
  await monitor?.close();
  monitor = null;
});

const pattern = (bytes: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: bytes }, (_, at) => (at * 7 + Math.floor(at / 251)) & 0xff);

const pieceOf = (bytes: Uint8Array, place: number, size: number): Uint8Array =>
  bytes.subarray(place * size, (place + 1) * size);

/** Brings a file, its parts in the order of `parts`. */
async function bring({ handlers }: Monitor, bytes: Uint8Array<ArrayBuffer>, turned = false): Promise<number> {
  const { file } = await handlers.stageSendFile({ bytes: bytes.length });
  const parts: number[] = [];
  for (let at = 0; at < bytes.length; at += limits.stagedChunkBytes) parts.push(at);
  for (const at of turned ? parts.reverse() : parts)
    await handlers.addToSendFile({ file, at, bytes: bytes.subarray(at, at + limits.stagedChunkBytes) });
  return file;
}

const order = (file: number, bytes: number, size: number, count: number | null) => ({
  ...{
    address: group,
    port,
    interface: "lo",
    sourcePort: null,
    ttl: 0,
    loopback: true,
    burst: 1,
    rate: 2_000,
  },
  ...{ content: { kind: "file-pieces" as const, file, bytes, size }, count },
});

async function rowOf(id: number) {
  const { sends } = (await monitor?.handlers.snapshot(null)) ?? { sends: [] };
  return sends.find((one) => one.id === id) ?? expect.unreachable();
}

it("sends the pieces of a file that was brought in parts, in their order, twice where that is asked", async () => {
  monitor = createMonitor({ about: { version: "0", door: "headless" } });
  // More than the windows that are held, in pieces that lie across them.
  const bytes = pattern(4 * limits.stagedWindowBytes + 12_345);
  const size = 8_000;
  const pieces = Math.ceil(bytes.length / size);
  const file = await bring(monitor, bytes, true);
  const receiver = createSocket({ type: "udp4", reuseAddr: true });
  const heard: Buffer[] = [];
  receiver.on("message", (payload) => heard.push(payload));
  receiver.bind(port, group);
  await once(receiver, "listening");
  receiver.addMembership(group, "127.0.0.1");
  try {
    const { id } = await monitor.handlers.send(order(file, bytes.length, size, 2 * pieces));
    await vi.waitFor(async () => expect((await rowOf(id)).state).toBe("done"), { timeout: 20_000 });
    expect(await rowOf(id)).toMatchObject({ sent: 2 * pieces, failed: 0, problem: null });
    // Which of them this busy thread's socket had room for is not said: they come in their order, each as it lies in the file.
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(pieces));
    let place = 0;
    for (const payload of heard) {
      const isNext = (at: number): boolean => payload.equals(pieceOf(bytes, at % pieces, size));
      while (place < 2 * pieces && !isNext(place)) place += 1;
      expect(place).toBeLessThan(2 * pieces);
      place += 1;
    }
  } finally {
    receiver.close();
  }
});

it("reads all of a file in any pieces, round after round, and waits for no disk", async () => {
  const files = new StagedFiles();
  try {
    const bytes = pattern(3 * limits.stagedWindowBytes + 77);
    const { file } = await files.begin(bytes.length);
    await files.add(file, 0, bytes);
    const reader = await files.read(file, bytes.length);
    // Nothing is read before it is asked for.
    expect(reader.isReady(0, 1)).toBe(false);
    const copy = new Uint8Array(bytes.length);
    const size = 60_001;
    for (let round = 0; round < 2; round += 1) {
      copy.fill(0);
      for (let from = 0; from < bytes.length; from += size) {
        const to = Math.min(bytes.length, from + size);
        await vi.waitFor(() => expect(reader.isReady(from, to)).toBe(true), { interval: 1 });
        reader.copy(from, to, copy, from);
      }
      expect(Buffer.from(copy).equals(bytes)).toBe(true);
    }
    await reader.close();
  } finally {
    await files.close();
  }
});

it("ends as failed, with a sentence, where the file cannot be read to its end", async () => {
  monitor = createMonitor({ about: { version: "0", door: "headless" } });
  const bytes = pattern(2 * limits.stagedWindowBytes);
  const before = new Set(readdirSync(tmpdir()));
  const file = await bring(monitor, bytes);
  const folder = readdirSync(tmpdir()).find((name) => name.startsWith("castscope-") && !before.has(name));
  truncateSync(join(tmpdir(), folder ?? "", String(file)), limits.stagedWindowBytes + 1);
  const { id } = await monitor.handlers.send(order(file, bytes.length, 8_192, 128));
  await vi.waitFor(async () => expect((await rowOf(id)).state).toBe("failed"), { timeout: 20_000 });
  // What was there has left.
  expect(await rowOf(id)).toMatchObject({
    sent: 64,
    problem: { name: "send-file-lost", values: { code: null } },
  });
});

it("refuses what is not all there, what is more than was said, and what is not held any more", async () => {
  monitor = createMonitor({ about: { version: "0", door: "headless" } });
  const { handlers } = monitor;
  const { file } = await handlers.stageSendFile({ bytes: 10 });
  await handlers.addToSendFile({ file, at: 0, bytes: pattern(4) });
  await expect(handlers.send(order(file, 10, 4, 3))).rejects.toMatchObject({
    problem: { name: "send-file-incomplete", values: { have: 4, bytes: 10 } },
  });
  await expect(handlers.addToSendFile({ file, at: 8, bytes: pattern(4) })).rejects.toMatchObject({
    problem: { name: "send-file-beyond" },
  });
  await handlers.dropSendFile({ file });
  await expect(handlers.send(order(file, 10, 4, 3))).rejects.toMatchObject({
    problem: { name: "send-file-forgotten" },
  });
});

it("holds so many, the one that was used longest ago giving way, and none that is being sent", async () => {
  const files = new StagedFiles();
  try {
    const ids: number[] = [];
    for (let turn = 0; turn < limits.stagedFiles; turn += 1) {
      const { file } = await files.begin(3);
      await files.add(file, 0, pattern(3));
      ids.push(file);
    }
    const [first = 0, second = 0] = ids;
    const reader = await files.read(first, 3);
    await files.begin(3);
    // The first is being sent.
    await expect(files.read(second, 3)).rejects.toMatchObject({ problem: { name: "send-file-forgotten" } });
    await reader.close();
    await (await files.read(first, 3)).close();
    await expect(files.begin(2 ** 60)).rejects.toMatchObject({ problem: { name: "send-file-no-room" } });
  } finally {
    await files.close();
  }
});

it("asks for a file again where somebody cleared the temporary folder, and takes it", async () => {
  monitor = createMonitor({ about: { version: "0", door: "headless" } });
  const bytes = pattern(20_000);
  const before = new Set(readdirSync(tmpdir()));
  const file = await bring(monitor, bytes);
  const [folder = expect.unreachable()] = readdirSync(tmpdir()).filter(
    (name) => !before.has(name) && name.startsWith(`castscope-recording-${process.pid}-`),
  );
  rmSync(join(tmpdir(), folder), { recursive: true });
  const send = async (one: number) => monitor?.handlers.send(order(one, bytes.length, 1_000, 1));
  await expect(send(file)).rejects.toMatchObject({ problem: { name: "send-file-forgotten" } });
  expect(await send(await bring(monitor, bytes))).toHaveProperty("id");
});
