import { describe, expect, test } from "vitest";
import { ProblemError, problem } from "../../../shared/problem.ts";
import { madeUpInterface } from "../../../shared/testing/made-up-interface.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { broadcastPlace } from "../requests/place.ts";
import type { LinkFacts } from "../system/kernel.ts";
import { interfaceNames, readLinks, readSpeeds } from "../system/linux/links.ts";
import { readSystemLimits, unknownLimits } from "../system/system-limits.ts";
import { AnswerError } from "./answer.ts";
import { readInterfaces } from "./interfaces.ts";
import { nodeKernel } from "./node-kernel.ts";
import type { ReceiverSpec } from "./receiver.ts";
import { type Attempt, joinProblem, sendProblem } from "./system-error.ts";
import { bindAddress, multicastInterface } from "./udp.ts";

const eth0 = { name: "eth0", index: 2, address: "10.0.0.21" };
const group: ReceiverSpec = {
  kind: "group",
  bind: "group",
  family: 4,
  address: "239.1.1.1",
  port: 5_000,
  source: null,
  interface: eth0,
};

describe("bind rules", () => {
  test.each([
    ["linux", {}, "239.1.1.1"],
    ["darwin", {}, "239.1.1.1"],
    ["win32", {}, "0.0.0.0"],
    ["win32", { family: 6, address: "ff15::1" } as const, "::"],
    ["linux", { family: 6, address: "ff15::1" } as const, "ff15::1"],
    ["linux", { family: 6, address: "ff02::fb" } as const, "ff02::fb%eth0"],
    ["linux", { family: 6, address: "ff11::1" } as const, "ff11::1%eth0"],
    ["win32", { kind: "host", address: "10.0.0.21" } as const, "10.0.0.21"],
    ["linux", { kind: "host", family: 6, address: "fe80::1" } as const, "fe80::1%eth0"],
  ] as const)("%s binds %j to %s", (platform, more, expected) => {
    expect(bindAddress({ ...group, ...more }, platform)).toBe(expected);
  });

  test("interfaces are named by address in IPv4 and by zone in IPv6", () => {
    expect(multicastInterface(4, eth0, "linux")).toBe("10.0.0.21");
    expect(multicastInterface(6, eth0, "linux")).toBe("::%eth0");
    expect(multicastInterface(6, eth0, "win32")).toBe("::%2");
  });
});

describe("the system's refusals", () => {
  const attempt = { port: 520, interface: "eth0", address: "239.1.1.1" };
  const refusal = (code: string): Error => Object.assign(new Error(code), { code });

  test.each([
    ["EADDRINUSE", "port-in-use", "Port 520 is already in use by another program without sharing."],
    ["ENODEV", "interface-gone", "eth0 is gone, or has no multicast: plug it in or choose another."],
    ["EACCES", "permission-denied", /only privileged programs use port 520/],
    ["EMFILE", "too-many-open-files", /^This system's limit of open files .*ulimit -n/],
    ["ENFILE", "too-many-open-files", /fs\.file-max/],
    ["ENOBUFS", "no-buffer-space", "The system has no memory left for one more socket or datagram."],
    ["ENETUNREACH", "no-route", "eth0 has no route to 239.1.1.1: choose another interface, or give it one."],
    ["EWHATEVER", "system-error", "The system refused to join 239.1.1.1: EWHATEVER."],
  ])("%s while joining is %s", (code, expected, message) => {
    const found = joinProblem(refusal(code), attempt);
    expect(found.code).toBe(expected);
    expect(problemText(found)).toMatch(message);
  });

  test("where no interface was named is told of the one that the system chose", () => {
    const nowhere = { ...attempt, interface: null };
    expect(problemText(joinProblem(refusal("ENODEV"), nowhere))).toMatch(
      /^The interface that the system chose /,
    );
    expect(problemText(sendProblem(refusal("EADDRNOTAVAIL"), nowhere))).toMatch(/^This computer no longer /);
  });

  test("what the system has nothing to do with stays as it is", () => {
    const found = sendProblem(new ProblemError(problem("send-thread-ended")), attempt);
    expect(problemText(found)).toBe("The thread that sends ended unexpectedly: send again.");
  });

  test("where the system was to choose a source port names none", () => {
    const found = sendProblem(refusal("EADDRINUSE"), { ...attempt, port: null });
    expect(found).toMatchObject({ code: "port-in-use", concerns: "sourcePort" });
    expect(problemText(found)).toMatch(/^The system has no source port left to choose: /);
  });

  test.each([
    ["EMSGSIZE", "payload-too-large"],
    ["EACCES", "permission-denied"],
    ["ENETUNREACH", "no-route"],
    ["EMFILE", "too-many-open-files"],
    ["EPERM", "permission-denied"],
    ["EADDRNOTAVAIL", "address-not-available"],
    ["ECONNREFUSED", "system-error"],
    ["ENODEV", "interface-gone"],
    ["ENOBUFS", "no-buffer-space"],
  ])("%s while sending is %s", (code, expected) => {
    expect(sendProblem(refusal(code), attempt).code).toBe(expected);
  });
});

test.each([
  ["port-unreachable", /^239.1.1.1 answered that nothing listens on port 520\.$/],
  ["unreachable", /^10\.0\.0\.1 answered that it cannot reach 239\.1\.1\.1\.$/],
  ["prohibited", /^10\.0\.0\.1 answered that a rule/],
  ["ttl-exceeded", /^10\.0\.0\.1 answered that the TTL was used up/],
  ["other", /^10\.0\.0\.1 answered/],
] as const)("an answer that says %s names who gave it", (kind, message) => {
  const attempt: Attempt = { port: 520, interface: "eth0", address: "239.1.1.1" };
  expect(problemText(sendProblem(new AnswerError({ kind, from: "10.0.0.1" }), attempt))).toMatch(message);
});

test("without an interface that was chosen, one is asked for", () => {
  const attempt: Attempt = { port: 520, interface: null, address: "10.9.9.9" };
  const refusal = Object.assign(new Error("send"), { code: "EHOSTUNREACH" });
  expect(problemText(sendProblem(refusal, attempt))).toBe(
    "There is no route from here to 10.9.9.9: choose an interface.",
  );
});

describe("the broadcast address of a subnet", () => {
  const interfaces = [
    { family: 4 as const, address: "10.77.1.5", prefix: 22 },
    { family: 4 as const, address: "10.0.0.0", prefix: 31 },
    { family: 6 as const, address: "fd77::1", prefix: 64 },
  ].map((address, index) => madeUpInterface({ name: `eth${index}`, addresses: [address] }));

  test.each([
    ["10.77.3.255", "eth0"],
    ["10.77.1.255", null],
    ["10.0.0.1", null],
    ["fd77::ffff", null],
  ])("%s is that of %s", (address, expected) => {
    expect(broadcastPlace(address, interfaces)?.name ?? null).toBe(expected);
  });
});

describe("limits in sentences", () => {
  const files: Record<string, string> = {
    "/proc/self/limits": "Limit  Soft Hard Units\nMax open files            1024    4096    files\n",
    "/proc/sys/net/ipv4/igmp_max_memberships": "0\n",
  };
  const read = (path: string): string => {
    const text = files[path];
    if (text === undefined) throw new Error("ENOENT");
    return text;
  };
  const limits = readSystemLimits(undefined, read);
  const message = (code: string, more: Partial<Omit<Attempt, "port">>): string =>
    problemText(
      joinProblem(Object.assign(new Error(code), { code }), {
        ...{ port: 5_000, interface: "eth0", address: "239.1.1.1", limits: () => limits },
        ...more,
      }),
    );

  test("are read, and kept when they cannot be read any more", () => {
    expect(limits).toEqual({ openFiles: 1_024, groupsPerSocket: 0 });
    const nothing = (): string => {
      throw new Error("EMFILE");
    };
    expect(readSystemLimits(limits, nothing)).toEqual(limits);
    expect(readSystemLimits(undefined, nothing)).toEqual(unknownLimits);
  });

  test("of open files", () => {
    expect(message("EMFILE", {})).toBe(
      "The limit of 1,024 open files for one program is reached: raise it before the start (ulimit -n 4096), or leave some groups.",
    );
  });

  test("of memberships, when they can be what is missing", () => {
    expect(message("ENOBUFS", {})).toMatch(/^The system lets no socket join .*igmp_max_memberships is 0/);
    const usual = () => ({ ...limits, groupsPerSocket: 20 });
    for (const more of [{ limits: usual }, { address: "ff15::1" }]) {
      expect(message("ENOBUFS", more)).toMatch(/no memory left/);
    }
  });
});

describe("interfaces", () => {
  const link = (name: string, index: number, more: Partial<LinkFacts> = {}): LinkFacts => ({
    ...{ name, index, otherNames: [], state: "up", loopback: false, mac: null, type: null, master: null },
    addresses: [],
    ...more,
  });

  test("joins links, speeds, versions and defaults", async () => {
    const list = await readInterfaces({
      links: async () => [
        link("eth0", 2, {
          addresses: [
            { family: 4, address: "10.0.0.21", prefix: 24, label: null },
            { family: 4, address: "10.0.0.22", prefix: 24, label: "eth0:1" },
          ],
        }),
        link("eth1", 3, { state: "unplugged" }),
        link("wlan0", 4, { state: "dormant", master: "br0", type: "wifi" }),
      ],
      routes: async (questions) =>
        questions.map(({ family }) => ({
          ...{ found: true, source: null, use: "other" },
          // One tells numbers, the other names.
          ...(family === 4 ? { index: 2, name: "?" } : { index: null, name: "wlan0" }),
        })),
      speeds: async () => new Map([["eth0", 1_000]]),
      versions: async () => new Map([["eth0", { igmp: "IGMPv2", mld: "MLDv2" }]]),
    });
    expect(list.map((one) => [one.name, one.state, one.up, one.speed, one.master])).toEqual([
      ["eth0", "up", true, 1_000, null],
      ["eth1", "unplugged", false, null, null],
      ["wlan0", "dormant", false, null, "br0"],
    ]);
    expect(list.map((one) => one.isDefault)).toEqual([
      { ipv4: true, ipv6: false },
      { ipv4: false, ipv6: false },
      { ipv4: false, ipv6: true },
    ]);
    expect(list.map((one) => one.versions.igmp)).toEqual(["IGMPv2", null, null]);
    expect(list[0]?.addresses).toEqual([
      { family: 4, address: "10.0.0.21", prefix: 24 },
      { family: 4, address: "10.0.0.22", prefix: 24, label: "eth0:1" },
    ]);
  });

  const files: Record<string, string> = {
    "/proc/net/dev": "Inter-|\n face |\n    lo: 1 2\n  eth0: 3 4\n",
    "/sys/class/net/lo/flags": "0x9\n",
    "/sys/class/net/lo/operstate": "unknown\n",
    "/sys/class/net/eth0/flags": "0x1003\n",
    "/sys/class/net/eth0/operstate": "down\n",
    "/sys/class/net/eth0/speed": "1000\n",
    "/sys/class/net/eth0/ifindex": "7\n",
    "/sys/class/net/eth0/address": "02:00:00:00:00:07\n",
    "/sys/class/net/lo/ifindex": "1\n",
    "/sys/class/net/lo/speed": "-1\n",
  };
  const system = {
    async read(path: string): Promise<string> {
      const text = files[path];
      if (text === undefined) throw new Error("ENOENT");
      return text;
    },
    list: async (_path: string) => ["bonding_masters", "eth0", "lo"],
  };

  test("reads Linux's files, and lives without them", async () => {
    expect(await readLinks(system)).toMatchObject([
      { name: "lo", loopback: true, state: "up" },
      { name: "eth0", loopback: false, state: "unplugged", index: 7 },
    ]);
    expect(await readLinks({ ...system, read: () => Promise.reject(new Error("EACCES")) })).toEqual([]);
    expect(interfaceNames("a\nb\n  eth0.10: 1\n")).toEqual(["eth0.10"]);
  });

  test("believes nothing of another namespace's interfaces, whatever their names and numbers", async () => {
    const unknown = [
      { name: "lo", loopback: true, state: "up" },
      { name: "eth0", state: "up", index: null, mac: null },
    ];
    expect(await readLinks({ ...system, list: async () => ["lo", "eth0", "eth1"] })).toMatchObject(unknown);
    expect(await readLinks({ ...system, list: async () => ["lo", "wlan0"] })).toMatchObject(unknown);
    const read = (path: string) =>
      path === "/proc/net/dev_snmp6/eth0"
        ? Promise.resolve("ifIndex\t8\nIp6InReceives 0\n")
        : system.read(path);
    expect(await readLinks({ ...system, read })).toMatchObject([
      { name: "lo" },
      { name: "eth0", state: "up", index: 8, mac: null },
    ]);
  });

  test("believes no speed of another namespace's interface of the same name", async () => {
    expect(await readSpeeds([link("eth0", 7), link("lo", 1)], system)).toEqual(new Map([["eth0", 1_000]]));
    expect(await readSpeeds([link("eth0", 8)], system)).toEqual(new Map());
    const ours = { ...link("eth0", 7), mac: "02:00:00:00:00:07" };
    expect(await readSpeeds([ours], system)).toEqual(new Map([["eth0", 1_000]]));
    expect(await readSpeeds([{ ...ours, mac: "02:00:00:00:00:08" }], system)).toEqual(new Map());
  });

  const info = (address: string, more: object = {}) => ({
    ...{ address, netmask: "", family: "IPv4" as const, mac: "02:00:00:00:00:01" },
    ...{ internal: false, cidr: `${address}/24` },
    ...more,
  });

  test("of Node: an address with a label of its own belongs to its interface", async () => {
    const kernel = nodeKernel({
      platform: "linux",
      addresses: () => ({ eth0: [info("10.0.0.21")], "eth0:1": [info("10.0.0.22")] }),
      links: async () => [link("eth0", 2), link("eth1", 3)],
      localAddressTowards: async () => "10.0.0.22",
    });
    expect(await kernel.links()).toMatchObject([
      { name: "eth0", index: 2, addresses: [{ label: null }, { address: "10.0.0.22", label: "eth0:1" }] },
      { name: "eth1", addresses: [] },
    ]);
    expect(await kernel.routes([{ to: "239.1.1.1", family: 4, on: null }])).toEqual([
      { found: true, index: 2, name: "eth0", source: "10.0.0.22", use: "other" },
    ]);
  });

  test.each([
    ["linux", "local"],
    ["win32", "local"],
    ["darwin", "other"],
  ] as const)("of Node: on %s 127.0.0.5 is %s", async (platform, use) => {
    const kernel = nodeKernel({
      platform,
      addresses: () => ({ lo: [info("127.0.0.1")] }),
      links: async () => [],
      localAddressTowards: async () => "127.0.0.1",
    });
    expect(await kernel.routes([{ to: "127.0.0.5", family: 4, on: null }])).toMatchObject([{ use }]);
  });

  test("of Node where nothing else tells: its number is the zone's, and a zone tells which one", async () => {
    const address = (scopeid: number) => info("fe80::1", { family: "IPv6", scopeid }) as never;
    const kernel = nodeKernel({
      platform: "darwin",
      addresses: () => ({ en0: [info("10.0.0.21"), address(4)], en1: [address(5)] }),
      links: async () => [],
      localAddressTowards: async (to) => (to === "ff15::1" ? "fe80::1%en1" : null),
    });
    expect((await kernel.links()).map(({ name, index }) => [name, index])).toEqual([
      ["en0", 4],
      ["en1", 5],
    ]);
    expect(
      await kernel.routes([
        { to: "ff15::1", family: 6, on: null },
        { to: "239.1.1.1", family: 4, on: null },
      ]),
    ).toMatchObject([{ found: true, name: "en1" }, { found: false }]);
  });
});
