import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { madeUpInterface } from "../../../shared/testing/made-up-interface.ts";
import type { KernelListener } from "../system/kernel.ts";
import { ManualClock } from "../time/testing.ts";
import { InterfaceList } from "./interface-list.ts";

/** A list whose readings are counted, and the kernel that tells of changes. */
function setUp() {
  const clock = new ManualClock();
  const counted = { readings: 0, ms: 0 };
  const kernel: { listener: KernelListener | null } = { listener: null };
  const network = {
    interfaces: async () => {
      counted.readings += 1;
      clock.stall(counted.ms);
      return [madeUpInterface({ name: "eth0" })];
    },
    watch: async (listener: KernelListener) => {
      kernel.listener = listener;
      return true;
    },
  };
  const list = new InterfaceList(network, clock, { read: () => {}, gone: () => {} });
  return { clock, counted, kernel, list };
}

test("a list that is young enough is not read again", async () => {
  const { clock, counted, list } = setUp();
  await list.fresh();
  expect(counted.readings).toBe(1);
  await clock.advance(limits.interfacesFreshMs);
  await list.fresh();
  expect(counted.readings).toBe(1);
  await clock.advance(1);
  await list.fresh();
  expect(counted.readings).toBe(2);
});

test("it is read again by itself", async () => {
  const { clock, counted } = setUp();
  await clock.advance(limits.interfacesMs - 1);
  expect(counted.readings).toBe(0);
  await clock.advance(1);
  expect(counted.readings).toBe(1);
});

test("a storm of changes does not have it read all the time, where a reading takes long", async () => {
  const { clock, counted, kernel, list } = setUp();
  counted.ms = 30;
  await list.refresh();
  kernel.listener?.changed();
  await clock.advance(30 * limits.interfaceChangePauses - 1);
  expect(counted.readings).toBe(1);
  await clock.advance(1);
  expect(counted.readings).toBe(2);
});

test("changes that come together are one reading, when they are through", async () => {
  const { clock, counted, kernel } = setUp();
  kernel.listener?.changed();
  await clock.advance(limits.interfaceChangeMs - 1);
  kernel.listener?.changed();
  expect(counted.readings).toBe(0);
  await clock.advance(1);
  expect(counted.readings).toBe(1);
  await clock.advance(limits.interfaceChangeMs);
  expect(counted.readings).toBe(1);
});
