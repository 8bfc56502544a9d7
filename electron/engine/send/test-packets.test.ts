import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { afterEach, describe, expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { readTestHeader, type TestHeader, writeTestPacket } from "../../../shared/test-stream/header.ts";
import { openNativeSendPath } from "../net/native/send-path.ts";
import { openSender } from "../net/udp.ts";
import { systemClock } from "../time/clock.ts";
import { createPackets } from "./test-packets.ts";
import { TimerTransmitter } from "./timer-transmitter.ts";
import type { SendPlan } from "./transmitter.ts";
import { NativeSend } from "./worker/native-send.ts";

/** Real sockets, strictly on loopback: what a test stream's packets say, on both paths. */

const plan: SendPlan = {
  socket: {
    ...{ family: 4, multicast: true, interface: { name: "lo", index: 1, address: "127.0.0.1" } },
    ...{ source: "127.0.0.1", sourcePort: null, ttl: 0, loopback: true },
  },
  ...{ address: "239.255.9.2", port: 47_321, count: 300, rate: 20_000, burst: 1 },
  content: { kind: "test", format: "castscope", size: 300, run: 0x7f3c },
};

const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

/** A receiver that is not ours, with the headers that it got. */
async function ear() {
  const heard: { header: TestHeader; bytes: Buffer }[] = [];
  await listen((bytes) => {
    const header = readTestHeader(bytes, 0, bytes.length);
    if (header === null) throw new Error(`no header: ${bytes.toString("hex")}`);
    heard.push({ header, bytes });
  });
  return heard;
}

async function listen(take: (bytes: Buffer) => void): Promise<void> {
  const socket = createSocket({ type: "udp4", reuseAddr: true });
  open.push(socket);
  socket.on("message", (bytes) => take(Buffer.from(bytes)));
  socket.bind({ port: plan.port, address: plan.address, exclusive: true });
  await once(socket, "listening");
  socket.setRecvBufferSize(4_000_000);
  socket.addMembership(plan.address, "127.0.0.1");
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

interface Started {
  sent(): number;
  stop(): Promise<void>;
  /** When it ended by itself. */
  readonly ended: Promise<void>;
}

async function startNative(given: SendPlan): Promise<Started> {
  const path = await openNativeSendPath();
  if (path === null) throw new Error("no native path for sending on this computer");
  const send = new NativeSend(given, path, systemClock.monotonic());
  const ended = (async () => {
    for (;;) {
      const now = systemClock.monotonic();
      send.turn(now);
      if (send.end(now) !== null) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    send.close();
  })();
  return {
    sent: () => send.tell().sent,
    stop() {
      send.stop();
      return ended;
    },
    ended,
  };
}

async function startDgram(given: SendPlan): Promise<Started> {
  let over = () => {};
  const ended = new Promise<void>((resolve) => {
    over = resolve;
  });
  const transmitter = new TimerTransmitter((spec) => openSender(spec), systemClock);
  const running = await transmitter.start(given, () => over());
  return { sent: () => running.progress().sent, stop: () => running.stop(), ended };
}

test("the sequence counts what the system took, and an end marker is none of them", () => {
  const packets = createPackets(plan, "here");
  const bytes = packets.template.slice();
  const head = new DataView(bytes.buffer);
  const read = (ahead: number) => {
    packets.write(head, 0, ahead, { seconds: 1, nanoseconds: 2 });
    const { sequence, end, name } = readTestHeader(bytes, 0, bytes.length) ?? {};
    expect(name).toBe("here");
    return [sequence, end];
  };
  expect([read(0), read(1), read(2)]).toEqual([
    [0, false],
    [1, false],
    [2, false],
  ]);
  // One of the three was refused: the next one has its number.
  packets.took(2);
  expect(read(0)).toEqual([2, false]);
  packets.took(1);
  packets.end();
  expect(read(0)).toEqual([3, true]);
  packets.took(1);
  expect(read(0)).toEqual([3, true]);
});

const paths: [name: string, start: (given: SendPlan) => Promise<Started>][] = [["dgram", startDgram]];
if (process.platform === "linux") paths.push(["sendmmsg", startNative]);

describe.each(paths)("a test stream by %s", (_name, start) => {
  // More than one call of sendmmsg takes, and not a multiple of it.
  test.each([1, 150])(
    "has each sequence once, in order, with what is asked, in bursts of %i",
    async (burst) => {
      const heard = await ear();
      const before = Date.now() / 1_000;
      const { ended } = await start({ ...plan, burst });
      await ended;
      await until(() => heard.length >= 300 + limits.testEndMarkers);
      const after = (Date.now() + 1) / 1_000;
      const packets = heard.slice(0, 300).map(({ header }) => header);
      expect(packets.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: 300 }, (_, index) => index),
      );
      expect(packets.map(({ first }) => first)).toEqual(packets.map(({ sequence }) => sequence === 0));
      const times = packets.map(({ seconds, nanoseconds }) => seconds + nanoseconds / 1e9);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      expect(times[0]).toBeGreaterThan(before - 0.002);
      expect(times[299]).toBeLessThan(after + 0.002);
      expect(new Set(times).size).toBeGreaterThan(1);
      for (const { header, bytes } of heard) {
        expect(header).toMatchObject({ ttl: 0, dscp: 0, run: 0x7f3c, size: 300, rate: 20_000, count: 300 });
        expect(bytes.equals(writeTestPacket(header))).toBe(true);
      }
      const ends = heard.slice(300).map(({ header }) => header);
      expect(ends.map(({ end, sequence }) => [end, sequence])).toEqual(
        new Array(limits.testEndMarkers).fill([true, 300]),
      );
    },
  );

  test("that is stopped says how many there were", async () => {
    const heard = await ear();
    const { sent, stop } = await start({ ...plan, count: null, rate: 2_000 });
    await until(() => heard.length > 20);
    await stop();
    await until(() => heard.at(-1)?.header.end === true);
    const packets = heard.filter(({ header }) => !header.end);
    expect(packets).toHaveLength(sent());
    expect(heard.at(-1)?.header).toMatchObject({ sequence: sent(), count: null });
  });

  test("tells the step that each packet is of", async () => {
    const heard = await ear();
    const further = [{ rate: 10_000, count: 20 }];
    const { ended } = await start({ ...plan, count: 10, rate: 5_000, further });
    await ended;
    await until(() => heard.length >= 30);
    const steps = heard.slice(0, 30).map(({ header: { step, rate, count } }) => `${step} ${rate} ${count}`);
    expect(steps).toEqual([...new Array(10).fill("0 5000 30"), ...new Array(20).fill("1 10000 30")]);
  });
});

test.each(paths)("a template's packets by %s differ in its fields alone", async (_name, start) => {
  const template = "reading {seq:5} {seq:u32 from 7 step 3} {time:ns u64} {random:4}{pad:80 2e}end";
  const heard: Buffer[] = [];
  await listen((bytes) => heard.push(bytes));
  await (await start({ ...plan, content: { kind: "template", template } })).ended;
  await until(() => heard.length >= 300);
  for (const [number, bytes] of heard.entries()) {
    expect(bytes.length).toBe(83);
    expect(bytes.toString("latin1", 0, 14)).toBe(`reading ${String(number).padStart(5, "0")} `);
    expect(bytes.readUInt32BE(14)).toBe(7 + 3 * number);
    const at = Number(bytes.readBigUInt64BE(19) / 1_000_000n);
    expect(Math.abs(at - Date.now())).toBeLessThan(60_000);
    expect(bytes.toString("latin1", 32)).toBe(`${".".repeat(48)}end`);
  }
  expect(new Set(heard.map((bytes) => bytes.toString("hex", 28, 32))).size).toBeGreaterThan(290);
});
