import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import type { DatagramBatch } from "../datagrams/batch.ts";
import { madeUpBatch } from "../net/testing.ts";
import { Destinations, type Elsewhere, nowhereElse, type TotalsOnce } from "./destinations.ts";
import { Memory } from "./memory.ts";
import { historyPageBytes, MeterBank, pageBytes } from "./meter/meter-bank.ts";
import { TotalMeter } from "./meter/total-meter.ts";
import { OnlySource } from "./only-source.ts";
import { Runs } from "./runs.ts";

/** Sixteen bytes or four, as they stand in a packet's header. */
type Address = readonly number[];

const group: Address = [239, 1, 1, 1];
const host: Address = [10, 0, 0, 2];

/** A datagram of ten bytes from a sender, to an address on an interface; null is not told. */
type Datagram = readonly [source: number, to: Address | null, on: number];

/** A batch as of a socket that is told destinations. */
function batchOf(datagrams: readonly Datagram[]): DatagramBatch {
  const at = new Int32Array(datagrams.length).fill(-1);
  const bytes: number[] = [];
  for (const [index, [, to]] of datagrams.entries()) {
    if (to === null) continue;
    at[index] = bytes.length / 4;
    bytes.push(...to);
  }
  const words = new Int32Array(Uint8Array.from(bytes).buffer);
  const made = madeUpBatch(...datagrams.map(([source]) => ({ port: 5_000 + source })));
  return { ...made, destinations: { words, at, interface: Int32Array.from(datagrams, ([, , on]) => on) } };
}

/** Hands a batch over as a feed does, each sender at the place of its number. */
function take(destinations: Destinations, batch: DatagramBatch, datagrams: readonly Datagram[]): void {
  const runs = new Runs();
  for (let next = 0; next < batch.count; ) {
    next = runs.read(batch, next, null);
    for (let run = 0; run < runs.count; run += 1) {
      runs.source[run] = datagrams[runs.from[run] ?? 0]?.[0] ?? -1;
    }
    destinations.take(batch, runs);
  }
}

const bank = () => new MeterBank(new Memory(limits.memoryBytes));

/** Totals of which no other row counts any packet. */
const everywhere = (
  elsewhere: TotalsOnce["elsewhere"] = () => nowhereElse,
): TotalsOnce & { total: TotalMeter } => ({
  total: new TotalMeter(),
  elsewhere,
});

function counted(destinations: Destinations) {
  return [...destinations].map(({ address, interface: on, meter, sources, untoldSources }) => [
    ...[address, on, meter.packets, meter.bytes, sources, untoldSources],
  ]);
}

test("packets are cut by address and by the interface that they arrived on, not only where senders change", () => {
  const destinations = new Destinations(4, bank(), everywhere());
  const datagrams: Datagram[] = [
    [0, group, 2],
    [0, group, 2],
    [0, host, 2],
    [1, group, 2],
    [1, group, 3],
    [0, group, 2],
  ];
  take(destinations, batchOf(datagrams), datagrams);
  expect(counted(destinations)).toEqual([
    ["239.1.1.1", 2, 4, 40, 2, 0],
    ["10.0.0.2", 2, 1, 10, 1, 0],
    ["239.1.1.1", 3, 1, 10, 1, 0],
  ]);
  expect([destinations.untold, destinations.further]).toEqual([0, 0]);
});

test("IPv6 addresses are told apart by their last word", () => {
  const destinations = new Destinations(6, bank(), everywhere());
  const to = (last: number): Address => [0xff, 0x15, ...Array<number>(13).fill(0), last];
  const datagrams: Datagram[] = [
    [0, to(1), 2],
    [0, to(2), 2],
    [0, to(1), 2],
  ];
  take(destinations, batchOf(datagrams), datagrams);
  expect(counted(destinations)).toEqual([
    ["ff15::1", 2, 2, 20, 1, 0],
    ["ff15::2", 2, 1, 10, 1, 0],
  ]);
});

test("what is not told, and what is beyond the bound, is counted as such", () => {
  const destinations = new Destinations(4, bank(), everywhere(), 2);
  const third: Address = [239, 1, 1, 3];
  const datagrams: Datagram[] = [
    [0, group, 2],
    [0, null, 2],
    [0, host, 2],
    [0, third, 2],
    [1, third, 2],
    [1, group, 2],
  ];
  take(destinations, batchOf(datagrams), datagrams);
  expect(counted(destinations).map(([address, , packets]) => [address, packets])).toEqual([
    ["239.1.1.1", 2],
    ["10.0.0.2", 1],
  ]);
  expect([destinations.untold, destinations.further]).toEqual([1, 2]);
  const whole: Datagram[] = [
    [0, null, 2],
    [0, null, 2],
  ];
  take(destinations, { ...batchOf(whole), destinations: null }, whole);
  expect(destinations.untold).toBe(3);
});

test("senders beyond the bound are not told apart, their packets are counted", () => {
  const destinations = new Destinations(4, bank(), everywhere());
  const datagrams: Datagram[] = [
    [limits.sourcesPerDestination - 1, group, 2],
    [limits.sourcesPerDestination, group, 2],
    [limits.sourcesPerDestination, group, 2],
    [-1, group, 2],
  ];
  take(destinations, batchOf(datagrams), datagrams);
  expect(counted(destinations)).toEqual([["239.1.1.1", 2, 4, 40, 1, 3]]);
});

test("given back, its meters are another one's, at zero", () => {
  const shared = bank();
  const destinations = new Destinations(4, shared, everywhere());
  const datagrams: Datagram[] = [[0, group, 2]];
  take(destinations, batchOf(datagrams), datagrams);
  const [first] = destinations;
  destinations.release();
  expect([...destinations]).toEqual([]);
  expect(shared.take()).toBe(first?.meter);
  expect(first?.meter.packets).toBe(0);
});

test("a packet that another row counts is not in the totals again, and all others are", () => {
  const others: Record<string, Elsewhere> = {
    "239.1.1.1": "any-source",
    "10.0.0.2": [new OnlySource("10.9.9.9")],
  };
  const totals = everywhere((address) => others[address] ?? nowhereElse);
  const destinations = new Destinations(4, bank(), totals, 3);
  const datagrams: Datagram[] = [
    [0, group, 2],
    [0, host, 2],
    [0, null, 2],
    [0, [239, 1, 1, 2], 2],
    // Beyond the limit nothing is known of it.
    [0, [239, 1, 1, 3], 2],
  ];
  take(destinations, batchOf(datagrams), datagrams);
  expect(totals.total.packets).toBe(4);
  // The row that counted it was left, and another asks for the source that sends to the host.
  others["239.1.1.1"] = nowhereElse;
  others["10.0.0.2"] = [new OnlySource("10.9.9.9"), new OnlySource("10.0.0.1")];
  destinations.reconsider();
  take(destinations, batchOf(datagrams), datagrams);
  expect(totals.total.packets).toBe(8);
  expect(totals.total.bytes).toBe(80);
});

test("each keeps its own last seconds, and gives them back", () => {
  const shared = bank();
  const destinations = new Destinations(4, shared, everywhere());
  const datagrams: Datagram[] = [
    [0, group, 2],
    [0, host, 2],
    [0, group, 2],
  ];
  const at = (ms: number) => {
    const batch = batchOf(datagrams);
    batch.at.fill(ms);
    return batch;
  };
  take(destinations, at(1_500), datagrams);
  take(destinations, at(3_500), datagrams);
  const bits = (end: number) =>
    [...destinations].map(({ history, meter }) => history?.upTo(end, meter.newest).bits);
  expect(bits(3)).toEqual([
    [0, 160, 0, 160],
    [0, 80, 0, 80],
  ]);
  destinations.release();
  // Used again, they begin empty.
  const next = new Destinations(4, shared, everywhere());
  take(next, at(60_500), datagrams);
  for (const { history, meter } of next) {
    const told = history?.upTo(60, meter.newest).bits ?? [];
    expect(told.slice(0, -1).every((second) => second === 0)).toBe(true);
  }
});

test("without memory for seconds a destination is counted all the same", () => {
  const share = pageBytes + historyPageBytes - 1;
  const memory = new Memory(Math.ceil(share / limits.sourcesShare));
  const destinations = new Destinations(4, new MeterBank(memory), everywhere());
  const datagrams: Datagram[] = [[0, group, 2]];
  take(destinations, batchOf(datagrams), datagrams);
  expect([...destinations].map(({ meter, history }) => [meter.packets, history])).toEqual([[1, null]]);
});
