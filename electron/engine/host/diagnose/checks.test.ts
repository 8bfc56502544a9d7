import { describe, expect, test } from "vitest";
import { type CheckCode, checkCodes, type HostMembership } from "../../../../shared/host.ts";
import type { Membership, MembershipEvent } from "../../../../shared/model/membership.ts";
import { problem } from "../../../../shared/problem.ts";
import { madeUpInterface } from "../../../../shared/testing/made-up-interface.ts";
import { type CounterName, parseIpv4Counters } from "../../system/linux/ip-counters.ts";
import type { FirewallReading } from "../linux/firewall/read.ts";
import type { Dropping } from "../linux/firewall/rules.ts";
import { inWords, pretendRow } from "../testing.ts";
import { runChecks } from "./checks.ts";
import type { Facts, Other, ReversePath } from "./facts.ts";

const minute = 60_000;

const row = (given: Partial<Membership> = {}): Membership =>
  pretendRow({ interface: { name: "eth2", address: "10.0.60.21" }, address: "239.20.1.40", ...given });

function joined(address: string, given: Partial<HostMembership> = {}): HostMembership {
  return {
    interface: "eth2",
    family: address.includes(":") ? 6 : 4,
    address,
    knownAs: "",
    sockets: 1,
    kernel: false,
    programs: null,
    ports: [],
    version: "IGMPv3",
    sources: [],
    ...given,
  };
}

const eth0 = madeUpInterface({
  name: "eth0",
  isDefault: { ipv4: true, ipv6: true },
  addresses: [{ family: 4, address: "10.0.0.21", prefix: 24 }],
});
const eth2 = madeUpInterface({
  name: "eth2",
  speed: 1_000,
  addresses: [
    { family: 4, address: "10.0.60.21", prefix: 24 },
    { family: 6, address: "fe80::21", prefix: 64 },
  ],
});

const noCounts = parseIpv4Counters(
  "Ip: InHdrErrors InAddrErrors InDiscards ReasmReqds ReasmOKs ReasmFails\nIp: 0 0 0 0 0 0\nUdp: InCsumErrors\nUdp: 0",
  "TcpExt: IPReversePathFilter\nTcpExt: 0\nIpExt: InNoRoutes InTruncatedPkts\nIpExt: 0 0",
);

/** Counters at the join, when listening began, and when it ended. */
function counted(name: CounterName, ...[atJoin, before, after]: readonly [number, number, number]) {
  const of = (count: number) => ({ ...noCounts, [name]: count });
  return { counters: { atJoin: of(atJoin), before: of(before), after: of(after) } };
}

/** Everything well on an interface that is not the default one, and yet nothing came. */
function facts(given: Partial<Facts> = {}): Facts {
  return {
    row: row(),
    openedAt: 0,
    boundTo: "239.20.1.40:5004",
    heard: [],
    platform: "linux",
    now: 10 * minute,
    interfaces: [eth0, eth2],
    on: eth2,
    joined: [joined("239.20.1.40")],
    holders: [],
    received: {
      before: { packets: 10, errors: 0, multicast: 0 },
      after: { packets: 22, errors: 0, multicast: 3 },
      ms: 1_000,
    },
    counters: { atJoin: noCounts, before: noCounts, after: noCounts },
    firewall: null,
    sources: [],
    events: [],
    atJoin: null,
    usual: "eth0",
    others: [],
    reversePath: { mode: 0, modeOfAll: 0, defaultRoute: true, routes: [] },
    forcedVersion: null,
    mldQueries: 0,
    ...given,
  };
}

/** Verdict, sentence and next step of one check; undefined where it does not apply. */
function find(code: CheckCode, given: Partial<Facts>): [string, string, string | null] | undefined {
  const check = runChecks(facts(given)).find((one) => one.code === code);
  if (!check) return undefined;
  const { verdict, message, nextStep } = inWords(check);
  return [verdict, message, nextStep];
}

const receiving = { row: row({ state: "receiving", lastAt: 10 * minute }) };

test("all that apply are run, in the order of a packet’s way", () => {
  const codes = runChecks(facts()).map(({ code }) => code);
  expect(codes).toEqual([
    "interface",
    "address",
    "port",
    "membership",
    "default-interface",
    "traffic",
    "version",
    "querier",
    "reverse-path",
    "ethernet-address",
    "firewall",
  ]);
  expect(checkCodes).toEqual(expect.arrayContaining(codes));
});

test("every finding is a sentence, and what is not well says what to do", () => {
  const states = [facts(), facts(receiving), facts({ platform: "win32" }), facts({ platform: "darwin" })];
  for (const check of states.flatMap(runChecks)) {
    const { code } = check;
    const { verdict, message, nextStep } = inWords(check);
    expect(message).toMatch(/^(eth2|macOS|[A-Z0-9]).+\.$/);
    if (verdict === "warning" || verdict === "problem") expect([code, nextStep]).not.toContain(null);
    if (verdict === "ok") expect(nextStep).toBeNull();
  }
});

test("on loopback only what can be wrong there is looked at", () => {
  const lo = madeUpInterface({ name: "lo", loopback: true });
  const given = {
    row: row({ interface: { name: "lo", address: "127.0.0.1" } }),
    on: { ...lo, addresses: [{ family: 4 as const, address: "127.0.0.1", prefix: 8 }] },
    joined: [joined("239.20.1.40", { interface: "lo" })],
  };
  expect(runChecks(facts(given)).map(({ code, verdict }) => `${code} ${verdict}`)).toEqual([
    "interface ok",
    "address ok",
    "port ok",
    "membership ok",
  ]);
});

test("before anything is joined only what keeps it from that is looked at", () => {
  const codes = runChecks(facts({ row: row({ state: "failed" }) })).map(({ code }) => code);
  expect(codes).toEqual(["interface", "address", "default-interface"]);
});

describe("the interface", () => {
  test.each([
    [null, "problem", "eth2 is gone."],
    [{ ...eth2, state: "down", up: false } as const, "problem", "eth2 is down."],
    [eth2, "ok", "eth2 is up, 1 Gbit/s."],
    [{ ...eth2, speed: null }, "ok", "eth2 is up."],
  ])("is %j", (on, verdict, message) => {
    expect(find("interface", { on })?.slice(0, 2)).toEqual([verdict, message]);
  });

  test("needs an address, and one that DHCP gave", () => {
    const on = (...addresses: string[]) => ({
      on: {
        ...eth2,
        addresses: addresses.map((address) => ({ family: 4 as const, address, prefix: 16 })),
      },
    });
    expect(find("address", on())?.[1]).toBe("eth2 has no IPv4 address, so nothing can be joined there.");
    expect(find("address", on("169.254.3.4"))).toEqual([
      "warning",
      "eth2 has only 169.254.3.4, which it gave itself because no DHCP server answered.",
      "Check its cable and VLAN, or give it an address by hand.",
    ]);
    expect(find("address", on("169.254.3.4", "10.0.60.21"))).toEqual(["ok", "eth2 has 10.0.60.21.", null]);
    expect(find("address", { row: row({ family: 6, address: "ff15::1" }) })?.[1]).toBe("eth2 has fe80::21.");
  });

  test("that is not the default one may be the wrong one", () => {
    expect(find("default-interface", {})).toEqual([
      "warning",
      "Joined on eth2, while the system takes eth0 for 239.20.1.40.",
      "If the sender is reached by eth0, join there: add “on eth0”.",
    ]);
    expect(find("default-interface", { row: row({ byDefault: true }) })?.[1]).toBe(
      "The system chose eth2 at the join and would choose eth0 now.",
    );
    expect(find("default-interface", receiving)?.[0]).toBe("ok");
    expect(find("default-interface", { usual: "eth2" })?.[1]).toBe(
      "eth2 is what the system takes for 239.20.1.40.",
    );
    expect(find("default-interface", { usual: null })?.slice(0, 2)).toEqual([
      "ok",
      "This computer has no route to 239.20.1.40; it is joined on eth2, which was named.",
    ]);
    expect(find("default-interface", { row: row({ kind: "host" }) })).toBeUndefined();
  });

  test("where nothing comes in points to the cable", () => {
    const received = (before: number, after: number) => ({
      received: {
        before: { packets: before, errors: 0, multicast: 0 },
        after: { packets: after, errors: 0, multicast: 0 },
        ms: 1_002,
      },
    });
    expect(find("traffic", {})?.[1]).toBe(
      "12 packets of other traffic came in on eth2 within 1 s, 3 of them multicast.",
    );
    expect(find("traffic", received(5, 5))?.slice(0, 2)).toEqual([
      "warning",
      "Nothing at all came in on eth2 within 1 s.",
    ]);
    expect(find("traffic", received(0, 0))?.slice(0, 2)).toEqual([
      "problem",
      "Nothing ever came in on eth2 since it was made.",
    ]);
    expect(find("traffic", { received: null })?.[0]).toBe("unknown");
    expect(find("traffic", receiving)?.[0]).toBe("ok");
  });

  test("what this computer drops behind the interface is not told as other traffic", () => {
    const dropping = (packets: number | null, certain: boolean): FirewallReading => ({
      is: "told",
      dropping: [{ id: "inet filter input 4", chain: "inet filter input", certain, packets }],
    });
    const by = (certain: boolean, before: number | null, after: number | null) =>
      find("traffic", {
        firewall: { before: dropping(before, certain), after: dropping(after, certain) },
      })?.[1];
    expect(by(true, 4, 9)).toBe(
      "Packets of this group come in on eth2, and this computer’s firewall drops them.",
    );
    const whose =
      "12 packets came in on eth2 within 1 s, 3 of them multicast; what this computer dropped behind it is among them.";
    expect([by(true, null, null), by(true, 4, 4), by(false, 4, 9)]).toEqual([whose, whose, whose]);
    const filtered = { ...noCounts, reversePath: 3 };
    const counters = { atJoin: noCounts, before: { ...noCounts, reversePath: 0 }, after: filtered };
    expect(find("traffic", { counters })?.[1]).toBe(whose);
    const open: FirewallReading = { is: "told", dropping: [] };
    expect(find("traffic", { firewall: { before: open, after: open } })?.[1]).toContain("of other traffic");
  });
});

describe("an interface that went or came back", () => {
  const happened = (...events: MembershipEvent[]) => ({ events });
  const at = (seconds: number) => 10 * minute - seconds * 1_000;
  const on = { interface: "eth2" };

  test.each([
    ["down", "eth2 is down for 12 s.", "Switch it on: sudo ip link set eth2 up"],
    ["unplugged", "eth2 is on and has no link for 12 s.", "Connect its cable, or its other end."],
    [
      "lower-down",
      "eth2 is on, and what it runs on is down for 12 s.",
      "Switch on what it runs on, which stands behind the @ here: ip link show eth2",
    ],
    [
      "dormant",
      "eth2 is not let into its network yet for 12 s.",
      "Let it into its network, by 802.1X or the password of the Wi-Fi.",
    ],
  ] as const)(
    "is %s: each state is another thing to do, and the first that is told",
    (state, message, step) => {
      const given = {
        on: { ...eth2, state, up: false },
        row: row({ state: "failed" }),
        ...happened({ at: at(12), name: "interface-down", values: on }),
      };
      expect(find("interface", given)).toEqual(["problem", message, step]);
      expect(runChecks(facts(given))[0]?.code).toBe("interface");
    },
  );

  test("is back, and nothing came since", () => {
    const back = happened({ at: at(40), name: "interface-back", values: { ...on, afterMs: 25_000 } });
    const stalled = { row: row({ state: "stalled", lastAt: at(66) }), ...back };
    expect(find("interface", stalled)?.slice(0, 2)).toEqual([
      "warning",
      "eth2 was away for 25 s and is back for 40 s: the group was joined again, and nothing came since.",
    ]);
    const since = { row: row({ state: "stalled", lastAt: at(30) }), ...back };
    expect(find("interface", since)?.[0]).toBe("ok");
    expect(find("interface", { ...receiving, ...back })?.[0]).toBe("ok");
  });

  test("lost the address that was joined with", () => {
    const given = {
      on: { ...eth2, addresses: [] },
      row: row({ state: "failed" }),
      ...happened({ at: at(8), name: "interface-without-family", values: { ...on, family: 4 } }),
    };
    expect(find("address", given)?.slice(0, 2)).toEqual([
      "problem",
      "eth2 lost 10.0.60.21, with which the group was joined, 8 s ago.",
    ]);
  });

  test("is a port, whose traffic is another’s, unless that is a VRF", () => {
    const port = { ...eth2, master: "br0" };
    const br0 = madeUpInterface({ name: "br0", type: "bridge" });
    expect(find("interface", { on: port, interfaces: [port, br0] })).toEqual([
      "problem",
      "eth2 is a port of br0, which takes all that arrives there: nothing can be received on eth2.",
      "Join there: add “on br0”.",
    ]);
    expect(find("interface", { on: port, interfaces: [port, { ...br0, type: "vrf" }] })?.[0]).toBe("ok");
  });
});

describe("what the kernel threw away", () => {
  test("because it was damaged is told with its number, of this row where that is known", () => {
    expect(find("damaged", {})).toBeUndefined();
    expect(find("damaged", counted("damaged", 10, 12, 15))?.slice(0, 2)).toEqual([
      "problem",
      "5 datagrams arrived with a wrong checksum since the join, for whichever port (InCsumErrors).",
    ]);
    expect(find("damaged", counted("damaged", 10, 12, 12))?.[0]).toBe("warning");
    expect(
      find("damaged", { row: row({ damaged: 1 }), ...counted("damaged", 0, 1, 2) })?.slice(0, 2),
    ).toEqual(["problem", "1 packet of it arrived with a wrong checksum and was thrown away."]);
  });

  test("because a piece was missing is told before the kernel gives up, and after", () => {
    expect(find("fragments", {})).toBeUndefined();
    expect(find("fragments", counted("fragments", 0, 4, 6))?.slice(0, 2)).toEqual([
      "problem",
      "6 pieces of larger datagrams arrived since the join, and one is missing each time: 0 datagrams were given up so far (ReasmFails).",
    ]);
    const gaveUp = counted("unfinished", 3, 4, 4);
    expect(find("fragments", { ...gaveUp, ...receiving })?.slice(0, 2)).toEqual([
      "warning",
      "1 datagram was given up since the join because pieces of them are missing (ReasmFails).",
    ]);
  });

  test("for other reasons is told by the kernel’s names", () => {
    expect(find("discards", {})).toBeUndefined();
    expect(find("discards", counted("noRoutes", 0, 0, 2))?.slice(0, 2)).toEqual([
      "problem",
      "This computer threw away what arrived, for whichever port: 2 (IpExtInNoRoutes).",
    ]);
    const ipv6 = { ...counted("discards", 0, 7, 7), row: row({ family: 6, address: "ff15::1" }) };
    expect(find("discards", ipv6)?.slice(0, 2)).toEqual([
      "warning",
      "This computer threw away what arrived, for whichever port: 7 (Ip6InDiscards).",
    ]);
  });
});

describe("what other rows know", () => {
  const other = (given: Partial<Other> = {}): Other => ({
    address: "239.20.1.40",
    port: 5_004,
    interface: { name: "eth0", address: "10.0.0.21" },
    state: "receiving",
    sharedWith: [],
    heard: ["10.0.0.7"],
    ...given,
  });

  test("the group arrives on another interface", () => {
    expect(find("elsewhere", { others: [other()] })).toEqual([
      "warning",
      "239.20.1.40 arrives on eth0, and not on eth2.",
      "Join there: add “on eth0”.",
    ]);
    expect(find("elsewhere", { others: [other({ state: "stalled" })] })).toBeUndefined();
    expect(find("elsewhere", { others: [other({ port: 5_005 })] })).toBeUndefined();
    expect(find("elsewhere", { others: [other({ sharedWith: ["eth2"] })] })).toBeUndefined();
    expect(find("elsewhere", { others: [other()], ...receiving })).toBeUndefined();
  });

  test("its sender sends other groups", () => {
    const given = { others: [other({ address: "239.1.1.1" })], sources: ["10.0.0.7"] };
    expect(find("elsewhere", given)?.[1]).toBe(
      "239.1.1.1 of 10.0.0.7 arrives, so that sender is alive and reaches this computer.",
    );
    expect(find("elsewhere", { ...given, sources: [] })).toBeUndefined();
  });
});

describe("the port", () => {
  const vlc = { program: { name: "vlc", pid: 4_182 }, user: null, address: "0.0.0.0" };
  const own = { program: { name: "Castscope", pid: 9 }, user: null, address: "239.20.1.40" };
  const foreign = { program: null, user: "avahi", address: "0.0.0.0" };
  const taken = row({
    state: "failed",
    port: 6_000,
    problem: problem("port-in-use", { port: 6000 }),
  });

  test("that is taken names who holds it", () => {
    expect(find("port", { row: taken, holders: [own, vlc, vlc] })).toEqual([
      "problem",
      "Port 6000 is held by vlc (process 4182) without sharing.",
      "Close it there, or join on another port.",
    ]);
    expect(find("port", { row: taken, holders: [own] })?.[1]).toBe(
      "Port 6000 is held by Castscope itself without sharing.",
    );
  });

  test("whose holder is not told says of which user it is and how to find it", () => {
    expect(find("port", { row: taken, holders: [foreign] })).toEqual([
      "problem",
      "Port 6000 is held by a program of the user avahi.",
      "Find it with: sudo ss -ulnp 'sport = :6000'",
    ]);
    expect(find("port", { row: taken, holders: null, platform: "win32" })).toEqual([
      "unknown",
      "Another program holds port 6000 without sharing.",
      "Find it with: netstat -ano -p UDP | findstr :6000",
    ]);
    expect(find("port", { row: taken, holders: [] })?.[2]).toBe("Retry.");
  });

  test("that is shared names the others", () => {
    expect(find("port", { holders: [own, vlc, foreign] })).toEqual([
      "ok",
      "vlc (process 4182) and a program of the user avahi listen on port 5004 too: each gets its own copy.",
      null,
    ]);
    expect(find("port", { holders: [own] })?.[1]).toBe("No other program uses port 5004 for this group.");
    expect(find("port", { holders: null })).toBeUndefined();
  });

  test("heard as a whole says where unicast goes", () => {
    const whole = row({ bind: "any" });
    expect(find("port", { row: whole, holders: [own] })?.[1]).toBe("No other program uses port 5004.");
    const exact = { ...vlc, address: "10.0.60.21" };
    expect(find("port", { row: whole, holders: [own, exact] })?.slice(0, 2)).toEqual([
      "ok",
      "Unicast to 10.0.60.21 is not heard here: it goes to the most exact bind alone, that of vlc (process 4182); groups and broadcast come to every socket that fits.",
    ]);
    const group = { ...vlc, address: "239.1.1.1" };
    expect(find("port", { row: whole, holders: [own, group] })?.slice(0, 2)).toEqual([
      "ok",
      "vlc (process 4182) listens on port 5004 too: groups and broadcast come to every socket that fits, unicast to the most exact one alone.",
    ]);
    expect(find("port", { row: whole, holders: [own, exact, vlc] })).toEqual([
      "warning",
      "vlc (process 4182) is bound to any address on port 5004 too: of equal sockets the newest gets unicast, the others miss it.",
      "Leave this row when you have seen enough: then unicast goes where it went before.",
    ]);
  });
});

describe("the membership", () => {
  test("is confirmed by the system’s own list", () => {
    expect(find("membership", { joined: [joined("239.20.1.40", { sockets: 2 })] })?.[1]).toBe(
      "The system lists 239.20.1.40 on eth2 with 2 sockets.",
    );
    expect(find("membership", { joined: [joined("239.20.1.40", { interface: "eth0" })] })?.[0]).toBe(
      "problem",
    );
    expect(find("membership", { joined: null })?.[0]).toBe("unknown");
    expect(find("membership", { row: row({ kind: "host" }) })).toBeUndefined();
  });

  test("of a source is confirmed with it", () => {
    const specific = row({ address: "232.1.1.1", source: "10.0.0.7" });
    const listed = (source: string) => ({
      row: specific,
      joined: [joined("232.1.1.1", { sources: [{ address: source, included: 1, excluded: 0 }] })],
    });
    expect(find("membership", listed("10.0.0.7"))?.[1]).toBe(
      "The system lists 232.1.1.1 on eth2 with 1 socket and the source 10.0.0.7.",
    );
    expect(find("membership", listed("10.0.0.8"))?.[1]).toBe(
      "The system lists 232.1.1.1 on eth2, but not for the source 10.0.0.7.",
    );
  });

  test("in an older version cannot name sources", () => {
    const on = { ...eth2, versions: { igmp: "IGMPv2" as const, mld: "MLDv1" as const } };
    expect(find("version", {})?.[1]).toBe("eth2 speaks IGMPv3.");
    expect(find("version", { on })).toEqual([
      "ok",
      "eth2 speaks IGMPv2, because an older querier was heard: that is enough to hear any source.",
      null,
    ]);
    expect(find("version", { on, row: row({ address: "232.1.1.1", source: "10.0.0.7" }) })).toEqual([
      "problem",
      "eth2 speaks IGMPv2, because an older querier was heard: routers do not forward source-specific groups for it.",
      "Set the querier of this network to IGMPv3.",
    ]);
    expect(find("version", { on, row: row({ source: "10.0.0.7" }), forcedVersion: 2 })).toEqual([
      "warning",
      "eth2 speaks IGMPv2, because it is set so on this computer: the network sends every source of the group, and only this computer picks 10.0.0.7.",
      "Set it back: sudo sysctl net.ipv4.conf.eth2.force_igmp_version=0",
    ]);
    const ssm6 = row({ family: 6, address: "ff35::1", source: "fd77::1" });
    expect(find("version", { on, row: ssm6, forcedVersion: 1 })?.[2]).toBe(
      "Set it back: sudo sysctl net.ipv6.conf.eth2.force_mld_version=0",
    );
    const silent = { ...eth2, versions: { igmp: null, mld: null } };
    expect(find("version", { on: silent })?.[0]).toBe("unknown");
  });
});

describe("what this computer dropped", () => {
  const dropped = { kernelDrops: 1_200, droppedAt: 9 * minute, receiveBuffer: 425_984 };

  test("is told with the time, and how to have more room", () => {
    expect(find("drops", {})).toBeUndefined();
    expect(find("drops", { row: row({ ...dropped, state: "receiving", lastAt: 10 * minute }) })).toEqual([
      "warning",
      "This computer dropped 1,200 packets of it, last 1 min ago: they arrived and were not lost on the network.",
      "Let programs have larger receive buffers, then join again: sudo sysctl -w net.core.rmem_max=33554432",
    ]);
    const roomy = row({ ...dropped, receiveBuffer: 67_108_864 });
    expect(find("drops", { row: roomy })?.[2]).toMatch(/^Take load from this computer/);
    expect(find("drops", { row: row(dropped), platform: "darwin" })?.[2]).toMatch(/^Take load/);
  });

  test("after the last packet is why it is silent: neither wire nor querier is suspected", () => {
    const stalled = row({ ...dropped, state: "stalled", lastAt: 260_000 });
    expect(find("drops", { row: stalled })?.[0]).toBe("problem");
    expect(find("traffic", { row: stalled, received: null })).toEqual([
      "ok",
      "Packets of this group come in on eth2, and this computer drops them.",
      null,
    ]);
    expect(find("querier", { row: stalled })).toEqual([
      "ok",
      "Packets of this group still come in on eth2: they are not filtered.",
      null,
    ]);
    const long = row({ ...dropped, droppedAt: 262_000, state: "stalled", lastAt: 260_000 });
    expect(find("drops", { row: long })?.[0]).toBe("warning");
    const before = row({ ...dropped, droppedAt: 200_000, state: "stalled", lastAt: 260_000 });
    expect(find("querier", { row: before })?.[0]).toBe("warning");
  });
});

describe("the querier", () => {
  /** Joined at `openedAt`, and the last packet came so many seconds later. */
  const ended = (seconds: number, given: Partial<Membership> = {}) => ({
    row: row({ state: "stalled", lastAt: minute + seconds * 1_000, ...given }),
    openedAt: minute,
  });

  test.each([
    [199, "unknown"],
    [200, "warning"],
    [260, "warning"],
    [320, "warning"],
    [321, "ok"],
    [30, "unknown"],
  ])("traffic that ended %i s after the join: %s", (seconds, verdict) => {
    expect(find("querier", ended(seconds))?.[0]).toBe(verdict);
  });

  test("that is missing is told with the time", () => {
    expect(find("querier", ended(260))).toEqual([
      "warning",
      "Packets came and ended 4 min 20 s after the join, as when a switch on eth2 filters and no IGMP querier asks.",
      "Switch on IGMP querying on the router or switch of this network; leaving and joining again helps for about 4 min.",
    ]);
  });

  test("counts from the last join, not from the first", () => {
    const rejoined = { ...ended(260), openedAt: minute + 240_000 };
    expect(find("querier", rejoined)?.[0]).toBe("unknown");
    const before = { row: row({ state: "stalled", lastAt: 3 * minute }), openedAt: 5 * minute };
    expect(find("querier", before)?.[0]).toBe("unknown");
  });

  test("that made the version fall back, or asked by MLD, is there", () => {
    const on = { ...eth2, versions: { igmp: "IGMPv2" as const, mld: null } };
    expect(find("querier", { ...ended(260), on })?.[1]).toBe("eth2 has heard an IGMPv2 query.");
    expect(find("querier", { ...ended(260), on, forcedVersion: 2 })?.[0]).toBe("warning");
    const ipv6 = ended(30, { family: 6, address: "ff15::1" });
    expect(find("querier", { ...ipv6, mldQueries: 4 })?.[1]).toBe("eth2 has heard an MLD query.");
    expect(find("querier", { ...ipv6, mldQueries: 0 })?.slice(0, 2)).toEqual([
      "warning",
      "eth2 has never heard an MLD query.",
    ]);
    expect(find("querier", { ...ipv6, mldQueries: null })?.[0]).toBe("unknown");
  });

  test("is not needed for what switches always flood, nor looked for while it is too early", () => {
    expect(find("querier", { row: row({ address: "224.0.0.251" }) })).toBeUndefined();
    const early = { row: row({ state: "receiving", lastAt: 30_000 }), now: 30_000 };
    expect(find("querier", early)?.[1]).toBe(
      "Packets came for 30 s after the join: too short to tell, since a switch without an IGMP querier ends them after about 4 min 20 s.",
    );
  });
});

describe("the way back", () => {
  const check = (mode: number | null, by: string | null | undefined, given: Partial<ReversePath> = {}) => ({
    reversePath: {
      mode,
      modeOfAll: 0,
      defaultRoute: true,
      routes: by === undefined ? [] : [{ source: "10.9.0.7", by }],
      ...given,
    },
  });

  test.each([
    ["off", 0, "eth0", "ok"],
    ["strict, by this interface", 1, "eth2", "ok"],
    ["strict, by another", 1, "eth0", "problem"],
    ["strict, none", 1, null, "problem"],
    ["loose, by another", 2, "eth0", "ok"],
    ["loose, none", 2, null, "problem"],
    ["loose, source unknown", 2, undefined, "ok"],
    ["strict, source unknown", 1, undefined, "warning"],
    ["not told", null, "eth0", "unknown"],
  ] as const)("%s", (_name, mode, by, verdict) => {
    expect(find("reverse-path", check(mode, by))?.[0]).toBe(verdict);
  });

  test("is told with the source, the interface and the command", () => {
    expect(find("reverse-path", check(1, "eth0"))).toEqual([
      "problem",
      "eth2 drops what comes from 10.9.0.7, because the way back goes by eth0 (rp_filter is 1).",
      "Add a route to 10.9.0.7 by eth2, or check loosely: sudo sysctl net.ipv4.conf.eth2.rp_filter=2",
    ]);
  });

  test("never leads from the strict check into the loose one where that drops it too", () => {
    expect(find("reverse-path", check(1, null))?.slice(1)).toEqual([
      "eth2 drops what comes from 10.9.0.7, because there is no route back to it (rp_filter is 1).",
      "Add a route to 10.9.0.7 by eth2, or switch the check off: sudo sysctl net.ipv4.conf.eth2.rp_filter=0",
    ]);
    // The kernel takes the larger one of the two settings.
    expect(find("reverse-path", check(2, null, { modeOfAll: 2 }))?.[2]).toContain(
      "sudo sysctl net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.eth2.rp_filter=0",
    );
    const fresh = counted("reversePath", 5, 5, 17);
    const routeless = check(1, undefined, { defaultRoute: false });
    expect(find("reverse-path", { ...routeless, ...fresh })?.[2]).toContain("rp_filter=0");
    expect(find("reverse-path", { ...check(1, undefined), ...fresh })?.[2]).toContain("rp_filter=2");
  });

  test.each([1, 2])("that costs packets at this moment is a problem in mode %i", (mode) => {
    const fresh = counted("reversePath", 2, 5, 17);
    const found = find("reverse-path", { ...check(mode, undefined), ...fresh });
    expect(found?.[0]).toBe("problem");
    expect(found?.[1]).toMatch(
      /^This computer just dropped packets .+ 15 since the join \(rp_filter is [12]\)\.$/,
    );
    const named = find("reverse-path", { ...check(mode, null), ...fresh });
    expect(named?.[1]).toContain(`rp_filter is ${mode}, 15 dropped since the join`);
    // Somebody else's, while its own come.
    expect(find("reverse-path", { ...check(mode, undefined), ...fresh, ...receiving })?.[0]).toBe("ok");
  });

  test("that cost packets since the join is told with their number, and one by the default interface is none", () => {
    const before = counted("reversePath", 0, 5, 5);
    expect(find("reverse-path", { ...check(1, undefined), ...before })?.[1]).toContain(
      "rp_filter is 1, 5 dropped since the join",
    );
    expect(find("reverse-path", { ...check(2, undefined), ...before })?.slice(0, 2)).toEqual([
      "warning",
      "eth2 takes packets of any source that has a route (rp_filter is 2, 5 dropped since the join).",
    ]);
    const byDefault = { ...check(1, undefined), on: { ...eth2, isDefault: { ipv4: true, ipv6: false } } };
    expect(find("reverse-path", byDefault)?.[0]).toBe("ok");
    expect(find("reverse-path", { ...byDefault, ...before })?.[0]).toBe("warning");
  });

  test("is loose, and nothing leads to other networks", () => {
    expect(find("reverse-path", check(2, undefined, { defaultRoute: false }))?.slice(0, 2)).toEqual([
      "warning",
      "eth2 drops sources that no route leads to, and there is no default route (rp_filter is 2).",
    ]);
  });

  test("is off here, and another interface drops", () => {
    expect(
      find("reverse-path", { ...check(0, null), ...counted("reversePath", 0, 1, 4) })?.slice(0, 2),
    ).toEqual([
      "warning",
      "eth2 takes packets of any source, and another interface just dropped some because of theirs: 4 since the join (IPReversePathFilter).",
    ]);
  });

  test("is not checked in IPv6", () => {
    expect(find("reverse-path", { row: row({ family: 6 }) })).toBeUndefined();
  });
});

describe("the Ethernet address", () => {
  test.each([
    [
      "239.20.1.40",
      ["239.148.1.40"],
      "warning",
      /^239\.148\.1\.40 on eth2 has the same .+ 01:00:5e:14:01:28/,
    ],
    ["239.20.1.40", ["239.20.1.41"], "ok", /^No other group joined on eth2/],
    ["239.0.0.5", [], "warning", /has the Ethernet address of 224\.0\.0\.5, 01:00:5e:00:00:05/],
    ["225.128.0.5", [], "warning", /224\.0\.0\.5/],
    ["224.0.0.5", [], "ok", /01:00:5e:00:00:05/],
    ["ff15::1", ["ff18::1"], "warning", /^ff18::1 on eth2 has the same .+ 33:33:00:00:00:01/],
  ])("of %s beside %j", (address, others, verdict, message) => {
    const found = find("ethernet-address", {
      row: row({ address, family: address.includes(":") ? 6 : 4 }),
      joined: [joined(address), ...others.map((other) => joined(other))],
    });
    expect(found?.[0]).toBe(verdict);
    expect(found?.[1]).toMatch(message);
  });

  test("of a group on another interface does not matter", () => {
    const other = joined("239.148.1.40", { interface: "eth0" });
    expect(find("ethernet-address", { joined: [other] })?.[0]).toBe("ok");
  });
});

test("a question for routes that failed is no route that is missing", () => {
  const loose = (defaultRoute: boolean | null) =>
    find("reverse-path", { reversePath: { mode: 2, modeOfAll: 2, defaultRoute, routes: [] } })?.slice(0, 2);
  const takes = "eth2 takes packets of any source that has a route (rp_filter is 2).";
  expect(loose(true)).toEqual(["ok", takes]);
  expect(loose(null)).toEqual(["unknown", takes]);
  expect(loose(false)).toEqual([
    "warning",
    "eth2 drops sources that no route leads to, and there is no default route (rp_filter is 2).",
  ]);
});

describe("the firewall", () => {
  const rule = (packets: number | null, certain = true): Dropping => ({
    ...{ id: "inet filter input 4", chain: "inet filter input", certain, packets },
  });
  const told = (...dropping: Dropping[]): FirewallReading => ({ is: "told", dropping });
  const check = (before: FirewallReading, after: FirewallReading = before) =>
    find("firewall", { firewall: { before, after } });
  const policy = { ...rule(null, false), id: "inet filter input policy" };

  test.each([
    [
      "a rule that takes its packets",
      told(rule(4)),
      told(rule(9)),
      "problem",
      "The firewall of this computer just dropped 5 packets for port 5004, 9 in all: a rule of “inet filter input”.",
    ],
    [
      "a rule that takes packets of others too",
      told(rule(4, false)),
      told(rule(5, false)),
      "warning",
      "The firewall of this computer just dropped 1 packet, 5 in all, and those for port 5004 may be among them: a rule of “inet filter input”.",
    ],
    [
      "a rule that surely would",
      told(rule(4)),
      told(rule(4)),
      "problem",
      "The firewall of this computer drops what is for port 5004, 4 so far: a rule of “inet filter input”.",
    ],
    [
      "one that does not count",
      told(rule(null)),
      told(rule(null)),
      "problem",
      "The firewall of this computer drops what is for port 5004, uncounted: a rule of “inet filter input”.",
    ],
    [
      "a policy",
      told(policy),
      told(policy),
      "warning",
      "The firewall of this computer drops what no rule lets in, and none of “inet filter input” surely lets in port 5004.",
    ],
    [
      "one that may and does not count",
      told(rule(null, false)),
      told(rule(null, false)),
      "unknown",
      "A rule of “inet filter input” drops packets and does not count them: whether those for port 5004 are among them is not told.",
    ],
    [
      "one that may and took none",
      told(rule(7, false)),
      told(rule(7, false)),
      "ok",
      "No rule of this computer’s firewall drops what is for port 5004.",
    ],
    ["none", told(), told(), "ok", "No rule of this computer’s firewall drops what is for port 5004."],
  ] as const)("has %s", (_what, before, after, verdict, message) => {
    expect(check(before, after)?.slice(0, 2)).toEqual([verdict, message]);
  });

  test("is told only to root, and to root that is never said", () => {
    expect(check({ is: "forbidden" })?.[1]).toContain("is told only to root");
    expect(check({ is: "silent" })?.[1]).toBe(
      "Whether a firewall of this computer drops port 5004 is not known: neither nft nor iptables-save answers.",
    );
  });
});

describe("what only a person can look at", () => {
  test("is named by platform", () => {
    expect(find("firewall", {})?.[2]).toBe("Look with: sudo nft list ruleset, or sudo iptables -S");
    expect(find("firewall", { platform: "win32" })?.[2]).toContain("Windows Security");
    expect(find("firewall", { platform: "darwin" })?.[2]).toContain("System Settings, Network");
    expect(find("local-network", { platform: "darwin" })?.[2]).toContain("Local Network");
    expect(find("local-network", {})).toBeUndefined();
  });

  test("is not asked when packets arrive", () => {
    expect(find("firewall", receiving)?.[0]).toBe("ok");
    expect(find("local-network", { ...receiving, platform: "darwin" })?.[0]).toBe("ok");
  });
});
