import { expect, test } from "vitest";
import type { RecordJob } from "../../../shared/model/record-job.ts";
import { IncidentList } from "./incident-list.ts";
import { RecordWatch } from "./record-watch.ts";

const key = "live/239.1.2.3:5004/on/eth0";
const job = (given: Partial<RecordJob>): RecordJob =>
  ({
    id: 1,
    state: "waiting",
    groups: [7],
    file: "a.pcapng",
    endedAt: null,
    event: null,
    ...given,
  }) as RecordJob;

test("a recording that waited is an incident of its group for as long as it lasts, one that did not wait is none", () => {
  const list = new IncidentList();
  const watch = new RecordWatch(list, (id) => (id === 7 ? key : ""));
  watch.take([job({}), job({ id: 2, state: "recording" })], 1_000);
  expect(list.list()).toEqual([]);
  watch.take([job({ state: "recording" }), job({ id: 2, state: "done", endedAt: 2_000 })], 2_000);
  watch.take([job({ state: "recording" })], 3_000);
  expect(list.list()).toMatchObject([
    { name: "recording-started", key, at: 2_000, until: null, values: { file: "a.pcapng" }, gravity: "info" },
  ]);
  watch.take([job({ state: "done", endedAt: 9_000 })], 9_000);
  expect(list.list()).toMatchObject([{ until: 9_000 }]);
});

test("one that began with an event is an incident, once", () => {
  const list = new IncidentList();
  const watch = new RecordWatch(list, () => key);
  watch.take([job({ state: "saving", event: 4 })], 1_000);
  watch.take([job({ state: "recording", event: 4 })], 2_000);
  watch.take([job({ state: "done", event: 4, endedAt: 3_000 })], 3_000);
  watch.take([job({ state: "done", event: 4, endedAt: 3_000 })], 4_000);
  expect(list.list()).toMatchObject([{ name: "recording-started", key, at: 1_000, until: 3_000 }]);
});

test("one of several groups is of none in particular", () => {
  const list = new IncidentList();
  const watch = new RecordWatch(list, () => key);
  watch.take([job({ groups: null })], 1_000);
  watch.take([job({ groups: null, state: "saving" })], 2_000);
  expect(list.list()).toMatchObject([{ key: "" }]);
});
