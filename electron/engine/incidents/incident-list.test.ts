import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
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
