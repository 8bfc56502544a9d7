import { createSocket } from "node:dgram";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { JoinRequest } from "../../shared/contract/memberships.ts";
import type { SendRequest } from "../../shared/contract/sends.ts";
import type { Delta } from "../../shared/contract/telling.ts";
import { judge } from "../../shared/described/judge.ts";
import { sensorFrame, sensorPacket } from "../../shared/described/testing.ts";
import { applyRows } from "../../shared/model/figure-columns.ts";
import type { Membership } from "../../shared/model/membership.ts";
import { readHeads } from "../../shared/model/packet-heads.ts";
import type { Send } from "../../shared/model/send.ts";
import { problemText } from "../../shared/text/sentences.ts";
import { createMonitor, type Monitor } from "./monitor.ts";

/** Real sockets, strictly on loopback: membership on 127.0.0.1 and outgoing interface 127.0.0.1. */
const loopback = "127.0.0.1";

let monitor: Monitor;

beforeEach(() => {
  monitor = createMonitor({ about: { version: "0", door: "headless" } });
});

afterEach(() => monitor.close());

function joinRequest(address: string, port: number, more: Partial<JoinRequest> = {}): JoinRequest {
  return { address, port, interface: loopback, source: null, bind: "group", name: "", ...more };
}

function bytes(payload: Uint8Array<ArrayBuffer>): Pick<SendRequest, "content"> {
  return { content: { kind: "bytes", payload } };
}

function sendRequest(address: string, port: number, more: Partial<SendRequest> = {}): SendRequest {
  return {
    address,
    port,
    interface: loopback,
    sourcePort: null,
    ttl: 0,
    loopback: true,
    content: { kind: "bytes", payload: new TextEncoder().encode("hello group") },
    count: 1,
    rate: 1_000,
    burst: 1,
    ...more,
  };
}

/** Resolves with the first delta that satisfies the condition. */
function delta(condition: (delta: Delta) => boolean): Promise<Delta> {
  return new Promise((resolve) => {
    const stop = monitor.onDelta((next) => {
      if (!condition(next)) return;
      stop();
      resolve(next);
    });
  });
}

/** Resolves with the row when a window that follows the deltas shows it so. */
async function membership(id: number, condition: (row: Membership) => boolean): Promise<Membership> {
  const { memberships } = await monitor.handlers.snapshot(null);
  let rows: ReadonlyMap<number, Membership> = new Map(memberships.map((row) => [row.id, row]));
  let shown: Membership | undefined;
  await delta((next) => {
    rows = applyRows(rows, next);
    shown = rows.get(id);
    return shown !== undefined && condition(shown);
  });
  if (!shown) throw new Error("unreachable");
  return shown;
}

async function ended(id: number): Promise<Send> {
  const is = (send: Send): boolean => send.id === id && send.state !== "sending";
  const found = await delta((next) => next.sends.some(is));
  const send = found.sends.find(is);
  if (!send) throw new Error("unreachable");
  return send;
}

describe("joining", () => {
  test("a joined group counts what is sent to it and keeps the packets", async () => {
    const { id, already } = await monitor.handlers.join(joinRequest("239.255.7.1", 47_001));
    expect(already).toBe(false);
    await monitor.handlers.send(sendRequest("239.255.7.1", 47_001, { count: 5 }));
    const row = await membership(id, (one) => one.packets === 5);
    expect(row).toMatchObject({ state: "receiving", bytes: 55, sources: 1, storeDropped: 0, firstKept: 1 });
    expect(row.interface).toEqual({ name: expect.any(String), address: loopback });
    const packets = await monitor.handlers.packets({ id, arrangement: null, from: 1, count: 10 });
    expect([...packets.numbers]).toEqual([1, 2, 3, 4, 5]);
    const whole = await monitor.handlers.packet({ id, number: 3 });
    expect(new TextDecoder().decode(whole.payload)).toBe("hello group");
    expect(whole.sourceAddress).toBe(loopback);
  });

  test("its packets are sorted, and those that a filter lets through come as they arrive", async () => {
    const { id } = await monitor.handlers.join(joinRequest("239.255.7.1", 47_010));
    const send = async (text: string): Promise<void> => {
      const payload = new TextEncoder().encode(text);
      const sent = await monitor.handlers.send(sendRequest("239.255.7.1", 47_010, bytes(payload)));
      await ended(sent.id);
    };
    const three = membership(id, (row) => row.packets === 3);
    for (const text of ["middle", "longest of all", "tiny"]) await send(text);
    await three;
    const rows = async (arrangement: number | null) => {
      const { numbers } = await monitor.handlers.packets({ id, arrangement, from: 1, count: 10 });
      return [...numbers];
    };

    const request = { id, descending: false, filter: null, upTo: 3, replaces: null };
    const sorted = await monitor.handlers.arrange({ ...request, by: "size" });
    expect(sorted).toMatchObject({ done: true, first: 1, last: 3 });
    expect(await rows(sorted.arrangement)).toEqual([3, 1, 2]);

    const filter = "MIDDLE";
    const found = await monitor.handlers.arrange({ ...request, by: "number", filter });
    expect(await rows(found.arrangement)).toEqual([1]);
    const four = membership(id, (row) => row.packets === 4);
    await send("the middle again");
    await four;
    const { arrangement } = found;
    expect(await monitor.handlers.arrangement({ id, arrangement, upTo: 4 })).toMatchObject({ last: 2 });
    expect(await rows(arrangement)).toEqual([1, 4]);

    await monitor.handlers.disarrange({ id, arrangement });
    const gone = async () => monitor.handlers.packets({ id, arrangement, from: 1, count: 1 });
    await expect(gone()).rejects.toMatchObject({ problem: { code: "unknown-arrangement" } });
  });

  test("two groups on one port count their own packets only", async () => {
    const one = await monitor.handlers.join(joinRequest("239.255.7.1", 47_002));
    const two = await monitor.handlers.join(joinRequest("239.255.7.2", 47_002));
    const rows = Promise.all([
      membership(one.id, (row) => row.packets >= 3),
      membership(two.id, (row) => row.packets >= 4),
    ]);
    await monitor.handlers.send(sendRequest("239.255.7.1", 47_002, { count: 3 }));
    await monitor.handlers.send(sendRequest("239.255.7.2", 47_002, { count: 4 }));
    await rows;
    const snapshot = await monitor.handlers.snapshot(null);
    expect(snapshot.memberships.map((row) => row.packets)).toEqual([3, 4]);
  });

  test("the same membership twice is one, and says so", async () => {
    const one = await monitor.handlers.join(joinRequest("239.255.7.1", 47_003));
    const two = await monitor.handlers.join(joinRequest("239.255.7.1", 47_003));
    expect(two).toEqual({ id: one.id, already: true });
  });

  test("a membership is known again by its key when the program was started anew", async () => {
    const keys = async () => (await monitor.handlers.snapshot(null)).memberships.map(({ key }) => key);
    await monitor.handlers.join(joinRequest("239.255.7.2", 47_003));
    await monitor.handlers.join(joinRequest("232.1.1.1", 47_003, { source: loopback }));
    const before = await keys();
    await monitor.close();
    monitor = createMonitor({ about: { version: "0", door: "headless" } });
    await monitor.handlers.join(joinRequest("232.1.1.1", 47_003, { source: loopback }));
    const [again] = await keys();
    expect(again).toBe(before[1]);
    expect(again).toMatch(/^live\/232\.1\.1\.1:47003\/from\/127\.0\.0\.1\/on\/./);
    expect(new Set(before).size).toBe(2);
  });

  test("two joins at the same moment are one membership", async () => {
    const [one, two] = await Promise.all([
      monitor.handlers.join(joinRequest("239.255.7.1", 47_003)),
      monitor.handlers.join(joinRequest("239.255.7.1", 47_003)),
    ]);
    expect(two.id).toBe(one?.id);
  });

  test("a source-specific membership hears its source only", async () => {
    const port = 47_004;
    const mine = await monitor.handlers.join(joinRequest("232.1.1.1", port, { source: loopback }));
    const other = await monitor.handlers.join(joinRequest("232.1.1.1", port, { source: "127.0.0.9" }));
    await monitor.handlers.send(sendRequest("232.1.1.1", port, { count: 2 }));
    await membership(mine.id, (row) => row.packets === 2);
    const snapshot = await monitor.handlers.snapshot(null);
    expect(snapshot.memberships.find((row) => row.id === other.id)?.packets).toBe(0);
  });

  test("a port held without sharing is a failed row, which a retry mends", async () => {
    const holder = createSocket({ type: "udp4" });
    holder.bind({ port: 47_005, address: "0.0.0.0", exclusive: true });
    await once(holder, "listening");
    const { id } = await monitor.handlers.join(joinRequest("239.255.7.1", 47_005));
    const other = await monitor.handlers.join(joinRequest("239.255.7.1", 47_006));
    const failed = await membership(id, (row) => row.state === "failed");
    expect(failed.problem).toMatchObject({ code: "port-in-use", retry: true });
    expect(failed.problem && problemText(failed.problem)).toBe(
      "Port 47005 is already in use by another program without sharing.",
    );
    const snapshot = await monitor.handlers.snapshot(null);
    expect(snapshot.memberships.find((row) => row.id === other.id)?.state).toBe("joining");
    await new Promise<void>((resolve) => holder.close(() => resolve()));
    await monitor.handlers.retry({ id });
    await membership(id, (row) => row.state === "joining" && row.problem === null);
  });

  test.each([
    [
      { address: "010.1.1.1" },
      "bad-group",
      "010 has a leading zero, which some programs read as octal: write 10.",
    ],
    [
      { address: "ff02::1%eth99" },
      "unknown-interface",
      /^The zone does not exist: no interface is called eth99/,
    ],
    [
      { address: "ff02::1%eth99", interface: loopback },
      "unknown-interface",
      /^The zone does not exist: no interface is called eth99/,
    ],
    [
      { address: "ff02::1%1", interface: "eth99" },
      "unknown-interface",
      /^(No interface is called eth99|The zone says 1 and “on” says eth99)/,
    ],
    [{ address: "fe80::1%eth99" }, "unknown-interface", /^The zone does not exist/],
    [
      { address: "ff35::1", source: "fe80::7%eth99", interface: loopback },
      "bad-source",
      /^The zone does not exist: no interface is called eth99/,
    ],
    [{ source: "239.1.1.1" }, "bad-source", "239.1.1.1 is a group: a source is the address of one host."],
    [{ source: "2001:db8::1" }, "bad-source", /must be of one family/],
    [{ address: "224.0.0.1", source: "10.0.0.1" }, "bad-source", /^224.0.0.1 cannot have a source/],
    [{ address: "240.0.0.1" }, "bad-group", /is no group/],
    [
      { address: "198.51.100.7" },
      "bad-group",
      /^198\.51\.100\.7 is not an address of this computer: it has .*127\.0\.0\.1 \(lo\)/,
    ],
    [{ address: "fe80::1", interface: null }, "bad-group", /^fe80::1 is another computer on each link/],
  ])("refuses %j and leaves nothing behind", async (more, code, message) => {
    const attempt = monitor.handlers.join(joinRequest("239.255.7.1", 47_007, more));
    await expect(attempt).rejects.toMatchObject({
      message: typeof message === "string" ? message : expect.stringMatching(message),
      problem: { code },
    });
    expect((await monitor.handlers.snapshot(null)).memberships).toEqual([]);
  });

  test("a host address listens on that port and hears no groups", async () => {
    const port = 47_008;
    const host = await monitor.handlers.join(joinRequest(loopback, port));
    const group = await monitor.handlers.join(joinRequest("239.255.7.1", port));
    await monitor.handlers.send(sendRequest("239.255.7.1", port, { count: 2 }));
    await monitor.handlers.send(sendRequest(loopback, port, { count: 1, ttl: 64 }));
    await membership(host.id, (row) => row.packets === 1);
    const rows = (await monitor.handlers.snapshot(null)).memberships;
    expect(rows.map((row) => [row.kind, row.packets])).toEqual([
      ["host", 1],
      ["group", 2],
    ]);
    expect(rows[1]?.id).toBe(group.id);
  });
});

describe("leaving", () => {
  test("a left membership counts no more, and comes back with its counters", async () => {
    const port = 47_010;
    const { id } = await monitor.handlers.join(joinRequest("239.255.7.1", port));
    await monitor.handlers.send(sendRequest("239.255.7.1", port, { count: 2 }));
    await membership(id, (row) => row.packets === 2);
    const gone = delta((next) => next.left.includes(id));
    await monitor.handlers.leave({ id });
    await gone;
    const { id: sendId } = await monitor.handlers.send(sendRequest("239.255.7.1", port, { count: 3 }));
    await ended(sendId);
    await monitor.handlers.restore({ id });
    await monitor.handlers.send(sendRequest("239.255.7.1", port, { count: 1 }));
    const back = await membership(id, (row) => row.packets > 2);
    expect(back.packets).toBe(3);
  });

  test("what is unknown is refused with a sentence", async () => {
    await expect(monitor.handlers.leave({ id: 99 })).rejects.toMatchObject({
      problem: { code: "unknown-membership" },
    });
    await expect(monitor.handlers.restore({ id: 99 })).rejects.toMatchObject({
      problem: { code: "unknown-membership" },
    });
  });
});

describe("sending", () => {
  test("a send reports what it did", async () => {
    const { id } = await monitor.handlers.send(sendRequest("239.255.7.3", 47_020, { count: 20, rate: 200 }));
    const send = await ended(id);
    expect(send).toMatchObject({ state: "done", sent: 20, failed: 0, size: 11, ttl: 0, problem: null });
    expect(send.sourcePort).toBeGreaterThan(0);
    expect(send.reached).toBeGreaterThan(0);
  });

  test("an endless send runs until it is stopped", async () => {
    const { id } = await monitor.handlers.send(sendRequest("239.255.7.3", 47_021, { count: null }));
    await delta((next) => next.sends.some((send) => send.id === id && send.sent > 10));
    const stopped = ended(id);
    await monitor.handlers.stopSend({ id });
    expect((await stopped).state).toBe("stopped");
  });

  test("a source port is used and shown", async () => {
    const { id } = await monitor.handlers.send(sendRequest("239.255.7.3", 47_022, { sourcePort: 47_122 }));
    expect((await ended(id)).sourcePort).toBe(47_122);
  });

  test("the largest payload leaves and one byte more is refused with the limit", async () => {
    const port = 47_023;
    const joined = await monitor.handlers.join(joinRequest("239.255.7.3", port));
    await monitor.handlers.send(sendRequest("239.255.7.3", port, bytes(new Uint8Array(65_507))));
    await membership(joined.id, (row) => row.bytes === 65_507);
    const attempt = monitor.handlers.send(sendRequest("239.255.7.3", port, bytes(new Uint8Array(65_508))));
    await expect(attempt).rejects.toMatchObject({
      message: "65,508 bytes are too many: one IPv4 datagram carries at most 65,507.",
      problem: { code: "payload-too-large" },
    });
  });

  test("a TTL of 0 is refused for one host", async () => {
    await expect(monitor.handlers.send(sendRequest(loopback, 47_024, { ttl: 0 }))).rejects.toMatchObject({
      problem: { code: "bad-ttl" },
    });
  });
});

test("deltas are numbered without gaps and agree with the snapshot", async () => {
  const deltas: Delta[] = [];
  monitor.onDelta((next) => deltas.push(next));
  await delta((next) => next.sequence >= 3);
  const snapshot = await monitor.handlers.snapshot(null);
  expect(deltas.map((one) => one.sequence)).toEqual(deltas.map((_, index) => index + 1));
  expect(snapshot.epoch).toBe(deltas[0]?.epoch);
  expect(snapshot.sequence).toBeGreaterThanOrEqual(3);
});

describe("a format that a person described", () => {
  test("is judged by the packets that are kept, and measured", async () => {
    const { id } = await monitor.handlers.join(joinRequest("239.255.7.1", 47_060));
    const numbers = [1, 2, 3, 5, 6];
    for (const [index, number] of numbers.entries()) {
      const packet = sensorPacket(0x31, number, Date.now());
      const sent = await monitor.handlers.send(sendRequest("239.255.7.1", 47_060, bytes(packet)));
      await Promise.all([ended(sent.id), membership(id, (row) => row.packets === index + 1)]);
    }
    const all = { id, source: null, count: 4, bytes: 20 };
    const heads = readHeads(await monitor.handlers.packetHeads(all));
    expect(heads.map(({ number, size, bytes }) => [number, size, bytes[11], bytes.length])).toEqual(
      numbers.slice(1).map((number, index) => [index + 2, 40, number, 20]),
    );
    expect(judge(sensorFrame, heads).gaps).toMatchObject([{ missing: 1, key: "0x0031" }]);
    const stranger = { address: "127.0.0.9", port: 1 };
    expect(readHeads(await monitor.handlers.packetHeads({ ...all, source: stranger }))).toEqual([]);

    await monitor.handlers.measureAs({ id, source: null, description: sensorFrame });
    const sent = await monitor.handlers.send(
      sendRequest("239.255.7.1", 47_060, bytes(sensorPacket(0x31, 7, Date.now()))),
    );
    await Promise.all([ended(sent.id), membership(id, (row) => row.packets === numbers.length + 1)]);
    const { streams } = await monitor.handlers.streams({ id });
    expect(streams).toMatchObject([{ kind: "described", key: "key 0x0031", evidence: { by: "choice" } }]);
  });
});
