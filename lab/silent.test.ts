import { execFileSync } from "node:child_process";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { inWords } from "../electron/engine/host/testing.ts";
import { createMonitor, type Monitor } from "../electron/engine/monitor.ts";
import { type Clock, systemClock } from "../electron/engine/time/clock.ts";
import type { CheckCode } from "../shared/host.ts";
import { limits } from "../shared/limits.ts";
import { eventText } from "../shared/text/sentences.ts";
import { describeLab } from "./needs.ts";
import { Host } from "./network.ts";
import { stopPrograms } from "./program.ts";

/**
 * Why a membership is silent, with each cause made by another program and counted by the kernel's own tools.
 * The engine runs in the test's own process and namespace.
 */

const on = "silent0";
const own = "10.79.0.1";
/** The other end of the cable, and a second address there that no route of ours leads to. */
const peer = { name: `castscope-silent-${process.pid}`, address: "10.79.0.2", stranger: "10.99.0.7" };

const ip = (...args: readonly string[]): void => {
  execFileSync("ip", args, { stdio: ["ignore", "inherit", "inherit"] });
};

const setFilter = (name: string, mode: number): void => {
  execFileSync("sysctl", ["-q", "-w", `net.ipv4.conf.${name}.rp_filter=${mode}`]);
};

/** What the kernel counted, by the name that nstat has for it. */
function kernelCount(name: string): number {
  const text = execFileSync("nstat", ["-asz", name], { encoding: "utf8" });
  return Number(new RegExp(`^${name}\\s+(\\d+)`, "m").exec(text)?.[1]);
}

/** Datagrams with a wrong checksum, so small that the kernel throws them away before it looks for a socket. */
const spoilt = `
import socket, struct, sys
wire, source, group, port, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
out = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
out.bind((wire, 0x0800))
address = socket.inet_aton(group)
ethernet = b"\\x01\\x00\\x5e" + bytes([address[1] & 127]) + address[2:] + out.getsockname()[4] + b"\\x08\\x00"
udp = struct.pack("!HHHH", 4000, port, 18, 0xdead) + bytes(10)
head = lambda check: struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(udp), 1, 0, 1, 17, check, socket.inet_aton(source), address)
total = sum(struct.unpack("!10H", head(0)))
while total >> 16: total = (total & 0xffff) + (total >> 16)
for _ in range(count): out.send(ethernet + head(~total & 0xffff) + udp)
`;

/** The first piece of a datagram of which no other follows. */
const piece = `
import socket, struct, sys
wire, source, group, port = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
out = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
out.bind((wire, 0x0800))
address = socket.inet_aton(group)
ethernet = b"\\x01\\x00\\x5e" + bytes([address[1] & 127]) + address[2:] + out.getsockname()[4] + b"\\x08\\x00"
udp = struct.pack("!HHHH", 4000, port, 4008, 0) + bytes(1472)
head = lambda check: struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(udp), 77, 0x2000, 1, 17, check, socket.inet_aton(source), address)
total = sum(struct.unpack("!10H", head(0)))
while total >> 16: total = (total & 0xffff) + (total >> 16)
out.send(ethernet + head(~total & 0xffff) + udp)
`;

describeLab("a silent membership", ["ip", "socat", "sysctl", "nft", "nstat", "python3"], () => {
  let monitor: Monitor;
  const other = new Host(peer.name);
  /** What happens while a diagnosis listens, instead of a second that passes. */
  let whileListening: (() => Promise<void>) | null = null;
  const clock: Clock = {
    ...systemClock,
    after(ms, call) {
      if (ms !== limits.diagnoseListenMs || whileListening === null) return systemClock.after(ms, call);
      void whileListening().then(call);
      return () => {};
    },
  };

  function plugIn(): void {
    ip("link", "add", on, "type", "veth", "peer", "name", on, "netns", peer.name);
    ip("address", "add", `${own}/24`, "dev", on);
    ip("link", "set", on, "up");
    ip("-n", peer.name, "address", "add", `${peer.address}/24`, "dev", on);
    ip("-n", peer.name, "address", "add", `${peer.stranger}/32`, "dev", on);
    ip("-n", peer.name, "link", "set", on, "addrgenmode", "none");
    ip("-n", peer.name, "link", "set", on, "up");
    ip("-n", peer.name, "route", "add", "224.0.0.0/4", "dev", on);
  }

  beforeAll(() => ip("netns", "add", peer.name));
  afterAll(() => ip("netns", "delete", peer.name));
  beforeEach(() => {
    plugIn();
    whileListening = null;
    monitor = createMonitor({ about: { version: "0", door: "headless" }, clock });
  });
  afterEach(async () => {
    await Promise.all([monitor.close(), stopPrograms()]);
    ip("link", "delete", on);
  });

  async function send(from: string, to: string, payload = "1234"): Promise<void> {
    const target = `UDP4-DATAGRAM:${to},bind=${from},ip-multicast-if=${peer.address}`;
    const { code, err } = await other.run(["socat", "-b", "8192", "-u", "-", target], { input: payload });
    expect([code, err]).toEqual([0, ""]);
  }

  async function sendTimes(count: number, from: string, to: string): Promise<void> {
    for (let sent = 0; sent < count; sent += 1) await send(from, to);
  }

  const join = async (address: string, port: number) =>
    (await monitor.handlers.join({ address, port, source: null, bind: "group", interface: on, name: "" })).id;

  async function check(id: number, code: CheckCode) {
    const { checks } = await monitor.handlers.diagnose({ id });
    return checks.filter((one) => one.code === code).map(inWords)[0];
  }

  const row = async (id: number) =>
    (await monitor.handlers.snapshot(null)).memberships.find((one) => one.id === id);
  const packets = async (id: number) => (await row(id))?.packets;

  test.each([
    [1, "is not routed back by the interface where it came in"],
    [2, "no route leads to"],
  ])(
    "because of rp_filter %i is told with the kernel’s count, and the advice lets it in",
    async (mode, why) => {
      setFilter(on, mode);
      const port = 7_200 + mode;
      const before = kernelCount("TcpExtIPReversePathFilter");
      const id = await join("239.79.0.1", port);
      await sendTimes(2, peer.stranger, `239.79.0.1:${port}`);
      whileListening = () => sendTimes(3, peer.stranger, `239.79.0.1:${port}`);
      const found = await check(id, "reverse-path");
      expect(kernelCount("TcpExtIPReversePathFilter") - before).toBe(5);
      expect(found).toMatchObject({
        verdict: "problem",
        message: `This computer just dropped packets whose source ${why}, 5 since the join (rp_filter is ${mode}).`,
      });
      expect(await packets(id)).toBe(0);
      const command = /sudo (sysctl .+)$/.exec(found?.nextStep ?? "")?.[1] ?? "";
      execFileSync("sh", ["-c", `${command} > /dev/null`]);
      await send(peer.stranger, `239.79.0.1:${port}`);
      await expect.poll(() => packets(id)).toBe(1);
    },
  );

  test("because of a firewall’s rule is told with that rule’s count", async () => {
    const id = await join("239.79.0.3", 7_203);
    execFileSync("nft", ["-f", "-"], {
      input: `table inet lab {
        counter lost { }
        chain in { type filter hook input priority 0; udp dport 9999 accept; udp dport 7203 counter name lost drop; }
      }`,
    });
    try {
      await sendTimes(2, peer.address, "239.79.0.3:7203");
      whileListening = () => sendTimes(3, peer.address, "239.79.0.3:7203");
      expect(await check(id, "firewall")).toMatchObject({
        verdict: "problem",
        message:
          "The firewall of this computer just dropped 3 packets for port 7203, 5 in all: a rule of “inet lab in”.",
      });
      expect(execFileSync("nft", ["list", "counter", "inet", "lab", "lost"], { encoding: "utf8" })).toContain(
        "packets 5 ",
      );
    } finally {
      execFileSync("nft", ["delete", "table", "inet", "lab"]);
    }
    whileListening = null;
    expect(await check(id, "firewall")).toMatchObject({
      verdict: "ok",
      message: "No rule of this computer’s firewall drops what is for port 7203.",
    });
  });

  test("because all arrives damaged is told with the kernel’s count", async () => {
    const before = kernelCount("UdpInCsumErrors");
    const id = await join("239.79.0.4", 7_204);
    whileListening = async () => {
      const args = [on, peer.address, "239.79.0.4", "7204", "20"];
      expect((await other.run(["python3", "-c", spoilt, ...args])).code).toBe(0);
    };
    expect(await check(id, "damaged")).toMatchObject({
      verdict: "problem",
      message:
        "20 datagrams arrived with a wrong checksum since the join, for whichever port (InCsumErrors).",
    });
    expect(kernelCount("UdpInCsumErrors") - before).toBe(20);
  });

  test("because a piece of each datagram is lost is told before the kernel gives up", async () => {
    const before = kernelCount("IpReasmReqds");
    const id = await join("239.79.0.5", 7_205);
    whileListening = async () => {
      const args = [on, peer.address, "239.79.0.5", "7205"];
      expect((await other.run(["python3", "-c", piece, ...args])).code).toBe(0);
    };
    const found = await check(id, "fragments");
    expect(kernelCount("IpReasmReqds") - before).toBe(1);
    expect(found).toMatchObject({
      verdict: "problem",
      message: expect.stringMatching(
        /^1 piece of larger datagrams arrived since the join, and one is missing/,
      ),
    });
    await send(peer.address, "239.79.0.5:7205", "x".repeat(4_000));
    await expect.poll(() => packets(id)).toBe(1);
  });

  test("on a port of a bridge names the bridge, where it arrives", async () => {
    ip("link", "add", "bridge0", "type", "bridge", "mcast_snooping", "0");
    try {
      ip("link", "set", "bridge0", "up");
      ip("address", "add", "10.79.1.1/24", "dev", "bridge0");
      ip("link", "set", on, "master", "bridge0");
      const id = await join("239.79.0.6", 7_206);
      whileListening = () => send(peer.address, "239.79.0.6:7206");
      expect(await check(id, "interface")).toEqual({
        verdict: "problem",
        message: `${on} is a port of bridge0, which takes all that arrives there: nothing can be received on ${on}.`,
        nextStep: "Join there: add “on bridge0”.",
      });
      expect(await packets(id)).toBe(0);
      const there = await monitor.handlers.join({
        ...{ address: "239.79.0.6", port: 7_206, source: null, bind: "group" as const },
        ...{ interface: "bridge0", name: "" },
      });
      await send(peer.address, "239.79.0.6:7206");
      await expect.poll(() => packets(there.id)).toBe(1);
      expect(await check(id, "elsewhere")).toMatchObject({
        verdict: "warning",
        message: `239.79.0.6 arrives on bridge0, and not on ${on}.`,
      });
    } finally {
      ip("link", "delete", "bridge0");
    }
  });

  test("because its cable is out names that first, and then that it is back", async () => {
    const id = await join("239.79.0.7", 7_207);
    await send(peer.address, "239.79.0.7:7207");
    await expect.poll(() => packets(id)).toBe(1);
    ip("-n", peer.name, "link", "set", on, "down");
    await expect.poll(async () => (await row(id))?.state).toBe("failed");
    const { checks } = await monitor.handlers.diagnose({ id });
    const [first] = checks.filter(({ verdict }) => verdict !== "ok").map(inWords);
    expect(first?.message).toMatch(new RegExp(`^${on} is on and has no link for \\d+ s\\.$`));
    ip("-n", peer.name, "link", "set", on, "up");
    await expect.poll(async () => (await row(id))?.state).not.toBe("failed");
    whileListening = async () => {};
    expect((await check(id, "interface"))?.message).toMatch(
      new RegExp(`^${on} was away for \\d+ s and is back for \\d+ s: the group was joined again`),
    );
  });

  test("because its address went names that first", async () => {
    const id = await join("239.79.0.8", 7_208);
    ip("address", "delete", `${own}/24`, "dev", on);
    await expect.poll(async () => (await row(id))?.state).toBe("failed");
    const { checks } = await monitor.handlers.diagnose({ id });
    const [first] = checks.filter(({ verdict }) => verdict !== "ok").map(inWords);
    expect(first?.message).toMatch(
      new RegExp(`^${on} lost ${own}, with which the group was joined, \\d+ s ago\\.$`),
    );
  });

  test("for a while leaves a trace: the first packet, when it stalled, and after how long it was back", async () => {
    const id = await join("239.79.0.9", 7_209);
    await send(peer.address, "239.79.0.9:7209");
    const told = async () => (await monitor.handlers.events({ id })).map(eventText);
    await expect.poll(async () => (await told()).at(-1)).toMatch(/^Stalled/);
    await send(peer.address, "239.79.0.9:7209");
    await expect.poll(async () => (await told()).at(-1)).toMatch(/^Back after \d+ s without a packet\.$/);
    expect((await told()).slice(1)).toEqual([
      expect.stringMatching(/^First packet, .+ after the join\.$/),
      "Stalled: no packet for 5 s.",
      expect.stringMatching(/^Back after \d+ s without a packet\.$/),
    ]);
  });
});
