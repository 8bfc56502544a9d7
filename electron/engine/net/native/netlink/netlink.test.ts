import { describe, expect, test } from "vitest";
import { EAGAIN } from "../constants.ts";
import type { Libc } from "../libc.ts";
import type { Poller } from "../poller.ts";
import { joinFacts, readAddressOf, readLink } from "./links.ts";
import { attributesIn, messagesIn, request, textOf, word } from "./message.ts";
import { Netlink } from "./netlink.ts";
import { noRoute, readRoute, routeRequest } from "./routes.ts";
import { NetlinkWatch } from "./watch.ts";

const text = (value: string): Uint8Array => new TextEncoder().encode(`${value}\0`);
const attribute = (type: number, value: Uint8Array) => ({ type, value });

/** The body of a message with these attributes behind its fixed part. */
function body(fixed: Uint8Array, ...attributes: { type: number; value: Uint8Array }[]): DataView {
  const [message] = messagesIn(request(16, 0, 1, fixed, attributes));
  if (!message) throw new Error("no message");
  return message.body;
}

/** An ifinfomsg. */
function link(index: number, flags: number): Uint8Array {
  return new Uint8Array(new Int32Array([0, index, flags, 0]).buffer);
}

/** A C library whose socket gives an answer for each `recv`; null where nothing waits. */
function pretendLibc(answer: (sequence: number, received: number) => Uint8Array | null) {
  const asked: number[] = [];
  let sequence = 0;
  let received = 0;
  const calls: Partial<Libc> = {
    socket: () => 3,
    bind: () => 0,
    send(_fd, bytes, size) {
      const view = new DataView(bytes.buffer);
      asked.push(view.getUint16(4, true));
      sequence = view.getUint32(8, true);
      return size;
    },
    recv(_fd, into) {
      received += 1;
      const bytes = answer(sequence, received);
      if (bytes !== null) into.set(bytes);
      return bytes?.length ?? -1;
    },
    errno: () => EAGAIN,
  };
  return { libc: calls as Libc, asked, received: () => received };
}

/** Flags of a message: one of several, and that what is told changed meanwhile. */
const multi = 0x2;
const interrupted = 0x10;

describe("a question", () => {
  test("whose answer changes each time is put four times, and then taken as it is", async () => {
    const { libc, asked } = pretendLibc((sequence) =>
      request(3, multi | interrupted, sequence, new Uint8Array(4)),
    );
    expect(await new Netlink(libc).links()).toEqual([]);
    expect(asked).toEqual([18, 18, 18, 18, 22, 22, 22, 22]);
  });

  test("whose answer does not end is given up after 4,096 pieces", async () => {
    const { libc, received } = pretendLibc((sequence) => request(16, multi, sequence, link(1, 0)));
    await expect(new Netlink(libc).links()).rejects.toThrow("does not end");
    expect(received()).toBe(4_096);
  });
});

describe("news", () => {
  const poller: Partial<Poller> = { add: () => {} };
  const news = request(16, 0, 0, link(1, 0));

  test.each([
    [255, 255, 256],
    [256, 1_024, 256],
    [100_000, 1_024, 256],
  ])("of which %i wait are read up to 256 in a turn", (waiting, told, received) => {
    let changes = 0;
    const listener = {
      changed() {
        changes += 1;
      },
      gone: () => {},
    };
    const pretended = pretendLibc((_, count) => (count > waiting ? null : news));
    expect(new NetlinkWatch(pretended.libc, poller as Poller, listener).take()).toBe(told);
    expect([pretended.received(), changes]).toEqual([received, 1]);
  });
});

describe("messages", () => {
  test("are read one after another, padded to four bytes", () => {
    const one = request(18, 0x300, 7, new Uint8Array(16), [attribute(3, text("eth0"))]);
    const two = request(22, 0, 8, new Uint8Array(8));
    const bytes = new Uint8Array([...one, ...two]);
    expect(messagesIn(bytes).map(({ type, sequence, body }) => [type, sequence, body.byteLength])).toEqual([
      [18, 7, 28],
      [22, 8, 8],
    ]);
  });

  test("whose lengths lie are not read beyond what came", () => {
    const bytes = request(18, 0, 1, new Uint8Array(16), [attribute(3, text("eth0"))]);
    const view = new DataView(bytes.buffer);
    view.setUint16(32, 500, true);
    expect(messagesIn(bytes).flatMap(({ body }) => attributesIn(body, 16))).toEqual([]);
    for (const length of [0, 15, 500]) {
      view.setUint32(0, length, true);
      expect(messagesIn(bytes)).toEqual([]);
    }
    expect(messagesIn(bytes.subarray(0, 9))).toEqual([]);
    expect(readLink(new DataView(new ArrayBuffer(4)))).toBeNull();
    expect(readAddressOf(new DataView(new ArrayBuffer(4)))).toBeNull();
    expect(readRoute(new DataView(new ArrayBuffer(4)), String)).toEqual({ found: false, why: "none" });
  });

  test("end texts at their zero byte, or without one", () => {
    expect(textOf(new DataView(text("eth0").buffer))).toBe("eth0");
    expect(textOf(new DataView(Uint8Array.of(0x61, 0x62).buffer))).toBe("ab");
  });
});

describe("a link", () => {
  const up = 0x1 | 0x40;

  test.each([
    ["up", up, 6],
    ["up", up, 0],
    ["down", 0x1002, 2],
    ["unplugged", 0x1, 2],
    ["unplugged", 0x1, 0],
    ["unplugged", 0x1, 4],
    ["lower-down", 0x1, 3],
    ["dormant", 0x1, 5],
  ])("is %s with flags %i and operational state %i", (state, flags, operstate) => {
    const told = body(link(2, flags), attribute(3, text("eth0")), attribute(16, Uint8Array.of(operstate)));
    expect(readLink(told)?.state).toBe(state);
  });

  test("has names, a kind, a master and its addresses", () => {
    const nested = (type: number, value: Uint8Array) => {
      const bytes = new Uint8Array(4 + value.length);
      new DataView(bytes.buffer).setUint16(0, bytes.length, true);
      new DataView(bytes.buffer).setUint16(2, type, true);
      bytes.set(value, 4);
      return bytes;
    };
    const bridge = readLink(body(link(4, up), attribute(3, text("br0"))));
    const port = readLink(
      body(
        link(3, up),
        attribute(3, text("eth1")),
        attribute(1, Uint8Array.of(2, 0, 0, 0, 0, 9)),
        attribute(10, word(4)),
        attribute(18, nested(1, text("veth"))),
        // The mark of nesting is no part of the type.
        attribute(52 | 0x8000, nested(53, text("enp9s0"))),
      ),
    );
    // Between two ends of a link: the own address, and the other end's.
    const own = readAddressOf(
      body(
        Uint8Array.of(2, 32, 0, 0, 3, 0, 0, 0),
        attribute(1, Uint8Array.of(10, 0, 0, 9)),
        attribute(2, Uint8Array.of(10, 0, 0, 1)),
        attribute(3, text("eth1:2")),
      ),
    );
    const six = readAddressOf(
      body(
        Uint8Array.of(10, 64, 0, 0, 3, 0, 0, 0),
        attribute(1, Uint8Array.of(0xfe, 0x80, ...new Array(13).fill(0), 1)),
      ),
    );
    if (!bridge || !port || !own || !six) throw new Error("not read");
    expect(joinFacts([bridge, port], [own, six])[1]).toEqual({
      ...{ name: "eth1", index: 3, otherNames: ["enp9s0"], state: "up", loopback: false, type: "veth" },
      ...{ master: "br0", mac: "02:00:00:00:00:09" },
      addresses: [
        { family: 4, address: "10.0.0.1", prefix: 32, label: "eth1:2" },
        { family: 6, address: "fe80::1", prefix: 64, label: null },
      ],
    });
  });
});

describe("a route", () => {
  test("is asked for by destination and interface", () => {
    const { fixed, attributes } = routeRequest({ to: "239.1.1.1", family: 4, on: { index: 3, name: "v1" } });
    expect([fixed[0], fixed[1]]).toEqual([2, 32]);
    expect(attributes).toEqual([attribute(1, Uint8Array.of(239, 1, 1, 1)), attribute(4, word(3))]);
    expect(routeRequest({ to: "ff15::1", family: 6, on: null }).attributes).toHaveLength(1);
  });

  test.each([
    [1, { found: true, index: 3, name: "if3", source: "10.0.0.1", use: "other" }],
    [2, { found: true, index: 3, name: "if3", source: "10.0.0.1", use: "local" }],
    [3, { found: true, index: 3, name: "if3", source: "10.0.0.1", use: "broadcast" }],
    [6, { found: false, why: "blackhole" }],
    [7, { found: false, why: "unreachable" }],
    [8, { found: false, why: "prohibited" }],
  ])("of type %i is %j", (type, expected) => {
    const fixed = Uint8Array.of(2, 32, 0, 0, 0, 0, 0, type, 0, 0, 0, 0);
    const told = body(fixed, attribute(4, word(3)), attribute(7, Uint8Array.of(10, 0, 0, 1)));
    expect(readRoute(told, (index) => `if${index}`)).toEqual(expected);
  });

  test("that is not there is told by an error", () => {
    expect([101, 113, 13, 22].map(noRoute)).toEqual(["none", "unreachable", "prohibited", "blackhole"]);
  });
});
