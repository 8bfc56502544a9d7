import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { batchLength } from "../datagrams/batch.ts";
import type { Network } from "../net/network.ts";
import type { OnBatch } from "../net/receiver.ts";
import { type MadeUpDatagram, madeUpBatch } from "../net/testing.ts";
import { madeUpStreams } from "../streams/testing.ts";
import { tellHistories } from "../telling/histories.ts";
import type { FeedTime } from "../time/feed-time.ts";
import { ManualClock } from "../time/testing.ts";
import { WallTime } from "../time/wall-time.ts";
import { ArrivalOrder } from "../traffic/arrange/arrival-order.ts";
import { shortSlices } from "../traffic/arrange/testing.ts";
import { Memory } from "../traffic/memory.ts";
import { readArranged, readPacket, readPackets } from "../traffic/packets/read.ts";
import { meterRow, Traffic, TrafficStore } from "../traffic/traffic.ts";
import type { Feed } from "./feed.ts";
import { Membership } from "./memberships/membership.ts";
import type { MembershipSpec } from "./memberships/spec.ts";

type Datagram = Required<Pick<MadeUpDatagram, "at" | "address" | "port" | "payload" | "ttl">>;

/** How a test's recording stands: something is left to read, or nothing. */
type RecordingState = "reading" | "read";

/**
 * A recording as a feed: its moments are milliseconds since 1970 as they stand in the file, and its time
 * is where it was read up to. It knows no clock.
 */
class MadeUpRecording implements Feed<RecordingState> {
  readonly id = 7;
  readonly traffic: Traffic;
  readonly time: FeedTime = { now: () => this.#readUpTo, at: (moment) => moment };
  readonly #left: Datagram[];
  #readUpTo: number;

  constructor(datagrams: readonly Datagram[], begin: number, store: TrafficStore) {
    this.#left = [...datagrams];
    this.#readUpTo = begin;
    const onSinkFailure = (_: unknown, error: unknown): never => {
      throw error;
    };
    this.traffic = new Traffic({ only: null, time: this.time, onSinkFailure }, store);
  }

  state(): RecordingState {
    return this.#left.length > 0 ? "reading" : "read";
  }

  /** Reads on, as fast as it goes. */
  readBatch(): void {
    const datagrams = this.#left.splice(0, batchLength);
    this.traffic.take(madeUpBatch(...datagrams));
    this.#readUpTo = datagrams.at(-1)?.at ?? this.#readUpTo;
  }

  /** To where the recording was stopped. */
  endAt(moment: number): void {
    this.#readUpTo = moment;
  }
}

const begin = Date.UTC(2024, 1, 29, 23, 59, 0);
const seconds = 90;

/**
 * An announcer's four packets every ten seconds, and two senders that alternate in bursts, pause for
 * a while and end before the recording does. Times since the beginning, in ms that add up exactly.
 */
function traffic(): Datagram[] {
  const all: Datagram[] = [];
  const add = (at: number, port: number, bytes: number): void => {
    const payload = new Uint8Array(bytes).fill(all.length);
    all.push({ at, address: port === 1 ? "10.0.0.9" : "10.0.0.7", port, payload, ttl: port });
  };
  for (let second = 0; second < seconds - 12; second += 1) {
    if (second % 10 === 3)
      for (let packet = 0; packet < 4; packet += 1) add(second * 1_000 + packet / 4, 1, 100);
    if (second >= 20 && second < 31) continue;
    for (let burst = 0; burst < 3; burst += 1) {
      const packets = 1 + ((second * 7 + burst) % 20);
      const at = second * 1_000 + 200 + burst * 290;
      for (let packet = 0; packet < packets; packet += 1)
        add(at + packet * 0.25, 2 + (packet % 2), 40 + packet);
    }
  }
  return all;
}

/** All that is told of a feed's traffic at its end. */
async function told({ id, time, traffic }: Feed, since: number, store: TrafficStore) {
  const now = time.now();
  const end = Math.floor(now / 1_000) - 1;
  const range = { from: 1, count: limits.packetsPerRequest };
  const order = new ArrivalOrder(
    traffic.log,
    (segment, index) => segment.size(index) === 100,
    1_000_000,
    shortSlices(),
  );
  await order.catchUp(1_000_000);
  return {
    figures: traffic.figures(since, now),
    patience: traffic.patience,
    silentFor: now - (traffic.lastAt ?? 0),
    rate: traffic.rate(now),
    sources: [...traffic.sources].map(({ address, port, meter }) => ({
      ...{ address, port, interval: meter.interval },
      ...meterRow(meter, meter.firstAt ?? now, now, time),
    })),
    histories: tellHistories(end, store.total, [{ id, traffic }]),
    totals: [store.total.packets, store.total.bytes, store.total.rate(now)],
    packets: readPackets(traffic.log, range),
    announced: readArranged(order, range),
    packet: readPacket(traffic.log, 5),
  };
}

test("an old recording, read at once, gives the figures that live traffic of the same distances gave", async () => {
  // The clock of the computer began at another second than the file, and tells another day.
  const clock = new ManualClock(5_000);
  const live = await liveMembership(clock);
  for (const { at, ...datagram } of traffic()) {
    await clock.advance(5_000 + at - clock.monotonic());
    live.receive(madeUpBatch({ at: clock.monotonic(), ...datagram }));
  }
  await clock.advance(5_000 + seconds * 1_000 - clock.monotonic());

  const store = new TrafficStore(new Memory());
  const datagrams = traffic().map(({ at, ...datagram }) => ({ at: begin + at, ...datagram }));
  const recording = new MadeUpRecording(datagrams, begin, store);
  while (recording.state() === "reading") recording.readBatch();
  recording.endAt(begin + seconds * 1_000);

  const liveTold = await told(live.membership, 5_000, live.store);
  const recorded = await told(recording, begin, store);
  expect(recorded.figures).toMatchObject({ packets: datagrams.length, firstKept: 1, sources: 3 });
  expect(recorded.figures.firstAt).toBe(Date.UTC(2024, 1, 29, 23, 59, 0, 200));
  expect(recorded.packets.at[0]).toBe(recorded.figures.firstAt);
  expect(recorded.figures.peak.packets).toBeGreaterThan(recorded.figures.average.packets);
  const bySecond = Array.from({ length: limits.historySeconds }, (_, place) => {
    const second = seconds - limits.historySeconds + place;
    return traffic().filter(({ at }) => Math.floor(at / 1_000) === second).length;
  });
  // Of the totals, then of the group: its last seconds are silent, and the one before them is not lost.
  expect([...recorded.histories.packets]).toEqual([...bySecond, ...bySecond]);
  // The only difference is the day.
  const day = live.membership.time.at(5_000) - begin;
  expect(moved(recorded, day)).toEqual(liveTold);
});

/** The same with all its times of day later. */
function moved(value: Awaited<ReturnType<typeof told>>, by: number): typeof value {
  const times = <T extends { firstAt: number | null; lastAt: number | null }>(row: T): T => ({
    ...row,
    firstAt: row.firstAt === null ? null : row.firstAt + by,
    lastAt: row.lastAt === null ? null : row.lastAt + by,
  });
  const rows = <T extends { at: Float64Array }>(list: T): T => ({
    ...list,
    at: list.at.map((at) => at + by),
  });
  return {
    ...value,
    figures: times(value.figures),
    sources: value.sources.map(times),
    packets: rows(value.packets),
    announced: rows(value.announced),
    packet: { ...value.packet, at: value.packet.at + by },
  };
}

/** A joined group, and how a socket would hand it datagrams. */
async function liveMembership(clock: ManualClock) {
  const store = new TrafficStore(new Memory());
  const socket = { receive: (() => {}) as OnBatch };
  const network: Pick<Network, "openReceiver"> = {
    async openReceiver(_spec, onBatch) {
      socket.receive = onBatch;
      return { receiveBuffer: null, kernelDrops: () => null, close: async () => {} };
    },
  };
  const spec: MembershipSpec = {
    kind: "group",
    bind: "group",
    family: 4,
    address: "239.1.1.1",
    port: 5_000,
    source: null,
    interface: null,
    choice: null,
    byDefault: true,
    linkLocal: false,
    anyOfLink: false,
  };
  const environment = {
    network: network as Network,
    store,
    streams: madeUpStreams(),
    wall: new WallTime(clock),
    separatesInterfaces: () => true,
  };
  const membership = new Membership(7, spec, "", environment);
  await membership.open();
  return { membership, store, receive: (batch: Parameters<OnBatch>[0]) => socket.receive(batch) };
}
