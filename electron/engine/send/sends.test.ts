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
/** Ports that were asked for, null for any, and those that are taken. */
let asked: (number | null)[];
let taken: Set<number>;

beforeEach(() => {
  clock = new ManualClock();
  asked = [];
  taken = new Set();
  const network = quietNetwork([eth0], {
    openSender: async ({ sourcePort }) => {
      asked.push(sourcePort);
      if (sourcePort !== null && taken.has(sourcePort)) {
        throw Object.assign(new Error("bind EADDRINUSE"), { code: "EADDRINUSE" });
      }
      return {
        ...{ sourceAddress: "10.0.0.1", sourcePort: sourcePort ?? 40_000 + asked.length },
        send: (_payload, _port, _address, done) => queueMicrotask(() => done(null)),
        onAnswer: () => {},
        close: async () => {},
      };
    },
  });
  monitor = createMonitor({ about: { version: "0", door: "headless" }, clock, network });
});
afterEach(() => monitor.close());

async function send(count: number | null, more: Partial<SendRequest> = {}): Promise<number> {
  const request: SendRequest = {
    ...{ address: "239.1.1.1", port: 5_000, interface: null, sourcePort: null, ttl: 1, loopback: true },
    ...{ content: { kind: "bytes", payload: Uint8Array.of(1) }, count, rate: 10, burst: 1 },
    ...more,
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

test("sends by hand that follow each other leave from one port, for a while", async () => {
  await send(1);
  await send(1);
  expect(asked).toEqual([null, 40_001]);
  await clock.advance(limits.sendPortKeptMs + 1);
  await send(1);
  expect(asked).toEqual([null, 40_001, null]);
});

test("a port that still sends, that was chosen, or that another program took, is nobody's to keep", async () => {
  const running = await send(null);
  await send(1);
  expect(asked).toEqual([null, null]);
  await monitor.handlers.stopSend({ id: running });
  await send(1, { sourcePort: 6_000 });
  await send(1, { content: { kind: "test", format: "castscope", size: 200, run: 1 } });
  await clock.advance(limits.testEndMarkers * limits.testEndGapMs);
  expect(asked).toEqual([null, null, 6_000, null]);
  taken.add(40_002);
  await send(1);
  expect(asked.slice(4)).toEqual([40_002, null]);
  const [newest] = (await monitor.handlers.snapshot(null)).sends.slice(-1);
  expect(newest).toMatchObject({ state: "done", sourcePort: 40_006, problem: null });
});
