import { createSocket } from "node:dgram";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonText } from "../../../../shared/text/sentences.ts";
import { copySlack, type DatagramBatch } from "../../datagrams/batch.ts";
import { senderPort } from "../../datagrams/sender-key.ts";
import type { ArrivalClock } from "../../time/arrival-clock.ts";
import { samePackets } from "../packets.ts";
import type { Receiver, ReceiverSpec } from "../receiver.ts";
import { openSender } from "../udp.ts";
import { IP_TOS, IPV6_TCLASS, SO_RCVBUF, SO_RCVBUFFORCE, SOL_IP, SOL_IPV6, SOL_SOCKET } from "./constants.ts";
import { loadLibc } from "./libc.ts";
import { type NativePath, openNativePath } from "./native-path.ts";
import { loadSendLibc } from "./send-libc.ts";
import { NativeSendSocket } from "./send-socket.ts";

const linux = process.platform === "linux";
const loopback = { name: "lo", index: 1, address: "127.0.0.1" };
const arrivals: ArrivalClock = { now: () => Date.now(), ofStamp: (stamp) => stamp };

interface Heard {
  text: string;
  address: string;
  port: number;
  ttl: number | null;
  at: number;
}

function datagram(batch: DatagramBatch, index: number): Heard {
  const size = batch.size[index] ?? 0;
  const payload = new Uint8Array(size + copySlack);
  batch.copyPayload(index, payload, 0);
  const ttl = batch.ttl[index] ?? -1;
  return {
    text: new TextDecoder().decode(payload.subarray(0, size)),
    address: batch.address(index),
    port: senderPort(batch.senders, index),
    ttl: ttl < 0 ? null : ttl,
    at: batch.at[index] ?? 0,
  };
}

test.runIf(!linux)("says why it is not used", async () => {
  expect(await openNativePath()).toEqual({ ok: false, reason: { name: "path-linux-only", values: {} } });
});

test.runIf(linux)("says so when koffi is missing", async () => {
  const attempt = await openNativePath(() => Promise.reject(new Error("not found")));
  expect(attempt).toEqual({
    ok: false,
    reason: { name: "path-without-koffi", values: { foreign: "not found" } },
  });
});

describe.runIf(linux)("receiving with recvmmsg on loopback", () => {
  let path: NativePath;
  const open: Receiver[] = [];

  beforeAll(async () => {
    const attempt = await openNativePath();
    if (!attempt.ok) throw new Error(reasonText(attempt.reason));
    path = attempt.path;
  });

  afterAll(async () => {
    await Promise.all(open.map((receiver) => receiver.close()));
    path.close();
  });

  function listen(more: Partial<ReceiverSpec>): Heard[] {
    const heard: Heard[] = [];
    const spec: ReceiverSpec = {
      kind: "group",
      bind: "group",
      family: 4,
      address: "239.255.9.1",
      port: 47_101,
      source: null,
      interface: loopback,
      ...more,
    };
    const receiver = path.open(
      spec,
      (batch) => {
        for (let index = 0; index < batch.count; index += 1) heard.push(datagram(batch, index));
      },
      (error) => expect.unreachable(String(error)),
      arrivals,
    );
    open.push(receiver);
    return heard;
  }

  async function send(address: string, port: number, texts: string[], ttl = 3): Promise<number> {
    const sender = await openSender({
      family: 4,
      multicast: address.startsWith("2"),
      interface: loopback,
      source: "127.0.0.1",
      sourcePort: null,
      ttl,
      loopback: true,
    });
    for (const text of texts) {
      const payload = new TextEncoder().encode(text);
      await new Promise<void>((resolve, reject) =>
        sender.send(payload, port, address, (error) => (error ? reject(error) : resolve())),
      );
    }
    const { sourcePort } = sender;
    await sender.close();
    return sourcePort;
  }

  test("tells sender, TTL and time of each datagram, in their order", async () => {
    const heard = listen({});
    const before = Date.now();
    const port = await send("239.255.9.1", 47_101, ["one", "two", ""], 3);
    await expect.poll(() => heard.length).toBe(3);
    expect(heard.map(({ text, address, port: from, ttl }) => [text, address, from, ttl])).toEqual([
      ["one", "127.0.0.1", port, 3],
      ["two", "127.0.0.1", port, 3],
      ["", "127.0.0.1", port, 3],
    ]);
    const times = heard.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.abs((times[0] ?? 0) - before)).toBeLessThan(2_000);
  });

  test("two groups on one port hear their own only, and a socket that joined neither hears nothing", async () => {
    const one = listen({ address: "239.255.9.2", port: 47_102 });
    const two = listen({ address: "239.255.9.3", port: 47_102 });
    const host = listen({ kind: "host", address: "127.0.0.1", port: 47_103 });
    await send("239.255.9.2", 47_102, ["a"]);
    await send("239.255.9.3", 47_102, ["b", "c"]);
    await send("127.0.0.1", 47_103, ["d"], 64);
    await expect.poll(() => [one.length, two.length, host.length]).toEqual([1, 2, 1]);
    expect(host[0]?.ttl).toBe(64);
  });

  test("a source-specific membership hears its source only", async () => {
    const mine = listen({ address: "232.1.9.1", port: 47_104, source: "127.0.0.1" });
    const other = listen({ address: "232.1.9.1", port: 47_104, source: "127.0.0.9" });
    await send("232.1.9.1", 47_104, ["a", "b"]);
    await expect.poll(() => mine.length).toBe(2);
    expect(other).toEqual([]);
  });

  test("takes datagrams of every size whole, and more than one batch", async () => {
    const heard = listen({ port: 47_105 });
    // Around the pieces that are copied, a full frame, and the largest.
    const large = [63, 64, 65, 1_535, 1_536, 1_537, 9_000, 65_507].map((size) =>
      Array.from({ length: size }, (_, index) => String.fromCharCode(97 + (index % 23))).join(""),
    );
    const texts = [...large, ...Array.from({ length: 200 }, (_, index) => String(index))];
    await send("239.255.9.1", 47_105, texts, 0);
    await expect.poll(() => heard.length).toBe(208);
    expect(heard.every(({ text }, index) => text === texts[index])).toBe(true);
  });

  test("tells the granted buffer and the kernel's drops", async () => {
    const spec = { kind: "group", bind: "group", family: 4, address: "239.255.9.4", port: 47_106 } as const;
    const receiver = path.open(
      { ...spec, source: null, interface: loopback },
      () => {},
      () => {},
      arrivals,
    );
    expect(receiver.receiveBuffer).toBeGreaterThan(0);
    expect(receiver.kernelDrops()).toBe(0);
    await receiver.close();
  });

  test.each([
    { family: 4, kind: "group", address: "239.255.9.6", source: "127.0.0.1" },
    { family: 4, kind: "host", address: "127.0.0.1", source: "127.0.0.1" },
    { family: 6, kind: "host", address: "::1", source: "::1" },
  ] as const)("tells DSCP and ECN of $address", async ({ family, kind, address, source }) => {
    const libc = await loadSendLibc();
    const heard: number[] = [];
    open.push(
      path.open(
        { kind, bind: "group", family, address, port: 47_110, source: null, interface: loopback },
        (batch) => heard.push(...batch.tos.subarray(0, batch.count)),
        (error) => expect.unreachable(String(error)),
        arrivals,
      ),
    );
    // CS0, EF, AF41 with ECT(0), and EF marked as congested on the way; the largest.
    const marks = [0, 0xb8, 0x8a, 0xbb, 0xff];
    for (const tos of marks) {
      const marking = {
        ...libc,
        bind(fd: number, at: Uint8Array, size: number) {
          const value = new Uint8Array(new Int32Array([tos]).buffer);
          if (family === 4) expect(libc.setsockopt(fd, SOL_IP, IP_TOS, value, value.length)).toBe(0);
          else expect(libc.setsockopt(fd, SOL_IPV6, IPV6_TCLASS, value, value.length)).toBe(0);
          return libc.bind(fd, at, size);
        },
      };
      const socket = {
        ...{ family, multicast: kind === "group", interface: kind === "group" ? loopback : null, source },
        ...{ sourcePort: null, ttl: 1, loopback: true },
      };
      const sender = new NativeSendSocket(marking, {
        socket,
        address,
        port: 47_110,
        packets: samePackets(new Uint8Array(9)),
      });
      expect(sender.hand(2).sent).toBe(2);
      sender.close();
    }
    await expect.poll(() => heard.length).toBe(10);
    expect(heard).toEqual(marks.flatMap((tos) => [tos, tos]));
  });

  test("tells between which datagrams the kernel dropped others, to the datagram", async () => {
    const libc = await loadLibc();
    const attempt = await openNativePath(async () => ({
      ...libc,
      setsockopt(fd, level, option, value, size) {
        const small = level === SOL_SOCKET && (option === SO_RCVBUFFORCE || option === SO_RCVBUF);
        const room = new Uint8Array(new Int32Array([65_536]).buffer);
        return libc.setsockopt(fd, level, option, small ? room : value, size);
      },
    }));
    if (!attempt.ok) throw new Error(attempt.reason.name);
    const heard: { number: number; dropsBefore: number }[] = [];
    const receiver = attempt.path.open(
      {
        ...{ kind: "host", bind: "group", family: 4, address: "127.0.0.1", port: 47_111 },
        ...{ source: null, interface: loopback },
      },
      (batch) => {
        for (let index = 0; index < batch.count; index += 1) {
          const payload = batch.payloadBytes(index);
          const number = new DataView(payload.buffer).getUint32(batch.payloadAt(index));
          heard.push({ number, dropsBefore: batch.dropsBefore?.[index] ?? Number.NaN });
        }
      },
      (error) => expect.unreachable(String(error)),
      arrivals,
    );
    const sender = createSocket("udp4");
    sender.connect(47_111, "127.0.0.1");
    await once(sender, "connect");
    let sent = 0;
    // Nothing is read before the turn ends, and what does not fit is dropped.
    const send = (count: number): void => {
      for (let one = 0; one < count; one += 1) {
        const payload = new Uint8Array(1_000);
        new DataView(payload.buffer).setUint32(0, sent);
        sender.send(payload);
        sent += 1;
      }
    };
    const all = (): number => heard.length + (receiver.kernelDrops() ?? 0);
    send(20);
    await expect.poll(all).toBe(20);
    expect(heard.every(({ dropsBefore }) => dropsBefore === 0)).toBe(true);
    for (const count of [500, 400, 1]) {
      send(count);
      await expect.poll(all).toBe(sent);
    }
    expect(heard.at(-1)).toEqual({ number: 920, dropsBefore: receiver.kernelDrops() });
    expect(receiver.kernelDrops()).toBeGreaterThan(500);
    // Each datagram's number is the count of those that came before it, dropped ones included.
    expect(heard.map(({ dropsBefore }, came) => came + dropsBefore)).toEqual(
      heard.map(({ number }) => number),
    );
    expect(new Set(heard.map(({ dropsBefore }) => dropsBefore)).size).toBe(3);
    sender.close();
    await receiver.close();
    attempt.path.close();
  });

  test("asks for the receive buffer of the limits", async () => {
    const libc = await loadLibc();
    const asked: number[] = [];
    const attempt = await openNativePath(async () => ({
      ...libc,
      setsockopt(fd, level, option, value, size) {
        if (level === SOL_SOCKET && (option === SO_RCVBUFFORCE || option === SO_RCVBUF))
          asked.push(new DataView(value.buffer).getInt32(0, true));
        return libc.setsockopt(fd, level, option, value, size);
      },
    }));
    if (!attempt.ok) throw new Error(attempt.reason.name);
    const spec = { kind: "group", bind: "group", family: 4, address: "239.255.9.5", port: 47_109 } as const;
    const receiver = attempt.path.open(
      { ...spec, source: null, interface: loopback },
      () => {},
      () => {},
      arrivals,
    );
    expect(new Set(asked)).toEqual(new Set([33_554_432]));
    await receiver.close();
    attempt.path.close();
  });

  test("throws the system's error with its code", () => {
    listen({ kind: "host", address: "127.0.0.1", port: 47_107 });
    expect(() => listen({ kind: "host", address: "127.0.0.1", port: 47_107 })).toThrow(
      expect.objectContaining({ code: "EADDRINUSE" }),
    );
    const gone = { name: "nothere0", index: 99, address: "127.0.0.1" };
    expect(() => listen({ port: 47_108, interface: gone })).toThrow(
      expect.objectContaining({ code: "ENODEV" }),
    );
  });
});
