import { expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import type { NativePreparedSocket } from "../../net/native/prepared-socket.ts";
import type { SenderSpec } from "../../net/udp.ts";
import { PreparedWriter, preparedMemory, preparedStamps } from "../prepared/ring.ts";
import type { PreparedPlan } from "../transmitter.ts";
import { NativePreparedSend } from "./native-prepared-send.ts";

/** One replay with sockets that do what a test says: a packet each millisecond, to two sockets in turn. */
function setUp(packets: number, { multicast = true } = {}) {
  const system = { error: null as Error | null, full: false, opened: 0, refuses: false, closed: 0 };
  const handed: { socket: number; size: number; dscp: number }[][] = [];
  const openPrepared = (): NativePreparedSocket => {
    if (system.refuses) throw Object.assign(new Error("gone"), { code: "ENODEV" });
    const socket = system.opened;
    system.opened += 1;
    let waiting: { socket: number; size: number; dscp: number }[] = [];
    const memory = new Uint8Array(1_024);
    return {
      ...{ sourcePort: 40_000 + socket, memory, view: new DataView(memory.buffer) },
      get waiting() {
        return waiting.length;
      },
      stage(_destination: number, size: number, mark: number) {
        if (waiting.length === 4) return -1;
        waiting.push({ socket, size, dscp: mark });
        return 0;
      },
      hand() {
        const nothing = { sent: 0, bytes: 0, full: false, error: null, answers: [] };
        if (system.full) return { ...nothing, full: true };
        if (system.error !== null) {
          waiting.shift();
          return { ...nothing, error: system.error };
        }
        const sent = waiting;
        waiting = [];
        handed.push(sent);
        return { ...nothing, sent: sent.length, bytes: sent.reduce((sum, { size }) => sum + size, 0) };
      },
      answers: () => [],
      close() {
        system.closed += 1;
      },
    } as unknown as NativePreparedSocket;
  };
  const ring = preparedMemory(262_144);
  const writer = new PreparedWriter(ring);
  for (let number = 0; number < packets; number += 1)
    writer.add({
      ...{
        due: number,
        lane: number % 2,
        dscp: 0,
        stamp: preparedStamps.none,
        size: 10 + (number % 50),
      },
    });
  writer.end();
  const socket: SenderSpec = {
    family: 4,
    multicast,
    ...{ interface: null, source: null, sourcePort: null, ttl: 1, loopback: true },
  };
  const plan: PreparedPlan = {
    ring,
    sockets: [socket, socket],
    lanes: [0, 1].map((place) => ({ socket: place, address: "239.1.1.1", port: 5_000 })),
  };
  return { system, handed, ring, send: new NativePreparedSend(plan, { openPrepared }, 0) };
}

test("packets leave by the socket of their lane at their time, and it ends behind the last one", () => {
  const { send, handed, system } = setUp(4);
  expect(send.turn(0)).toBe(1);
  expect(handed).toEqual([[{ socket: 0, size: 10, dscp: 0 }]]);
  send.turn(1);
  send.turn(2);
  expect(send.end(2)).toBeNull();
  send.turn(3);
  expect(handed.flat().map(({ socket, size }) => [socket, size])).toEqual([
    [0, 10],
    [1, 11],
    [0, 12],
    [1, 13],
  ]);
  expect(send.end(3)).toBe("done");
  expect(send.tell()).toMatchObject({ sent: 4, failed: 0, prepared: { bytes: 46, late: 0 } });
  send.close();
  expect(system.closed).toBe(2);
});

test("to a host it ends when an answer had its time to come", () => {
  const { send } = setUp(1, { multicast: false });
  send.turn(0);
  expect(send.end(0)).toBeNull();
  expect(send.end(limits.sendAnswerMs)).toBe("done");
});

test("where the system has no room what waits is tried again, and nothing overtakes it", () => {
  const { send, system, handed } = setUp(3);
  system.full = true;
  expect(send.turn(0)).toBe(limits.sendFullMs);
  expect(send.turn(2)).toBe(limits.sendFullMs);
  system.full = false;
  send.turn(2.5);
  expect(handed.flat().map(({ size }) => size)).toEqual([10, 11, 12]);
});

test("while its interface is away packets are refused and time goes on; a new socket is tried at its pace", () => {
  const { send, system, handed } = setUp(2_000);
  send.turn(0);
  system.error = Object.assign(new Error("gone"), { code: "ENODEV" });
  system.refuses = true;
  for (let now = 1; now < 100; now += 1) send.turn(now);
  expect(handed.flat()).toHaveLength(1);
  expect(send.tell()).toMatchObject({ sent: 1, failed: 99 });
  system.error = null;
  system.refuses = false;
  const opened = system.opened;
  for (let now = 100; now < limits.sendRetryMs; now += 1) send.turn(now);
  expect(system.opened).toBe(opened);
  for (let now = limits.sendRetryMs; now < 2_000; now += 1) send.turn(now);
  expect(system.opened).toBe(opened + 2);
  const { sent, failed } = send.tell();
  expect(sent + failed).toBe(2_000);
  expect(sent).toBeGreaterThan(2_000 - limits.sendRetryMs - 10);
  expect(send.end(2_000)).toBe("done");
});

test("stopped it sends nothing more, and whoever prepares is told", () => {
  const { send, ring, handed } = setUp(10);
  send.turn(0);
  send.stop();
  expect(send.turn(5)).toBe(Number.POSITIVE_INFINITY);
  expect(handed.flat()).toHaveLength(1);
  expect(send.end(5)).toBe("stopped");
  expect(new PreparedWriter(ring).isStopped).toBe(true);
});
