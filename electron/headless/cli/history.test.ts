import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { historyFigures } from "../../../shared/model/kept-history.ts";
import { HistoryFile } from "../../engine/history/history-file.ts";
import { main } from "./main.ts";
import { standIn } from "./testing/stand-in.ts";

const folder = mkdtempSync(join(tmpdir(), "castscope-history-command-"));
const file = join(folder, "history.db");
const minute = Math.floor(Date.UTC(2026, 10, 25, 3, 12) / 60_000);

beforeAll(async () => {
  const history = await HistoryFile.open(file, "run");
  const seconds = (values: (second: number, figure: number) => number) =>
    historyFigures.map((_, figure) =>
      Float64Array.from({ length: 60 }, (_, second) => values(second, figure)),
    );
  const group = "live/239.1.2.3:5004/on/eth0";
  await history.write(minute, [
    {
      series: group,
      seconds: seconds((second, figure) => (second < 25 ? Number.NaN : figure === 0 ? second : figure)),
    },
    { series: "live/239.9.9.9:5004/on/eth0", seconds: seconds(() => 1) },
    { series: "live/239.9.9.9:5004/on/eth1", seconds: seconds(() => 2) },
  ]);
  await history.writeEvents([
    {
      number: 1,
      keptAs: null,
      told: "[]",
      cut: false,
      at: minute * 60_000,
      until: minute * 60_000 + 25_000,
      worst: null,
      key: group,
      name: "stalled",
      values: '{"silentMs":5000}',
    },
    {
      number: 2,
      keptAs: null,
      told: "[]",
      cut: false,
      at: minute * 60_000 + 25_000,
      until: null,
      worst: 3,
      key: group,
      name: "back",
      values: '{"afterMs":25000}',
    },
    {
      number: 3,
      keptAs: null,
      told: "[]",
      cut: false,
      at: minute * 60_000 + 26_000,
      until: null,
      worst: 3,
      key: group,
      name: "of-a-newer-program",
      values: "{}",
    },
  ]);
  history.close();
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function run(...args: string[]) {
  const { world, written, ...one } = standIn();
  const code = await main(args, world);
  expect(one.monitors).toBe(0);
  return { code, ...written };
}
const lines = (text: string): Record<string, unknown>[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
const since = "2026-11-25T03:00:00Z";

test("events are told with their time, place and sentence", async () => {
  const { code, out, err } = await run("events", "--history", file, "--since", since, "--json");
  expect([code, err]).toEqual([0, ""]);
  expect(lines(out)).toMatchObject([
    {
      at: minute * 60_000,
      time: "2026-11-25T03:12:00.000Z",
      kind: "stalled",
      group: "239.1.2.3",
      port: 5004,
    },
    { kind: "back", message: expect.stringContaining("25 s") },
    // What this program does not know is told by its name.
    { kind: "of-a-newer-program", message: "of-a-newer-program" },
  ]);
  const table = await run("events", "--history", file, "--since", since);
  expect(table.out.split("\n")[1]).toMatch(/^2026-11-2\d \d\d:\d\d:25 {2}239\.1\.2\.3:5004 {2}/);
  expect(await run("events", "--history", file, "--since", "2026-11-25T03:13:00Z")).toMatchObject({
    code: 1,
    err: "Nothing happened since then that is kept in this history.\n",
  });
});

test("figures are told by the step, with null in a gap", async () => {
  const span = ["--from", "2026-11-25T03:12:00Z", "--to", "2026-11-25T03:13:00Z"];
  const { code, out } = await run(
    "history",
    "239.1.2.3:5004",
    "--history",
    file,
    ...span,
    "--step",
    "30",
    "--json",
  );
  expect(code).toBe(0);
  expect(lines(out)).toMatchObject([
    { at: minute * 60_000, step: 30, seconds: 5, packets: 135, packetsLeast: 25, packetsMost: 29, bytes: 5 },
    { seconds: 30, packets: 1_335, lost: 60, dropped: 120, jitterMs: 0.005 },
  ]);
  const each = await run("history", "239.1.2.3", "5004", "--history", file, ...span, "--step", "1", "--json");
  expect(lines(each.out)[24]).toMatchObject({ seconds: 0, packets: null, packetsMost: null, lost: null });
  const csv = await run("history", "239.1.2.3:5004", "--history", file, ...span, "--step", "30", "--csv");
  expect(csv.out.split("\n").slice(0, 2)).toEqual([
    "at,time,step,seconds,packets,packetsLeast,packetsMost,bytes,lost,reordered,dropped,jitterMs,intervalLeastMs,intervalMostMs,lossMostPercent,errorSeconds",
    `${minute * 60_000},2026-11-25T03:12:00.000Z,30,5,135,25,29,5,10,15,20,0.005,0.006,0.007,0.0008,45`,
  ]);
});

test("without a group it lists what the file knows; one that was joined twice is named", async () => {
  expect((await run("history", "--history", file)).out.split("\n")).toHaveLength(4);
  const two = await run("history", "239.9.9.9:5004", "--history", file);
  expect(two).toMatchObject({ code: 2, err: expect.stringContaining("live/239.9.9.9:5004/on/eth1") });
  const span = ["--from", "2026-11-25T03:12:00Z", "--to", "2026-11-25T03:13:00Z"];
  const one = await run("history", "live/239.9.9.9:5004/on/eth1", "--history", file, ...span, "--json");
  expect(lines(one.out)).toMatchObject([{ packets: 120 }]);
  expect(await run("history", "239.8.8.8:1", "--history", file)).toMatchObject({
    code: 1,
    err: "Of 239.8.8.8:1 nothing is kept of that time in this history.\n",
  });
});

test("what cannot be is one sentence", async () => {
  const noDatabase = join(folder, "text");
  writeFileSync(noDatabase, "no database, however long it is made".repeat(100));
  const refused: [string[], number, string][] = [
    [["events", "--history", join(folder, "none")], 2, "There is no history"],
    [["events", "--history", noDatabase], 1, "cannot be read: file is not a database."],
    [["history", "--history", file, "--from", "soon"], 2, "“soon” is no time"],
    [["history", "--history", file, "--from", "1h", "--to", "2h"], 2, "ends before it begins"],
    [["history", "nonsense", "--history", file], 2, "nonsense"],
    [["history", "--history", file, "--json", "--csv"], 2, "choose one"],
  ];
  for (const [args, code, sentence] of refused) {
    const told = await run(...args);
    expect([args, told.code]).toEqual([args, code]);
    expect(told.err).toContain(sentence);
    expect(told.err.trimEnd().split("\n")).toHaveLength(1);
  }
});
