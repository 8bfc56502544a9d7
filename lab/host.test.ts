import { execFileSync } from "node:child_process";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { inWords } from "../electron/engine/host/testing.ts";
import { createMonitor, type Monitor } from "../electron/engine/monitor.ts";
import { type Clock, systemClock } from "../electron/engine/time/clock.ts";
import type { CheckCode } from "../shared/host.ts";
import { limits } from "../shared/limits.ts";
import { describeLab } from "./needs.ts";
import { Host, here } from "./network.ts";
import { stopPrograms } from "./program.ts";

/**
 * What this host tells of its memberships and why one is silent, with other people's programs on
 * the same host. The engine runs in the test's own process and namespace.
 */

const on = "host0";
const own = "10.78.0.1";
/** The other end of the cable, and a second address there that no route of ours leads to. */
const peer = { name: `castscope-host-${process.pid}`, address: "10.78.0.2", stranger: "10.99.0.7" };

const ip = (...args: readonly string[]): void => {
  execFileSync("ip", args, { stdio: ["ignore", "inherit", "inherit"] });
};

const sysctl = (name: string, value: number): void => {
  execFileSync("sysctl", ["-q", "-w", `net.ipv4.conf.${name}=${value}`]);
};

describeLab("this host’s memberships", ["ip", "socat", "sysctl"], () => {
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

  beforeAll(() => {
    ip("netns", "add", peer.name);
    ip("link", "add", on, "type", "veth", "peer", "name", on, "netns", peer.name);
    ip("address", "add", `${own}/24`, "dev", on);
    ip("-6", "address", "add", "fd78::1/64", "dev", on, "nodad");
    ip("link", "set", on, "up");
    ip("-n", peer.name, "address", "add", `${peer.address}/24`, "dev", on);
    ip("-n", peer.name, "address", "add", `${peer.stranger}/32`, "dev", on);
    // Without a link-local address of IPv6 it is quiet of itself.
    ip("-n", peer.name, "link", "set", on, "addrgenmode", "none");
    ip("-n", peer.name, "link", "set", on, "up");
    ip("-n", peer.name, "route", "add", "224.0.0.0/4", "dev", on);
  });
  afterAll(() => {
    ip("link", "delete", on);
    ip("netns", "delete", peer.name);
  });
  beforeEach(() => {
    whileListening = null;
    monitor = createMonitor({ about: { version: "0", door: "headless" }, clock });
  });
  afterEach(async () => {
    await Promise.all([monitor.close(), stopPrograms()]);
  });

  /** A socat that joined `group` on the interface and reads, until the test ends. */
  async function socat(family: 4 | 6, port: number, options: string): Promise<void> {
    const program = here.start(["socat", "-d", "-d", "-u", `UDP${family}-RECV:${port},${options}`, "STDOUT"]);
    await program.line("err", (line) => line.includes("starting data transfer loop"));
  }

  async function send(from: string, to: string, count: number): Promise<void> {
    const target = `UDP4-DATAGRAM:${to},bind=${from},ip-multicast-if=${peer.address}`;
    const { code, err } = await other.run(["socat", "-b", "4", "-u", "-", target], {
      input: "1234".repeat(count),
    });
    expect([code, err]).toEqual([0, ""]);
  }

  async function listed(address: string) {
    const { memberships } = await monitor.handlers.hostMemberships(null);
    return memberships.filter((one) => one.address === address && one.interface === on);
  }

  const join = (address: string, port: number, source: string | null = null) =>
    monitor.handlers.join({ address, port, source, bind: "group", interface: on, name: "" });

  async function check(id: number, code: CheckCode) {
    const { checks } = await monitor.handlers.diagnose({ id });
    return checks.filter((one) => one.code === code).map(inWords)[0];
  }

  const counted = async () =>
    (await monitor.handlers.snapshot(null)).memberships.map(({ packets }) => packets);

  test("another program that is bound to its group is named, with its port", async () => {
    await socat(4, 7_101, `bind=239.78.0.1,reuseaddr,ip-add-membership=239.78.0.1:${own}`);
    expect(await listed("239.78.0.1")).toEqual([
      {
        interface: on,
        family: 4,
        address: "239.78.0.1",
        knownAs: "",
        sockets: 1,
        kernel: false,
        programs: [{ name: "socat", pid: expect.any(Number) }],
        ports: [7_101],
        version: "IGMPv3",
        sources: [],
      },
    ]);
    await socat(6, 7_102, `bind=[ff15::78],reuseaddr,ipv6-join-group=[ff15::78]:${on}`);
    expect(await listed("ff15::78")).toMatchObject([
      { sockets: 1, programs: [{ name: "socat" }], ports: [7_102], version: "MLDv2" },
    ]);
  });

  test("a program that is bound to any address counts as a socket and is not guessed", async () => {
    await socat(4, 5_353, `reuseaddr,ip-add-membership=224.0.0.251:${own}`);
    expect(await listed("224.0.0.251")).toMatchObject([
      { sockets: 1, programs: null, ports: [5_353], knownAs: "mDNS" },
    ]);
    expect(await listed("224.0.0.1")).toMatchObject([{ sockets: 0, kernel: true, knownAs: "All hosts" }]);
  });

  test("its own sockets are its own, with the sources that they name", async () => {
    const { id } = await join("232.78.0.1", 7_103, peer.address);
    expect(await listed("232.78.0.1")).toMatchObject([
      {
        sockets: 1,
        programs: [{ name: "Castscope", pid: process.pid }],
        sources: [{ address: peer.address, included: 1, excluded: 0 }],
      },
    ]);
    await socat(4, 7_103, `reuseaddr,ip-add-membership=232.78.0.1:${own}`);
    expect(await check(id, "membership")).toMatchObject({
      verdict: "ok",
      message: `The system lists 232.78.0.1 on ${on} with 2 sockets and the source ${peer.address}.`,
    });
    expect((await check(id, "port"))?.message).toMatch(/^socat \(process \d+\) listens on port 7103 too/);
  });

  test("who holds a port without sharing is named, and a retry helps when it is gone", async () => {
    await socat(4, 7_104, "");
    const { id } = await join("239.78.0.4", 7_104);
    const found = await check(id, "port");
    expect(found?.verdict).toBe("problem");
    expect(found?.message).toMatch(/^Port 7104 is held by socat \(process \d+\) without sharing\.$/);
    await stopPrograms();
    await monitor.handlers.retry({ id });
    expect((await check(id, "port"))?.message).toBe("No other program uses port 7104 for this group.");
  });

  test("a source that is not routed back is dropped by a strict check, and the diagnosis says so", async () => {
    sysctl(`${on}.rp_filter`, 1);
    try {
      const { id } = await join("239.78.0.5", 7_105);
      const named = await join("239.78.0.5", 7_105, peer.stranger);
      await send(peer.stranger, "239.78.0.5:7105", 5);
      expect((await check(id, "reverse-path"))?.message).toMatch(/rp_filter is 1, 5 dropped since the join/);
      expect(await check(named.id, "reverse-path")).toEqual({
        verdict: "problem",
        message: `${on} drops what comes from ${peer.stranger}, because there is no route back to it (rp_filter is 1, 5 dropped since the join).`,
        nextStep: `Add a route to ${peer.stranger} by ${on}, or switch the check off: sudo sysctl net.ipv4.conf.${on}.rp_filter=0`,
      });
      expect(await counted()).toEqual([0, 0]);

      sysctl(`${on}.rp_filter`, 0);
      await send(peer.stranger, "239.78.0.5:7105", 3);
      await expect.poll(counted).toEqual([3, 3]);
      expect((await check(named.id, "reverse-path"))?.verdict).toBe("ok");
    } finally {
      sysctl(`${on}.rp_filter`, 0);
    }
  });

  test("an interface that fell back to IGMPv2 is shown, and what it means for a source", async () => {
    sysctl(`${on}.force_igmp_version`, 2);
    try {
      const interfaces = await monitor.handlers.interfaces(null);
      expect(interfaces.find(({ name }) => name === on)?.versions).toEqual({ igmp: "IGMPv2", mld: "MLDv2" });
      const { id } = await join("232.78.0.6", 7_106, peer.address);
      expect(await check(id, "version")).toMatchObject({
        verdict: "problem",
        message: expect.stringMatching(
          new RegExp(`^${on} speaks IGMPv2, because it is set so on this computer`),
        ),
      });
    } finally {
      sysctl(`${on}.force_igmp_version`, 0);
    }
  });

  test("a group of another program with the same Ethernet address is found", async () => {
    await socat(4, 7_107, `bind=239.206.0.7,reuseaddr,ip-add-membership=239.206.0.7:${own}`);
    const { id } = await join("239.78.0.7", 7_107);
    expect(await check(id, "ethernet-address")).toMatchObject({
      verdict: "warning",
      message: expect.stringContaining(
        `239.206.0.7 on ${on} has the same Ethernet address, 01:00:5e:4e:00:07`,
      ),
    });
  });

  test("an interface with other traffic is told from one where nothing comes in", async () => {
    const { id } = await join("239.78.0.8", 7_108);
    whileListening = () => send(peer.address, "239.9.9.9:9", 3);
    expect((await check(id, "traffic"))?.message).toMatch(
      /^\d+ packets of other traffic came in on host0 within 1 s\.$/,
    );
    whileListening = null;
    expect((await check(id, "traffic"))?.message).toBe("Nothing at all came in on host0 within 1 s.");
  });
});
