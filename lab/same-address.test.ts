import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { WatchReport } from "../electron/headless/cli/watch-report.ts";
import { castscope } from "./castscope.ts";
import { describeLab } from "./needs.ts";
import { Host, ip, ipBatch, uniqueName } from "./network.ts";
import { stopPrograms } from "./program.ts";

/** One IPv4 address on two interfaces, as unnumbered links have it: what is chosen is used, or refused. */

describeLab("an address on two interfaces", ["ip"], () => {
  const name = uniqueName();
  const host = new Host(name);
  const group = "239.9.9.1";
  const target = `${group}:9090`;
  beforeAll(() => {
    ip("netns", "add", name);
    ipBatch(name, [
      "link set lo up",
      ...["0", "1"].flatMap((number) => [
        `link add v${number} type veth peer name w${number}`,
        `link set v${number} up`,
        `link set w${number} up`,
      ]),
      "address add 10.77.9.1/24 dev v0",
      "address add 10.77.9.1/24 dev v1",
    ]);
  });
  afterAll(() => ip("netns", "delete", name));
  afterEach(stopPrograms);

  /** The interfaces on which the kernel lists the group. */
  async function joinedOn(): Promise<string[]> {
    const { out } = await host.run(["ip", "-json", "maddress", "show"]);
    const all = JSON.parse(out) as { ifname: string; maddr: { address?: string }[] }[];
    return all.filter(({ maddr }) => maddr.some(({ address }) => address === group)).map((one) => one.ifname);
  }

  function startWatch(path: string, ...more: string[]) {
    const command = castscope("watch", target, ...more, "--json", "--every", "0.1");
    return host.start(["env", `CASTSCOPE_RECEIVE_PATH=${path}`, ...command]);
  }
  const row = (line: string) => (JSON.parse(line) as WatchReport).groups[0];

  /** Packets that came out at the far end of a cable. */
  async function arrived(at: string): Promise<number> {
    const { out } = await host.run(["ip", "-json", "-stats", "link", "show", at]);
    return JSON.parse(out)[0].stats64.rx.multicast || JSON.parse(out)[0].stats64.rx.packets;
  }
  /** Many more than the system says by itself of its groups and addresses. */
  const count = 100;
  const sentBy = async (path: string, ...more: string[]) => {
    const before = await Promise.all(["w0", "w1"].map(arrived));
    const send = castscope("send", target, "--count", `${count}`, "--rate", "1000", ...more);
    const ended = await host.run(["env", `CASTSCOPE_SEND_PATH=${path}`, ...send]);
    const after = await Promise.all(["w0", "w1"].map(arrived));
    return { ended, by: after.map((now, at) => now - (before[at] ?? 0) >= count) };
  };

  test.each(["v0", "v1"])("recvmmsg and sendmmsg take the one that was chosen: %s", async (on) => {
    const watch = startWatch("recvmmsg", "--on", on);
    expect(row(await watch.line("out", () => true))).toMatchObject({ interface: on, state: "joining" });
    expect(await joinedOn()).toEqual([on]);
    const { ended, by } = await sentBy("sendmmsg", "--on", on);
    expect([ended.code, by]).toEqual([0, [on === "v0", on === "v1"]]);
  });

  test("dgram refuses to join, says why, and joins when the address is only there", async () => {
    const watch = startWatch("dgram", "--on", "v1");
    expect(row(await watch.line("out", () => true))).toMatchObject({
      state: "failed",
      problemCode: "address-not-available",
      problem:
        "v0 has 10.77.9.1 too, and Node's dgram names interfaces by their address: give v1 one of its own, or install koffi.",
    });
    expect(await joinedOn()).toEqual([]);
    ip("-n", name, "address", "delete", "10.77.9.1/24", "dev", "v0");
    try {
      await watch.line("out", (line) => row(line)?.state === "joining");
      expect(await joinedOn()).toEqual(["v1"]);
    } finally {
      ip("-n", name, "address", "add", "10.77.9.1/24", "dev", "v0");
    }
  });

  test("dgram refuses to send, and says why", async () => {
    const { ended, by } = await sentBy("dgram", "--on", "v1");
    expect(ended.code).toBe(1);
    expect(ended.err).toContain("v0 has 10.77.9.1 too");
    expect(by).toEqual([false, false]);
  });

  test.each(["v0", "v1"])("the system's own choice needs no name, by dgram too: %s", async (on) => {
    ip("-n", name, "route", "add", "239.0.0.0/8", "dev", on);
    try {
      const watch = startWatch("dgram");
      expect(row(await watch.line("out", () => true))).toMatchObject({ interface: on, state: "joining" });
      expect(await joinedOn()).toEqual([on]);
      const { ended, by } = await sentBy("dgram");
      expect([ended.code, by]).toEqual([0, [on === "v0", on === "v1"]]);
    } finally {
      ip("-n", name, "route", "delete", "239.0.0.0/8");
    }
  });
});
