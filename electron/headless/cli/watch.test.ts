import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatDescription } from "../../../shared/described/description-json.ts";
import { sensorFrame } from "../../../shared/described/testing.ts";
import { limits } from "../../../shared/limits.ts";
import { measuredDescription } from "../../../shared/model/description.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { problem } from "../../../shared/problem.ts";
import { madeUpLeg } from "../../../shared/testing/made-up-pair.ts";
import { madeUpSource } from "../../../shared/testing/made-up-source.ts";
import { madeUpStream } from "../../../shared/testing/made-up-stream.ts";
import { noTotals } from "../../../shared/testing/made-up-telling.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { main } from "./main.ts";
import { type StandIn, standIn } from "./testing/stand-in.ts";
import { ownFaults, type WatchReport } from "./watch-report.ts";

const lines = (text: string): WatchReport[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

test("the first line of JSON comes right after the joins, the last is final", async () => {
  const one = standIn({
    onSnapshot: ({ rows }, turn) => {
      const [row] = rows;
      if (row && turn > 0) Object.assign(row, { packets: turn * 10, bytes: turn * 1000, state: "receiving" });
    },
  });
  const code = await main(
    ["watch", "239.1.2.3:5004", "[ff15::1]:5000", "--for", "0.5", "--every", "0.2", "--json"],
    one.world,
  );
  expect(code).toBe(0);
  const [first, ...rest] = lines(one.written.out);
  expect(first?.groups.map((group) => [group.group, group.port, group.packets])).toEqual([
    ["239.1.2.3", 5004, 0],
    ["ff15::1", 5000, 0],
  ]);
  expect(first?.final).toBeUndefined();
  expect(rest.map((line) => line.final)).toEqual([undefined, undefined, true]);
  expect(rest.at(-1)?.groups[0]).toMatchObject({
    group: "239.1.2.3",
    port: 5004,
    interface: "lo",
    state: "receiving",
    packets: 30,
    bytes: 3000,
    sourceCount: 0,
    sources: [],
    storeDropped: 0,
  });
  expect(one.closed).toBe(1);
});

test("a line of JSON has each group's sources and streams, null where nothing can be measured", async () => {
  const lossy = { received: 990, expected: 1_000, lost: 10, bursts: 2, longestBurst: 8, droppedHere: 8 };
  const unnumbered = { kind: "ptp", key: "", expected: null, lost: null, jitterMs: null } as const;
  const one = standIn({
    sources: [
      madeUpSource({ address: "10.0.0.7", packets: 9, bytes: 90, dscp: { low: 1, high: 1 << 14 } }),
      madeUpSource({ address: "fe80::7", ttl: { least: 3, most: 4 } }),
    ],
    streams: [madeUpStream(lossy), madeUpStream(unnumbered)],
  });
  await main(["watch", "239.1.2.3:5004", "--for", "0.1", "--json"], one.world);
  const [group] = lines(one.written.out).at(-1)?.groups ?? [];
  expect(group?.sources).toEqual([
    { address: "10.0.0.7", port: 5353, packets: 9, bytes: 90, ttl: null, dscp: [0, 46] },
    { address: "fe80::7", port: 5353, packets: 0, bytes: 0, ttl: { least: 3, most: 4 }, dscp: null },
  ]);
  expect(group?.streams).toMatchObject([
    {
      ...{ kind: "rtp", source: "10.0.0.31:5004", id: "SSRC 0x5A1C03E2", unit: "packets", ...lossy },
      ...{ lossPercent: 1, reordered: 0, duplicates: 0, restarts: 0, jitterMs: 0.4, jitterBy: "media-clock" },
    },
    { kind: "ptp", id: "", expected: null, lost: null, lossPercent: null, jitterMs: null },
  ]);
  expect([group?.furtherStreams, group?.untoldStreams]).toEqual([0, 0]);
});

test("a line names the busiest sources and streams only, in the order in which they came", async () => {
  const counts = Array.from({ length: limits.watchRows + 20 }, (_, index) => (index * 7) % 120);
  const one = standIn({
    sources: counts.map((packets, port) => madeUpSource({ port, packets })),
    streams: counts.map((received) => madeUpStream({ received })),
  });
  await main(["watch", "239.1.2.3:5004", "--for", "0.1", "--json"], one.world);
  const [group] = lines(one.written.out).at(-1)?.groups ?? [];
  const kept = counts.filter((count) => count >= 20);
  expect(group?.sources.map(({ packets }) => packets)).toEqual(kept);
  expect(group?.streams.map(({ received }) => received)).toEqual(kept);
  expect(group?.furtherStreams).toBe(20);
});

test("two groups that were found to carry the same are told as a pair, where both are watched", async () => {
  const proposal = { kind: "rtp", key: "SSRC 0x5A1C03E2", packets: 16 } as const;
  const pair = {
    ...{ sent: 1_000, both: 960, missing: 10, longest: 4, a: madeUpLeg(1, { lost: 30, only: 10 }) },
    ...{ b: madeUpLeg(2, { lost: 20, only: 20 }), since: 1_000 },
    skew: { now: 1, median: 2, p99: 3, largest: 4, largestAt: 5 },
  };
  const proposals = [
    { a: 1, b: 2, ...proposal },
    { a: 1, b: 9, ...proposal },
  ];
  const one = standIn({ proposals, pair });
  const groups = ["239.1.2.3:5004", "239.1.2.4:5004"];
  await main(["watch", ...groups, "--for", "0.15", "--every", "0.1", "--json"], one.world);
  const all = lines(one.written.out);
  expect(one.pairs.length).toBeGreaterThan(0);
  expect(all.at(-1)?.pairs[0]).toMatchObject({
    ...{ kind: "rtp", id: "SSRC 0x5A1C03E2", since: "1970-01-01T00:00:01.000Z", sameness: "same" },
    ...{ sent: 1_000, both: 960, missing: 10, missingPercent: 1, longest: 4 },
    a: { group: "239.1.2.3", port: 5004, interface: "lo", state: "fits", lost: 30, lossPercent: 3, only: 10 },
    b: { group: "239.1.2.4", lost: 20, lossPercent: 2, only: 20, droppedHere: 0 },
    skewMs: { now: 1, median: 2, p99: 3, largest: 4 },
    sharedPath: null,
  });
  const people = standIn({ proposals: proposals.slice(0, 1), pair });
  await main(["watch", ...groups, "--for", "0.15", "--every", "0.1", "--streams"], people.world);
  expect(people.written.out).toMatch(
    /239\.1\.2\.3:5004 \+ 239\.1\.2\.4:5004 +1,000 +10 +1\.000 % +30 +20 +2\.00 ms/,
  );
});

test("two groups that cannot be a pair stay two groups", async () => {
  const proposals = [{ a: 1, b: 2, kind: "rtp" as const, key: "", packets: 16 }];
  const one = standIn({ proposals, pairing: problem("pair-has-leg") });
  await main(["watch", "239.1.2.3:5004", "239.1.2.4:5004", "--for", "0.1", "--json"], one.world);
  expect(lines(one.written.out).map(({ pairs }) => pairs)).toEqual([[], []]);
});

test("--streams tells people of each stream, and that none was recognised", async () => {
  const stream = madeUpStream({
    received: 1_990,
    expected: 2_000,
    lost: 10,
    longestBurst: 4,
    droppedHere: null,
  });
  const one = standIn({ streams: [stream] });
  await main(["watch", "239.1.2.3:5004", "--for", "0.1", "--streams"], one.world);
  const table = one.written.out.slice(one.written.out.indexOf("Stream "));
  expect(
    table
      .split("\n")
      .slice(0, 2)
      .map((line) => line.split(/ {2,}/)),
  ).toEqual([
    ["Stream", "Source", "Received", "Lost", "Loss", "Dropped here", "Longest", "Late", "Twice", "Jitter"],
    ["rtp SSRC 0x5A1C03E2", "10.0.0.31:5004", "1,990", "10", "0.500 %", "–", "4", "0", "0", "0.40 ms"],
  ]);
  const none = standIn();
  await main(["watch", "239.1.2.3:5004", "--for", "0.1", "--streams"], none.world);
  expect(none.written.out).toContain("No stream was recognised by numbers in its packets so far.");
  const untold = standIn({ streams: [stream] });
  await main(["watch", "239.1.2.3:5004", "--for", "0.1"], untold.world);
  expect(untold.written.out).not.toContain("Stream");
});

const receivingWith = (figures: Partial<Membership>) => ({
  onSnapshot: ({ rows }: StandIn) => {
    for (const row of rows)
      Object.assign(row, { packets: 500, state: "receiving", firstAt: -1_000, ...figures });
  },
});

test("what was expected and holds of every group ends with 0, whatever came", async () => {
  const args = ["--expect", "loss < 1%", "--expect", "sources=3", "--for", "0.1", "--json"];
  const one = standIn(receivingWith({ lost: 1, expected: 1_000, sources: 3 }));
  expect(await main(["watch", "239.1.2.3:5004", "239.1.2.4:5004", ...args], one.world)).toBe(0);
  const all = lines(one.written.out);
  expect(all[0]?.expectations).toBeUndefined();
  const told = { port: 5004, holds: true };
  expect(all.at(-1)?.expectations).toEqual(
    ["239.1.2.3", "239.1.2.4"].flatMap((group) => [
      { ...told, expect: "loss < 1%", group, figure: "loss", measured: 0.1 },
      { ...told, expect: "sources = 3", group, figure: "sources", measured: 3 },
    ]),
  );
  expect(one.written.err).toBe("");
  const nothing = standIn();
  expect(await main(["watch", "239.1.2.3:5004", "--expect", "rate=0", "--for", "0.1"], nothing.world)).toBe(
    0,
  );
  expect(nothing.written.err).toBe("");
});

test("what does not hold, or cannot be measured, ends with 1 and a sentence for each", async () => {
  const streams = [madeUpStream({ droppedHere: 5 }), madeUpStream({ droppedHere: null })];
  const one = standIn({ ...receivingWith({ lost: 30, expected: 1_000, jitter: null }), streams });
  const args = ["--expect", "loss < 1%", "--expect", "jitter < 5ms", "--expect", "lost > 1", "--for", "0.1"];
  expect(await main(["watch", "239.1.2.3:5004", ...args], one.world)).toBe(1);
  expect(one.written.err.split("\n")).toEqual([
    "239.1.2.3:5004: loss < 1% does not hold: it is 3 %, 30 of 1,000 packets; this computer itself dropped 5 of them.",
    "239.1.2.3:5004: jitter < 5ms cannot be measured: its packets carry no numbers that are known.",
    "",
  ]);
});

test.each([
  [["--expect", "loss < 1"], "1 has no unit: loss is in %, such as 0.1%."],
  [["--expect", "rate > 1", "--expect"], 'After --expect comes what is expected, such as "loss < 0.1%".'],
  [["--expect"], 'After --expect comes what is expected, such as "loss < 0.1%".'],
])("%j is refused before anything is joined", async (args, sentence) => {
  const one = standIn();
  expect(await main(["watch", "239.1.2.3:5004", "--for", "5", ...args], one.world)).toBe(2);
  expect(one.written).toEqual({ out: "", err: `${sentence}\n` });
  expect(one.joined).toEqual([]);
});

test("what is expected needs an end", async () => {
  const one = standIn();
  expect(await main(["watch", "239.1.2.3:5004", "--expect", "loss = 0"], one.world)).toBe(2);
  expect(one.written.err).toBe(
    "What is expected is judged at the end: say when that is, such as --for 10.\n",
  );
});

test("one source and one interface go to every group; the zone is the interface", async () => {
  const one = standIn();
  await main(
    ["watch", "232.1.1.1:5000", "232.1.1.2:5000", "--from", "10.0.0.7", "--on", "lo", "--for", "0.1"],
    one.world,
  );
  expect(one.joined).toEqual(
    ["232.1.1.1", "232.1.1.2"].map((address) => ({
      address,
      port: 5000,
      interface: "lo",
      source: "10.0.0.7",
      bind: "group",
      name: "",
    })),
  );
  const zoned = standIn();
  await main(["watch", "[ff02::1:2%lo]:5000", "--for", "0.1"], zoned.world);
  expect(zoned.joined).toMatchObject([{ address: "ff02::1:2", interface: "lo" }]);
});

test("ranges and the groups of a list are joined one by one, with their names", async () => {
  const folder = mkdtempSync(join(tmpdir(), "castscope-list-"));
  const file = join(folder, "groups.m3u");
  const watch = async (text: string, ...more: string[]) => {
    writeFileSync(file, text);
    const one = standIn();
    const code = await main(["watch", "--list", file, "--for", "0.1", ...more], one.world);
    return { ...one, code };
  };
  const good = await watch(
    "#EXTM3U\n#EXTINF:-1,Eins\nudp://@239.1.1.1:5000\n239.1.1.2-3:5000 on eth0\n",
    "--on",
    "lo",
  );
  expect(good.joined.map(({ address, interface: on, name }) => [address, on, name])).toEqual([
    ["239.1.1.1", "lo", "Eins"],
    ["239.1.1.2", "eth0", ""],
    ["239.1.1.3", "eth0", ""],
  ]);
  const bad = await watch("239.1.1.1:5000\n\n239.1.2.300:5000\n10.0.0.7\n");
  expect([bad.code, bad.joined, bad.written.err]).toEqual([
    2,
    [],
    expect.stringContaining(
      `In ${file}, line 3: 300 is too large: each part of an IPv4 address is 0 to 255. 1 more line is wrong.`,
    ),
  ]);
  expect((await watch("# nothing\n")).written.err).toContain("names no group");
  expect((await watch("239.1.0.0/16:5000\n")).written.err).toContain("65,536 groups are too many");
  expect((await watch("#\n".repeat(limits.listLines + 1))).written.err).toContain("is too long");
  const typed = standIn();
  await main(["watch", "239.1.1.0/31:5000", "--bind", "any", "--for", "0.1"], typed.world);
  expect(typed.joined).toMatchObject([
    { address: "239.1.1.0", bind: "any" },
    { address: "239.1.1.1", bind: "any" },
  ]);
  rmSync(folder, { recursive: true });
});

test("a group that is named twice is one row", async () => {
  const one = standIn();
  await main(["watch", "239.1.2.3:5004", "239.1.2.3:5004", "--for", "0.1", "--json"], one.world);
  expect(lines(one.written.out).at(-1)?.groups).toHaveLength(1);
});

test("each line tells what this computer dropped since the one before, and the last all of it", async () => {
  const drops = [0, 5, 5, 12];
  const one = standIn({
    onSnapshot: ({ rows }, turn) => {
      for (const row of rows) Object.assign(row, { packets: 1, kernelDrops: drops[turn] ?? 12 });
    },
  });
  await main(["watch", "239.1.2.3:5004", "--for", "0.5", "--every", "0.2", "--json"], one.world);
  const all = lines(one.written.out);
  expect(all.map(({ groups }) => groups[0]?.droppedHere)).toEqual([0, 5, 0, 7]);
  expect(all.at(-1)?.groups[0]).toMatchObject({ kernelDrops: 12, receiveBuffer: null });
  expect(all.at(-1)?.totals).toMatchObject({ lag: 0, lagMost: 12.5, storeDropped: 0 });
});

test("while nobody reads, reports are left out and counted, and the next one tells what was dropped since", async () => {
  let turn = 0;
  const drops = [0, 3, 5, 9];
  const one = standIn({
    behind: () => turn === 1 || turn === 2,
    onSnapshot: ({ rows }, at) => {
      turn = at;
      for (const row of rows) Object.assign(row, { packets: 1, kernelDrops: drops[at] ?? 9 });
    },
  });
  await main(["watch", "239.1.2.3:5004", "--for", "0.7", "--every", "0.2", "--json"], one.world);
  const all = lines(one.written.out);
  expect(all.map(({ leftOut }) => leftOut)).toEqual([undefined, 2, undefined]);
  expect(all.map(({ groups }) => groups[0]?.droppedHere)).toEqual([0, 9, 0]);
});

test("the last report comes even when nobody reads, and people are told too", async () => {
  const one = standIn({ behind: () => one.written.out !== "" });
  await main(["watch", "239.1.2.3:5004", "--for", "0.5", "--every", "0.2"], one.world);
  expect(one.written.out.match(/Group/g)).toHaveLength(2);
  expect(one.written.out).toContain("Left out, because nobody read them in time: 2 reports.");
});

test("what was dropped here is said above the table, and not called silence", async () => {
  const one = standIn({
    onSnapshot: (self, turn) => {
      for (const row of self.rows) row.kernelDrops = turn === 0 ? 0 : 1_200;
      self.totals.kernelDrops = turn === 0 ? 0 : 1_200;
    },
  });
  expect(await main(["watch", "239.1.2.3:5004", "--for", "0.15", "--every", "0.1"], one.world)).toBe(1);
  expect(one.written.out.match(/^Dropped by this computer: .*$/gm)).toEqual([
    "Dropped by this computer: 1,200, not lost on the network (1,200 in all).",
  ]);
  expect(one.written.err).toMatch(
    /^No packet was received within [\d.]+ s: this computer dropped 1,200 packets\.\n$/,
  );
});

test("a row of which nobody knows whether it is kept apart says so", async () => {
  const one = standIn({
    onSnapshot: ({ rows }) => {
      for (const row of rows) row.unsureApart = true;
    },
  });
  await main(["watch", "239.1.2.3:5004", "--for", "0.1", "--json"], one.world);
  expect(lines(one.written.out)[0]?.groups[0]?.sharing).toMatch(/^It is not known whether .* on port 5004/);
});

test("nothing received is exit code 1 and a sentence", async () => {
  const one = standIn();
  expect(await main(["watch", "239.1.2.3:5004", "--for", "0.1"], one.world)).toBe(1);
  const [, seconds] = /^No packet arrived within ([\d.]+) s\.\n$/.exec(one.written.err) ?? [];
  expect(Number(seconds)).toBeGreaterThanOrEqual(0.1);
});

test("when every join failed it tells why and ends at once", async () => {
  const one = standIn({ failing: problem("port-in-use", { port: 5004 }) });
  // Longer than any test may take.
  expect(await main(["watch", "239.1.2.3:5004", "--for", "86400", "--json"], one.world)).toBe(1);
  expect(one.written.err).toBe("Port 5004 is already in use by another program without sharing.\n");
  const last = lines(one.written.out).at(-1);
  expect(last?.final).toBe(true);
  expect(last?.groups[0]).toMatchObject({
    state: "failed",
    problem: expect.stringContaining("5004"),
    problemCode: "port-in-use",
  });
});

test("a group that fails later is told of once, above the next table", async () => {
  const late = problem("interface-gone", { interface: "eth0", since: null });
  const one = standIn({
    screen: true,
    onSnapshot: ({ rows }, turn) => {
      for (const row of turn === 0 ? [] : rows) row.problem = { ...late };
    },
  });
  await main(["watch", "239.1.2.3:5004", "--for", "0.35", "--every", "0.1"], one.world);
  expect(one.written.err.split(problemText(late))).toHaveLength(2);
  expect(one.written.out.split("\x1b[2A\r\x1b[J")).toHaveLength(4);
});

test("a signal ends it with the final line", async () => {
  const one = standIn({
    onSnapshot: ({ ending, rows }, turn) => {
      for (const row of rows) row.packets = 5;
      if (turn === 1) ending.abort();
    },
  });
  expect(await main(["watch", "239.1.2.3:5004", "--every", "0.1", "--json"], one.world)).toBe(0);
  const all = lines(one.written.out);
  expect(all).toHaveLength(3);
  expect(all.at(-1)?.final).toBe(true);
  expect(one.closed).toBe(1);
});

test("a screen's table is written over, a pipe gets block after block", async () => {
  const screen = standIn({ screen: true });
  await main(["watch", "239.1.2.3:5004", "--for", "0.15", "--every", "0.1"], screen.world);
  expect(screen.written.out.split("\x1b[2A\r\x1b[J")).toHaveLength(3);
  const pipe = standIn();
  await main(["watch", "239.1.2.3:5004", "--for", "0.15", "--every", "0.1"], pipe.world);
  expect(pipe.written.out).not.toContain("\x1b");
  expect(pipe.written.out.match(/^\d\d:\d\d:\d\d$/gm)).toHaveLength(3);
  expect(pipe.written.out).toContain("239.1.2.3:5004  lo  joining");
});

test("a wait is told where it was longer than 50 ms", () => {
  const about = { receivePath: "dgram", platform: "linux" } as const;
  const faults = (lag: number) =>
    ownFaults(
      { at: 0, rows: [], told: new Map(), matches: null, pairs: [], about, totals: noTotals, lag },
      null,
    );
  expect(faults(50)).toEqual([]);
  expect(faults(51)).toEqual([
    "Castscope was kept from receiving for 51 ms: packets waited in the kernel’s buffers.",
  ]);
});

test("packets of a described format are measured by the description in a file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "castscope-describe-"));
  const file = join(folder, "sensors.json");
  const watch = async (text: string) => {
    writeFileSync(file, text);
    const one = standIn();
    const code = await main(
      ["watch", "239.1.2.3:5004", "239.1.2.4:5004", "--describe", file, "--for", "0.1"],
      one.world,
    );
    return { ...one, code };
  };
  const good = await watch(formatDescription(measuredDescription(sensorFrame)));
  expect(good.described).toEqual([1, 2].map((id) => ({ id, source: null, description: sensorFrame })));

  const bad = await watch('{\n  "name": "Lab sensors",\n  "fields": [{ "is": "sequence" }]\n}');
  expect([bad.code, bad.joined]).toEqual([2, []]);
  expect(bad.written.err).toBe(`In ${file}, line 3: “bits” is missing: add one, such as "bits": 32.\n`);
  const long = await watch("x".repeat(limits.describedJsonCharacters * 5));
  expect(long.written.err).toMatch(/characters: 48,000 is the most\.\n$/);
  rmSync(folder, { recursive: true });
});

test("packets that a filter lets through are counted beside all others", async () => {
  const one = standIn({
    onSnapshot: ({ rows }, turn) => {
      for (const row of rows) Object.assign(row, { packets: 10 * turn, state: "receiving" });
    },
    matched: (filter, packets) => (filter === "ttl = 1" ? packets / 2 : 0),
  });
  const args = ["watch", "239.1.2.3:5004", "--for", "0.2", "--every", "0.1", "--filter", " ttl = 1 "];
  expect(await main([...args, "--json"], one.world)).toBe(0);
  expect(lines(one.written.out).at(-1)?.groups).toMatchObject([{ packets: 20, matched: 10 }]);
  one.written.out = "";
  expect(await main(args, one.world)).toBe(0);
  expect(one.written.out).toMatch(/Sources +Packets +Matched +Bytes/);
});

test("a filter asks for what stands in packets of a described format, which need not be measured", async () => {
  const folder = mkdtempSync(join(tmpdir(), "castscope-describe-"));
  const file = join(folder, "race.json");
  const text = '{ "name": "Race", "fields": [{ "name": "car", "type": "unsigned", "bits": 8 }] }';
  writeFileSync(file, text);
  const args = ["watch", "239.1.2.3:5004", "--describe", file, "--for", "0.1"];
  const one = standIn();
  expect(await main([...args, "--filter", "type race and race.car = 7"], one.world)).toBe(1);
  expect(one.written.err).not.toContain("race");
  const [row] = one.rows;
  expect([one.formats, one.chosen]).toEqual([[text], [{ key: row?.key, source: null, as: "race" }]]);
  expect(one.described).toEqual([]);

  const wrong = standIn();
  expect(await main([...args, "--filter", "type rice"], wrong.world)).toBe(2);
  expect(wrong.written.err).toContain("“rice” is no type: write race.\n");
  const useless = standIn();
  expect(await main(args, useless.world)).toBe(2);
  rmSync(folder, { recursive: true });
});

test("packets that came before their stream was recognised are looked at again, unless some gave way", async () => {
  const watch = async (firstKept: number) => {
    const one = standIn({
      onSnapshot: ({ rows }, turn) => {
        for (const row of rows) {
          Object.assign(row, {
            packets: 10,
            state: "receiving",
            firstKept,
            formats: turn < 2 ? [] : ["rtp"],
          });
        }
      },
      matched: () => 4,
    });
    const args = ["watch", "239.1.2.3:5006", "--for", "0.35", "--every", "0.1", "--filter", "type rtp"];
    expect(await main(args, one.world)).toBe(0);
    return one.arranged.map(({ replaces }) => replaces);
  };
  expect(await watch(1)).toEqual([null, 1]);
  expect(await watch(2)).toEqual([null]);
});

test("that nothing matched is told, and a group without a filter tells nothing of one", async () => {
  const one = standIn({
    onSnapshot: ({ rows }) => {
      for (const row of rows) Object.assign(row, { packets: 10, state: "receiving" });
    },
  });
  const args = ["watch", "239.1.2.3:5004", "--for", "0.1", "--json"];
  expect(await main([...args, "--filter", "lost"], one.world)).toBe(1);
  expect(one.written.err).toBe("None of 10 packets matched the filter.\n");
  one.written.out = "";
  expect(await main(args, one.world)).toBe(0);
  expect(lines(one.written.out).at(-1)?.groups[0]).not.toHaveProperty("matched");
});

test.each(["watch", "record"])(
  "what is wrong with a filter of %s is marked, and nothing is joined",
  async (command) => {
    const one = standIn();
    const args = [command, "239.1.2.3:5004", "--to", "x.pcapng"].slice(0, command === "watch" ? 2 : 4);
    expect(await main([...args, "--filter", "type rtp and lenght > 5"], one.world)).toBe(2);
    expect(one.written.err).toBe(
      "There is no field “lenght”: write length, or put it in quotes to look for it as a text.\n" +
        "  type rtp and lenght > 5\n" +
        "               ^^^^^^\n",
    );
    expect(one.joined).toEqual([]);
  },
);

test("a filter goes with so many groups", async () => {
  const one = standIn();
  const groups = Array.from({ length: limits.arrangements + 1 }, (_, at) => `239.1.2.${at}:5004`);
  expect(await main(["watch", ...groups, "--filter", "lost"], one.world)).toBe(2);
  expect(one.written.err).toBe("9 groups are too many for --filter: it goes with up to 8.\n");
});

test("a history that cannot be written is told once, and once more when minutes are missing", async () => {
  const standing = { file: "h.db", failure: "the disk is full", setAside: null, bytes: null, keep: null };
  const history = { ...standing, leftOut: 0 };
  const one = standIn({
    history,
    onSnapshot: (_, turn) => {
      history.leftOut = Math.max(0, turn - 2);
    },
  });
  await main(["watch", "239.1.2.3:5004", "--history", "h.db", "--for", "0.8", "--every", "0.1"], one.world);
  expect(history.leftOut).toBeGreaterThan(1);
  expect(one.written.err.match(/The history cannot be written: the disk is full\./g)).toHaveLength(2);
});
