import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { kernelOfTools } from "../electron/engine/net/kernel.ts";
import { type NativePath, openNativePath } from "../electron/engine/net/native/native-path.ts";
import { nodeKernel } from "../electron/engine/net/node-kernel.ts";
import type { Kernel, RouteAnswer } from "../electron/engine/system/kernel.ts";
import { reasonText } from "../shared/text/sentences.ts";
import { describeLab } from "./needs.ts";
import { here, ip, uniqueName } from "./network.ts";

/**
 * Interfaces, addresses and routes as the engine reads them, beside what `ip` prints: by rtnetlink, by
 * that tool itself, and what Node can tell. The engine runs in the test's own namespace.
 */

describeLab("the kernel’s own lists", ["ip"], () => {
  const far = uniqueName();
  let native: NativePath;
  const told: { changes: number; gone: number[] } = { changes: 0, gone: [] };

  beforeAll(async () => {
    ip("netns", "add", far);
    for (const number of [0, 1, 2, 3]) {
      ip("link", "add", `v${number}`, "type", "veth", "peer", "name", `w${number}`, "netns", far);
      ip("link", "set", `v${number}`, "addrgenmode", "none");
    }
    ip("link", "add", "br0", "type", "bridge");
    ip("link", "set", "v3", "master", "br0");
    ip("address", "add", "10.90.0.1/24", "brd", "+", "dev", "v0");
    ip("address", "add", "10.90.0.9/24", "dev", "v0", "label", "v0:1");
    ip("link", "property", "add", "dev", "v0", "altname", "enp9s0");
    ip("address", "add", "10.91.0.1/24", "dev", "v1");
    ip("-6", "address", "add", "fd91::1/64", "dev", "v1", "nodad");
    ip("address", "add", "10.92.0.1/24", "dev", "v2");
    ip("address", "add", "10.99.0.1/32", "dev", "lo");
    for (const number of [0, 1]) {
      ip("link", "set", `v${number}`, "up");
      ip("-n", far, "link", "set", `w${number}`, "up");
    }
    // v2 is switched off; v3 is on, and its other end is not.
    ip("link", "set", "v3", "up");
    const attempt = await openNativePath();
    if (!attempt.ok) throw new Error(reasonText(attempt.reason));
    native = attempt.path;
    native.watch({
      changed: () => {
        told.changes += 1;
      },
      gone: (index) => told.gone.push(index),
    });
  });

  afterAll(() => {
    native.close();
    for (const number of [0, 1, 2, 3]) ip("link", "delete", `v${number}`);
    ip("link", "delete", "br0");
    ip("address", "delete", "10.99.0.1/32", "dev", "lo");
    ip("netns", "delete", far);
  });

  function rtnetlink(): Kernel {
    if (native.kernel === null) throw new Error("rtnetlink cannot be asked here");
    return native.kernel;
  }

  const kernels: readonly (readonly [string, () => Kernel])[] = [
    ["rtnetlink", rtnetlink],
    ["ip", () => kernelOfTools()],
  ];

  test.each(kernels)(
    "by %s: states, names, masters, and addresses of what does not run",
    async (_name, kernel) => {
      const links = await kernel().links();
      const by = new Map(links.map((one) => [one.name, one]));
      expect(["v0", "v1", "v2", "v3"].map((name) => by.get(name)?.state)).toEqual([
        "up",
        "up",
        "down",
        // The kernel names the peer’s absence in one of two ways.
        expect.stringMatching(/^(unplugged|lower-down)$/),
      ]);
      expect(by.get("v0")).toMatchObject({ otherNames: ["enp9s0"], type: "veth", master: null });
      expect(by.get("v3")).toMatchObject({ master: "br0" });
      expect(by.get("v0")?.addresses.map(({ address, label }) => [address, label])).toEqual([
        ["10.90.0.1", null],
        ["10.90.0.9", "v0:1"],
      ]);
      expect(by.get("v2")?.addresses).toMatchObject([{ address: "10.92.0.1", prefix: 24 }]);
      expect(links.map(({ name }) => name)).not.toContain("v0:1");
    },
  );

  test("all of them tell the same numbers and addresses of what runs", async () => {
    const lists = await Promise.all([rtnetlink(), kernelOfTools(), nodeKernel()].map((one) => one.links()));
    const running = lists.map((links) =>
      links
        .filter(({ name }) => ["lo", "v0", "v1"].includes(name))
        .map(({ name, index, addresses }) => [name, index, addresses.map((one) => one.address).sort()]),
    );
    expect(running[1]).toEqual(running[0]);
    expect(running[2]).toEqual(running[0]);
  });

  describe("routes", () => {
    /** What the kernel does with a join that names no interface: the group’s line in its own table. */
    async function joinedBy(group: string): Promise<string> {
      const family = group.includes(":") ? 6 : 4;
      const script = `
import socket, struct, sys
group = sys.argv[1]
six = ":" in group
s = socket.socket(socket.AF_INET6 if six else socket.AF_INET, socket.SOCK_DGRAM)
try:
    if six: s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, socket.inet_pton(socket.AF_INET6, group) + struct.pack("@I", 0))
    else: s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(group) + socket.inet_aton("0.0.0.0"))
except OSError as e:
    print("none"); sys.exit()
wanted = socket.inet_pton(socket.AF_INET6, group).hex() if six else socket.inet_aton(group)[::-1].hex().upper()
on = None
for line in open("/proc/net/igmp6" if six else "/proc/net/igmp"):
    words = line.split()
    if six and words[2] == wanted: print(words[1])
    elif not six and not line.startswith("\\t"): on = words[1]
    elif not six and words[0] == wanted: print(on)
`;
      const { out, err } = await here.run(["python3", "-c", script, group]);
      expect([family, err]).toEqual([family, ""]);
      return out.trim();
    }

    const nameIn = (answer: RouteAnswer | undefined): string => (answer?.found ? answer.name : "none");
    const ask = async (kernel: Kernel, to: string) => {
      const [answer] = await kernel.routes([{ to, family: to.includes(":") ? 6 : 4, on: null }]);
      return answer;
    };

    const tables: readonly (readonly [string, readonly string[][]])[] = [
      [
        "a default and a route of its own",
        [
          ["route", "add", "default", "via", "10.90.0.2"],
          ["route", "add", "239.1.0.0/16", "dev", "v1"],
        ],
      ],
      ["only a route for some groups", [["route", "add", "239.0.0.0/8", "dev", "v1"]]],
      ["a source that lies on lo", [["route", "add", "default", "via", "10.90.0.2", "src", "10.99.0.1"]]],
      [
        "a rule",
        [
          ["route", "add", "default", "via", "10.90.0.2"],
          ["route", "add", "default", "dev", "v1", "table", "77"],
          ["rule", "add", "to", "239.1.0.0/16", "lookup", "77"],
        ],
      ],
      ["none", []],
    ];

    test.each(tables)("of each group are those that the kernel joins by: %s", async (_what, lines) => {
      for (const line of lines) ip(...line);
      try {
        for (const group of ["239.1.1.1", "239.2.2.2", "224.0.0.251", "ff15::1"]) {
          const joined = await joinedBy(group);
          for (const [name, kernel] of kernels) {
            expect([name, group, nameIn(await ask(kernel(), group))]).toEqual([name, group, joined]);
          }
        }
      } finally {
        for (const [object = "", , ...rest] of lines) ip(object, "delete", ...rest);
      }
    });

    test.each(kernels)(
      "by %s: own, broadcast, forbidden, and by a chosen interface",
      async (_name, kernel) => {
        ip("route", "add", "prohibit", "198.51.100.7");
        ip("route", "add", "unreachable", "198.51.100.8");
        ip("-6", "route", "add", "prohibit", "2001:db8::7");
        try {
          expect(await ask(kernel(), "10.91.0.1")).toMatchObject({ use: "local" });
          expect(await ask(kernel(), "127.0.0.5")).toMatchObject({ use: "local" });
          expect(await ask(kernel(), "10.90.0.255")).toMatchObject({ use: "broadcast", name: "v0" });
          expect(await ask(kernel(), "198.51.100.7")).toEqual({ found: false, why: "prohibited" });
          expect(await ask(kernel(), "198.51.100.8")).toEqual({ found: false, why: "unreachable" });
          expect(await ask(kernel(), "2001:db8::7")).toEqual({ found: false, why: "prohibited" });
          const v1 = (await kernel().links()).find(({ name }) => name === "v1");
          const on = { name: "v1", index: v1?.index ?? null };
          const answers = await kernel().routes([
            { to: "239.9.9.9", family: 4, on },
            { to: "10.90.0.2", family: 4, on },
            { to: "ff15::9", family: 6, on },
          ]);
          expect(answers).toMatchObject([
            { found: true, name: "v1", source: "10.91.0.1" },
            { found: true, name: "v1", source: "10.91.0.1" },
            { found: true, name: "v1", source: "fd91::1" },
          ]);
        } finally {
          ip("route", "delete", "prohibit", "198.51.100.7");
          ip("route", "delete", "unreachable", "198.51.100.8");
          ip("-6", "route", "delete", "prohibit", "2001:db8::7");
        }
      },
    );
  });

  test("what changes is told at once, and an interface that went by its number", async () => {
    const changed = async (what: readonly string[]): Promise<void> => {
      const before = told.changes;
      ip(...what);
      await expect.poll(() => told.changes, { interval: 5 }).toBeGreaterThan(before);
    };
    await changed(["address", "add", "10.93.0.1/24", "dev", "v0"]);
    await changed(["link", "set", "v1", "down"]);
    await changed(["route", "add", "239.5.0.0/16", "dev", "v0"]);
    await changed(["rule", "add", "to", "239.6.0.0/16", "lookup", "main"]);
    await changed(["-6", "rule", "add", "to", "ff15::/16", "lookup", "main"]);
    ip("rule", "delete", "to", "239.6.0.0/16", "lookup", "main");
    ip("-6", "rule", "delete", "to", "ff15::/16", "lookup", "main");
    // A port that leaves its bridge tells so in the words of an interface that goes.
    await changed(["link", "set", "v3", "nomaster"]);
    expect(told.gone).toEqual([]);
    const index = (await rtnetlink().links()).find(({ name }) => name === "v3")?.index ?? 0;
    ip("link", "set", "v3", "name", "x3");
    ip("link", "set", "x3", "name", "v3");
    await changed(["link", "set", "v3", "netns", far]);
    await expect.poll(() => told.gone).toEqual([index]);
    ip("-n", far, "link", "set", "v3", "netns", String(process.pid));
    ip("link", "set", "v1", "up");
  });
});
