import { mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readAll } from "../../../../shared/capture/read/testing/read-all.ts";
import { sectionBlock } from "../../../../shared/capture/write/section.ts";
import { limits } from "../../../../shared/limits.ts";
import { PacketOutlet } from "../packet-outlet.ts";
import { RingReader, RingWriter, ringMemory } from "../ring.ts";
import type { FromRecorder } from "./messages.ts";
import { writeRecording } from "./write-recording.ts";

/** Bytes that the disk still takes. Others may have filled it since it was asked for its free space. */
const disk = vi.hoisted(() => ({ room: Number.POSITIVE_INFINITY }));

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const writeSync = (fd: number, bytes: Uint8Array, from: number, length: number): number => {
    if (disk.room === 0) throw Object.assign(new Error("no space"), { code: "ENOSPC", syscall: "write" });
    const some = Math.min(length, disk.room);
    disk.room -= some;
    return fs.writeSync(fd, bytes, from, some);
  };
  return { ...fs, writeSync };
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-full-disk-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const count = 50;

/** Records packets of 1,000 bytes on a disk that takes so many bytes. */
function record(room: number, onOpen: (path: string) => void = () => {}) {
  const path = join(folder, `${room}.pcapng`);
  const size = limits.recordFileLeastBytes * 2;
  const memory = ringMemory(size, 4);
  const writer = new RingWriter(memory, size, 4);
  const outlet = new PacketOutlet(writer, false);
  for (let packet = 0; packet < count; packet += 1) {
    outlet.packet.interface = outlet.placeOf("eth0");
    outlet.packet.size = 1_000;
    outlet.bytes.fill(packet, outlet.open(), 1_000);
    outlet.close();
  }
  writer.end();
  const told: FromRecorder[] = [];
  const section = sectionBlock({ program: "test", system: null, hardware: null, comment: null });
  disk.room = room;
  const plan = { path, rotation: null, filter: null, section, since: "0" };
  writeRecording(new RingReader(memory, size, 4), plan, (message) => {
    told.push(message);
    if (message.kind === "open") onOpen(path);
  });
  disk.room = Number.POSITIVE_INFINITY;
  return { path, told, packets: writer.figure("packets"), unwritten: writer.figure("unwritten") };
}

test("a disk that is full at any byte leaves whole packets, and counts the others", () => {
  for (const room of [200, 500, 1_250, 1_251, 20_000, 20_001, 20_777, 52_000]) {
    const { path, told, packets, unwritten } = record(room);
    const failure = { kind: "failed", fault: { kind: "error", code: "ENOSPC", path } };
    expect(told.filter(({ kind }) => kind !== "file")).toEqual([
      { kind: "open" },
      failure,
      { kind: "ended" },
    ]);
    expect(packets + unwritten, `${room}`).toBe(count);
    if (packets === 0) continue;
    const { datagrams, reader } = readAll(readFileSync(path));
    expect([datagrams.length, reader?.damage], `${room}`).toEqual([packets, null]);
  }
});

test("one that is full before anything was written refuses the file", () => {
  const { told } = record(10);
  expect(told.at(-1)).toMatchObject({ kind: "refused", fault: { code: "ENOSPC" } });
});

test("a file that is deleted while it is written is told, and one that is moved goes on", () => {
  const room = Number.POSITIVE_INFINITY;
  const { path, told } = record(room, rmSync);
  expect(told.filter(({ kind }) => kind !== "file")).toEqual([
    { kind: "open" },
    { kind: "failed", fault: { kind: "gone", path } },
    { kind: "ended" },
  ]);
  const moved = record(room, (from) => renameSync(from, `${from}.moved`));
  expect(moved.told.map(({ kind }) => kind)).toEqual(["file", "open", "ended"]);
  expect(readAll(readFileSync(`${moved.path}.moved`)).datagrams).toHaveLength(count);
});
