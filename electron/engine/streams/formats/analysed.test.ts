import { beforeEach, describe, expect, test } from "vitest";
import type { Stream } from "../../../../shared/model/stream.ts";
import { type MadeUpDatagram, madeUpBatch } from "../../net/testing.ts";
import { madeUpTime } from "../../time/testing.ts";
import { Analysed, atOf } from "./testing/analysed.ts";
import {
  knxLost,
  knxTelegram,
  rtpsFragment,
  rtpsHeartbeat,
  rtpsPacket,
  rtpsPackets,
} from "./testing/buses.ts";
import { lbtPacket, lbtSession, moldEnd, moldHeartbeat, moldPacket } from "./testing/market.ts";
import { ptpMessage, sacnPacket, videoPacket } from "./testing/media.ts";
import { samples } from "./testing/samples.ts";
import { castscopePacket, iperf2Packet, mgenPacket, msendStatistics } from "./testing/senders.ts";

/** Each format through the whole analysis: what is told equals what was sent, to the last packet. */

let analysed: Analysed;

beforeEach(() => {
  analysed = new Analysed();
});

const take = (payloads: readonly Uint8Array[], more: Partial<MadeUpDatagram> = {}): void =>
  analysed.take(payloads, more);
const told = (): Stream[] => analysed.told();

const upTo = (count: number, from = 0): number[] => Array.from({ length: count }, (_, index) => from + index);

const nothing = { lost: 0, bursts: 0, reordered: 0, duplicates: 0, restarts: 0, strays: 0 };

describe.each(samples)("$name", ({ format, least, modulus, packet }) => {
  /** Numbers are sent as they wrap; each packet says when it is sent, and comes 3 ms later. */
  const sent = (numbers: readonly number[]): Uint8Array[] =>
    numbers.map((number, index) => {
      const wrapped = Number.isFinite(modulus) ? number % modulus : number;
      return packet(wrapped, madeUpTime.at(atOf(index)) - 3);
    });
  const { kind } = format;

  test("is recognised as that and nothing else, and all of it is counted", () => {
    take(sent(upTo(600, least)));
    expect(told()).toMatchObject([{ ...nothing, kind, received: 600, expected: 600 }]);
    expect(analysed.analysis.source(0)?.format).toBe(format);
  });

  test("is counted from the middle as well", () => {
    take(sent(upTo(100, 140)));
    expect(told()).toMatchObject([{ ...nothing, kind, received: 100, expected: 100 }]);
  });

  test("loses what is missing, in the bursts that were cut", () => {
    const missing = new Set([30, 60, 61, 62, 150, 151, 152, 153, 154, 155]);
    take(
      sent(
        upTo(400)
          .filter((number) => !missing.has(number))
          .map((number) => least + number),
      ),
    );
    expect(told()).toMatchObject([
      { ...nothing, kind, received: 390, expected: 400, lost: 10, bursts: 3, longestBurst: 6 },
    ]);
  });

  test("counts disorder and duplicates", () => {
    const numbers = upTo(200, least + 1);
    // 51 comes behind 54, 90 and 91 change places, 120 and 130 come twice.
    numbers.splice(53, 0, ...numbers.splice(50, 1));
    numbers.splice(90, 0, ...numbers.splice(89, 1));
    numbers.splice(120, 0, numbers[119] ?? 0);
    numbers.splice(135, 0, numbers[130] ?? 0);
    take(sent(numbers));
    expect(told()).toMatchObject([
      { ...nothing, kind, received: 200, expected: 200, reordered: 2, reorderDistance: 3, duplicates: 2 },
    ]);
  });

  test("begins anew without a loss", () => {
    take(sent([...upTo(150, least), ...upTo(150, least)]));
    expect(told()).toMatchObject([{ ...nothing, kind, received: 300, expected: 300, restarts: 1 }]);
  });

  test.runIf(Number.isFinite(modulus))("wraps, and loses what is missing around it", () => {
    const missing = new Set([modulus - 1, modulus, modulus + 20]);
    take(sent(upTo(300, modulus - 150).filter((number) => !missing.has(number))));
    const [stream] = told();
    expect(stream).toMatchObject({ ...nothing, received: 297, expected: 300, lost: 3, bursts: 2 });
    expect(stream?.wraps).toBe(modulus < 300 ? Math.floor((modulus + 149) / modulus) : 1);
  });

  test.runIf(format.clock === "epoch")("tells the delay of each packet by the sender's clock", () => {
    take(sent(upTo(200, least)));
    const [stream] = told();
    expect(stream?.jitterBy).toBe("send-time");
    expect(stream?.delay?.median).toBeCloseTo(3, 0);
    expect(stream?.jitterMs).toBeLessThan(0.01);
  });
});

describe("what only some formats say", () => {
  test("ST 2110: an outage of 65,536 packets, which RTP's own number cannot show, is counted", () => {
    const at = (number: number): number => 1_000 + number / 250;
    const numbers = [...upTo(20_000), ...upTo(5_000, 20_000 + 65_536)];
    for (const number of numbers) {
      const payload = videoPacket({ sequence: number, ticks: Math.round(at(number) * 90) });
      analysed.traffic.take(madeUpBatch({ at: at(number), payload }));
    }
    expect(told()).toMatchObject([
      { kind: "rtp", received: 25_000, lost: 65_536, bursts: 1, longestBurst: 65_536, restarts: 0 },
    ]);
  });

  test("castscope: the end tells what was lost last; another run is another stream", () => {
    const run = (id: number) => upTo(97).map((sequence) => castscopePacket({ sequence, run: id }));
    const end = (id: number) => castscopePacket({ sequence: 100, end: true, run: id });
    take([...run(1), end(1), end(1), end(1), ...run(2)], { ttl: 14 });
    expect(told()).toMatchObject([
      { key: "run 0001", received: 97, expected: 100, lost: 3, hops: 2 },
      { key: "run 0002", received: 97, expected: 97, lost: 0, hops: 2 },
    ]);
  });

  test.each([true, false])(
    "iperf2: the last datagram tells what was lost before it (64 bits: %s)",
    (wide) => {
      const numbers = upTo(95, 1).map((sequence) => iperf2Packet({ sequence, wide }));
      take([...numbers, iperf2Packet({ sequence: 101, final: true, wide })]);
      expect(told()).toMatchObject([{ received: 95, expected: 100, lost: 5, bursts: 1, longestBurst: 5 }]);
    },
  );

  test("MGEN: flows of one sender are streams of their own", () => {
    const numbers = upTo(100).flatMap((sequence) => [
      mgenPacket({ sequence, flow: 1 }),
      ...(sequence === 40 ? [] : [mgenPacket({ sequence, flow: 2 })]),
    ]);
    take(numbers);
    expect(told()).toMatchObject([
      { key: "flow 1", received: 100, lost: 0 },
      { key: "flow 2", received: 99, lost: 1 },
    ]);
  });

  test("msend: `stat` tells what was lost last", () => {
    const { packet } = samples.find(({ name }) => name === "msend") ?? { packet: () => new Uint8Array() };
    take([...upTo(48).map((sequence) => packet(sequence, 0)), msendStatistics(50)]);
    expect(told()).toMatchObject([{ received: 48, expected: 50, lost: 2 }]);
  });

  test("MoldUDP64: lost messages are counted, not packets; heartbeat and end tell of the last ones", () => {
    const packets = upTo(50)
      .filter((index) => index !== 20)
      .map((index) => moldPacket({ sequence: 1 + 4 * index, messages: 4 }));
    take([...packets, moldHeartbeat({ sequence: 203 }), moldEnd({ sequence: 205 })]);
    expect(told()).toMatchObject([
      { unit: "messages", received: 196, expected: 204, lost: 8, bursts: 2, longestBurst: 4 },
    ]);
  });

  test("RTPS: writers count by themselves; a heartbeat tells what was lost last", () => {
    const packets = upTo(60, 1).map((sequence) =>
      rtpsPackets([{ sequence }, ...(sequence === 30 ? [] : [{ sequence: 500 + sequence, writer: 0x1303 }])]),
    );
    take([...packets, rtpsHeartbeat({ last: 62 })]);
    expect(told()).toMatchObject([
      { key: expect.stringContaining("0x00001203"), received: 60, expected: 62, lost: 2 },
      { key: expect.stringContaining("0x00001303"), received: 59, expected: 60, lost: 1 },
    ]);
  });

  test("RTPS: changes in fragments are counted once", () => {
    const fragments = upTo(40, 1).flatMap((sequence) =>
      [1, 2, 3, 4].map((fragment) => rtpsFragment({ sequence, fragment })),
    );
    // Heard from the middle of a change on.
    take([...fragments.slice(2), rtpsPacket({ sequence: 42 })]);
    expect(told()).toMatchObject([{ ...nothing, received: 40, expected: 41, lost: 1, bursts: 1 }]);
  });

  test("LBT-RM: what was repaired stays lost; session messages tell what was lost last", () => {
    const data = upTo(100)
      .filter((number) => number !== 50)
      .map((sequence) => lbtPacket({ sequence }));
    data.splice(70, 0, lbtPacket({ sequence: 50, retransmission: true }));
    take([...data, lbtSession({ sequence: 101 })]);
    expect(told()).toMatchObject([{ received: 99, expected: 102, lost: 3, reordered: 0, duplicates: 0 }]);
  });

  test("sACN: universes of one sender are streams of their own", () => {
    const packets = upTo(300).flatMap((number) => [
      sacnPacket({ sequence: number % 256, universe: 1 }),
      sacnPacket({ sequence: (number + 77) % 256, universe: 2 }),
    ]);
    take(packets);
    expect(told()).toMatchObject([
      { key: expect.stringContaining("universe 1,"), received: 300, lost: 0 },
      { key: expect.stringContaining("universe 2,"), received: 300, lost: 0 },
    ]);
  });

  test("PTP: types of message are streams of their own, answers lose nothing", () => {
    const packets = upTo(100).flatMap((sequence) => [
      ptpMessage({ sequence }),
      ptpMessage({ sequence, type: "Follow_Up" }),
      ptpMessage({ sequence: (sequence * 7_919) % 65_536, type: "Delay_Resp" }),
    ]);
    take(packets);
    const streams = told().map(({ key, received, lost }) => ({ key: key.split(" ")[0], received, lost }));
    expect(streams).toEqual([
      { key: "Sync", received: 100, lost: 0 },
      { key: "Follow_Up", received: 100, lost: 0 },
      expect.objectContaining({ key: "Delay_Resp", lost: null }),
    ]);
  });

  test("KNXnet/IP: loss is what routers say", () => {
    take([
      ...upTo(20).map(() => knxTelegram()),
      knxLost(12),
      ...upTo(20).map(() => knxTelegram()),
      knxLost(3),
    ]);
    expect(told()).toMatchObject([{ kind: "knx", received: 40, lost: 15 }]);
  });
});
