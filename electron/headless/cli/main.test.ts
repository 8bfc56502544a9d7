import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { usualHistoryFile, usualWatchingFile } from "../../engine/system/data-folder.ts";
import { usualWorkspace } from "../../engine/workspace/places.ts";
import { commandNames } from "./help.ts";
import { main } from "./main.ts";
import { standIn } from "./testing/stand-in.ts";

async function run(...args: string[]) {
  const one = standIn();
  const code = await main(args, one.world);
  return { ...one, code };
}

const allCommands = `${commandNames.slice(0, -1).join(", ")} and ${commandNames.at(-1)}`;

// Each mistake that a target can have, and those of the options: the sentence as it is.
const mistakes: [args: string[], sentence: string][] = [
  [[], `A command is missing: there is ${allCommands}.`],
  [["wach"], `“wach” is not a command: there is ${allCommands}.`],
  [["watch"], "Name at least one group and its port, such as 239.1.2.3:5004."],
  [["watch", ""], "Type a group and a port, such as 239.1.2.3:5004."],
  [["watch", "010.1.1.1:5000"], "010 has a leading zero, which some programs read as octal: write 10."],
  [["watch", "239.1:5000"], "239.1 has 2 parts: an IPv4 address has four, such as 239.1.2.3."],
  [["watch", "239.1.2.3"], "The port is missing: 239.1.2.3:5004."],
  [["watch", "239.1.2.3:0"], "Port 0 is not a real port: a port is 1 to 65535."],
  [["watch", "239.1.2.3:65536"], "65536 is too large: a port is 1 to 65535."],
  [["watch", "239.1.2.300:5000"], "300 is too large: each part of an IPv4 address is 0 to 255."],
  [
    ["watch", "10.0.0.1:5000", "--from", "10.0.0.7"],
    "Only a group can have a source, and 10.0.0.1 is one host.",
  ],
  [
    ["watch", "224.0.0.1:5000", "--from", "10.0.0.7"],
    "224.0.0.1 cannot have a source: every host belongs to it and never reports it.",
  ],
  [["watch", "239.1.2.3:5000", "--for", "0"], "0 is too small: the shortest time is 0.1 seconds."],
  [
    ["watch", "239.1.2.3:5000", "--every", "soon"],
    "“soon” is not a number: a time in seconds is 0.1 to 2,000,000.",
  ],
  [["watch", "239.1.2.3:5000", "--for"], "After --for comes a time in seconds, such as 10."],
  [["interfaces", "--ttl", "1"], "--ttl is not an option here: there is --json."],
  [["watch", "239.1.2.3:5000", "--json=yes"], "--json takes no value: leave “=yes” out."],
  [["send"], "Name a group or host and its port, such as 239.1.2.3:5004."],
  [["send", "239.1.2.3:5000", "--ttl", "256"], "256 is too large: a TTL is 0 to 255."],
  [["send", "239.1.2.3:5000", "--ttl", "-1"], "-1 is too small: a TTL is 0 to 255."],
  [["send", "127.0.0.1:5000", "--ttl", "0"], "0 is too small: the TTL of a packet to one host is 1 to 255."],
  [
    ["send", "239.1.2.3:5000", "--size", "65508"],
    "65,508 bytes are too many: one IPv4 datagram carries at most 65,507.",
  ],
  [
    ["send", "[ff15::1]:5000", "--size", "65528"],
    "65,528 bytes are too many: one IPv6 datagram carries at most 65,527.",
  ],
  [["send", "239.1.2.3:5000", "--size", "-1"], "-1 is too small: a payload in bytes is 0 to 65,507."],
  [["send", "[ff15::1]:5000", "--size", "x"], "“x” is not a number: a payload in bytes is 0 to 65,527."],
  [
    ["send", "239.1.2.3:5000", "--size", "99999999999999999999"],
    "100,000,000,000,000,000,000 bytes are too many: one IPv4 datagram carries at most 65,507.",
  ],
  [["send", "239.1.2.3:5000", "--rate", "-1"], "-1 is too small: the slowest rate is 0.01 packets a second."],
  [["send", "239.1.2.3:5000", "--rate", "60000"], "60000 is too large: a rate is 0.01 to 50,000."],
  [["send", "239.1.2.3:5000", "--hex", "4"], "The hex text has 1 digit: each byte needs two."],
  [["send", "239.1.2.3:5000", "--hex", "4g"], "“g” is not a hex digit: use 0 to 9 and a to f."],
  [
    ["send", "239.1.2.3:5000", "--size", "1", "--text", "a"],
    "--size and --text both give the payload: choose one.",
  ],
  [
    ["send", "239.1.2.3:5000", "--file", "/no/such/file"],
    "There is no file /no/such/file: name one that holds the payload.",
  ],
  [["send", "239.1.2.3:5000", "--file", "/"], "/ is a folder: name a file that holds the payload."],
  [
    ["watch", "239.1.2.3:5000", "--describe", "/no/such/file"],
    "There is no file /no/such/file: name one that holds the description of a format.",
  ],
  [["send", "239.1.2.3:5000", "--count", "0"], "0 is too small: a count is 1 to 1,000,000,000."],
  [["send", "239.1.2.3:5000", "--rate", "0"], "0 is too small: the slowest rate is 0.01 packets a second."],
  [["send", "239.1.2.3:5000", "--rate", "1", "--rate", "2"], "--rate is there twice: give it once."],
  [["send", "239.1.2.3:5000", "--on", "eth9"], "No interface is called eth9: this computer has lo, eth0."],
  [
    ["send", "239.1.2.3:5000", "239.1.2.4:5000"],
    "“239.1.2.4:5000” is one word too many: send takes one group or host.",
  ],
  [
    ["send", "239.1.2.3:5000 from 10.0.0.7"],
    "“from” belongs to watch: what is sent comes from this computer.",
  ],
  [["send", "5000"], "5000 is only a port: put a group before it, such as 239.1.2.3:5000."],
  [["send", "10.0.0.7@232.1.1.1:5000"], "“from” belongs to watch: what is sent comes from this computer."],
  [["watch", "239.1.2.3:5000", "--from", "10.0.0.7:99"], "A source is named without a port: 10.0.0.7."],
  [
    ["watch", "239.1.2.3:5000", "5001"],
    "“5001” is not understood: after the port may come “on” an interface, “from” a source or “bind” any.",
  ],
  [["interfaces", "eth0"], "“eth0” is one word too many: interfaces takes only --json."],
  [["serve", "--port", "65536"], "65536 is too large: a port is 1 to 65535."],
  [["serve", "--memory", "8"], "8 is too small: a memory in MiB is 16 to 65,536."],
  [
    ["watch", "239.1.2.3:5004", "--memory", "lots"],
    "“lots” is not a number: a memory in MiB is 16 to 65,536.",
  ],
  [["serve", "--port"], "After --port comes the port to serve on, such as 8080."],
];

test.each(mistakes)("%j is refused in one sentence", async (args, sentence) => {
  const { code, written, joined, sent, served, monitors, closed } = await run(...args);
  expect(written).toEqual({ out: "", err: `${sentence}\n` });
  expect(code).toBe(2);
  expect([joined, sent, served]).toEqual([[], [], []]);
  expect(closed).toBe(monitors);
});

test("groups are counted with their ports, and too many are refused", async () => {
  const groups = Array.from({ length: limits.memberships + 1 }, () => ["239.1.2.3", "5000"]).flat();
  const { code, written } = await run("watch", ...groups);
  expect(written.err).toBe("2,001 groups are too many: Castscope joins up to 2,000 at once.\n");
  expect(code).toBe(2);
});

test("a mistake in the last group leaves the first unjoined", async () => {
  const { code, joined } = await run("watch", "239.1.2.3:5000", "239.1.2.4:0");
  expect(code).toBe(2);
  expect(joined).toEqual([]);
});

test("tells its version and helps on standard output", async () => {
  expect(await run("--version")).toMatchObject({ code: 0, written: { out: "1.2.3\n", err: "" } });
  for (const args of [["help"], ["--help"], ["help", "watch"], ["watch", "--help"], ["send", "-h"]]) {
    const { code, written, monitors } = await run(...args);
    expect(code).toBe(0);
    expect(written.out).toMatch(/^castscope /);
    expect(written.err).toBe("");
    expect(monitors).toBe(0);
  }
});

test("tells in the help how much memory there is unless told otherwise", async () => {
  const mebibytes = limits.memoryBytes / (1024 * 1024);
  for (const command of ["watch", "serve"]) {
    const { written } = await run("help", command);
    expect(written.out).toMatch(new RegExp(`--memory MIB +memory for .+ \\(${mebibytes}\\)\n`));
  }
});

test("lists the interfaces as a table and as JSON", async () => {
  const table = await run("interfaces");
  expect(table.written.out.split("\n")).toEqual([
    "Name  State  Addresses             Default for  Versions       Speed  MAC",
    "lo    up     127.0.0.1/8, ::1/128  IPv4         IGMPv3, MLDv2  –      –",
    "",
    expect.stringMatching(
      /^Receiving by dgram: TTL, DSCP, arrival interface and kernel time are not told, because .*; the kernel’s drops are\.$/,
    ),
    "",
  ]);
  const json = await run("interfaces", "--json");
  expect(JSON.parse(json.written.out)).toEqual([
    expect.objectContaining({
      name: "lo",
      up: true,
      receiving: {
        path: "dgram",
        reason: null,
        notTold: ["ttl", "dscp", "arrivalInterface", "kernelTime"],
      },
    }),
  ]);
  expect(json.closed).toBe(1);
});

test("serves on the port that was named, or on any", async () => {
  const any = {
    port: 0,
    memoryBytes: null,
    historyFile: usualHistoryFile(),
    recordings: null,
    watchingFile: usualWatchingFile(),
    workspace: usualWorkspace(null),
    allowCommands: false,
    metricsFile: null,
    push: null,
  };
  expect((await run("serve", "--port", "8080")).served).toEqual([{ ...any, port: 8080 }]);
  expect((await run("serve", "--port", "0")).served).toEqual([any]);
  expect((await run("serve", "--memory", "64")).served).toEqual([{ ...any, memoryBytes: 64 * 1024 * 1024 }]);
  expect((await run("serve", "--history", "off")).served).toEqual([{ ...any, historyFile: null }]);
  expect((await run("serve", "--history", "h.db")).served).toEqual([{ ...any, historyFile: "h.db" }]);
});

test("as many groups as can be joined are watched, and one more is refused", async () => {
  const targets = Array.from({ length: limits.memberships }, (_, at) => `239.1.${at >> 8}.${at & 0xff}:5000`);
  const most = await run("watch", ...targets, "--for", "0.1", "--json");
  expect(most.joined).toHaveLength(limits.memberships);
  const more = await run("watch", ...targets, "239.2.0.0:5000");
  expect([more.code, more.written.err]).toEqual([
    2,
    "2,001 groups are too many: Castscope joins up to 2,000 at once.\n",
  ]);
});
