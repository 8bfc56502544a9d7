import { afterEach, beforeEach, expect, test } from "vitest";
import type { SendRequest } from "../../../shared/contract/sends.ts";
import { limits } from "../../../shared/limits.ts";
import { madeUpInterface } from "../../../shared/testing/made-up-interface.ts";
import { createMonitor, type Monitor } from "../monitor.ts";
import { quietNetwork } from "../net/testing.ts";
import { ManualClock } from "../time/testing.ts";

/** How many sends may run, and how many stay listed. */

const eth0 = madeUpInterface({
  name: "eth0",
  index: 2,
  addresses: [{ family: 4, address: "10.0.0.1", prefix: 24 }],
  isDefault: { ipv4: true, ipv6: false },
});

let clock: ManualClock;
let monitor: Monitor;

beforeEach(() => {
  clock = new ManualClock();
  const network = quietNetwork([eth0], {
    openSender: async () => ({
      ...{ sourceAddress: "10.0.0.1", sourcePort: 40_000 },
      send: (_payload, _port, _address, done) => queueMicrotask(() => done(null)),
      onAnswer: () => {},
      close: async () => {},
    }),
  });
  monitor = createMonitor({ about: { version: "0", door: "headless" }, clock, network });
});
afterEach(() => monitor.close());

async function send(count: number | null): Promise<number> {
  const request: SendRequest = {
    ...{ address: "239.1.1.1", port: 5_000, interface: null, sourcePort: null, ttl: 1, loopback: true },
    ...{ content: { kind: "bytes", payload: Uint8Array.of(1) }, count, rate: 10, burst: 1 },
  };
  const { id } = await monitor.handlers.send(request);
  await clock.advance(0);
  return id;
}

test("one more than may run at once is refused until one has ended", async () => {
  const first = await send(null);
  for (let more = 1; more < limits.sendsAtOnce; more += 1) await send(null);
  await expect(send(null)).rejects.toMatchObject({
    problem: { code: "limit-reached", values: { most: limits.sendsAtOnce } },
  });
  await monitor.handlers.stopSend({ id: first });
  await send(null);
});

test("the oldest that ended is forgotten when more than the limit are listed", async () => {
  const ids: number[] = [];
  for (let one = 0; one < limits.sendsListed; one += 1) ids.push(await send(1));
  const listed = async () => (await monitor.handlers.snapshot(null)).sends.map(({ id }) => id);
  expect(await listed()).toEqual(ids);
  const last = await send(1);
  expect(await listed()).toEqual([...ids.slice(1), last]);
});
