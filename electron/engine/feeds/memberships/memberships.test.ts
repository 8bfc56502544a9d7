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

test("a name, a label or a colour is taken back only while it is what is taken back", async () => {
  const id = await join(1);
  const { rename, mark } = monitor.handlers;
  const look = async () => (await monitor.handlers.snapshot(null)).memberships[0];
  expect(await rename({ id, name: "one" })).toEqual({ before: "" });
  expect(await rename({ id, name: "two" })).toEqual({ before: "one" });
  await expect(async () => rename({ id, name: "", was: "one" })).rejects.toThrow(
    "239.1.0.1:5000 was named “two” since, and keeps that.",
  );
  expect(await rename({ id, name: "one", was: "two" })).toEqual({ before: "two" });
  await mark({ id, label: "Studio", colour: "teal" });
  await mark({ id, label: "Studio", colour: "red" });
  const was = { label: "Studio", colour: "teal" } as const;
  await expect(async () => mark({ id, label: "", colour: null, was })).rejects.toThrow(
    "Label and colour of 239.1.0.1:5000 were changed since, and stay.",
  );
  await mark({ id, label: "", colour: null, was: { label: "Studio", colour: "red" } });
  expect(await look()).toMatchObject({ name: "one", label: "", colour: null });
});

test("one that was joined anew before its leave was undone gets what was said of it, but for what is said of that", async () => {
  const id = await join(1);
  const { rename, mark, leave, restore } = monitor.handlers;
  await rename({ id, name: "one" });
  await mark({ id, label: "Studio", colour: "teal" });
  await leave({ id });
  const again = await join(1);
  await mark({ id: again, label: "", colour: "red" });
  await restore({ id });
  expect((await monitor.handlers.snapshot(null)).memberships).toMatchObject([
    { id: again, name: "one", label: "Studio", colour: "red" },
  ]);
  await expect(restore({ id })).rejects.toMatchObject({ problem: { code: "unknown-membership" } });
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

test("all sources can be listed, sorted and found, whatever an answer holds", async () => {
  const id = await join(1);
  const all = 5_000;
  const from = (index: number) => ({
    address: `10.0.${index >> 8}.${index & 255}`,
    port: 6_000 + (index % 7),
  });
  const order = (given: object) =>
    monitor.handlers.sourceOrder({ id, by: "packets", descending: true, search: "", ...given });
  receive(madeUpBatch(...Array.from({ length: all }, (_, index) => from(index))));
  receive(madeUpBatch(from(4_321), from(4_321), from(77)));
  const byPackets = await order({});
  expect(byPackets).toMatchObject({ all, packets: all + 3 });
  expect(byPackets.places).toHaveLength(all);
  // Of those with as many packets the one that came first stands first, whichever way it is sorted.
  expect([...byPackets.places.slice(0, 4)]).toEqual([4_321, 77, 0, 1]);
  const turned = await order({ descending: false });
  expect([turned.places[0], ...turned.places.slice(-2)]).toEqual([0, 77, 4_321]);
  const byPort = await order({ by: "port" });
  expect([byPort.places[0], byPort.places.at(-1)]).toEqual([6, 4_998 - (4_998 % 7)]);
  const found = await order({ by: "address", descending: false, search: ".18.25" });
  const rows = await monitor.handlers.sourcesAt({ id, places: [...found.places, all] });
  const last = ["25", "250", "251", "252", "253", "254", "255"];
  expect(rows.map((row) => row?.address)).toEqual([...last.map((part) => `10.0.18.${part}`), undefined]);
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
