import { randomUUID } from "node:crypto";
import type { Delta, Snapshot } from "../../shared/contract/telling.ts";
import type { Handlers } from "../../shared/contract.ts";
import { formatDuration } from "../../shared/format.ts";
import { limits } from "../../shared/limits.ts";
import type { About } from "../../shared/model/about.ts";
import type { Totals } from "../../shared/model/totals.ts";
import { formatEndpoint } from "../../shared/net/address.ts";
import type { Unsubscribe } from "../../shared/transport.ts";
import { Memberships } from "./feeds/memberships/memberships.ts";
import { alone } from "./feeds/memberships/sharing.ts";
import { Host } from "./host/host.ts";
import { type HostSystem, systemHost } from "./host/host-system.ts";
import { InterfaceList } from "./net/interface-list.ts";
import { createSystemNetwork, type Network, type ReceivePath } from "./net/network.ts";
import { bindAddress } from "./net/udp.ts";
import { createTransmitter } from "./send/create-transmitter.ts";
import { Sends } from "./send/sends.ts";
import { RowChanges } from "./telling/changes.ts";
import { tellHistories } from "./telling/histories.ts";
import { Looks } from "./telling/looks.ts";
import { Seconds } from "./telling/seconds.ts";
import { type Clock, systemClock } from "./time/clock.ts";
import { type LagMeter, watchLag } from "./time/lag.ts";
import { SleepWatch } from "./time/sleep.ts";
import { WallTime } from "./time/wall-time.ts";
import { Arrangements } from "./traffic/arrange/arrangements.ts";
import { Memory } from "./traffic/memory.ts";
import { busiest } from "./traffic/meter/busiest.ts";
import { History } from "./traffic/meter/history.ts";
import { readArranged, readPacket, readPackets } from "./traffic/packets/read.ts";
import { meterRow, TrafficStore } from "./traffic/traffic.ts";

export interface MonitorOptions {
  readonly about: Pick<About, "version" | "door">;
  /** The parts of the outer world, replaced by tests. */
  readonly clock?: Clock;
  readonly network?: Network;
  readonly host?: HostSystem;
  readonly lag?: LagMeter;
  /** For how long the thread of the windows' door was busy, see `Totals`; without it there is none. */
  readonly doorLag?: () => number | null;
  /** The bundled script of the thread that sends; without it sends share the monitor's thread. */
  readonly sendScript?: URL;
  /** Bytes for kept packets and known sources; `limits.memoryBytes` without it. */
  readonly memoryBytes?: number | null;
}

/** The whole engine behind its contract. Works when made; `close` leaves every group. */
export interface Monitor {
  readonly handlers: Handlers;
  /** Calls once per tick with what changed. */
  onDelta(listener: (delta: Delta) => void): Unsubscribe;
  close(): Promise<void>;
}

export function createMonitor(options: MonitorOptions): Monitor {
  const clock = options.clock ?? systemClock;
  const network = options.network ?? createSystemNetwork();
  const lag = options.lag ?? watchLag();
  const wall = new WallTime(clock);
  const sleep = new SleepWatch(clock, network.platform);
  const store = new TrafficStore(new Memory(options.memoryBytes ?? limits.memoryBytes));
  const totalHistory = new History();
  const seconds = new Seconds(clock.monotonic());
  const changes = new RowChanges();
  const looks = new Looks();
  const arrangements = new Arrangements(clock);
  const listeners = new Set<(delta: Delta) => void>();
  const epoch = randomUUID();
  // Taken for dgram until the network knows; nobody is told before.
  let path: ReceivePath = { name: "dgram", reason: null };
  const pathKnown = network.receivePath().then((known) => {
    path = known;
  });

  let sequence = 0;
  /** Of the last second, and since the start. */
  const lags = { last: 0, most: 0 };

  const memberships = new Memberships(
    {
      network,
      store,
      wall,
      separatesInterfaces: () => path.name === "recvmmsg",
    },
    clock,
    () => interfaces.now,
  );
  const host = new Host(options.host ?? systemHost, {
    now: () => wall.at(clock.monotonic()),
    wait: (ms) => new Promise((resolve) => clock.after(ms, resolve)),
  });
  const transmitter = createTransmitter(network, clock, options.sendScript ?? null);
  const sends = new Sends({ network, transmitter, clock, wall }, () => interfaces.now);

  const interfaces = new InterfaceList(network, clock, {
    read: (list, changed) => void memberships.follow(list, changed),
    gone: (index) => memberships.interfaceGone(index),
  });

  const totals = (now: number): Totals => {
    const { total, pool } = store;
    const drops = [...memberships].map((one) => one.kernelDrops).filter((one) => one !== null);
    return {
      packets: total.packets,
      bytes: total.bytes,
      rate: total.rate(now),
      kernelDrops:
        path.name === "recvmmsg" || drops.length > 0 ? drops.reduce((sum, one) => sum + one, 0) : null,
      storeDropped: pool.dropped,
      storeBytes: store.usedBytes,
      storeLimit: store.limitBytes,
      lag: lags.last,
      lagMost: lags.most,
      doorLag: options.doorLag?.() ?? null,
    };
  };

  /** What the kernel dropped up to now, also where it takes a while to be read. */
  const readDrops = async (): Promise<void> => {
    await network.refreshDrops();
    const now = clock.monotonic();
    for (const membership of memberships) membership.readKernelDrops(now);
  };

  const wake = async (sleptMs: number): Promise<void> => {
    // Without a list what was joined is joined again where it was.
    await interfaces.refresh();
    const slept = formatDuration(sleptMs);
    await memberships.rejoin(`The clock went on by ${slept} at once, as after sleep: joined again.`);
  };

  const tick = (): void => {
    const sleptMs = sleep.take();
    if (sleptMs !== null) void wake(sleptMs);
    wall.follow();
    const now = clock.monotonic();
    const secondEnds = seconds.isOver(now);
    if (secondEnds) {
      for (const membership of memberships) membership.readKernelDrops(now);
      void readDrops();
    }
    const rows = memberships.rows(now);
    const second = seconds.close(now, memberships, {
      rate: (at) => store.total.rate(at),
      history: totalHistory,
    });
    if (secondEnds) {
      lags.last = lag.take();
      // What held the thread up before there was anything to receive did no harm.
      if (rows.length > 0) lags.most = Math.max(lags.most, lags.last);
    }
    sequence += 1;
    const delta: Delta = {
      epoch,
      sequence,
      at: wall.at(now),
      // What nobody looks at is told when a second is over: what crosses depends on what is shown.
      ...changes.take(rows, (id) => secondEnds || looks.has(id, now)),
      ...sends.takeChanges(),
      interfaces: interfaces.takeChange(),
      totals: totals(now),
      second,
    };
    for (const listener of listeners) listener(delta);
  };
  const stopTicking = clock.every(limits.tickMs, tick);

  const snapshot = (): Snapshot => {
    const now = clock.monotonic();
    const end = seconds.end;
    const rows = memberships.rows(now);
    changes.snapshotTaken(rows);
    return {
      epoch,
      sequence,
      at: wall.at(now),
      about: {
        ...options.about,
        platform: network.platform,
        receivePath: path.name,
        receivePathReason: path.reason,
      },
      memberships: rows,
      sends: sends.rows(),
      interfaces: interfaces.now,
      totals: totals(now),
      historyEnd: end,
      histories: tellHistories(end, totalHistory, memberships),
    };
  };

  const handlers: Handlers = {
    async snapshot() {
      await Promise.all([interfaces.fresh(), pathKnown]);
      // What arrived before it was asked belongs into it, and is no silence beside what was dropped.
      await network.catchUp();
      await readDrops();
      return snapshot();
    },
    async join(request) {
      await interfaces.fresh();
      return memberships.join(request);
    },
    async leave({ id }) {
      await memberships.leave(id);
      return null;
    },
    async restore({ id }) {
      await memberships.restore(id);
      return null;
    },
    async retry({ id }) {
      await memberships.retry(id);
      return null;
    },
    rename({ id, name }) {
      memberships.rename(id, name);
      return null;
    },
    look({ ids }) {
      looks.add(ids, clock.monotonic());
      return null;
    },
    sources({ id }) {
      const now = clock.monotonic();
      return busiest(memberships.get(id).traffic.sources, limits.sourcesPerAnswer).map(
        ({ address, port, meter }) => ({
          address,
          port,
          ...meterRow(meter, meter.firstAt ?? now, now, wall),
          interval: meter.interval,
        }),
      );
    },
    events: ({ id }) => memberships.get(id).events.list(),
    packets({ id, arrangement, ...range }) {
      const { log } = memberships.get(id).traffic;
      if (arrangement === null) return readPackets(log, range, wall);
      return readArranged(arrangements.get(log, arrangement), range, wall);
    },
    packet: ({ id, number }) => readPacket(memberships.get(id).traffic.log, number, wall),
    arrange: ({ id, ...request }) => arrangements.arrange(memberships.get(id).traffic.log, request),
    arrangement: ({ id, arrangement, upTo }) =>
      arrangements.state(memberships.get(id).traffic.log, arrangement, upTo),
    disarrange({ arrangement }) {
      arrangements.drop(arrangement);
      return null;
    },
    async send(request) {
      await interfaces.fresh();
      return sends.send(request);
    },
    async stopSend({ id }) {
      await sends.stop(id);
      return null;
    },
    interfaces: () => interfaces.refresh(),
    async hostMemberships() {
      await interfaces.fresh();
      return host.memberships(interfaces.now);
    },
    async diagnose({ id }) {
      await interfaces.fresh();
      const membership = memberships.get(id);
      const subject = {
        row: membership.row(clock.monotonic(), alone),
        openedAt: wall.at(membership.openedAt),
        boundTo: membership.failed
          ? null
          : formatEndpoint(bindAddress(membership.spec, network.platform), membership.spec.port),
        heard: membership.traffic.heard(limits.diagnoseSources),
      };
      return host.diagnose(subject, interfaces.now);
    },
  };

  return {
    handlers,
    onDelta(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      stopTicking();
      interfaces.close();
      lag.close();
      arrangements.close();
      await Promise.all([memberships.close(), sends.close()]);
      await network.close();
    },
  };
}
