import { expect, test } from "vitest";
import type { ProbeState } from "../../../shared/model/probe.ts";
import { problem } from "../../../shared/problem.ts";
import { main } from "./main.ts";
import { standIn } from "./testing/stand-in.ts";

const state = (given: Partial<ProbeState> = {}): ProbeState => ({
  ...{ id: 1, address: "239.1.2.3", source: null, interface: "eth0", way: "ports", ports: [5_004, 5_000] },
  ...{ portsLeftOut: 0, deaf: [], elapsedMs: 20_000, forMs: 20_000, end: "time", untold: 0, drops: 0 },
  heard: [
    {
      ...{ port: 5_004, packets: 1_200, bytes: 1_592_400, from: "10.0.0.7:40000", senders: 2, lastAt: 0 },
      looksLike: { type: "rtp", title: "RTP", info: "PT 33" },
    },
    { port: 7_000, packets: 1, bytes: 4, from: "10.0.0.9:1", senders: 1, lastAt: 0, looksLike: null },
  ],
  ...given,
});

test("asks for the group without its port, and prints what each port heard", async () => {
  const one = standIn({ probed: [state()] });
  const args = ["probe", "10.0.0.7@232.1.2.3", "--on", "eth0", "--ports", "7000-7002,6000", "--for", "5"];
  expect(await main(args, one.world)).toBe(0);
  expect(one.probes).toEqual([
    {
      ...{ address: "232.1.2.3", interface: "eth0", source: "10.0.0.7" },
      ...{ ports: [7_000, 7_001, 7_002, 6_000], forMs: 5_000 },
    },
  ]);
  expect(one.written.out.split("\n")).toEqual([
    "239.1.2.3 on eth0, 2 ports, 20 s: heard on 2 ports.",
    "Port  Packets  Looks like  From                       Info",
    "5004    1,200  RTP         10.0.0.7:40000 and 1 more  PT 33",
    "7000        1  –           10.0.0.9:1",
    "",
  ]);
});

test("takes IPv6 with and without brackets, and a port that was typed all the same", async () => {
  for (const [text, address, ports] of [
    ["ff15::1", "ff15::1", []],
    ["[ff15::1]", "ff15::1", []],
    ["239.1.2.3:5004", "239.1.2.3", [5_004]],
  ] as const) {
    const one = standIn({ probed: [state()] });
    await main(["probe", text], one.world);
    expect(one.probes).toMatchObject([{ address, ports, interface: null, forMs: 20_000 }]);
  }
});

test("goes on until the search is over, tells one object, and by its exit code whether anything was heard", async () => {
  const none = state({ heard: [] });
  const one = standIn({ probed: [state({ end: null, heard: [] }), none] });
  expect(await main(["probe", "239.1.2.3", "--json"], one.world)).toBe(1);
  expect(JSON.parse(one.written.out)).toEqual(none);
});

test("names ports that are not listened on", async () => {
  const deaf = [
    { port: 5_353, problem: problem("port-in-use", { port: 5_353 }), holder: "avahi (612)" },
    { port: 320, problem: problem("port-privileged", { port: 320 }), holder: null },
    { port: 319, problem: problem("port-privileged", { port: 319 }), holder: null },
  ];
  const one = standIn({ probed: [state({ deaf, untold: 3 })] });
  await main(["probe", "239.1.2.3"], one.world);
  expect(one.written.err.split("\n")).toEqual([
    "Port 5353 is already in use by another program without sharing. It is avahi (612).",
    "Not listened on 319, 320: ports below 1,024 need more rights here.",
    "",
  ]);
  expect(one.written.out).toContain("3 packets to further ports.");
});

test.each([
  [[], "Name the group whose port is looked for, such as 239.1.2.3."],
  [["10.0.0.7"], "10.0.0.7 is no group: the port of a group is looked for."],
  [["239.1.2.3", "239.1.2.4"], "“239.1.2.4” is one word too many: probe takes one group."],
  [["239.1.2.3", "--for", "301"], "A port is looked for at most 300 seconds."],
  [
    ["239.1.2.3", "--ports", "1-200"],
    "200 ports are too many: beside the known ones up to 128 can be named.",
  ],
])("refuses %j in one sentence", async (args, sentence) => {
  const one = standIn();
  expect(await main(["probe", ...args], one.world)).toBe(2);
  expect(one.written.err).toBe(`${sentence}\n`);
});
