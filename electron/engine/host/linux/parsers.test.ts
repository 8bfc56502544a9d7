import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ipv4OfHex, ipv6OfHex, ipv6OfHostHex } from "../../system/linux/addresses.ts";
import { parseIgmp, parseIgmp6 } from "../../system/linux/igmp.ts";
import { parseIpv4Counters, parseIpv6Counters } from "../../system/linux/ip-counters.ts";
import { readUdpSockets } from "../../system/linux/read-sockets.ts";
import { parseUdpSockets, userName } from "../../system/linux/udp-sockets.ts";
import { readMldCounters, readVersions } from "../../system/linux/versions.ts";
import { pretendHost, procFiles, procNet } from "../testing.ts";
import { parseReceived } from "./counters.ts";
import { parseFilters, toldGroups } from "./filters.ts";

describe("addresses in hex", () => {
  test("are read in the order of the processor or of the wire", () => {
    expect(ipv4OfHex("FB0000E0", true)).toBe("224.0.0.251");
    expect(ipv4OfHex("E00000FB", false)).toBe("224.0.0.251");
    expect(ipv6OfHex("ff0200000000000000000001ff0a3167")).toBe("ff02::1:ff0a:3167");
    expect(ipv6OfHostHex("000015FF000000000000000001000000", true)).toBe("ff15::1");
    expect(ipv6OfHostHex("ff150000000000000000000000000001", false)).toBe("ff15::1");
  });

  test.each(["", "FB0000E", "FB0000E0 ", "GB0000E0", "FB0000E0FB0000E0"])("“%s” is none", (hex) => {
    expect([ipv4OfHex(hex, true), ipv6OfHex(hex), ipv6OfHostHex(hex, true)]).toEqual([null, null, null]);
  });
});

describe("groups", () => {
  const table = parseIgmp(procNet.igmp, true);

  test("of IPv4 with their users and interfaces", () => {
    expect(table.groups.map(({ interface: on, address, users }) => [on, address, users])).toEqual([
      ["lo", "224.0.0.1", 1],
      ["eth0", "239.1.2.4", 1],
      ["eth0", "239.1.2.3", 1],
      ["eth0", "224.0.0.251", 2],
      ["eth0", "224.0.0.1", 2],
      ["longinterface1", "224.0.0.1", 1],
    ]);
  });

  test("the version that an older querier left an interface with", () => {
    expect([...table.versions]).toEqual([
      ["lo", "IGMPv3"],
      ["eth0", "IGMPv3"],
      ["longinterface1", "IGMPv2"],
    ]);
    expect(parseIgmp("5\teth9      :     1      V1\n", true).versions.get("eth9")).toBe("IGMPv1");
  });

  test("of IPv6", () => {
    expect(parseIgmp6(procNet.igmp6)).toContainEqual({
      interface: "eth0",
      family: 6,
      address: "ff02::1:ff00:21",
      users: 2,
    });
    expect(parseIgmp6(procNet.igmp6)).toHaveLength(10);
  });
});

test("source filters of both families; the group counts, not the name that is cut short", () => {
  expect(parseFilters(procNet.mcfilter)).toEqual([
    { index: 2, group: "239.1.2.4", source: "10.0.0.99", included: 0, excluded: 1 },
  ]);
  expect(parseFilters(procNet.mcfilter6)).toEqual([
    { index: 2, group: "ff35::1", source: "2001:db8:10::7", included: 1, excluded: 0 },
  ]);
});

test("filters are told from the first interface on whose newest group has one, and of each newest group", () => {
  const on = (name: string, ...addresses: string[]) =>
    addresses.map((address) => ({ interface: name, address }));
  const listed = [...on("lo", "a", "b"), ...on("eth0", "c", "d"), ...on("eth1", "e", "f")];
  const told = (...filtered: string[]) =>
    [...toldGroups(listed, new Set(filtered))].map(({ address }) => address).join("");
  expect(told()).toBe("ace");
  expect(told("eth0")).toBe("acdef");
  expect(told("lo", "eth1")).toBe("abcdef");
});

describe("sockets", () => {
  test("with their address, port, user, inode and drops", () => {
    expect(parseUdpSockets(procNet.udp, true).sockets).toEqual([
      { family: 4, address: "239.1.2.3", port: 5_004, user: 0, inode: 411_784, drops: 0 },
      { family: 4, address: "0.0.0.0", port: 5_353, user: 108, inode: 411_780, drops: 0 },
    ]);
    expect(parseUdpSockets(procNet.udp6, true).sockets).toEqual([
      { family: 6, address: "ff15::1", port: 5_000, user: 0, inode: 412_862, drops: 0 },
    ]);
  });

  test("of wanted ports only", () => {
    const { sockets } = parseUdpSockets(procNet.udp, true, (port) => port === 5_353);
    expect(sockets.map(({ port }) => port)).toEqual([5_353]);
  });

  test("are read up to a bound, and a cut is told", () => {
    const line = procNet.udp.split("\n")[1] ?? "";
    const { sockets, cut } = parseUdpSockets(`${line}\n`.repeat(16_385), true);
    expect([sockets.length, cut]).toEqual([16_384, true]);
    expect(parseUdpSockets(`${line}\n`.repeat(16_384), true).cut).toBe(false);
  });

  test("beyond the bound are told of with it", async () => {
    const line = procNet.udp.split("\n")[1] ?? "";
    const told = async (rows: number) => {
      const udp = { "/proc/net/udp": `${line}\n`.repeat(rows) };
      return (await readUdpSockets(pretendHost({ files: { ...procFiles, ...udp } }))).notes;
    };
    expect(await told(16_384)).toEqual([]);
    expect(await told(16_385)).toEqual([{ name: "sockets-left-out", values: { most: 16_384 } }]);
  });

  test("of a user have that user's name", () => {
    const passwd = "root:x:0:0:root:/root:/bin/sh\navahi:x:108:115::/run/avahi:/bin/false\n";
    expect([userName(passwd, 108), userName(passwd, 8), userName("", 0)]).toEqual(["avahi", null, null]);
  });
});

describe("counters", () => {
  test("of an interface", () => {
    expect(parseReceived(procNet.dev, "eth0")).toEqual({ packets: 6, errors: 0, multicast: 3 });
    expect(parseReceived(procNet.dev, "longinterface1")).toEqual({ packets: 7, errors: 0, multicast: 0 });
    expect(parseReceived(procNet.dev, "eth")).toBeNull();
  });

  test("of packets whose way back was another", () => {
    expect(parseIpv4Counters("", procNet.netstat)).toMatchObject({
      reversePath: 17,
      noRoutes: 0,
      headers: null,
    });
    expect(parseIpv4Counters("", "TcpExt: SyncookiesSent\nTcpExt: 0\n").reversePath).toBeNull();
    const own = "Ip6InDiscards \t4\nIp6ReasmReqds 3";
    expect(parseIpv6Counters(own, "Ip6InDiscards 9\nUdp6InCsumErrors 2")).toMatchObject({
      ...{ discards: 4, fragments: 3, damaged: 2, reversePath: null, whole: null },
    });
  });

  test("of MLD", () => {
    expect(readMldCounters(procNet.snmp6)).toEqual({ queries: 0, version1Reports: 0 });
    expect(readMldCounters("")).toEqual({ queries: null, version1Reports: null });
  });
});

describe("versions", () => {
  const read = async (more: Readonly<Record<string, string>>) =>
    (await readVersions(pretendHost({ files: { ...procFiles, ...more } }), ["eth0", "longinterface1"])).get(
      "eth0",
    )?.mld;
  const snmp6 = (queries: number, version1Reports: number) => ({
    "/proc/net/dev_snmp6/eth0": `Icmp6InGroupMembQueries \t${queries}\nIcmp6OutGroupMembResponses \t${version1Reports}\n`,
  });

  test("of MLD follow from what was heard and sent, and are not guessed after that", async () => {
    expect(await read({})).toBe("MLDv2");
    expect(await read(snmp6(3, 0))).toBe("MLDv2");
    expect(await read(snmp6(3, 2))).toBeNull();
    expect(await read({ "/proc/net/dev_snmp6/eth0": "" })).toBeNull();
  });

  test("that a person set go before", async () => {
    const own = "/proc/sys/net/ipv6/conf/eth0/force_mld_version";
    const all = "/proc/sys/net/ipv6/conf/all/force_mld_version";
    expect(await read({ [own]: "1\n" })).toBe("MLDv1");
    expect(await read({ [own]: "1\n", [all]: "2\n" })).toBe("MLDv2");
    expect(await read({ ...snmp6(3, 2), [own]: "0\n", [all]: "0\n" })).toBeNull();
  });

  test("are unknown where there are no such files", async () => {
    expect(await readVersions(pretendHost(), ["eth0"])).toEqual(
      new Map([["eth0", { igmp: null, mld: null }]]),
    );
  });
});

test("no text makes a parser throw", () => {
  const texts = Object.values(procNet);
  /** A real text with a piece cut out and another put in: nearer to the parsers than mere noise. */
  const torn = fc
    .tuple(fc.constantFrom(...texts), fc.nat(2_000), fc.nat(200), fc.string())
    .map(([text, from, length, put]) => text.slice(0, from) + put + text.slice(from + length));
  fc.assert(
    fc.property(fc.oneof(fc.string(), torn), fc.boolean(), (text, littleEndian) => {
      for (const { address, users } of [...parseIgmp(text, littleEndian).groups, ...parseIgmp6(text)]) {
        expect(address).toMatch(/^[0-9a-f.:]+$/);
        expect(users).toBeGreaterThanOrEqual(0);
      }
      for (const { index, included } of parseFilters(text)) expect(index + included).not.toBeNaN();
      for (const { port, inode } of parseUdpSockets(text, littleEndian).sockets) {
        expect(port).toBeLessThanOrEqual(65_535);
        expect(inode).not.toBeNaN();
      }
      parseReceived(text, "eth0");
      parseIpv4Counters(text, text);
      parseIpv6Counters(text, text);
      readMldCounters(text);
      userName(text, 0);
    }),
    { numRuns: 500 },
  );
});
