import { describe, expect, test } from "vitest";
import { madeUpInterface } from "../../../renderer/testing/made-up.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { broadcastPlace, choosePlace, placeOfHost } from "../requests/place.ts";
import { interfaceNames, readLinks } from "../system/linux/links.ts";
import { readSystemLimits, unknownLimits } from "../system/system-limits.ts";
import { readInterfaces } from "./interfaces.ts";
import type { ReceiverSpec } from "./receiver.ts";
import { type Attempt, joinProblem, sendProblem } from "./system-error.ts";
import { bindAddress, multicastInterface } from "./udp.ts";

const eth0 = { name: "eth0", index: 2, address: "10.0.0.21" };
const group: ReceiverSpec = {
  kind: "group",
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
    ["ENETUNREACH", "no-route", "There is no route from here to 239.1.1.1: choose an interface."],
    ["EWHATEVER", "system-error", "The system refused to join 239.1.1.1: EWHATEVER."],
  ])("%s while joining is %s", (code, expected, message) => {
    const found = joinProblem(refusal(code), attempt);
    expect(found.code).toBe(expected);
    expect(found.message).toMatch(message);
  });

  test.each([
    ["EMSGSIZE", "payload-too-large"],
    ["EACCES", "permission-denied"],
    ["ENETUNREACH", "no-route"],
    ["EMFILE", "too-many-open-files"],
    ["EPERM", "permission-denied"],
    ["EADDRNOTAVAIL", "address-not-available"],
    ["ECONNREFUSED", "system-error"],
  ])("%s while sending is %s", (code, expected) => {
    expect(sendProblem(refusal(code), attempt).code).toBe(expected);
  });
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
    expect(broadcastPlace(address, interfaces)).toBe(expected);
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
  const message = (code: string, more: Partial<Attempt>): string =>
    joinProblem(Object.assign(new Error(code), { code }), {
      ...{ port: 5_000, interface: "eth0", address: "239.1.1.1", limits: () => limits },
      ...more,
    }).message;

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
  const info = (address: string, more: object = {}) => ({
    address,
    netmask: "",
    family: "IPv4" as const,
    mac: "02:00:00:00:00:01",
    internal: false,
    cidr: `${address}/24`,
    ...more,
  });

  test("joins addresses, links and defaults; an interface without an address is listed", async () => {
    const list = await readInterfaces({
      addresses: () => ({
        eth0: [info("10.0.0.21"), info("fe80::1", { family: "IPv6", scopeid: 2 }) as never],
        eth1: [info("10.0.1.21"), info("fe80::1", { family: "IPv6", scopeid: 3 }) as never],
      }),
      links: () =>
        Promise.resolve([
          { name: "eth0", index: 2, up: true, loopback: false, mac: null, speed: 1_000 },
          { name: "wlan0", index: 4, up: false, loopback: false, mac: null, speed: null },
        ]),
      defaultAddress: (family) => Promise.resolve(family === 4 ? "10.0.0.21" : "fe80::1%eth1"),
      versions: () => Promise.resolve(new Map([["eth0", { igmp: "IGMPv2", mld: "MLDv2" }]])),
    });
    expect(list.map((one) => [one.name, one.up, one.index, one.speed])).toEqual([
      ["eth0", true, 2, 1_000],
      ["eth1", true, 3, null],
      ["wlan0", false, 4, null],
    ]);
    expect(list.map((one) => one.isDefault)).toEqual([
      { ipv4: true, ipv6: false },
      { ipv4: false, ipv6: true },
      { ipv4: false, ipv6: false },
    ]);
    expect(list.map((one) => one.versions.igmp)).toEqual(["IGMPv2", null, null]);
  });

  test("reads Linux's links, and lives without them", async () => {
    const files: Record<string, string> = {
      "/proc/net/dev": "Inter-|\n face |\n    lo: 1 2\n  eth0: 3 4\n",
      "/sys/class/net/lo/flags": "0x9\n",
      "/sys/class/net/eth0/flags": "0x1003\n",
      "/sys/class/net/eth0/operstate": "down\n",
      "/sys/class/net/eth0/speed": "-1\n",
      "/sys/class/net/eth0/ifindex": "7\n",
    };
    const links = await readLinks(async (path) => files[path] ?? Promise.reject(new Error("ENOENT")));
    expect(links).toMatchObject([
      { name: "lo", loopback: true, up: true },
      { name: "eth0", loopback: false, up: false, speed: null, index: 7 },
    ]);
    expect(await readLinks(() => Promise.reject(new Error("EACCES")))).toEqual([]);
    expect(interfaceNames("a\nb\n  eth0.10: 1\n")).toEqual(["eth0.10"]);
  });
});

describe("choosing a place", () => {
  const all: Interface[] = ["eth0", "eth1"].map((name, index) => ({
    name,
    index,
    addresses: [{ family: 4, address: `10.0.${index}.21`, prefix: 24 }],
    loopback: false,
    up: true,
    speed: null,
    mac: null,
    isDefault: { ipv4: index === 1, ipv6: false },
    versions: { igmp: null, mld: null },
  }));

  test("by name, by address, or the system's default, which is named", () => {
    expect(choosePlace("eth0", 4, all)).toEqual({ name: "eth0", index: 0, address: "10.0.0.21" });
    expect(choosePlace("10.0.1.21", 4, all).name).toBe("eth1");
    expect(choosePlace(null, 4, all).name).toBe("eth1");
    expect(placeOfHost("10.0.0.21", all)?.name).toBe("eth0");
    expect(placeOfHost("10.9.9.9", all)).toBeNull();
  });

  test.each([
    ["eth9", 4, "unknown-interface", "No interface is called eth9: this computer has eth0, eth1."],
    [
      "10.9.9.9",
      4,
      "unknown-interface",
      "No interface has the address 10.9.9.9: this computer has eth0, eth1.",
    ],
    ["eth0", 6, "interface-without-address", /^eth0 has no IPv6 address/],
    [null, 6, "no-route", "This computer has no default interface for IPv6 multicast: connect a network."],
  ] as const)("refuses %s for IPv%s with %s", (choice, family, code, message) => {
    try {
      choosePlace(choice, family, all);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ProblemError);
      const { problem } = error as ProblemError;
      expect(problem.code).toBe(code);
      expect(problem.message).toMatch(message);
    }
  });
});
