import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { RecordingFolder } from "./folder.ts";
import { KeptFiles } from "./kept-files.ts";
import { KnownRecordings } from "./known-recordings.ts";

let root = "";
let known: KnownRecordings;
const binned: string[] = [];
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "castscope-test-kept-")));
  mkdirSync(join(root, "in", "day"), { recursive: true });
  mkdirSync(join(root, "in", ".bin"));
  for (const name of ["in/a.pcapng", "in/day/b.pcap", "in/.bin/old.pcap", "c.pcap"])
    writeFileSync(join(root, name), name);
  known = new KnownRecordings(join(root, "known.json"));
  binned.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(root, { recursive: true });
});

const keptFiles = (elsewhere = false) =>
  new KeptFiles({
    folder: new RecordingFolder(join(root, "in")),
    ...{ known, elsewhere, show: null },
    bin: async (path) => void binned.push(path),
  });
const pathsOf = async (kept: KeptFiles) => (await kept.list()).files?.map(({ path }) => path).sort();

test("a file gets another name in its folder, over no other and nowhere else", async () => {
  const kept = keptFiles();
  known.note(join(root, "in", "day", "b.pcap"), { openedAt: 7 });
  expect(await kept.rename("day/b.pcap", "of monday")).toBe("day/of monday.pcapng");
  expect(readFileSync(join(root, "in", "day", "of monday.pcapng"), "utf8")).toBe("in/day/b.pcap");
  expect(known.get(join(root, "in", "day", "of monday.pcapng"))?.openedAt).toBe(7);
  writeFileSync(join(root, "in", "z.pcap"), "mine");
  await expect(kept.rename("a.pcapng", "z.pcap")).rejects.toMatchObject({
    problem: { name: "recording-name-taken" },
  });
  expect(readFileSync(join(root, "in", "z.pcap"), "utf8")).toBe("mine");
  for (const name of ["../z", ".hidden", "a/b"])
    await expect(kept.rename("a.pcapng", name)).rejects.toMatchObject({
      problem: { name: "recording-name-unsafe" },
    });
  await expect(kept.rename("../c.pcap", "d")).rejects.toMatchObject({
    problem: { name: "recording-not-offered" },
  });
});

test("what is taken away goes to the bin when undoing is over, and is listed no more until then", async () => {
  vi.useFakeTimers();
  const kept = keptFiles();
  await kept.remove("a.pcapng");
  expect(await pathsOf(kept)).toEqual(["day/b.pcap"]);
  await expect(kept.allow("a.pcapng")).rejects.toMatchObject({ problem: { name: "recording-not-offered" } });
  await kept.restore("a.pcapng");
  expect(await pathsOf(kept)).toEqual(["a.pcapng", "day/b.pcap"]);
  await kept.remove("a.pcapng");
  expect(existsSync(join(root, "in", "a.pcapng"))).toBe(true);
  await vi.advanceTimersByTimeAsync(limits.undoRemoveMs);
  expect(binned).toEqual([join(root, "in", "a.pcapng")]);
  await expect(kept.restore("a.pcapng")).rejects.toMatchObject({ problem: { name: "recording-removed" } });
  // The door that closes leaves nothing half done.
  await kept.remove("day/b.pcap");
  await kept.close();
  expect(binned).toHaveLength(2);
});

test("what was opened elsewhere is listed where the door may, also when it is gone", async () => {
  const path = join(root, "c.pcap");
  known.note(path, { openedAt: 5, bytes: 6, changedAt: 1 });
  expect(await pathsOf(keptFiles(false))).toEqual(["a.pcapng", "day/b.pcap"]);
  await expect(keptFiles(false).allow(path)).rejects.toMatchObject({
    problem: { name: "recording-not-offered" },
  });
  const kept = keptFiles(true);
  expect(await pathsOf(kept)).toEqual([path, "a.pcapng", "day/b.pcap"]);
  rmSync(path);
  expect((await kept.list()).files).toContainEqual(
    expect.objectContaining({ path, missing: true, bytes: 6 }),
  );
  await kept.remove(path);
  expect(await pathsOf(kept)).toEqual(["a.pcapng", "day/b.pcap"]);
});

test("what was found in a file is told as long as it is the same, in the next run too", async () => {
  const path = join(root, "in", "a.pcapng");
  const [file] = (await keptFiles().list()).files?.filter((one) => one.path === "a.pcapng") ?? [];
  const found = { from: 1, to: 2, packets: 3, groups: 4, saved: true };
  known.note(path, { bytes: file?.bytes ?? 0, changedAt: file?.changedAt ?? 0, known: found });
  known = new KnownRecordings(join(root, "known.json"));
  expect((await keptFiles().list()).files).toContainEqual(
    expect.objectContaining({ path: "a.pcapng", known: found, written: true }),
  );
  writeFileSync(path, "something longer than it was");
  expect((await keptFiles().list()).files).toContainEqual(
    expect.objectContaining({ path: "a.pcapng", known: null }),
  );
});

test("of very many the last ones are remembered, and a broken file is none", () => {
  for (let number = 0; number <= limits.knownRecordings; number += 1)
    known.note(`/${number}`, { openedAt: number });
  expect([known.get("/0"), known.get("/1")?.openedAt]).toEqual([null, 1]);
  expect(known.opened().map(({ path }) => path)).toHaveLength(limits.recentRecordings);
  expect(known.opened()[0]?.path).toBe(`/${limits.knownRecordings}`);
  writeFileSync(join(root, "known.json"), "{");
  expect(new KnownRecordings(join(root, "known.json")).opened()).toEqual([]);
});
