import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import type { EarlierIncident } from "./earlier.ts";
import { IncidentList } from "./incident-list.ts";

const key = "live/239.1.2.3:5004/on/eth0";
const shown = (list: IncidentList) => list.list().map(({ name, at, until }) => [name, at, until]);

test("what goes on has a beginning and an end, and what ends it stays beside it", () => {
  const begun: string[] = [];
  const list = new IncidentList(({ name }) => begun.push(name));
  list.add(key, 1_000, { name: "joined", values: { on: null } });
  list.add(key, 20_000, { name: "stalled", values: { silentMs: 5_000 } });
  expect(shown(list)).toEqual([
    ["joined", 1_000, 1_000],
    ["stalled", 20_000, null],
  ]);
  list.takeChanged();
  list.add("live/239.9.9.9:1", 30_000, { name: "back", values: { afterMs: 1 } });
  expect(list.list()[1]?.until).toBeNull();
  list.add(key, 45_000, { name: "back", values: { afterMs: 30_000 } });
  expect(list.takeChanged().map(({ name, until }) => [name, until])).toEqual([
    ["stalled", 45_000],
    ["back", 30_000],
    ["back", 45_000],
  ]);
  expect(begun).toEqual(["joined", "stalled", "back", "back"]);
});

test("what begins again a moment after its end goes on", () => {
  const list = new IncidentList();
  const crossing = { name: "loss-above", values: { limit: 1 } } as const;
  const id = list.add(key, 1_000, crossing, { worst: 5 });
  list.update(id, { until: 9_000 });
  expect(list.add(key, 12_000, crossing, { worst: 9 })).toBe(id);
  expect(list.list()).toMatchObject([{ at: 1_000, until: null, worst: 9 }]);
  list.update(id, { until: 13_000 });
  expect(list.add(key, 13_000 + limits.incidentApartMs, crossing)).not.toBe(id);
  // Another limit is another incident.
  expect(list.add(key, 14_000, { name: "loss-above", values: { limit: 2 } })).not.toBe(id);
});

test("what comes too often is counted, and told again in the next minute", () => {
  const list = new IncidentList();
  const add = (at: number) =>
    list.add(key, at, { name: "source-new", values: { address: "10.0.0.7", port: at } });
  for (let at = 0; at < 50; at += 1) add(at);
  expect(list.list()).toHaveLength(limits.incidentsPerMinute);
  expect(list.suppressed).toBe(50 - limits.incidentsPerMinute);
  expect(add(60_000)).not.toBeNull();
});

test("the oldest that are over give way, those that go on stay", () => {
  const list = new IncidentList();
  list.add(key, 1, { name: "stalled", values: { silentMs: 1 } });
  for (let at = 0; at < limits.incidents + 10; at += 1)
    list.add(key + at, at * 10, { name: "joined", values: { on: null } });
  expect(list.list()).toHaveLength(limits.incidents);
  expect(list.list()[0]?.name).toBe("stalled");
});

test("a group that is left ends what goes on with it, and nothing ends before it began", () => {
  const list = new IncidentList();
  list.add(key, 5_000, { name: "interface-gone", values: { interface: "eth0" } });
  list.moved(key, "live/239.1.2.3:5004/on/eth1");
  list.endAll("live/239.1.2.3:5004/on/eth1", 4_000);
  expect(shown(list)).toEqual([["interface-gone", 5_000, 5_000]]);
  list.see(1);
  list.see(99);
  expect(list.seen).toBe(1);
});

test("one that grows takes its own place", () => {
  const list = new IncidentList();
  const first = list.add(key, 1_000, { name: "drops", values: { packets: 1, ms: 0, most: 1 } });
  list.add(key, 3_000, { name: "drops", values: { packets: 5, ms: 2_000, most: 4 } }, {}, first);
  expect(list.list()).toMatchObject([{ id: first, at: 1_000, until: 3_000, values: { packets: 5 } }]);
});

const earlier = (given: Partial<EarlierIncident> = {}): EarlierIncident => ({
  ...{ statement: { name: "loss-above", values: { limit: 1 } }, keptAs: "before-7", key },
  ...{ at: 1_000, worst: 9, told: ["noc"], ...given },
});
const crossing = { name: "loss-above", values: { limit: 1 } } as const;

test("what goes on at the end of a run is cut there, and goes on where the same holds after the next start", () => {
  const first = new IncidentList();
  first.add(key, 1_000, crossing, { worst: 9 });
  first.cut(50_000);
  expect(first.list()).toMatchObject([{ until: 50_000, cut: true }]);

  const begun: number[] = [];
  const list = new IncidentList(({ id }) => begun.push(id));
  list.takeOver([earlier()], 100_000);
  const id = list.add(key, 60_000, crossing, { worst: 4 }) ?? -1;
  // Nobody is told again of what they were told of.
  expect(begun).toEqual([]);
  expect(list.list()).toMatchObject([{ id, at: 1_000, until: null, cut: false, worst: 9, told: ["noc"] }]);
  expect([list.keptAs(id), list.isTakenOver("before-7"), list.isTakenOver("before-8")]).toEqual([
    ...["before-7", true, false],
  ]);
  list.update(id, { until: 70_000 });
  expect(list.add(key, 90_000, crossing)).not.toBe(id);
});

test("what began before the run before was known is put together with it", () => {
  const list = new IncidentList();
  const id = list.add(key, 60_000, crossing, { worst: 12 }) ?? -1;
  list.takeOver([earlier()], 100_000);
  expect(list.list()).toMatchObject([{ id, at: 1_000, worst: 12 }]);
  expect(list.keptAs(id)).toBe("before-7");
});

test.each([
  ["of another group", earlier({ key: "live/239.9.9.9:1" }), 60_000],
  ["with another limit", earlier({ statement: { name: "loss-above", values: { limit: 2 } } }), 60_000],
  ["too late after the start", earlier(), 100_001],
])("nothing goes on %s", (_, one, at) => {
  const list = new IncidentList();
  list.takeOver([one], 100_000);
  list.add(key, at, crossing);
  expect(list.list()).toMatchObject([{ at }]);
});

test("a silence goes on as what it is called after the start, unless a packet came first", () => {
  const stalled = earlier({ statement: { name: "stalled", values: { silentMs: 5 } }, worst: null });
  const silent = new IncidentList();
  silent.takeOver([stalled], 100_000);
  silent.add(key, 50_000, { name: "joined", values: { on: null } });
  silent.add(key, 50_000, { name: "silent", values: {} });
  expect(shown(silent)).toEqual([
    ["joined", 50_000, 50_000],
    ["stalled", 1_000, null],
  ]);
  silent.add(key, 70_000, { name: "first-packet", values: { afterMs: 1 } });
  expect(shown(silent)[1]).toEqual(["stalled", 1_000, 70_000]);
  const heard = new IncidentList();
  heard.takeOver([stalled], 100_000);
  heard.add(key, 51_000, { name: "first-packet", values: { afterMs: 1 } });
  heard.add(key, 60_000, { name: "stalled", values: { silentMs: 5 } });
  expect(shown(heard)[1]).toEqual(["stalled", 60_000, null]);
});
