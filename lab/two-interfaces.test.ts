import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { WatchReport } from "../electron/headless/cli/watch-report.ts";
import { castscope, startWatch } from "./castscope.ts";
import { sendDatagrams } from "./datagrams.ts";
import { bothOn, Lab } from "./lab.ts";
import { describeLab } from "./needs.ts";
import { wire } from "./network.ts";
import { stopPrograms } from "./program.ts";

/** One group joined on two interfaces: what arrives, and what is dropped, belongs to the row of its own. */

describeLab("a group on two interfaces", ["ip", "python3"], () => {
  let lab: Lab;
  beforeAll(() => {
    lab = new Lab();
  });
  afterAll(() => lab.close());
  afterEach(stopPrograms);

  const { home, away } = bothOn;
  const onBoth = (target: string): string[] => [`${target} on ${home}`, `${target} on ${away}`];

  // More than the largest buffer holds.
  const flood = 40_000;

  /** Datagrams of all sockets of the host that found no room, by the kernel's own count. */
  async function roomless(): Promise<number> {
    const { out } = await lab.both.run(["cat", "/proc/net/snmp", "/proc/net/snmp6"]);
    const [names = [], counts = []] = [...out.matchAll(/^Udp: (.*)$/gm)].map(([, line = ""]) =>
      line.split(" "),
    );
    const ipv6 = /^Udp6RcvbufErrors\s+(\d+)$/m.exec(out)?.[1];
    return Number(counts[names.indexOf("RcvbufErrors")]) + Number(ipv6);
  }

  test.each([
    ["IPv4", "239.9.4.1:5701"],
    ["IPv6", "[ff15::941]:5701"],
    ["IPv6, on the link only", "[ff12::941]:5701"],
  ])("%s: drops are the busy row's, and none the idle row's", async (_what, target) => {
    const before = await roomless();
    const watch = await startWatch(lab.both, ...onBoth(target));
    process.kill(watch.program.pid, "SIGSTOP");
    try {
      const { out } = await lab.sender.run(
        castscope(
          ...["send", target, "--on", wire, "--size", "1400", "--yes", "--json"],
          ...["--count", String(flood), "--rate", "50000", "--burst", "100"],
        ),
      );
      expect(JSON.parse(out)).toMatchObject({ sent: flood, failed: 0 });
    } finally {
      process.kill(watch.program.pid, "SIGCONT");
    }
    // What still waits in the socket is read after it goes on.
    await watch.program.line("out", (line) => {
      const [busy] = (JSON.parse(line) as WatchReport).groups;
      return (busy?.packets ?? 0) + (busy?.kernelDrops ?? 0) >= flood;
    });
    const { groups } = await watch.finish();
    const [busy, idle] = groups;
    expect(busy?.kernelDrops).toBeGreaterThan(0);
    expect(busy?.kernelDrops).toBe((await roomless()) - before);
    expect((busy?.packets ?? 0) + (busy?.kernelDrops ?? 0)).toBe(flood);
    expect(idle).toMatchObject({ packets: 0, kernelDrops: 0 });
  });

  test.each([
    ["IPv4", "239.9.4.2:5702"],
    ["IPv6", "[ff15::942]:5702"],
    ["IPv6, on the link only", "[ff12::942]:5702"],
  ])("%s: a row hears what this host sends by its interface", async (_what, target) => {
    const watch = await startWatch(lab.both, ...onBoth(target));
    const { code, err } = await lab.both.run(
      castscope("send", target, "--on", away, "--count", "3", "--rate", "100"),
    );
    expect([code, err]).toEqual([0, ""]);
    await watch.reached(0, 3);
    const { groups } = await watch.finish();
    expect(groups).toMatchObject([{ packets: 0 }, { packets: 3 }]);
  });

  test("IPv6: a row goes on when its interface is renamed", async () => {
    const watch = await startWatch(lab.both, ...onBoth("[ff15::943]:5703"));
    const planned = { group: "ff15::943", port: 5703, count: 20 };
    await sendDatagrams(lab.sender, wire, planned);
    await watch.reached(20, 0);
    const rename = (from: string, to: string) => lab.both.run(["ip", "link", "set", "dev", from, "name", to]);
    expect(await rename(home, "renamed0")).toMatchObject({ code: 0 });
    try {
      await sendDatagrams(lab.sender, wire, planned);
      await watch.reached(40, 0);
    } finally {
      await rename("renamed0", home);
    }
    const { groups } = await watch.finish();
    expect(groups).toMatchObject([{ packets: 40 }, { packets: 0 }]);
  });
});
