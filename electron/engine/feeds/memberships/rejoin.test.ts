import { execFileSync } from "node:child_process";
import { afterEach, describe, expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { createSystemNetwork, type Network } from "../../net/network.ts";
import { madeUpStreams } from "../../streams/testing.ts";
import { systemClock } from "../../time/clock.ts";
import { WallTime } from "../../time/wall-time.ts";
import { Memory } from "../../traffic/memory.ts";
import { TrafficStore } from "../../traffic/traffic.ts";
import { Drops } from "./drops.ts";
import { Membership } from "./membership.ts";
import type { MembershipSpec } from "./spec.ts";

/** Real sockets, strictly on loopback. What waits in a socket that is closed or joined anew is counted all the same. */

const rounds = 5;
const perRound = 32_000;

/** Sends from a process of its own and returns when it is through: meanwhile nothing is read here. */
function sendWhileNobodyReads(address: string, port: number): void {
  const script = `
    const socket = require("node:dgram").createSocket("udp4");
    const payload = Buffer.alloc(32);
    let left = ${perRound};
    socket.bind(0, "127.0.0.1", () => {
      socket.setMulticastInterface("127.0.0.1");
      socket.setMulticastTTL(0);
      const next = () => {
        if (left === 0) return socket.close();
        left -= 1;
        socket.send(payload, ${port}, "${address}", next);
      };
      next();
    });`;
  execFileSync(process.execPath, ["-e", script], { stdio: "inherit" });
}

const group: MembershipSpec = {
  kind: "group",
  bind: "group",
  family: 4,
  address: "239.255.9.41",
  port: 47_141,
  source: null,
  interface: { name: "lo", index: 1, address: "127.0.0.1" },
  choice: "lo",
  byDefault: false,
  linkLocal: false,
  anyOfLink: false,
};
const host: MembershipSpec = { ...group, kind: "host", address: "127.0.0.1" };
const again = { name: "joined-after-retry", values: {} } as const;

/** Ways in which a row's socket is given up. */
const ways: Record<string, (row: Membership) => Promise<void>> = {
  "joined again": (row) => row.reopen(again),
  async "left and brought back"(row) {
    await row.close();
    await row.open(again);
  },
};

let network: Network | null = null;
afterEach(async () => {
  await network?.close();
  delete process.env.CASTSCOPE_RECEIVE_PATH;
});

const linux = process.platform === "linux";
const paths = ["recvmmsg", "dgram"] as const;

describe.runIf(linux).each(paths)("a row whose packets wait, by %s", (path) => {
  const wall = new WallTime(systemClock);

  function start(spec: MembershipSpec): { row: Membership; drops: Drops } {
    process.env.CASTSCOPE_RECEIVE_PATH = path;
    network = createSystemNetwork();
    const store = new TrafficStore(new Memory(limits.memoryBytes));
    const row = new Membership(1, spec, "", {
      network,
      store,
      streams: madeUpStreams(),
      wall,
      separatesInterfaces: () => true,
    });
    return { row, drops: new Drops(network, systemClock, [row]) };
  }

  test.each(
    Object.keys(ways).flatMap((way) => [
      ["a group", way, group] as const,
      ["a host's address", way, host] as const,
    ]),
  )("%s loses nothing unsaid when it is %s", { timeout: 60_000 }, async (_what, way, spec) => {
    const { row, drops } = start({ ...spec, port: spec.port + (path === "dgram" ? 1 : 0) });
    await row.open();
    expect(row.problem).toBeNull();
    for (let round = 0; round < rounds; round += 1) {
      sendWhileNobodyReads(row.spec.address, row.spec.port);
      await ways[way]?.(row);
    }
    await row.close();
    await drops.refresh();
    const { packets } = row.traffic.figures(0, wall.now());
    expect(packets + (row.kernelDrops ?? 0)).toBe(rounds * perRound);
  });
});
