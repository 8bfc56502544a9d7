import { afterEach, beforeEach, expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { madeUpInterface } from "../../../../shared/testing/made-up-interface.ts";
import { createMonitor, type Monitor } from "../../monitor.ts";
import type { OnBatch } from "../../net/receiver.ts";
import { madeUpBatch, quietNetwork } from "../../net/testing.ts";
import { ManualClock } from "../../time/testing.ts";

/** How many memberships and sources there may be, and for how long what was left is kept. */

const eth0 = madeUpInterface({
  name: "eth0",
  index: 2,
  addresses: [{ family: 4, address: "10.0.0.1", prefix: 24 }],
  isDefault: { ipv4: true, ipv6: false },
});

let clock: ManualClock;
let monitor: Monitor;
let receive: OnBatch;

beforeEach(() => {
  clock = new ManualClock();
  const network = quietNetwork([eth0], {
    openReceiver: async (_spec, onBatch) => {
      receive = onBatch;
      return { receiveBuffer: null, kernelDrops: () => null, close: async () => {} };
    },
  });
  monitor = createMonitor({ about: { version: "0", door: "headless" }, clock, network });
});
afterEach(() => monitor.close());

async function join(number: number): Promise<number> {
  const address = `239.1.${number >> 8}.${number & 0xff}`;
  const request = { address, port: 5_000, interface: null, source: null, bind: "group" as const, name: "" };
  return (await monitor.handlers.join(request)).id;
}

const joined = async () => (await monitor.handlers.snapshot(null)).memberships.map(({ id }) => id);

test("one membership more than the limit is refused, and joined when another was left", async () => {
  for (let number = 1; number < limits.memberships; number += 1) await join(number);
  const last = await join(limits.memberships);
  await expect(join(limits.memberships + 1)).rejects.toMatchObject({
    problem: { code: "limit-reached", values: { most: limits.memberships } },
  });
  await monitor.handlers.leave({ id: last });
  await join(limits.memberships + 1);
  expect(await joined()).toHaveLength(limits.memberships);
});

test("of those that were left the oldest cannot be restored when there are too many", async () => {
  const ids: number[] = [];
  for (let number = 0; number < limits.undoLeaves; number += 1) ids.push(await join(number));
  for (const id of ids) await monitor.handlers.leave({ id });
  await monitor.handlers.leave({ id: await join(limits.undoLeaves) });
  const [oldest = 0, next = 0] = ids;
  await expect(monitor.handlers.restore({ id: oldest })).rejects.toMatchObject({
    problem: { code: "unknown-membership" },
  });
  await monitor.handlers.restore({ id: next });
  expect(await joined()).toEqual([next]);
});

test("what was left can be restored up to its time, and not after", async () => {
  const id = await join(1);
  await monitor.handlers.leave({ id });
  await clock.advance(limits.undoLeaveMs - 1);
  await monitor.handlers.restore({ id });
  await monitor.handlers.leave({ id });
  await clock.advance(limits.undoLeaveMs);
  await expect(monitor.handlers.restore({ id })).rejects.toMatchObject({
    problem: { code: "unknown-membership" },
  });
});

test("what passed between leaving and undoing it was not lost", async () => {
  const id = await join(1);
  const rtp = (number: number) => {
    const payload = new Uint8Array(172);
    payload.set([0x80, 96, number >> 8, number & 0xff]);
    return { payload, at: clock.monotonic() };
  };
  for (let number = 0; number < 10; number += 1) receive(madeUpBatch(rtp(number)));
  await monitor.handlers.leave({ id });
  await clock.advance(1_000);
  await monitor.handlers.restore({ id });
  for (let number = 60; number < 70; number += 1) receive(madeUpBatch(rtp(number)));
  const { streams } = await monitor.handlers.streams({ id });
  expect(streams).toMatchObject([{ received: 20, expected: 20, lost: 0, restarts: 0 }]);
});

test("an answer holds the busiest sources and no more than the limit", async () => {
  const id = await join(1);
  const from = (port: number) => ({ address: "10.0.0.7", port });
  const ports = Array.from({ length: limits.sourcesPerAnswer + 1 }, (_, index) => 1_000 + index);
  receive(madeUpBatch(...ports.map(from)));
  // All but one send twice.
  receive(madeUpBatch(...ports.slice(1).map(from)));
  const told = await monitor.handlers.sources({ id });
  expect(told).toHaveLength(limits.sourcesPerAnswer);
  expect(told.some(({ port }) => port === ports[0])).toBe(false);
});
