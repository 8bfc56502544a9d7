import { expect, test } from "vitest";
import { type OpenedRecording, sessionEvents } from "../../../shared/contract/sessions.ts";
import { type RecordJob, recordJobSchema } from "../../../shared/model/record-job.ts";
import { sampleOf } from "../../../shared/testing/samples.ts";
import { recordingRows } from "./recording-rows.ts";

const [sample] = sampleOf(sessionEvents.recordings).recordings;
if (sample === undefined) throw new Error("the sample has no recording");
const { recording } = sample;
const opened = (told: Partial<OpenedRecording["recording"]>): OpenedRecording => ({
  ...{ session: 4, failure: null },
  recording: { ...recording, damage: null, state: "read", firstAt: 2_000, lastAt: 8_000, ...told },
});
const job = (told: Partial<RecordJob>): RecordJob => ({
  ...sampleOf(recordJobSchema),
  ...{ live: true, packets: 7, rotation: null, startedAt: 1_000, endedAt: null, file: "a.pcapng", bytes: 90 },
  ...told,
});
const file = (path: string, bytes = 100) => ({
  ...{ path, bytes, changedAt: 500, written: !path.includes("/") },
  ...{ openedAt: null, missing: false, known: null },
});

test("a file that is written, open, and in the folder is one row", () => {
  const rows = recordingRows([file("a.pcapng")], [opened({ name: "a.pcapng", bytes: 60 })], [job({})], 9_000);
  expect(rows).toMatchObject([
    { name: "a.pcapng", state: "recording", path: "a.pcapng", bytes: 90, from: 2_000, to: 8_000 },
  ]);
});

test("what was exported from one is none", () => {
  const names = ["a.csv", "a.jsonl", "a.bin", "a.pcapng", "trace"];
  expect(
    recordingRows(
      names.map((one) => file(one)),
      [],
      [],
      0,
    ).map(({ name }) => name),
  ).toEqual(["a.pcapng", "trace"]);
});

test("of what nobody opened only what its recorder told is known", () => {
  const rows = recordingRows(
    [file("a.pcapng"), file("day/b.pcap")],
    [],
    [job({ endedAt: 4_000, rotation: { bytes: 1, seconds: null, files: 8 }, files: 5 })],
    9_000,
  );
  expect(rows).toMatchObject([
    { state: "closed", from: 1_000, to: 4_000, packets: 7, ring: { file: 5, of: 8 } },
    { name: "b.pcap", path: "day/b.pcap", state: "closed", from: null, to: null, packets: null, ring: null },
  ]);
});

test("what was saved from memory does not claim the time at which that was done", () => {
  const [row] = recordingRows([file("a.pcapng")], [], [job({ live: false, endedAt: 4_000 })], 9_000);
  expect(row).toMatchObject({ from: null, to: null, packets: 7 });
});

test("one that is brought has a row of its own, also beside a file of its name", () => {
  const brought = opened({ name: "b.pcap", bytes: 77 });
  const rows = recordingRows([file("b.pcap", 100)], [brought], [], 9_000);
  expect(rows).toMatchObject([
    { state: "closed", path: "b.pcap", opened: null },
    { state: "open", path: null, opened: { session: 4 }, bytes: 77 },
  ]);
});

test("without a folder, what is written and what is open are listed all the same", () => {
  const rows = recordingRows([], [opened({ name: "b.pcap", state: "reading" })], [job({})], 9_000);
  expect(rows).toMatchObject([
    { name: "a.pcapng", state: "recording", from: 1_000, to: 9_000 },
    { name: "b.pcap", state: "reading" },
  ]);
});

test("a damaged one says so, and so does one whose reading ended", () => {
  const damage = { name: "capture-unpacking-failed", values: { at: 5, reason: "cut" } } as const;
  const rows = recordingRows(
    [],
    [opened({ damage }), { ...opened({}), session: 5, failure: "out of memory" }],
    [],
    0,
  );
  expect(rows.map(({ state }) => state)).toEqual(["damaged", "damaged"]);
});

test("what was found in a file before is told of it, and that one is no longer there", () => {
  const known = { from: 3_000, to: 4_000, packets: 9, groups: 2, saved: true };
  const [row, gone] = recordingRows(
    [
      { ...file("a.pcapng"), known },
      { ...file("/elsewhere/b.pcap"), missing: true },
    ],
    [],
    [],
    9_000,
  );
  expect(row).toMatchObject({ ...known, state: "closed" });
  expect(gone).toMatchObject({ state: "missing", name: "b.pcap", path: "/elsewhere/b.pcap" });
});
