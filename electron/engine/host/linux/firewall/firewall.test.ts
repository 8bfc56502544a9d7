import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Pretended, pretendHost } from "../../testing.ts";
import { parseIptables } from "./iptables.ts";
import { parseNft } from "./nft.ts";
import { readFirewall } from "./read.ts";
import { droppingRules, type Target } from "./rules.ts";

const target: Target = { family: 4, address: "239.1.1.1", port: 5_004, source: null, on: "eth2" };

const match = (left: object, right: unknown, op = "==") => ({ match: { op, left, right } });
const payload = (protocol: string, field: string, right: unknown, op?: string) =>
  match({ payload: { protocol, field } }, right, op);
const meta = (key: string, right: unknown) => match({ meta: { key } }, right);
const drop = { drop: null };
const counter = (packets: number) => ({ counter: { packets, bytes: 100 * packets } });

/** A ruleset of one table as nft 1.0.6 prints it: an input chain, and what else is given. */
function ruleset(
  rules: readonly (readonly object[])[],
  more: readonly object[] = [],
  policy = "accept",
): string {
  const of = { family: "inet", table: "filter" };
  return JSON.stringify({
    nftables: [
      { metainfo: { version: "1.0.6" } },
      { chain: { ...of, name: "input", type: "filter", hook: "input", prio: 0, policy } },
      ...more,
      ...rules.map((expr, place) => ({ rule: { ...of, chain: "input", handle: place + 2, expr } })),
    ],
  });
}

const dropping = (text: string, given: Partial<Target> = {}) =>
  droppingRules(parseNft(text, { ...target, ...given }) ?? []).map(({ certain, packets }) => [
    certain,
    packets,
  ]);

describe("rules of nftables", () => {
  test.each([
    ["the port", [payload("udp", "dport", 5_004), counter(3), drop], [true, 3]],
    ["a range of ports", [payload("udp", "dport", { range: [5_000, 5_010] }), drop], [true, null]],
    [
      "a set of ports",
      [payload("th", "dport", { set: [53, { range: [5_000, 5_010] }] }), drop],
      [true, null],
    ],
    ["a set with a name", [payload("udp", "dport", "@ports"), drop], [false, null]],
    ["the group", [payload("ip", "daddr", "239.1.1.1"), drop], [true, null]],
    ["a block", [payload("ip", "daddr", { prefix: { addr: "239.1.0.0", len: 16 } }), drop], [true, null]],
    ["a span", [payload("ip", "daddr", { range: ["239.1.1.0", "239.1.1.9"] }), { reject: {} }], [true, null]],
    ["a source", [payload("ip", "saddr", "10.0.0.7"), counter(0), drop], [false, 0]],
    ["the protocol", [meta("l4proto", "udp"), drop], [true, null]],
    ["the interface", [meta("iifname", "eth*"), drop], [true, null]],
    ["another interface, not", [match({ meta: { key: "iifname" } }, "lo", "!="), drop], [true, null]],
    ["multicast", [meta("pkttype", "multicast"), drop], [true, null]],
    [
      "multicast by its route",
      [match({ fib: { result: "type", flags: ["daddr"] } }, "multicast"), drop],
      [true, null],
    ],
    ["a state", [match({ ct: { key: "state" } }, "invalid", "in"), counter(1), drop], [false, 1]],
    ["anything", [counter(9), drop], [true, 9]],
    ["a limit", [{ limit: { rate: 10, per: "second" } }, drop], [false, null]],
  ] as const)("that look at %s are found", (_what, rule, found) => {
    expect(dropping(ruleset([rule]))).toEqual([found]);
  });

  test.each([
    ["another port", [payload("udp", "dport", 5_005), drop]],
    ["another protocol", [payload("tcp", "dport", 5_004), drop]],
    ["another group", [payload("ip", "daddr", { prefix: { addr: "239.2.0.0", len: 16 } }), drop]],
    ["the other family", [payload("ip6", "daddr", "ff15::1"), drop]],
    ["another interface", [meta("iifname", { set: ["eth0", "eth1"] }), drop]],
    ["all but this group", [payload("ip", "daddr", "239.1.1.1", "!="), drop]],
    ["nothing, and only count", [counter(4)]],
  ] as const)("that look at %s are passed over", (_what, rule) => {
    expect(dropping(ruleset([rule]))).toEqual([]);
  });

  test("count by a counter with a name, too", () => {
    const named = [{ counter: { family: "inet", table: "filter", name: "lost", packets: 12 } }];
    expect(dropping(ruleset([[{ counter: "lost" }, drop]], named))).toEqual([[true, 12]]);
  });

  test("are held against a source that is known", () => {
    const rules = ruleset([[payload("ip", "saddr", "10.0.0.7"), drop]]);
    expect(dropping(rules, { source: "10.0.0.7" })).toEqual([[true, null]]);
    expect(dropping(rules, { source: "10.0.0.8" })).toEqual([]);
  });

  test("that come after one that lets the datagrams in drop nothing, and a policy does", () => {
    const accept = [payload("udp", "dport", 5_004), { accept: null }];
    expect(dropping(ruleset([accept, [drop]], [], "drop"))).toEqual([]);
    expect(dropping(ruleset([[meta("iifname", "lo"), { accept: null }]], [], "drop"))).toEqual([
      [false, null],
    ]);
    const perhaps = [match({ ct: { key: "state" } }, "new", "in"), { accept: null }];
    expect(dropping(ruleset([perhaps, [drop]]))).toEqual([[false, null]]);
  });

  test("of chains that others jump to are found, also where they jump in a circle", () => {
    const of = { family: "inet", table: "filter" };
    const more = [
      { chain: { ...of, name: "udp" } },
      { rule: { ...of, chain: "udp", handle: 40, expr: [{ jump: { target: "udp" } }] } },
      { rule: { ...of, chain: "udp", handle: 41, expr: [payload("udp", "dport", 5_004), counter(2), drop] } },
    ];
    const jump = { jump: { target: "udp" } };
    expect(dropping(ruleset([[meta("l4proto", "udp"), jump]], more))[0]).toEqual([true, 2]);
    expect(dropping(ruleset([[meta("l4proto", "tcp"), jump]], more))).toEqual([]);
    const lets = [
      { chain: { ...of, name: "udp" } },
      {
        rule: {
          ...of,
          chain: "udp",
          handle: 40,
          expr: [payload("ip", "saddr", "10.0.0.7"), { accept: null }],
        },
      },
    ];
    expect(dropping(ruleset([[jump], [drop]], lets))).toEqual([[false, null]]);
  });

  test("of the other family’s tables and of forwarding are none", () => {
    const text = ruleset([[drop]]).replaceAll('"inet"', '"ip6"');
    expect(dropping(text)).toEqual([]);
    expect(dropping(text, { family: 6, address: "ff15::1" })).toEqual([[true, null]]);
    expect(dropping(ruleset([[drop]]).replace('"hook":"input"', '"hook":"forward"'))).toEqual([]);
  });

  test("are read whatever stands there", () => {
    expect(parseNft("", target)).toBeNull();
    fc.assert(
      fc.property(fc.json(), (text) => {
        parseNft(text, target);
        parseNft(`{"nftables":[{"rule":{"family":"ip","expr":${text}}},{"chain":${text}}]}`, target);
        parseIptables(text, target, "iptables");
      }),
    );
  });
});

const saved = `# Generated by iptables-save v1.8.9
*filter
:INPUT DROP [12:800]
:FORWARD ACCEPT [0:0]
:groups - [0:0]
[4:300] -A INPUT -i lo -j ACCEPT
[5:400] -A INPUT -p tcp -m tcp --dport 22 -j ACCEPT
[7:500] -A INPUT -p udp -m comment --comment "a b" -j groups
[6:420] -A groups -d 239.1.0.0/16 -p udp -m multiport --dports 53,5000:5010 -j DROP
[1:42] -A groups -s 10.0.0.7/32 -j DROP
COMMIT
`;

test("rules of iptables-save are read with their counters, policies too", () => {
  const found = (given: Partial<Target>) =>
    droppingRules(parseIptables(saved, { ...target, ...given }, "iptables"));
  expect(found({})).toEqual([
    { id: "iptables filter groups 0", chain: "iptables filter groups", certain: true, packets: 6 },
  ]);
  expect(found({ port: 6_000 })).toEqual([
    { id: "iptables filter groups 1", chain: "iptables filter groups", certain: false, packets: 1 },
    { id: "iptables filter INPUT policy", chain: "iptables filter INPUT", certain: false, packets: 12 },
  ]);
  expect(found({ on: "lo" })).toEqual([]);
});

describe("a computer", () => {
  const root = { "/proc/self/status": "Name:\tnode\nCapEff:\t000001ffffffffff\n" };
  const read = (given: Pretended) => readFirewall(pretendHost(given), target);
  const nft = "nft -j list ruleset";

  test("tells root, of nftables and of the older tables beside them", async () => {
    const tools = { [nft]: ruleset([[drop]]), "iptables-save -c": saved };
    expect(await read({ files: root, tools })).toMatchObject({ is: "told", dropping: [{ packets: null }] });
    const files = { ...root, "/proc/net/ip_tables_names": "filter\n" };
    expect(await read({ files, tools })).toMatchObject({ dropping: [{ packets: null }, { packets: 6 }] });
    expect(await read({ files: root, tools: { "iptables-save -c": saved } })).toMatchObject({
      dropping: [{ packets: 6 }],
    });
  });

  test("tells others nothing, and says when its tools are not there", async () => {
    const user = { "/proc/self/status": "CapEff:\t0000000000000000\n" };
    expect(await read({ files: user, tools: { [nft]: ruleset([]) } })).toEqual({ is: "forbidden" });
    expect(await read({ files: root })).toEqual({ is: "silent" });
    expect(await read({})).toEqual({ is: "forbidden" });
  });
});
