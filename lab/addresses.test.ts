import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dgramReusesPorts } from "../electron/engine/net/held-port.ts";
import type { WatchReport } from "../electron/headless/cli/watch-report.ts";
import type { GroupReport } from "../shared/report/group-report.ts";
import { Capture } from "./capture.ts";
import { sendDatagrams } from "./datagrams.ts";
import { describeLab } from "./needs.ts";
import { stopPrograms } from "./program.ts";
import { cables, castscopeBy, dgramPaths, ends, nativePaths, type Paths, TwoCables } from "./two-cables.ts";

/** Link-local addresses, packets to one host, and addresses that are no group, between two hosts. */

const bothPaths = [
  ["recvmmsg and sendmmsg", nativePaths],
  ["dgram", dgramPaths],
] as const;

describeLab("addresses", ["ip", "python3", "socat", "dumpcap", "tshark"], () => {
  let lab: TwoCables;
  beforeEach(() => {
    lab = new TwoCables();
  });
  afterEach(async () => {
    await stopPrograms();
    lab.close();
  });

  const send = (paths: Paths, ...args: string[]) => lab.left.run(castscopeBy(paths, "send", ...args));

  /** What each of the two cables carries to the port, as source and payload. */
  async function onTheWire(port: number, act: () => Promise<void>): Promise<string[][]> {
    const wires = await Promise.all(
      cables.map((cable) => Capture.start(lab.right, `w${cable}`, `udp port ${port}`)),
    );
    await act();
    const seen = await Promise.all(wires.map((wire) => wire.finish(0)));
    return seen.map((some) => some.map(({ source, payload }) => `${source} ${payload}`));
  }

  function watch(paths: Paths, ...args: string[]) {
    const program = lab.left.start(castscopeBy(paths, "watch", ...args, "--json", "--every", "0.1"));
    const rows = (line: string): readonly GroupReport[] => (JSON.parse(line) as WatchReport).groups;
    return async (wanted: (row: GroupReport) => boolean): Promise<readonly GroupReport[]> =>
      rows(await program.nextLine("out", (line) => rows(line).every(wanted)));
  }

  /** Somebody listens on the right host, so that it does not answer that nobody does. */
  async function listening(port: number): Promise<void> {
    const program = lab.right.start(["socat", "-d", "-d", "-u", `UDP6-RECV:${port},ipv6only=0`, "STDOUT"]);
    await program.line("err", (line) => line.includes("starting data transfer loop"));
  }

  describe("of one link", () => {
    test.each(bothPaths)("groups are sent to by it, from its only address, by %s", async (_name, paths) => {
      const wires = await onTheWire(5_011, async () => {
        for (const [to, on] of [
          ["[ff15::1]:5011", "v0"],
          ["[ff02::1:5]:5011", "v1"],
          ["[ff02::1:5%v0]:5011", null],
        ] as const) {
          const choice = on === null ? [] : ["--on", on];
          const { code, out, err } = await send(paths, to, ...choice, "--text", to, "--json");
          expect([code, err]).toEqual([0, ""]);
          const cable = on === "v1" ? 1 : 0;
          expect(JSON.parse(out)).toMatchObject({
            interface: `v${cable}`,
            from: ends.left(cable).link,
            sent: 1,
          });
        }
      });
      expect(wires).toEqual([
        [`${ends.left(0).link} [ff15::1]:5011`, `${ends.left(0).link} [ff02::1:5%v0]:5011`],
        [`${ends.left(1).link} [ff02::1:5]:5011`],
      ]);
    });

    test.each(bothPaths)("hosts are reached by the one that is named, by %s", async (_name, paths) => {
      await listening(5_012);
      const wires = await onTheWire(5_012, async () => {
        for (const cable of cables) {
          const host = ends.right(cable).link;
          const zoned = await send(paths, `[${host}%v${cable}]:5012`, "--text", "zone", "--json");
          expect([zoned.code, zoned.err]).toEqual([0, ""]);
          expect(JSON.parse(zoned.out)).toMatchObject({
            interface: `v${cable}`,
            from: ends.left(cable).link,
          });
          const named = await send(paths, `[${host}]:5012`, "--on", `v${cable}`, "--text", "on");
          expect([named.code, named.err]).toEqual([0, ""]);
        }
      });
      expect(wires).toEqual(
        cables.map((cable) => [`${ends.left(cable).link} zone`, `${ends.left(cable).link} on`]),
      );
    });

    test.each(bothPaths)("hosts without one are refused, by %s", async (_name, paths) => {
      const sentence = `${ends.right(1).link} is another computer on each link: name the interface, such as ${ends.right(1).link}%eth0.\n`;
      expect(await send(paths, `[${ends.right(1).link}]:5013`)).toEqual({ code: 2, out: "", err: sentence });
    });

    test.each(bothPaths)(
      "own addresses and groups are heard, and their senders named, by %s",
      async (_name, paths) => {
        const own = ends.left(1).link;
        const until = watch(
          paths,
          `[${own}%v1]:5014`,
          "[ff02::1:6]:5014 on v1",
          `[ff35::1]:5014 from ${ends.right(1).link}%v1`,
        );
        const rows = await until(({ state }) => state === "joining");
        expect(rows.map((row) => row.interface)).toEqual(["v1", "v1", "v1"]);
        for (const to of [`[${own}%w1]`, "[ff02::1:6%w1]", "[ff35::1]"]) {
          const target = `UDP6-SENDTO:${to}:5014,bind=[${ends.right(1).link}%w1]`;
          const { code, err } = await lab.right.run(["socat", "-u", "-", target], { input: "x" });
          expect([code, err]).toEqual([0, ""]);
        }
        await until((row) => row.packets === 1);
      },
    );
  });

  describe("a packet to one host", () => {
    const to = ends.right(0).ipv4;

    test("leaves by the interface that was chosen, also where routing leads elsewhere", async () => {
      await listening(5_021);
      const wires = await onTheWire(5_021, async () => {
        for (const [choice, payload] of [
          ["v1", "v1"],
          [ends.left(1).ipv4, "address"],
          ["v0", "v0"],
        ] as const) {
          const { code, err } = await send(nativePaths, `${to}:5021`, "--on", choice, "--text", payload);
          expect([code, err]).toEqual([0, ""]);
        }
      });
      expect(wires).toEqual([
        [`${ends.left(0).ipv4} v0`],
        [`${ends.left(1).ipv4} v1`, `${ends.left(1).ipv4} address`],
      ]);
    });

    test("of IPv6 as well", async () => {
      lab.ip("address add fd90::1/64 dev v0 nodad", "address add fd91::1/64 dev v1 nodad");
      lab.rightIp(
        "address add fd90::2/64 dev w0 nodad",
        "address add fd90::2/128 dev w1 nodad",
        "route add fd91::/64 dev w1",
      );
      await listening(5_022);
      const unrouted = await send(nativePaths, "[fd90::2]:5022", "--on", "v1");
      expect([unrouted.code, unrouted.err]).toEqual([
        1,
        "v1 has no route to fd90::2: choose another interface, or give it one.\n",
      ]);
      lab.ip("route add fd90::2 dev v1 metric 2048");
      const wires = await onTheWire(5_022, async () => {
        for (const on of ["v0", "v1"]) {
          const { code, err } = await send(nativePaths, "[fd90::2]:5022", "--on", on, "--text", on);
          expect([code, err]).toEqual([0, ""]);
        }
      });
      expect(wires).toEqual([["fd90::1 v0"], ["fd91::1 v1"]]);
    });

    test("is refused by dgram where routing leads elsewhere, and nothing leaves", async () => {
      await listening(5_023);
      const wires = await onTheWire(5_023, async () => {
        const refused = await send(dgramPaths, `${to}:5023`, "--on", "v1");
        expect([refused.code, refused.err]).toEqual([
          1,
          `Node's dgram leaves the way to one host to routing, which takes v0 to ${to}: choose v0 instead of v1, or install koffi.\n`,
        ]);
        expect((await send(dgramPaths, `${to}:5023`, "--on", "v0", "--text", "v0")).code).toBe(0);
      });
      expect(wires).toEqual([[`${ends.left(0).ipv4} v0`], []]);
    });

    test.each(bothPaths)("without a choice is routed, and says by what, by %s", async (_name, paths) => {
      lab.ip(`route add 203.0.113.0/24 via ${ends.right(1).ipv4} src ${ends.left(1).ipv4}`);
      const { code, out } = await send(paths, "203.0.113.9:5024");
      expect([code, out]).toEqual([
        0,
        expect.stringMatching(
          /^Sent 1 packet of \d+ bytes to 203\.0\.113\.9:5024 from 10\.91\.0\.1:\d+ by v1, as routing decides, with TTL 64\.\n$/,
        ),
      ]);
    });
  });

  describe("an address that is no group", () => {
    test.each(bothPaths)("is listened on where it is this computer’s, by %s", async (_name, paths) => {
      for (const [target, sentence] of [
        [
          "10.90.0.55:5031",
          "10.90.0.55 is not an address of this computer: it has 127.0.0.1 (lo), 10.90.0.1 (v0), 10.91.0.1 (v1).\n",
        ],
        ["10.90.0.1:5031 on v1", "10.90.0.1 is an address of v0, not of v1: leave “on v1” out.\n"],
        ["240.0.0.1:5031", "240.0.0.1 is neither a group nor a host: 240.0.0.0 and above are reserved.\n"],
      ] as const) {
        const ended = await lab.left.run(castscopeBy(paths, "watch", target, "--for", "1"));
        expect(ended).toEqual({ code: 2, out: "", err: sentence });
      }
      const until = watch(paths, "10.90.0.1:5031", "127.0.0.5:5031");
      expect((await until(({ state }) => state === "joining")).map((row) => row.interface)).toEqual([
        "v0",
        "lo",
      ]);
    });

    /** Broadcasts from an interface of the right host, by Python’s sockets. */
    async function broadcast(on: string, to: string, port: number, count: number): Promise<void> {
      const script = `
import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
s.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, sys.argv[1].encode())
for _ in range(int(sys.argv[4])): s.sendto(b"all", (sys.argv[2], int(sys.argv[3])))
`;
      const { code, err } = await lab.right.run([
        "python3",
        "-c",
        script,
        on,
        to,
        String(port),
        String(count),
      ]);
      expect([code, err]).toEqual([0, ""]);
    }

    test.each(bothPaths)(
      "may reach all of a subnet, and is listened on beside others, by %s",
      async (_name, paths) => {
        const listen = "UDP4-RECV:5032,bind=10.90.0.255,reuseaddr";
        const other = lab.left.start(["socat", "-d", "-d", "-u", listen, "STDOUT"]);
        await other.line("err", (line) => line.includes("starting data transfer loop"));
        const until = watch(paths, "10.90.0.255:5032", "255.255.255.255:5032");
        const rows = await until(({ state }) => state === "joining");
        expect(rows.map((row) => row.interface)).toEqual(["v0", null]);
        await broadcast("w0", "10.90.0.255", 5_032, 3);
        await broadcast("w0", "255.255.255.255", 5_032, 2);
        await broadcast("w1", "255.255.255.255", 5_032, 1);
        await until(({ packets }) => packets === 3);
        expect((await other.stop()).out).toBe("all".repeat(3));
      },
    );

    test("of one interface only, where the path can tell", async () => {
      const until = watch(nativePaths, "255.255.255.255:5033 on v0", "255.255.255.255:5033 on v1");
      await until(({ state }) => state === "joining");
      await broadcast("w0", "255.255.255.255", 5_033, 2);
      await broadcast("w1", "255.255.255.255", 5_033, 2);
      await until(({ packets }) => packets === 2);
      const { code, err } = await lab.left.run(
        castscopeBy(dgramPaths, "watch", "255.255.255.255:5033 on v0", "--for", "1"),
      );
      expect([code, err]).toEqual([
        1,
        "Node's dgram cannot tell broadcasts on v0 from others: leave “on v0” out, or install koffi.\n",
      ]);
    });
  });

  describe("a port that another program holds", () => {
    /** Python holds a group’s port with these options, and counts what it hears there. */
    async function hold(options: readonly string[], user: number, port: number) {
      const script = `
import os, socket, struct, sys
os.setuid(${user})
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for name in sys.argv[2:]: s.setsockopt(socket.SOL_SOCKET, getattr(socket, name), 1)
s.bind(("239.1.1.9", int(sys.argv[1])))
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton("239.1.1.9") + socket.inet_aton("10.90.0.1"))
print("ready", flush=True)
heard = 0
while True:
    s.recv(100); heard += 1; print(heard, flush=True)
`;
      const program = lab.left.start(["python3", "-c", script, String(port), ...options]);
      await program.line("out", (line) => line === "ready");
      return program;
    }

    const sharing = [["SO_REUSEADDR"], ["SO_REUSEPORT"], ["SO_REUSEADDR", "SO_REUSEPORT"]] as const;
    const shares = sharing.flatMap((options) =>
      bothPaths.map(([name, paths]) => ({ options, name, paths, words: options.join(" and ") })),
    );

    test.each(shares)("with $words is shared with it, by $name", async ({ options, paths }) => {
      const holder = await hold(options, 0, 5_041);
      const until = watch(paths, "239.1.1.9:5041", "--on", "v0");
      const [row] = await until(() => true);
      const canReusePort = paths === nativePaths || dgramReusesPorts(process.versions.node);
      if (options.length === 1 && options[0] === "SO_REUSEPORT" && !canReusePort) {
        expect(row?.problem).toBe(
          "Port 5041 is in use by another program, without sharing or in a way (SO_REUSEPORT) that takes koffi or Node 22.12.",
        );
        return;
      }
      expect(row).toMatchObject({ state: "joining" });
      await sendDatagrams(lab.right, "w0", { group: "239.1.1.9", port: 5_041, count: 7 });
      // Each gets its own copy of all of them.
      await until(({ packets }) => packets === 7);
      await holder.line("out", (line) => line === "7");
    });

    test.each(bothPaths)(
      "as another user is shared with it where Linux allows, and else told truly, by %s",
      async (_name, paths) => {
        await hold(["SO_REUSEADDR"], 65_534, 5_042);
        const until = watch(paths, "239.1.1.9:5042", "--on", "v0");
        await until(({ state }) => state === "joining");
        await hold(["SO_REUSEPORT"], 65_534, 5_043);
        const [row] = await watch(paths, "239.1.1.9:5043", "--on", "v0")(() => true);
        expect(row?.problem).toBe(
          "Port 5043 is in use by a program of nobody, which shares it with nobody, or with programs of that user only.",
        );
      },
    );

    test("by SO_REUSEPORT takes nothing of what only one of the two joined", async () => {
      const holder = await hold(["SO_REUSEPORT"], 0, 5_044);
      // On the other cable: without care Linux would spread these between the two sockets.
      const until = watch(nativePaths, "239.1.1.9:5044", "--on", "v1");
      await until(({ state }) => state === "joining");
      for (let sender = 0; sender < 8; sender += 1) {
        await sendDatagrams(lab.right, "w1", { group: "239.1.1.9", port: 5_044, count: 1 });
        await sendDatagrams(lab.right, "w0", { group: "239.1.1.9", port: 5_044, count: 1 });
      }
      await until(({ packets }) => packets === 8);
      await holder.line("out", (line) => line === "8");
    });

    test.each(bothPaths)("by SO_REUSEPORT is not watched as a whole, by %s", async (_name, paths) => {
      await hold(["SO_REUSEPORT"], 0, 5_045);
      const [row] = await watch(paths, "239.1.1.9:5045 bind any", "--on", "v0")(() => true);
      expect(row).toMatchObject({ state: "failed", problemCode: "port-in-use" });
      expect(row?.problem).toMatch(
        /^Port 5045 is in use by another program, without sharing or by SO_REUSEPORT, where/,
      );
    });

    test.each(bothPaths)("can be sent from on purpose, by %s", async (_name, paths) => {
      const daemon = lab.left.start(["socat", "-d", "-d", "-u", "UDP4-RECV:5353,reuseaddr", "STDOUT"]);
      await daemon.line("err", (line) => line.includes("starting data transfer loop"));
      const args = ["224.0.0.251:5353", "--on", "v0", "--source-port", "5353"];
      const refused = await send(paths, ...args);
      expect([refused.code, refused.err]).toEqual([
        1,
        "Source port 5353 is in use by another program: choose another or automatic, or share it.\n",
      ]);
      const wires = await onTheWire(5_353, async () => {
        const shared = await send(paths, ...args, "--share-source-port", "--text", "query", "--json");
        expect([shared.code, JSON.parse(shared.out).sourcePort]).toEqual([0, 5_353]);
      });
      expect(wires[0]).toEqual([`${ends.left(0).ipv4} query`]);
    });
  });
});
