import { expect, test } from "vitest";
import { madeUpInterface } from "../../../../shared/testing/made-up-interface.ts";
import type { DatagramBatch } from "../../datagrams/batch.ts";
import { createMonitor } from "../../monitor.ts";
import type { OnBatch } from "../../net/receiver.ts";
import { madeUpBatch, quietNetwork } from "../../net/testing.ts";
import { ManualClock } from "../../time/testing.ts";

const eth0 = madeUpInterface({
  name: "eth0",
  index: 2,
  addresses: [{ family: 4, address: "10.0.0.21", prefix: 24 }],
  isDefault: { ipv4: true, ipv6: false },
});

/** As many datagrams as addresses, each to one of them by eth0. */
function to(...addresses: readonly (readonly [number, number, number, number])[]): DatagramBatch {
  const words = new Int32Array(Uint8Array.from(addresses.flat()).buffer);
  const at = Int32Array.from(addresses, (_, place) => place);
  const made = madeUpBatch(...addresses.map(() => ({})));
  return { ...made, destinations: { words, at, interface: new Int32Array(addresses.length).fill(2) } };
}

test("a packet that two rows hear is in the totals once, as long as there are two", async () => {
  const receivers: OnBatch[] = [];
  const network = quietNetwork([eth0], {
    openReceiver: async (_spec, onBatch) => {
      receivers.push(onBatch);
      return { receiveBuffer: null, kernelDrops: () => null, close: async () => {} };
    },
  });
  const monitor = createMonitor({
    about: { version: "0", door: "headless" },
    clock: new ManualClock(),
    network,
  });
  const join = (address: string, bind: "group" | "any") =>
    monitor.handlers.join({ address, port: 5_000, interface: null, source: null, bind, name: "" });
  const total = async () => (await monitor.handlers.snapshot(null)).totals.packets;
  await join("0.0.0.0", "any");
  const { id } = await join("239.1.1.1", "group");
  const [watch, group] = receivers;
  const both = [239, 1, 1, 1] as const;
  const unicast = [10, 0, 0, 21] as const;
  watch?.(to(both, both, unicast));
  group?.(madeUpBatch({}, {}));
  expect(await total()).toBe(3);
  const { memberships } = await monitor.handlers.snapshot(null);
  expect(memberships.map(({ packets }) => packets)).toEqual([3, 2]);
  // Left by the other row, it is the watch's alone.
  await monitor.handlers.leave({ id });
  watch?.(to(both));
  expect(await total()).toBe(4);
  await monitor.close();
});
