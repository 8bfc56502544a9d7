import { afterEach, beforeEach, expect, test } from "vitest";
import type { WatchReport } from "../electron/headless/cli/watch-report.ts";
import { castscope } from "./castscope.ts";
import { streamDatagrams } from "./datagrams.ts";
import { Lab } from "./lab.ts";
import { describeLab } from "./needs.ts";
import { wire } from "./network.ts";
import { stopPrograms } from "./program.ts";
import { receivePaths } from "./receive-path.ts";

/** Interfaces that go and come back while traffic runs: the memberships follow by themselves. */

describeLab("an interface that comes back", ["ip", "python3"], () => {
  let lab: Lab;
  beforeEach(() => {
    lab = new Lab();
  });
  afterEach(async () => {
    await stopPrograms();
    lab.close();
  });

  const groups = [
    { group: "239.8.6.1", port: 5600, count: 1 },
    { group: "ff15::861", port: 5600, count: 1 },
  ];

  /** What is done to the interface of the host beside the sender, and how its row tells of it. */
  const changes = [
    {
      what: "deleted and made again",
      go: () => lab.unplug("near", wire),
      back: () => lab.plugIn("near", wire),
      sentence: /^wire0 is gone since \d\d:\d\d:\d\d: it is joined again by itself when it comes back\.$/,
    },
    {
      what: "down and up",
      go: () => lab.near.run(["ip", "link", "set", wire, "down"]),
      // IPv6 addresses go with the link.
      back: async () => {
        await lab.near.run(["ip", "link", "set", wire, "up"]);
        await lab.near.run(["ip", "address", "add", `${lab.nearAddress.ipv6}/64`, "dev", wire, "nodad"]);
      },
      sentence: /^wire0 is down since \d\d:\d\d:\d\d: it is joined again by itself when it is up\.$/,
    },
    {
      what: "without its addresses, and given them again",
      go: () => lab.near.run(["ip", "address", "flush", "dev", wire]),
      back: async () => {
        for (const own of [`${lab.nearAddress.ipv4}/24`, `${lab.nearAddress.ipv6}/64`]) {
          await lab.near.run(["ip", "address", "add", own, "dev", wire]);
        }
      },
      sentence:
        // Linux delivers even so, and packets that come are counted: then there is nothing to complain of.
        /^(receiving|wire0 has no IPv[46] address since \d\d:\d\d:\d\d: it is joined again by itself when it has one\.)$/,
    },
  ];

  /** Starts a watch of both groups, and waits for the lines that it says. */
  function startWatch(path: string): (wanted: Wanted) => Promise<WatchReport> {
    const targets = groups.map(({ group, port }) => `${group.includes(":") ? `[${group}]` : group}:${port}`);
    const command = castscope("watch", ...targets, "--on", wire, "--json", "--every", "0.1");
    const program = lab.near.start(["env", `CASTSCOPE_RECEIVE_PATH=${path}`, ...command]);
    return async (wanted) => {
      const line = await program.line("out", (one) => (JSON.parse(one) as WatchReport).groups.every(wanted));
      return JSON.parse(line) as WatchReport;
    };
  }
  type Row = WatchReport["groups"][number];
  type Wanted = (row: Row, index: number) => boolean;
  const lastEvent = (row: Row): string => row.lastEvent?.message ?? "";

  test.each(receivePaths.flatMap((path) => changes.map((change) => ({ path, ...change }))))(
    "$what, $path: counts again by itself",
    async ({ path, go, back, sentence }) => {
      const said = startWatch(path);
      await said(() => true);
      streamDatagrams(lab.sender, wire, ...groups);
      await said((row) => row.packets >= 3);

      await go();
      const lost = await said((row) =>
        /^wire0 (is gone|is down|has no IPv[46] address)\.$/.test(lastEvent(row)),
      );
      for (const row of lost.groups) expect(row.problem ?? row.state).toMatch(sentence);
      await back();
      const restored = /^wire0 is back after \d+ s: joined again\.$/;
      const again = await said(
        (row, index) =>
          (restored.test(lastEvent(row)) || /^Back after /.test(lastEvent(row))) &&
          row.state === "receiving" &&
          row.packets >= (lost.groups[index]?.packets ?? 0) + 3,
      );
      for (const row of again.groups) expect(row.problem).toBeUndefined();
    },
  );
});
