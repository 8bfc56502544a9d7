import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { afterEach, beforeEach, expect, test } from "vitest";
import { methods } from "../../../shared/contract.ts";
import { historySeries } from "../../../shared/model/kept-history.ts";
import { timeBinOf } from "../../../shared/model/time-bins.ts";
import { madeUpInterface } from "../../../shared/testing/made-up-interface.ts";
import { historyInline } from "../history/history-keeper.ts";
import { pretendHost } from "../host/testing.ts";
import { createMonitor, type Monitor } from "../monitor.ts";
import type { OnBatch } from "../net/receiver.ts";
import { madeUpBatch, quietNetwork } from "../net/testing.ts";
import { ManualClock } from "../time/testing.ts";

const eth0 = madeUpInterface({
  name: "eth0",
  index: 2,
  addresses: [{ family: 4, address: "10.0.0.7", prefix: 24 }],
});
const key = "live/239.1.2.3:5004/on/eth0";

let folder: string;
let clock: ManualClock;
let monitor: Monitor;
let receive: OnBatch;
let fails = false;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-history-"));
  clock = new ManualClock(10_000);
  fails = false;
  const network = quietNetwork([eth0], {
    async openReceiver(_spec, onBatch) {
      if (fails) throw Object.assign(new Error("in use"), { code: "EADDRINUSE" });
      receive = onBatch;
      return { receiveBuffer: null, kernelDrops: () => 0, close: async () => {} };
    },
  });
  monitor = createMonitor({
    ...{ about: { version: "1.2.3", door: "headless" }, clock, network, host: pretendHost() },
    history: { file: join(folder, "history.db"), start: historyInline },
  });
});
afterEach(async () => {
  await monitor.close();
  rmSync(folder, { recursive: true });
});

const joining = {
  address: "239.1.2.3",
  port: 5004,
  interface: "eth0",
  source: null,
  bind: "group",
  name: "Playout",
} as const;

/** Seconds pass with eight packets in each that is wanted: 30, 130, 280, 380 … ms after its begin. */
async function pass(seconds: number, isSent: (second: number) => boolean = () => true): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    for (let tick = 0; tick < 4; tick += 1) {
      const begin = clock.monotonic();
      if (isSent(second)) receive(madeUpBatch({ at: begin + 30 }, { at: begin + 130 }));
      await clock.advance(250);
    }
  }
}

/** Both are multiples of ten seconds around what was lived since the start at 10 s. */
const span = { from: 1_700_000_000, to: 1_700_000_060 };

test("times between packets are kept by the second: extremes, and how often each was", async () => {
  await monitor.handlers.join(joining);
  await pass(5);
  await pass(3, () => false);
  await pass(2);
  const series = historySeries.group(key);
  const { figures, from } = await monitor.handlers.history({ series, ...span, step: 1 });
  const at = (second: number) => 1_700_000_010 - from + second;
  const extremes = (second: number) => [
    figures.intervalLeast.least[at(second)],
    figures.intervalMost.most[at(second)],
  ];
  expect(extremes(0)).toEqual([100_000, 150_000]);
  // Silence ends in the second in which a packet comes again, and is in none before.
  expect(extremes(6)).toEqual([Number.NaN, Number.NaN]);
  expect(extremes(8)).toEqual([100_000, 3_150_000]);
  const { counts, ...kept } = await monitor.handlers.historyIntervals({ series, ...span });
  expect(kept).toEqual(span);
  expect(counts.reduce((all, one) => all + one, 0)).toBe(5 * 8 + 2 * 8 - 1);
  expect([counts[timeBinOf(3_150)], counts[timeBinOf(100)], counts[timeBinOf(150)]]).toEqual([1, 28, 26]);
  const source = historySeries.source(key, "10.0.0.1", 5_000);
  const ofSource = await monitor.handlers.history({ series: source, ...span, step: 1 });
  expect(ofSource.figures.intervalMost.most[at(8)]).toBe(3_150_000);
});

test("the overview tells silence, what cannot be heard, and when nothing was joined apart", async () => {
  await pass(4, () => false);
  await monitor.handlers.join(joining);
  await pass(5);
  await pass(9, () => false);
  fails = true;
  await monitor.handlers.join({ ...joining, port: 5_006 });
  await pass(3);
  const asked = { ...span, step: 1, unit: "packets" } as const;
  const overview = await monitor.handlers.historyOverview(asked);
  expect(v.parse(methods.historyOverview.result, overview)).toEqual(overview);
  const [heard, failed] = overview.rows;
  const at = 10;
  // It runs until the last second is over.
  expect([...overview.running.slice(at, at + 22)].map(Boolean)).toEqual([...Array(21).fill(true), false]);
  expect([heard?.key, failed?.key]).toEqual([key, "live/239.1.2.3:5006/on/eth0"]);
  const joined = (row = heard) => [...(row?.joined.slice(at, at + 21) ?? [])].map((seconds) => seconds > 0);
  expect(joined()).toEqual([...Array(4).fill(false), ...Array(17).fill(true)]);
  expect(joined(failed)).toEqual([...Array(18).fill(false), true, true, true]);
  // Five seconds without a packet are none of error yet: so long it has patience.
  const errors = [...(heard?.errors.slice(at + 4, at + 21) ?? [])];
  expect(errors).toEqual([...Array(9).fill(0), ...Array(5).fill(1), 0, 0, 0]);
  expect([heard?.errorSeconds, failed?.errorSeconds, failed?.worstShare]).toEqual([5, 3, null]);
  expect([...(failed?.mean ?? [])].every(Number.isNaN)).toBe(true);
  expect(heard?.mean[at + 5]).toBe(8);
});
