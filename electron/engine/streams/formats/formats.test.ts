import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { foreign, type StreamFormat } from "../format.ts";
import { Headers, headerRole, headersPerDatagram, streamKeyWords } from "../headers.ts";
import { streamFormats } from "./formats.ts";
import { knx } from "./knx.ts";
import { rtp } from "./rtp.ts";
import { st2110 } from "./st2110.ts";
import { knxBusy, knxLost, knxTelegram, rtpsFragment, rtpsHeartbeat, rtpsPackets } from "./testing/buses.ts";
import { lbtPacket, lbtSession, moldEnd, moldHeartbeat, moldPacket } from "./testing/market.ts";
import {
  ancillaryPacket,
  ptpMessage,
  rtpPacket,
  sacnDiscovery,
  sacnPacket,
  sacnSynchronization,
  senderReport,
  videoPacket,
} from "./testing/media.ts";
import { samples } from "./testing/samples.ts";
import {
  castscopePacket,
  iperf2Packet,
  mcjoinPacket,
  mgenPacket,
  msendPacket,
  msendStatistics,
} from "./testing/senders.ts";

const someTime = 1_795_616_527_318;

/** What a format reads of a datagram that stands in the middle of a buffer. */
function read(format: StreamFormat, datagram: Uint8Array) {
  const at = 5;
  const buffer = new Uint8Array(at + datagram.length + 9).fill(0xee);
  buffer.set(datagram, at);
  const headers = new Headers();
  headers.clear();
  const rows = format.read(buffer, at, datagram.length, headers);
  return Array.from({ length: Math.max(0, rows) }, (_, row) => ({
    role: headers.role[row],
    sequence: headers.sequence[row],
    span: headers.span[row],
    time: headers.time[row],
    key: format.keyText(headers.keys, row * streamKeyWords),
  }));
}

/** Which formats do not turn a datagram away. */
function readBy(datagram: Uint8Array): StreamFormat[] {
  const headers = new Headers();
  return streamFormats.filter((format) => {
    headers.clear();
    return format.read(datagram, 0, datagram.length, headers) !== foreign;
  });
}

describe.each(samples)("$name", ({ format, least, modulus, packet }) => {
  const largest = Math.min(modulus - 1, 2 ** 31 - 2);
  const number = fc.integer({ min: least, max: largest });

  test("reads the number, whatever it is", () => {
    fc.assert(
      fc.property(number, (sequence) => {
        const [row, ...others] = read(format, packet(sequence, someTime));
        expect(others).toEqual([]);
        expect(row).toMatchObject({ sequence, span: 1 });
        expect([headerRole.data, headerRole.restart]).toContain(row?.role);
      }),
    );
  });

  test("has one key for all of a stream, written without a hole", () => {
    const keys = [least, least + 1, largest].map(
      (sequence) => read(format, packet(sequence, someTime))[0]?.key,
    );
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).not.toMatch(/undefined|NaN|\0/);
    expect(keys[0] === "").toBe(format.keyWords === 0);
  });

  test("reads the sender's clock to a microsecond", () => {
    if (format.clock !== "epoch") return;
    const time = someTime + 0.25;
    expect(read(format, packet(least + 1, time))[0]?.time).toBeCloseTo(time, 2);
  });

  test("is read by no other format", () => {
    const kinds = new Set(readBy(packet(least + 5, someTime)).map(({ kind }) => kind));
    // A number and a time of iperf2 can look like one packet of LBT-RM, but each is of another session then.
    if (format.kind === "iperf2") kinds.delete("lbt-rm");
    expect([...kinds]).toEqual([format.kind]);
  });

  test("is cut short without harm", () => {
    const whole = packet(least + 3, someTime);
    for (let size = 0; size < whole.length; size += 1) expectWithin(whole, 0, size);
  });

  test("says facts of a whole packet and of its beginning", () => {
    const whole = packet(least + 3, someTime);
    for (const kept of [whole, whole.subarray(0, 64), whole.subarray(0, 20)]) {
      expect(JSON.stringify(format.facts(kept, whole.length))).not.toMatch(/undefined|NaN/);
    }
  });
});

/** Every format reads the datagram without a throw, nothing before or behind it, and what it writes can be. */
function expectWithin(bytes: Uint8Array, at: number, size: number): void {
  const watched = new Proxy(bytes, {
    get(target, name) {
      const index = typeof name === "string" && /^-?\d+$/.test(name) ? Number(name) : null;
      if (index !== null && (index < at || index >= at + size)) throw new Error(`byte ${index} was read`);
      return Reflect.get(target, name, target);
    },
  });
  const headers = new Headers();
  for (const format of streamFormats) {
    headers.clear();
    const rows = format.read(watched, at, size, headers);
    if (rows > headersPerDatagram) throw new Error(`${format.kind} wrote ${rows} rows`);
    for (let row = 0; row < rows; row += 1) {
      const number = headers.sequence[row] ?? -1;
      const fits =
        Number.isSafeInteger(number) && number >= 0 && (number < format.modulus || headers.role[row] !== 0);
      if (!fits) throw new Error(`${format.kind} read ${number}`);
    }
  }
}

describe("any bytes", () => {
  const heads = samples.map(({ packet, least }) => packet(least + 1, someTime));

  test("are read without harm, and nothing outside of them", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(20), fc.nat(200), (bytes, at, size) => {
        expectWithin(bytes, Math.min(at, bytes.length), Math.min(size, Math.max(0, bytes.length - at)));
      }),
      { numRuns: 3_000 },
    );
  });

  test("behind the beginning of a real packet neither", () => {
    const changed = fc.tuple(fc.nat(heads.length - 1), fc.nat(140), fc.uint8Array({ maxLength: 120 }));
    fc.assert(
      fc.property(changed, ([which, kept, tail]) => {
        const head = heads[which]?.subarray(0, kept) ?? new Uint8Array();
        const bytes = Uint8Array.from([...head, ...tail]);
        expectWithin(bytes, 0, bytes.length);
      }),
      { numRuns: 3_000 },
    );
  });
});

const data = { role: headerRole.data, span: 1 };
const formatOf = (kind: StreamFormat["kind"]) => {
  const found = streamFormats.findLast((format) => format.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
};

describe("what else formats say", () => {
  test("castscope: an end marker tells the next number, and packets their first TTL", () => {
    const castscope = formatOf("castscope");
    expect(read(castscope, castscopePacket({ sequence: 900, end: true }))).toMatchObject([
      { role: headerRole.next, sequence: 900, time: Number.NaN, key: "run 7F3C" },
    ]);
    expect(castscope.initialTtl?.(castscopePacket({ sequence: 1, ttl: 33 }), 0, 72)).toBe(33);
    expect(castscope.facts(castscopePacket({ sequence: 1 }), 72)).toEqual([
      { name: "from-sender", values: { sender: "probe-01" } },
      { name: "planned-rate", values: { rate: 950, size: 72 } },
    ]);
  });

  test("sACN: universes and synchronization are counted apart, discovery is not numbered", () => {
    const sacn = formatOf("sacn");
    const cid = "CID c1d00000-0000-4000-8000-000000000001";
    expect(read(sacn, sacnPacket({ sequence: 9, universe: 300 }))).toMatchObject([
      { key: `universe 300, ${cid}` },
    ]);
    expect(read(sacn, sacnSynchronization({ sequence: 8, address: 300 }))).toMatchObject([
      { ...data, sequence: 8, key: `synchronization 300, ${cid}` },
    ]);
    expect(read(sacn, sacnDiscovery())).toEqual([]);
    expect(readBy(sacnDiscovery())).toEqual([sacn]);
    expect(sacn.facts(sacnPacket({ sequence: 9, name: "Desk A", priority: 150 }), 638)).toEqual([
      { name: "source-name", values: { sender: "Desk A" } },
      { name: "priority", values: { priority: 150 } },
    ]);
  });

  test("PTP: each type and port counts by itself, an answer has no number of its own", () => {
    const ptp = formatOf("ptp");
    const key = (type: string) => `${type} of 001dc1.fffe.102001-1, domain 5`;
    expect(read(ptp, ptpMessage({ sequence: 7, domain: 5 }))).toMatchObject([{ ...data, key: key("Sync") }]);
    expect(read(ptp, ptpMessage({ sequence: 7, domain: 5, type: "Follow_Up" }))).toMatchObject([
      { ...data, sequence: 7, key: key("Follow_Up") },
    ]);
    expect(read(ptp, ptpMessage({ sequence: 7, type: "Delay_Resp" }))).toMatchObject([
      { role: headerRole.unnumbered },
    ]);
    expect(ptp.facts(ptpMessage({ sequence: 7, domain: 5, type: "Announce" }), 64)).toEqual([
      { name: "domain", values: { domain: 5 } },
      { name: "grandmaster", values: { identity: "001dc1.fffe.998877" } },
    ]);
  });

  test("RTPS: submessages of a packet are headers of their own, a heartbeat tells the next number", () => {
    const rtps = formatOf("rtps");
    const first = "writer 0x00001203 of 010f3a91.deed0100.00000007";
    expect(read(rtps, rtpsPackets([{ sequence: 4 }, { sequence: 2 ** 33, writer: 0x1303 }]))).toMatchObject([
      { ...data, sequence: 4, key: first },
      { ...data, sequence: 2 ** 33, key: "writer 0x00001303 of 010f3a91.deed0100.00000007" },
    ]);
    expect(read(rtps, rtpsHeartbeat({ last: 11 }))).toMatchObject([
      { role: headerRole.next, sequence: 12, key: first },
    ]);
    expect(read(rtps, rtpsPackets([{ sequence: 1, writer: 0x0001_00c2 }]))).toMatchObject([
      { role: headerRole.unnumbered },
    ]);
    const many = Array.from({ length: 40 }, (_, index) => ({ sequence: 1 + index }));
    expect(read(rtps, rtpsPackets(many))).toHaveLength(headersPerDatagram);
  });

  test("RTPS: of a change in fragments the first one counts", () => {
    const rtps = formatOf("rtps");
    const roles = [1, 2, 3].map((fragment) => read(rtps, rtpsFragment({ sequence: 8, fragment }))[0]);
    expect(roles[0]).toMatchObject({ ...data, sequence: 8 });
    expect(roles.slice(1).map((row) => row?.role)).toEqual([headerRole.unnumbered, headerRole.unnumbered]);
  });

  test("MoldUDP64: a packet takes as many numbers as it has messages; heartbeat and end tell the next", () => {
    const mold = formatOf("moldudp64");
    expect(read(mold, moldPacket({ sequence: 1_000, messages: 3 }))).toMatchObject([
      { role: headerRole.data, sequence: 1_000, span: 3, key: "session 0000000042" },
    ]);
    for (const packet of [moldHeartbeat({ sequence: 1_003 }), moldEnd({ sequence: 1_003 })]) {
      expect(read(mold, packet)).toMatchObject([{ role: headerRole.next, sequence: 1_003 }]);
    }
    const uneven = moldPacket({ sequence: 1_000, messages: 3 });
    expect(readBy(uneven.subarray(0, uneven.length - 1))).toEqual([]);
  });

  test("LBT-RM: what is sent again counts for nothing, a session message tells the newest number", () => {
    const lbt = formatOf("lbt-rm");
    expect(read(lbt, lbtPacket({ sequence: 70, retransmission: true }))).toEqual([]);
    expect(readBy(lbtPacket({ sequence: 70, retransmission: true }))).toEqual([lbt]);
    expect(read(lbt, lbtSession({ sequence: 71 }))).toMatchObject([
      { role: headerRole.next, sequence: 72, key: "session 0x1C5A90E2, port 14390" },
    ]);
  });

  test.each([true, false])(
    "iperf2: the last one is negative and tells the next number (64 bits: %s)",
    (wide) => {
      const packet = iperf2Packet({ sequence: 28, final: true, wide });
      expect(read(formatOf("iperf2"), packet)).toMatchObject([{ role: headerRole.next, sequence: 28 }]);
    },
  );

  test("iperf2: numbers beyond 32 bits", () => {
    const sequence = 2 ** 33 + 5;
    expect(read(formatOf("iperf2"), iperf2Packet({ sequence }))).toMatchObject([{ ...data, sequence }]);
  });

  test("MGEN: each flow counts by itself", () => {
    expect(read(formatOf("mgen"), mgenPacket({ sequence: 3, flow: 9 }))).toMatchObject([{ key: "flow 9" }]);
  });

  test("mcjoin and msend: 0 begins anew, `stat` tells how many there were, `echo` nothing", () => {
    expect(read(formatOf("mcjoin"), mcjoinPacket({ sequence: 0 }))).toMatchObject([
      { role: headerRole.restart },
    ]);
    expect(read(formatOf("msend"), msendPacket({ sequence: 0 }))).toMatchObject([
      { role: headerRole.restart },
    ]);
    expect(read(formatOf("msend"), msendStatistics(25))).toMatchObject([
      { role: headerRole.next, sequence: 25 },
    ]);
    const echo = Uint8Array.from("echo sender equiv cmd: msend", (letter) => letter.charCodeAt(0));
    expect(read(formatOf("msend"), echo)).toEqual([]);
    expect(formatOf("mcjoin").facts(mcjoinPacket({ sequence: 0 }), 100)).toEqual([
      { name: "from-sender", values: { sender: "PID 4711" } },
    ]);
  });

  test("mcjoin: the number is found behind an IPv6 group", () => {
    const packet = mcjoinPacket({ sequence: 12, group: "ff15:abcd:abcd:abcd:abcd:abcd:abcd:1" });
    expect(read(formatOf("mcjoin"), packet)).toMatchObject([{ ...data, sequence: 12 }]);
  });

  test("KNXnet/IP: telegrams have no numbers, the router tells its own losses", () => {
    expect(read(knx, knxTelegram())).toMatchObject([{ role: headerRole.unnumbered }]);
    expect(read(knx, knxLost(12))).toMatchObject([{ role: headerRole.lostBySender, span: 12 }]);
    expect(read(knx, knxBusy())).toEqual([]);
    for (const packet of [knxTelegram(), knxLost(12), knxBusy()]) expect(readBy(packet)).toEqual([knx]);
  });

  test("ST 2110: which essence it is, also by the beginning of a packet alone", () => {
    for (const [packet, essence] of [
      [videoPacket({ sequence: 5 }), "video"],
      [ancillaryPacket({ sequence: 5 }), "ancillary"],
      // A part of line 384, whose header is one of ancillary data too.
      [rtpPacket({ sequence: 5, payload: [0, 0, 4, 0, 1, 128, 0, 0, ...Array(1_024).fill(0x80)] }), "video"],
    ] as const) {
      const sample = packet.subarray(0, limits.streamSampleBytes);
      expect(st2110.facts(sample, packet.length)[0]).toEqual({ name: "essence", values: { essence } });
    }
  });

  test("RTP: payloads that only look like an upper half are not ST 2110", () => {
    const silence = rtpPacket({ sequence: 5 });
    expect(readBy(silence)).toEqual([rtp]);
    const report = senderReport({ packets: 17 });
    const told = [{ role: headerRole.senderCount, sequence: 17, key: "SSRC 0x5A1C03E2" }];
    for (const format of [rtp, st2110]) expect(read(format, report)).toMatchObject(told);
  });
});
