import { describe, expect, test } from "vitest";
import { limits } from "../../limits.ts";
import { CaptureReader } from "./capture-reader.ts";
import { recogniseFile } from "./recognise.ts";
import {
  bytes,
  ethernet,
  ipv4,
  ipv6,
  type MadeFrame,
  ordered,
  pcap,
  pcapng,
  u16,
  u32,
  udp,
} from "./testing/packets.ts";
import { readAll } from "./testing/read-all.ts";

const usual = {
  number: 1,
  at: [1_700_000_000, 0],
  interface: 0,
  source: "10.0.0.1",
  destination: "239.1.1.1",
  ports: [4_000, 5_000],
  ttl: 9,
  tos: 0xb8,
  size: 3,
  payload: bytes(1, 2, 3),
  isDamaged: false,
};

const frame = ethernet(0x0800, ipv4());

/** The one datagram of a file with one packet of a link layer. */
function one(packet: Uint8Array, linkType = 1) {
  const { datagrams, reader } = readAll(pcap([{ bytes: packet }], { linkType }));
  expect(reader?.damage).toBeNull();
  return datagrams;
}

describe("pcap", () => {
  test.each([
    ["little", "micro", 123_456_000],
    ["big", "micro", 123_456_000],
    ["little", "nano", 123_456_789],
    ["big", "nano", 123_456_789],
  ])("of %s-endian computers, in %sseconds", (order, unit, nanoseconds) => {
    const frames: MadeFrame[] = [{ bytes: frame, at: [1_700_000_000, 123_456_789] }];
    const file = pcap(frames, { little: order === "little", nanoseconds: unit === "nano" });
    const { datagrams, reader } = readAll(file);
    const fileAt = 24 + 16 + 14 + 28;
    expect(datagrams).toEqual([{ ...usual, at: [1_700_000_000, nanoseconds], fileAt }]);
    expect(file.subarray(fileAt, fileAt + 3)).toEqual(usual.payload);
    expect(reader?.interfaces).toEqual([{ name: null, linkType: 1, snapLength: 65_535, dropped: null }]);
  });

  test("a packet that was cut keeps its size, and what was recorded of it", () => {
    const long = ethernet(0x0800, ipv4({ payload: new Uint8Array(1_000).fill(7) }));
    const cut = long.subarray(0, 96);
    const { datagrams, reader } = readAll(pcap([{ bytes: cut, wireBytes: long.length }]));
    expect(datagrams[0]).toMatchObject({ size: 1_000, isDamaged: false });
    expect(datagrams[0]?.payload).toEqual(new Uint8Array(96 - 42).fill(7));
    expect(reader?.shortened).toBe(1);
    const heads = readAll(pcap([{ bytes: long.subarray(0, 39), wireBytes: long.length }]));
    expect(heads.reader?.counts).toMatchObject({ packets: 1, datagrams: 0, cut: 1 });
  });

  test("a length that no packet has ends it, with its place", () => {
    const file = pcap([{ bytes: frame }, { bytes: frame }]);
    const second = 24 + 16 + frame.length;
    file.set([255, 255, 255, 127], second + 8);
    const { datagrams, reader } = readAll(file);
    expect(datagrams).toHaveLength(1);
    const values = { at: second, bytes: 0x7fff_ffff, most: limits.captureFrameBytes };
    expect(reader?.damage).toEqual({ name: "capture-length-wrong", values });
  });

  test("a file that is cut at any byte opens up to its last whole packet", () => {
    const file = pcap([{ bytes: frame }, { bytes: frame }]);
    const [first, second] = [24, 24 + 16 + frame.length];
    for (let length = first; length < file.length; length += 1) {
      const { datagrams, reader } = readAll(file.subarray(0, length), [1_000]);
      const at = length < second ? first : second;
      expect(datagrams).toHaveLength(length < second ? 0 : 1);
      const whole = length === first || length === second;
      const lacks = length - at < 16 ? null : at + 16 + frame.length - length;
      expect(reader?.damage).toEqual(whole ? null : { name: "capture-cut-short", values: { at, lacks } });
    }
  });
});

describe.each([
  ["little", true],
  ["big", false],
] as const)("pcapng of %s-endian computers", (_, little) => {
  const { u16: short, u32: long } = ordered(little);
  const file = pcapng(little);
  const name = (text: string) => file.option(2, new TextEncoder().encode(text));

  test("interfaces have names, resolutions and offsets of their own", () => {
    const { datagrams, reader } = readAll(
      bytes(
        file.section(file.option(1, [65, 66])),
        file.interface(1, 0, name("eth0")),
        file.interface(1, 96, name("eth1"), file.option(9, [9])),
        file.interface(
          101,
          0,
          file.option(9, [0x80 | 10]),
          file.option(14, little ? [10, ...Array<number>(7).fill(0)] : [...Array<number>(7).fill(0), 10]),
        ),
        file.interface(1, 0, file.option(9, [3])),
        file.packet(frame, 1_700_000_000_123_456n),
        file.packet(frame, 1_700_000_000_123_456_789n, 1, frame.length, file.option(1, [104, 105])),
        file.packet(ipv4(), 1_700_000_000n * 1_024n + 512n, 2),
        file.packet(frame, 1_700_000_000_007n, 3),
      ),
    );
    expect(datagrams.map(({ at, interface: on }) => [on, ...at])).toEqual([
      [0, 1_700_000_000, 123_456_000],
      [1, 1_700_000_000, 123_456_789],
      [2, 1_700_000_010, 500_000_000],
      [3, 1_700_000_000, 7_000_000],
    ]);
    expect(reader?.interfaces.map((on) => [on.name, on.linkType, on.snapLength])).toEqual([
      ["eth0", 1, 0],
      ["eth1", 1, 96],
      [null, 101, 0],
      [null, 1, 0],
    ]);
    expect(reader?.damage).toBeNull();
  });

  test("what is no packet is passed over, and a new section begins anew, in its own order", () => {
    const other = pcapng(!little);
    const { datagrams, reader } = readAll(
      bytes(
        ...[file.section(), file.interface(1, 0, name("eth0"))],
        ...[4, 9, 10, 0xbad, 0x4000_0bad, 0x7777].map((type) => file.block(type, Array<number>(24).fill(1))),
        file.packet(frame, 1n),
        file.statistics(0, file.option(5, file.count(4)), file.option(7, file.count(3))),
        ...[other.section(), other.interface(101, 0), other.packet(ipv4(), 2n)],
      ),
    );
    expect(datagrams.map(({ interface: on, at }) => [on, at[1]])).toEqual([
      [0, 1_000],
      [1, 2_000],
    ]);
    expect(reader?.interfaces.map(({ dropped }) => dropped)).toEqual([7, null]);
    expect([reader?.damage, reader?.faults.count]).toEqual([null, 0]);
  });

  test("simple packets have no time of their own, old ones a narrower interface", () => {
    const { datagrams, reader } = readAll(
      bytes(
        ...[file.section(), file.interface(1, 60)],
        file.oldPacket(frame, 5_000_000n),
        file.simplePacket(frame),
        file.simplePacket(ethernet(0x0800, ipv4({ payload: new Uint8Array(40) })).subarray(0, 60), 82),
      ),
    );
    expect(datagrams.map(({ at, size, payload }) => [...at, size, payload.length])).toEqual([
      [5, 0, 3, 3],
      [5, 0, 3, 3],
      [5, 0, 40, 18],
    ]);
    expect(reader?.untimed).toBe(2);
  });

  test("a packet of an interface that was not told is a fault, and the file goes on", () => {
    const begin = bytes(file.section(), file.interface());
    const { datagrams, reader } = readAll(bytes(begin, file.packet(frame, 1n, 7), file.packet(frame, 1n)));
    expect(datagrams).toHaveLength(1);
    expect(reader?.faults).toMatchObject({ count: 1, firstAt: begin.length });
  });

  test("a packet that is told longer than its block is a fault", () => {
    const block = file.block(6, [
      ...long(0),
      ...long(0),
      ...long(0),
      ...long(500),
      ...long(500),
      ...Array<number>(8).fill(0),
    ]);
    const { reader } = readAll(bytes(file.section(), file.interface(), block));
    expect([reader?.damage, reader?.faults.count, reader?.counts.packets]).toEqual([null, 1, 0]);
  });

  test("a block too long to be held is passed over, whatever pieces it comes in", () => {
    const long = file.block(0xbad, Array<number>(limits.captureBlockBytes).fill(9));
    const all = bytes(file.section(), file.interface(), long, file.packet(frame, 1n));
    for (const pieces of [[all.length], [100_000], [65_536, 3]]) {
      const { datagrams, reader } = readAll(all, pieces);
      expect([datagrams.length, reader?.damage]).toEqual([1, null]);
    }
    const begin = file.section().length + file.interface().length;
    for (const pieces of [[60_000], [200_000]]) {
      const { reader } = readAll(all.subarray(0, 200_000), pieces);
      const values = { at: begin, lacks: begin + long.length - 200_000 };
      expect(reader?.damage).toEqual({ name: "capture-cut-short", values });
    }
  });

  test("interfaces and sections too long to be held count among those behind them", () => {
    const comments = Array.from({ length: 20 }, () => file.option(1, Array<number>(60_000).fill(65)));
    const on = bytes(file.section(), file.interface(1, 0, name("eth0")));
    const unknown = bytes(on, file.interface(101, 0, ...comments), file.interface(1, 0, name("eth2")));
    const packets = [file.packet(frame, 1n, 2), file.packet(frame, 1n, 1)];
    const { datagrams, reader } = readAll(bytes(unknown, ...packets));
    expect(datagrams.map(({ interface: place }) => reader?.interfaces[place]?.name)).toEqual(["eth2"]);
    expect(reader?.faults.count).toBe(1);
    const section = bytes(on, file.section(...comments), file.interface(101, 0), file.packet(ipv4(), 1n));
    expect(readAll(section).datagrams).toMatchObject([{ interface: 1, source: "10.0.0.1" }]);
  });

  test("one number of drops in both places of the statistics is one, not two", () => {
    const both = file.statistics(0, file.option(5, file.count(4)), file.option(7, file.count(4)));
    const { reader } = readAll(bytes(file.section(), file.interface(), both));
    expect(reader?.interfaces[0]?.dropped).toBe(4);
  });

  test("times beyond what can be written are the nearest that can", () => {
    const seconds = (offset: bigint) => {
      const low = long(Number(BigInt.asUintN(32, offset)));
      const high = long(Number(BigInt.asUintN(32, offset >> 32n)));
      const both = little ? [...low, ...high] : [...high, ...low];
      return file.interface(1, 0, file.option(9, [9]), file.option(14, both));
    };
    const far = [2n ** 62n, -(2n ** 62n), 8_640_000_000_000n].map((offset, place) =>
      bytes(seconds(offset), file.packet(frame, 999_999_999n, place)),
    );
    const { datagrams } = readAll(bytes(file.section(), ...far));
    expect(datagrams.map(({ at }) => at)).toEqual([
      [253_402_300_799, 999_999_999],
      [-62_167_219_200, 999_999_999],
      [253_402_300_799, 999_999_999],
    ]);
  });

  test("what was dropped before a packet is told with it, whatever other options it has", () => {
    const options = (...all: number[][]) => file.packet(frame, 1n, 0, frame.length, ...all);
    const drops: number[] = [];
    const read = (packet: Uint8Array) => {
      const kind = recogniseFile(file.section());
      if (kind.kind !== "capture") throw new Error("it is one");
      const reader = new CaptureReader(kind.format, 0, { datagram: (one) => drops.push(one.drops) });
      reader.push(bytes(file.section(), file.interface(), packet, options()));
    };
    read(options(file.option(1, [65, 66, 67]), file.option(4, file.count(7)), file.option(2, [0, 0, 0, 0])));
    read(options(file.option(4, [1, 2])));
    expect(drops).toEqual([7, 0, 0, 0]);
  });

  test("a length below the least ends it", () => {
    const begin = bytes(file.section(), file.interface());
    const { reader } = readAll(bytes(begin, long(6), long(8), Array<number>(40).fill(0)));
    const values = { at: begin.length, bytes: 8 };
    expect(reader?.damage).toEqual({ name: "capture-block-length", values });
  });

  test("a length that is no multiple of four leaves out what fills the block up", () => {
    const begin = bytes(file.section(), file.interface());
    const packet = file.packet(frame, 1n);
    const odd = bytes(long(0x99), long(15), 1, 2, 3, 0, long(15));
    expect(readAll(bytes(begin, odd, packet)).datagrams).toHaveLength(1);
    // One that is not filled up is not in step with the file any more.
    const values = { at: begin.length, bytes: 15, again: expect.any(Number) };
    expect(
      readAll(
        bytes(
          begin,
          odd.filter((_, at) => at !== 11),
          packet,
        ),
      ).reader?.damage,
    ).toEqual({
      ...{ name: "capture-lengths-differ", values },
    });
  });

  test("a section of another version ends it, of another smaller number not", () => {
    const section = file.section();
    section.set([...short(1), ...short(2)], 12);
    const packets = bytes(file.interface(), file.packet(frame, 1n));
    expect(readAll(bytes(section, packets)).datagrams).toHaveLength(1);
    section.set([...short(2), ...short(0)], 12);
    const { datagrams, reader } = readAll(bytes(file.section(), packets, section, packets));
    expect(datagrams).toHaveLength(1);
    const at = section.length + packets.length;
    expect(reader?.damage).toEqual({
      ...{ name: "capture-section-version", values: { at, major: 2, minor: 0 } },
    });
  });

  test("two lengths that differ end it, and so does a section without an order", () => {
    const begin = bytes(file.section(), file.interface());
    const packet = file.packet(frame, 1n);
    packet.set(long(16), packet.length - 4);
    const values = { at: begin.length, bytes: packet.length, again: 16 };
    expect(readAll(bytes(begin, packet)).reader?.damage).toEqual({ name: "capture-lengths-differ", values });
    const section = file.section();
    section.set([...short(1), ...short(1)], 8);
    expect(readAll(bytes(section)).reader?.damage).toMatchObject({ name: "capture-section-order" });
  });
});

describe("link layers", () => {
  const v6 = ipv6();
  const told = { source: "2001:db8::1", destination: "ff15::1", ttl: 9, tos: 0xb8, isDamaged: false };
  const cooked = (type: number) => [0, 0, 0, 1, 0, 6, ...Array<number>(8).fill(1), ...u16(type)];
  const cooked2 = (type: number) => [...u16(type), 0, 0, ...u32(3), 0, 1, 0, 6, ...Array<number>(8).fill(1)];
  test.each([
    ["Ethernet", 1, ethernet(0x0800, ipv4()), ethernet(0x86dd, v6)],
    [
      "Ethernet with a VLAN",
      1,
      ethernet(0x0800, ipv4(), [0x81, 0, 0, 5]),
      ethernet(0x86dd, v6, [0x81, 0, 0, 5]),
    ],
    [
      "Ethernet with VLANs in VLANs",
      1,
      ethernet(0x0800, ipv4(), [0x88, 0xa8, 0, 1, 0x81, 0, 0, 5]),
      ethernet(0x86dd, v6, [0x91, 0, 0, 1, 0x81, 0, 0, 5, 0x81, 0, 0, 6]),
    ],
    [
      "Ethernet with SNAP",
      1,
      ethernet(200, bytes([0xaa, 0xaa, 3, 0, 0, 0], u16(0x0800), ipv4())),
      ethernet(200, bytes([0xaa, 0xaa, 3, 0, 0, 0], u16(0x86dd), v6)),
    ],
    [
      "Ethernet with PPPoE",
      1,
      ethernet(0x8864, bytes([0x11, 0, 0, 1, 0, 40], u16(0x21), ipv4())),
      ethernet(0x8864, bytes([0x11, 0, 0, 1, 0, 40], u16(0x57), v6)),
    ],
    [
      "Ethernet with MPLS",
      1,
      ethernet(0x8847, bytes([0, 1, 0x11, 64], ipv4())),
      ethernet(0x8848, bytes([0, 1, 0x10, 64, 0, 2, 0x11, 64], v6)),
    ],
    ["Linux cooked", 113, bytes(cooked(0x0800), ipv4()), bytes(cooked(0x86dd), v6)],
    ["Linux cooked, version 2", 276, bytes(cooked2(0x0800), ipv4()), bytes(cooked2(0x86dd), v6)],
    ["raw IP", 101, ipv4(), v6],
    ["raw IP of some systems", 12, ipv4(), v6],
    ["raw IP of other systems", 14, ipv4(), v6],
    ["the loopback, little-endian", 0, bytes(2, 0, 0, 0, ipv4()), bytes(30, 0, 0, 0, v6)],
    ["the loopback, big-endian", 0, bytes(0, 0, 0, 2, ipv4()), bytes(0, 0, 0, 24, v6)],
    ["OpenBSD’s loopback", 108, bytes(0, 0, 0, 2, ipv4()), bytes(0, 0, 0, 24, v6)],
    ["PPP", 9, bytes(0x21, ipv4()), bytes(0xff, 3, 0, 0x57, v6)],
    ["PPP in HDLC", 50, bytes(0xff, 3, 0, 0x21, ipv4()), bytes(0xff, 3, 0, 0x57, v6)],
    ["PPP or Cisco’s HDLC", 50, bytes(0x0f, 0, u16(0x0800), ipv4()), bytes(0x8f, 0, u16(0x86dd), v6)],
    ["Cisco’s HDLC", 104, bytes(0x0f, 0, u16(0x0800), ipv4()), bytes(0x8f, 0, u16(0x86dd), v6)],
    ["PPPoE", 51, bytes([0x11, 0, 0, 1, 0, 40], 0, 0x21, ipv4()), bytes([0x11, 0, 0, 1, 0, 40], 0, 0x57, v6)],
    ["PPP with its direction", 204, bytes(0, 0xff, 3, 0, 0x21, ipv4()), bytes(1, 0xff, 3, 0, 0x57, v6)],
  ])("%s", (_, linkType, four, six) => {
    expect(one(four, linkType)).toMatchObject([{ ...usual, fileAt: expect.any(Number) }]);
    expect(one(six, linkType)).toMatchObject([told]);
  });

  test("IPv4 and IPv6 alone", () => {
    expect(one(ipv4(), 228)).toHaveLength(1);
    expect(one(v6, 229)).toMatchObject([told]);
  });

  test("what is not read is counted by its kind, and so is what is no IP", () => {
    const { reader } = readAll(pcap([{ bytes: frame }, { bytes: frame }], { linkType: 105 }));
    expect([reader?.counts.unread, [...(reader?.unreadLinks ?? [])]]).toEqual([2, [[105, 2]]]);
    const arp = readAll(
      pcap([{ bytes: ethernet(0x0806, new Uint8Array(28)) }, { bytes: new Uint8Array(3) }]),
    );
    expect(arp.reader?.counts).toMatchObject({ packets: 2, other: 2, unread: 0 });
  });
});

describe("IP", () => {
  const on = (network: Uint8Array) =>
    ethernet(network[0] === undefined || network[0] >> 4 === 4 ? 0x0800 : 0x86dd, network);
  const counts = (network: Uint8Array) => readAll(pcap([{ bytes: on(network) }])).reader?.counts;

  test("options, extension headers and filling behind the packet change nothing", () => {
    expect(one(on(ipv4({}, { options: [1, 1, 1, 0] })))).toMatchObject([{ payload: usual.payload }]);
    const before = [
      [0, [0, 5, 2, 0, 0, 0, 0]],
      [60, [1, ...Array<number>(14).fill(0)]],
      [51, [4, ...Array<number>(22).fill(0)]],
      [44, [0, 0, 0, 0, 0, 0, 9]],
    ] as const;
    expect(one(on(ipv6({}, before)))).toMatchObject([{ payload: usual.payload, isDamaged: false }]);
    expect(one(bytes(on(ipv4()), Array<number>(15).fill(0)))).toMatchObject([{ size: 3, isDamaged: false }]);
  });

  test("headers that end a packet have nothing behind them", () => {
    for (const kind of [50, 59, 135, 139])
      expect(counts(ipv6({}, [[kind, [0, 0, 0, 0, 0, 0, 0]]]))).toMatchObject({ other: 1 });
  });

  test("a packet that is cut behind its length is a datagram of that length", () => {
    const whole = on(ipv4());
    const cutAt = (end: number) =>
      readAll(pcap([{ bytes: whole.subarray(0, end), wireBytes: whole.length }], { snapLength: end }));
    for (const end of [40, 41, 42]) {
      const { datagrams, reader } = cutAt(end);
      expect(datagrams).toMatchObject([{ ports: usual.ports, size: 3, payload: bytes(), isDamaged: false }]);
      expect(reader?.counts).toMatchObject({ datagrams: 1, cut: 0 });
    }
    expect(cutAt(39).reader?.counts).toMatchObject({ datagrams: 0, cut: 1 });
  });

  test("what is no UDP, what is cut and what contradicts itself are told apart", () => {
    expect(counts(ipv4({}, { protocol: 6 }))).toMatchObject({ other: 1 });
    expect(counts(ipv4().subarray(0, 12))).toMatchObject({ cut: 1 });
    expect(counts(bytes(0x42, ipv4().subarray(1)))).toMatchObject({ damaged: 1 });
    expect(counts(ipv4({}, { carried: udp({}).subarray(0, 9) }))).toMatchObject({ damaged: 1 });
    expect(counts(ipv4({}, { carried: new Uint8Array(7) }))).toMatchObject({ damaged: 1 });
    expect(counts(ipv6({}, [[60, [200, 0, 0, 0, 0, 0, 0]]]))).toMatchObject({ damaged: 1 });
    expect(counts(ipv6({}, [[59, [0, 0, 0, 0, 0, 0, 0]]]))).toMatchObject({ other: 1 });
  });

  test("what is longer than any datagram is not read", () => {
    const jumbo = ipv6(
      { payload: new Uint8Array(60_000) },
      [],
      bytes(u16(1), u16(2), 0, 0, 0, 0, new Uint8Array(100_000)),
    );
    jumbo.set([0, 0], 4);
    expect(counts(jumbo)).toMatchObject({ packets: 1, datagrams: 0, unread: 1 });
    // As a network card that cuts packets itself is handed them: IPv4 tells no length.
    const offloaded = ipv4({}, { carried: udp({ payload: new Uint8Array(65_508) }) });
    offloaded.set([0, 0], 2);
    expect(counts(offloaded)).toMatchObject({ packets: 1, datagrams: 0, unread: 1 });
    const most = ipv4({ payload: new Uint8Array(65_507) });
    expect(counts(most)).toMatchObject({ datagrams: 1, unread: 0 });
  });

  test("a wrong checksum is damage; none, and half of one as a sender's own recording has, is not", () => {
    expect(one(on(ipv4({ checksum: 0x1234 })))).toMatchObject([{ isDamaged: true }]);
    expect(one(on(ipv4({ checksum: 0 })))).toMatchObject([{ isDamaged: false }]);
    // The sum of the pseudo header, as Linux hands it to the network card: 10.0.0.1, 239.1.1.1, 17, 11.
    const half = ((0x0a00 + 0x0001 + 0xef01 + 0x0101 + 17 + 11) % 0xffff) & 0xffff;
    expect(one(on(ipv4({ checksum: half })))).toMatchObject([{ isDamaged: false }]);
    for (let length = 0; length < 40; length += 1) {
      const payload = Uint8Array.from({ length }, (_, at) => 255 - at);
      expect(one(on(ipv4({ payload })))).toMatchObject([{ isDamaged: false, payload }]);
      expect(one(bytes(2, 0, 0, 0, ipv4({ payload })), 0)).toMatchObject([{ isDamaged: false }]);
      expect(one(bytes(0x21, ipv4({ payload })), 9)).toMatchObject([{ isDamaged: false }]);
    }
  });
});

describe("fragments", () => {
  const payload = Uint8Array.from({ length: 3_000 }, (_, at) => (at * 7) % 256);
  const whole = udp({ payload });
  /** @param at in units of eight bytes */
  const part = (at: number, to: number, id = 1): Uint8Array => {
    const flags = (to * 8 < whole.length ? 0x2000 : 0) | at;
    return ethernet(0x0800, ipv4({}, { id, flags, carried: whole.subarray(at * 8, to * 8) }));
  };
  const part6 = (at: number, to: number): Uint8Array => {
    const more = to * 8 < whole6.length ? 1 : 0;
    const header = [44, [0, ...u16(at * 8 + more), 0, 0, 0, 7]] as const;
    return ethernet(0x86dd, ipv6({}, [header], whole6.subarray(at * 8, to * 8)));
  };
  const whole6 = udp({ from: "2001:db8::1", to: "ff15::1", payload });
  const read = (...frames: readonly Uint8Array[]) => readAll(pcap(frames.map((one) => ({ bytes: one }))));

  test.each([
    ["in order", [0, 1, 2, 3]],
    ["the last one first", [3, 2, 1, 0]],
    ["one of them twice", [0, 2, 2, 1, 3]],
  ])("%s make one datagram", (_, order) => {
    const cuts = [0, 100, 200, 300, 400];
    const all = order.map((place) => part(cuts[place] ?? 0, cuts[place + 1] ?? 0));
    const { datagrams, reader } = read(...all);
    const size = payload.length;
    expect(datagrams).toEqual([{ ...usual, number: all.length, size, payload, fileAt: -1 }]);
    expect(reader?.counts).toMatchObject({ datagrams: 1, fragments: all.length - 1 });
    const six = order.map((place) => part6(cuts[place] ?? 0, cuts[place + 1] ?? 0));
    expect(read(...six).datagrams).toMatchObject([{ destination: "ff15::1", payload, isDamaged: false }]);
  });

  test("of two datagrams do not mix, and such that overlap are dropped", () => {
    const { datagrams } = read(part(0, 200, 1), part(0, 200, 2), part(200, 400, 2), part(200, 400, 1));
    expect(datagrams.map(({ size }) => size)).toEqual([payload.length, payload.length]);
    const wrong = read(part(0, 200), part(199, 400), part(200, 400));
    expect([wrong.datagrams.length, wrong.reader?.incomplete]).toEqual([0, 2]);
  });

  test("that came by two interfaces are a datagram of each", () => {
    const file = pcapng();
    const packets = [part(0, 200), part(0, 200), part(200, 400), part(200, 400)].map((one, place) =>
      file.packet(one, 1n, place % 2),
    );
    const { datagrams, reader } = readAll(
      bytes(file.section(), file.interface(), file.interface(), ...packets),
    );
    expect(datagrams.map(({ interface: on, size }) => [on, size])).toEqual([
      [0, payload.length],
      [1, payload.length],
    ]);
    expect(reader?.incomplete).toBe(0);
  });

  test("wait no longer, and no more of them, than is told", () => {
    const late = limits.captureFragmentMs / 1e3 + 1;
    const { datagrams, reader } = readAll(
      pcap([
        { bytes: part(0, 200), at: [10, 0] },
        { bytes: part(200, 400), at: [10 + late, 0] },
      ]),
    );
    expect([datagrams.length, reader?.incomplete]).toEqual([0, 2]);
    const many = Array.from({ length: limits.captureFragmented + 5 }, (_, id) => part(0, 1, id));
    expect(read(...many, part(1, 400, 0)).datagrams).toHaveLength(0);
    expect(read(...many, part(1, 400, 5 + 1)).datagrams).toHaveLength(1);
  });

  test("an endless file of them stays within its bound", () => {
    const large = Array.from({ length: 90 }, (_, id) =>
      ethernet(0x0800, ipv4({}, { id, flags: 0x2000, carried: new Uint8Array(60_000) })),
    );
    const { reader } = read(...large);
    expect(reader?.incomplete).toBe(90);
    expect(reader?.counts.fragments).toBe(90);
  });
});

test("it reads the same whatever pieces a file comes in", () => {
  const file = pcapng();
  const packets = Array.from({ length: 40 }, (_, at) =>
    file.packet(ethernet(0x0800, ipv4({ port: at, payload: new Uint8Array(at * 3).fill(at) })), BigInt(at)),
  );
  const all = bytes(file.section(), file.interface(), ...packets, file.packet(frame, 7n).subarray(0, 50));
  const whole = readAll(all);
  expect(whole.datagrams).toHaveLength(40);
  for (const pieces of [[1], [7, 300], [64], [2, 1_000, 1]]) {
    const cut = readAll(all, pieces);
    expect(cut.datagrams).toEqual(whole.datagrams);
    expect([cut.reader?.counts, cut.reader?.damage]).toEqual([whole.reader?.counts, whole.reader?.damage]);
  }
});

test.each([
  ["nothing", [], { kind: "foreign" }],
  ["a text", [72, 101, 108, 108, 111], { kind: "foreign" }],
  ["gzip", [0x1f, 0x8b, 8, 0], { kind: "compressed", by: "gzip" }],
  ["zstd", [0x28, 0xb5, 0x2f, 0xfd], { kind: "compressed", by: "zstd" }],
  ["snoop", [0x73, 0x6e, 0x6f, 0x6f, 0x70], { kind: "unread", name: "snoop" }],
  ["pcap’s magic number alone", [0xd4, 0xc3, 0xb2, 0xa1], { kind: "cut", name: "pcap", headerBytes: 24 }],
  ["the beginning of one", [0xa1, 0xb2, 0x3c], { kind: "cut", name: "pcap" }],
  ["the beginning of the other", [0x4d], { kind: "cut", name: "pcap" }],
  [
    "pcapng’s type alone",
    [0x0a, 0x0d, 0x0d, 0x0a, 28, 0, 0, 0],
    { kind: "cut", name: "pcapng", headerBytes: 28 },
  ],
  ["a line’s end", [0x0a], { kind: "cut", name: "pcapng" }],
])("%s is known by its first bytes", (_, head, kind) => {
  expect(readAll(bytes(head)).kind).toMatchObject(kind);
});
