import { expect, test } from "vitest";
import type { Delta } from "../../../shared/contract/telling.ts";
import { limits } from "../../../shared/limits.ts";
import { madeUpInterface } from "../../../shared/testing/made-up-interface.ts";
import { createMonitor } from "../monitor.ts";
import type { OnBatch } from "../net/receiver.ts";
import { madeUpBatch, quietNetwork } from "../net/testing.ts";
import { ManualClock, settle } from "../time/testing.ts";

const eth0 = madeUpInterface({
  name: "eth0",
  index: 2,
  addresses: [{ family: 4, address: "10.0.0.1", prefix: 24 }],
  isDefault: { ipv4: true, ipv6: false },
});

/** A network whose one interface can be joined on, and whose drops the test sets. */
function standInNetwork(path: "recvmmsg" | "dgram") {
  const kernel = {
    ...{ drops: null as number | null, refreshed: 0, counted: 0, holds: 0 },
    ...{ damaged: 3, receiveDrops: 0 },
  };
  let receive: OnBatch = () => {};
  const network = quietNetwork([eth0], {
    receivePath: async () => ({ name: path, reason: null }),
    openReceiver: async (_spec, onBatch) => {
      receive = onBatch;
      return { receiveBuffer: 4_096, kernelDrops: () => kernel.drops, close: async () => {} };
    },
    catchUp: async () => {
      // Meanwhile more is dropped.
      if (kernel.holds > 0 && kernel.drops !== null) kernel.drops += 1;
      receive(madeUpBatch(...Array.from({ length: kernel.holds }, () => ({}))));
      kernel.holds = 0;
    },
    // By dgram the socket's drops are read where the system lists them.
    refreshDrops: async () => {
      kernel.refreshed += 1;
      return path === "dgram";
    },
    udpCounters: () => {
      kernel.counted += 1;
      return { 4: { ...kernel, sendDrops: 0 }, 6: null };
    },
  });
  return { network, kernel };
}

function start(path: "recvmmsg" | "dgram", lags: number[] = []) {
  const clock = new ManualClock();
  const { network, kernel } = standInNetwork(path);
  const lag = { take: () => lags.shift() ?? 0, close: () => {} };
  const monitor = createMonitor({ about: { version: "0", door: "headless" }, clock, network, lag });
  const told: { last: Delta | null } = { last: null };
  monitor.onDelta((delta) => {
    told.last = delta;
  });
  const join = () =>
    monitor.handlers.join({
      address: "239.1.1.1",
      port: 5_000,
      interface: null,
      source: null,
      bind: "group",
      name: "",
    });
  return { clock, kernel, monitor, join, told };
}

test("the longest lag is kept from the first membership on", async () => {
  const { clock, join, monitor, told } = start("recvmmsg", [500, 80, 3]);
  await clock.advance(1_000);
  expect(told.last?.totals).toMatchObject({ lag: 500, lagMost: 0 });
  await join();
  await clock.advance(1_000);
  expect(told.last?.totals).toMatchObject({ lag: 80, lagMost: 80 });
  await clock.advance(1_000);
  expect(told.last?.totals).toMatchObject({ lag: 3, lagMost: 80 });
  await monitor.close();
});

test.each([
  ["recvmmsg", 1],
  ["dgram", 2],
] as const)(
  "by %s the kernel's counters are read as often as they can tell anything new",
  async (path, times) => {
    const { clock, join, kernel, monitor } = start(path);
    await join();
    await clock.advance(2_000);
    const before = kernel.counted;
    await clock.advance(5_000);
    expect(kernel.counted - before).toBe(5 * times);
    await monitor.close();
  },
);

test.each(["recvmmsg", "dgram"] as const)("drops that are told are summed, by %s", async (path) => {
  const { clock, join, kernel, monitor, told } = start(path);
  await join();
  kernel.drops = 212;
  await clock.advance(2_500);
  expect(told.last?.totals.kernelDrops).toBe(212);
  // A snapshot asks anew, so that a command's last line is exact.
  kernel.drops = 300;
  const before = kernel.refreshed;
  const { totals, memberships } = await monitor.handlers.snapshot(null);
  expect(kernel.refreshed).toBe(before + 1);
  expect([totals.kernelDrops, memberships[0]?.kernelDrops, memberships[0]?.droppedAt]).toEqual([
    300,
    300,
    clock.wall(),
  ]);
  await monitor.close();
  await settle();
});

test("a snapshot counts what the kernel held when it was asked for, and what it dropped until then", async () => {
  const { join, kernel, monitor } = start("recvmmsg");
  await join();
  Object.assign(kernel, { holds: 7, drops: 4 });
  const { totals, memberships } = await monitor.handlers.snapshot(null);
  expect(totals).toMatchObject({ packets: 7, kernelDrops: 5 });
  expect(memberships).toMatchObject([{ packets: 7, kernelDrops: 5 }]);
  await monitor.close();
});

test("drops that nobody tells are unknown, not none", async () => {
  const { clock, join, monitor, told } = start("dgram");
  await join();
  await clock.advance(2_500);
  expect(told.last?.totals.kernelDrops).toBeNull();
  await monitor.close();
});

test("what arrived damaged is not told as dropped here, nor what comes after it as damaged", async () => {
  const { clock, join, kernel, monitor, told } = start("recvmmsg");
  await join();
  await clock.advance(2_000);
  kernel.drops = 50;
  kernel.damaged += 50;
  await clock.advance(1_000);
  const { totals, memberships } = await monitor.handlers.snapshot(null);
  expect(memberships).toMatchObject([{ kernelDrops: 0, damaged: 50, droppedAt: null }]);
  expect(totals).toMatchObject({ kernelDrops: 0, damaged: 50 });
  kernel.drops += 7;
  kernel.receiveDrops += 7;
  await clock.advance(3_000);
  expect((await monitor.handlers.snapshot(null)).memberships).toMatchObject([
    { kernelDrops: 7, damaged: 50 },
  ]);
  expect(told.last?.totals).toMatchObject({ kernelDrops: 7, damaged: 50 });
  await monitor.close();
});

test("a datagram that is damaged and counted a turn apart is told all the same", async () => {
  const { clock, join, kernel, monitor } = start("recvmmsg");
  await join();
  kernel.drops = 0;
  await clock.advance(2_000);
  kernel.damaged += 1;
  await clock.advance(1_000);
  kernel.drops = 1;
  await clock.advance(1_000);
  expect((await monitor.handlers.snapshot(null)).memberships).toMatchObject([{ kernelDrops: 0, damaged: 1 }]);
  await monitor.close();
});

test("a small damaged datagram, which reaches no socket, is told in the totals", async () => {
  const { clock, join, kernel, monitor } = start("recvmmsg");
  await join();
  kernel.drops = 0;
  kernel.damaged += 4;
  await clock.advance(2_000);
  const { totals, memberships } = await monitor.handlers.snapshot(null);
  expect(totals).toMatchObject({ kernelDrops: 0, damaged: 4 });
  expect(memberships).toMatchObject([{ kernelDrops: 0, damaged: 0 }]);
  await monitor.close();
});

test("the totals keep the drops of a row that was left", async () => {
  const { clock, join, kernel, monitor, told } = start("recvmmsg");
  const { id } = await join();
  kernel.drops = 5;
  await clock.advance(2_000);
  kernel.drops = 8;
  await monitor.handlers.leave({ id });
  await clock.advance(2_000);
  expect(told.last?.totals.kernelDrops).toBe(8);
  await monitor.close();
});

test("without more said the memory is the usual, which the totals tell", async () => {
  const { monitor } = start("recvmmsg");
  expect((await monitor.handlers.snapshot(null)).totals.storeLimit).toBe(limits.memoryBytes);
  await monitor.close();
});
