import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createMonitor, type Monitor } from "../electron/engine/monitor.ts";
import { castscope, startWatch } from "./castscope.ts";
import { sendDatagrams } from "./datagrams.ts";
import { describeLab } from "./needs.ts";
import { here, Pair, wire } from "./network.ts";
import { stopPrograms } from "./program.ts";
import { receivePaths, startWatchBy } from "./receive-path.ts";

/** Many memberships beside each other, up to the system's limits and beyond them. */

describeLab("many memberships", ["ip", "sh", "python3"], () => {
  let pair: Pair;
  let monitor: Monitor | null = null;
  beforeAll(() => {
    pair = new Pair();
  });
  afterAll(() => pair.close());
  afterEach(async () => {
    await stopPrograms();
    await monitor?.close();
    monitor = null;
    vi.unstubAllEnvs();
  });

  const twenty = Array.from({ length: 20 }, (_, index) => index + 1);

  test.each(receivePaths)("twenty groups on one port, each with its own count, %s", async (path) => {
    const plan = twenty.map((count) => ({ group: `239.8.4.${count}`, port: 5400, count }));
    const targets = plan.map(({ group, port }) => `${group}:${port}`);
    const watch = await startWatchBy(path, pair.right, ...targets, "--on", wire);
    await sendDatagrams(pair.left, wire, ...plan);
    await watch.reached(...twenty);
    expect((await watch.finish()).groups.map(({ packets }) => packets)).toEqual(twenty);
  });

  test.each([
    ["IPv4", "239.8.4.50", "239.8.4.50"],
    ["IPv6", "ff15::8450", "[ff15::8450]"],
  ])("one group on twenty ports, each with its own count, %s", async (_family, group, written) => {
    const plan = twenty.map((count) => ({ group, port: 5420 + count, count }));
    const targets = plan.map(({ port }) => `${written}:${port}`);
    const watch = await startWatch(pair.right, ...targets, "--on", wire);
    await sendDatagrams(pair.left, wire, ...plan);
    await watch.reached(...twenty);
    expect((await watch.finish()).groups.map(({ packets }) => packets)).toEqual(twenty);
  });

  test("the same membership twice is one, however its interface is named", async () => {
    const [group, port] = ["239.8.4.60", 5450];
    const names = [wire, pair.rightAddress.ipv4].map((on) => `${group}:${port} on ${on}`);
    const watch = await startWatch(pair.right, ...names, ...names);
    await sendDatagrams(pair.left, wire, { group, port, count: 6 });
    await watch.reached(6);
    expect((await watch.finish()).groups).toMatchObject([{ packets: 6, interface: wire }]);
  });

  test.each(receivePaths)("1,000 at once get one packet each, %s", async (path) => {
    vi.stubEnv("CASTSCOPE_RECEIVE_PATH", path);
    const about = { version: "0.0.0-test", door: "command line" } as const;
    const running = createMonitor({ about });
    monitor = running;
    const plan = Array.from({ length: 1000 }, (_, index) => ({
      ...{ group: `239.8.${64 + Math.floor(index / 250)}.${(index % 250) + 1}`, port: 5460, count: 1 },
    }));
    for (const { group: address, port } of plan) {
      await running.handlers.join({ address, port, interface: "lo", source: null, bind: "group", name: "" });
    }
    const rows = async () => (await running.handlers.snapshot(null)).memberships;
    expect((await rows()).filter(({ problem }) => problem !== null)).toEqual([]);
    const all = new Promise<void>((resolve) => {
      running.onDelta(({ totals }) => totals.packets >= plan.length && resolve());
    });
    await sendDatagrams(here, "lo", ...plan);
    await all;
    expect((await rows()).filter(({ packets, sources }) => packets !== 1 || sources !== 1)).toEqual([]);
  });

  test.each(receivePaths)("beyond the limit of open files a row names it, %s", async (path) => {
    const targets = Array.from({ length: 60 }, (_, index) => `239.8.5.${index + 1}:5470`);
    const command = castscope("watch", ...targets, "--on", "lo", "--json", "--every", "0.1");
    const program = here.start([
      ...["sh", "-c", 'ulimit -n 50; exec env "$@"', "sh"],
      ...[`CASTSCOPE_RECEIVE_PATH=${path}`, ...command],
    ]);
    const first = JSON.parse(await program.line("out", () => true));
    const failed = first.groups.filter(({ state }: { state: string }) => state === "failed");
    const joined = first.groups.length - failed.length;
    expect(joined).toBeGreaterThan(10);
    expect(joined).toBeLessThan(50);
    expect(new Set(failed.map(({ problem }: { problem: string }) => problem))).toEqual(
      new Set([
        "The limit of 50 open files for one program is reached: raise it before the start (ulimit -n 200), or leave some groups.",
      ]),
    );
    // Those that were joined before count all the same.
    await sendDatagrams(here, "lo", { group: "239.8.5.1", port: 5470, count: 3 });
    await program.line("out", (line) => JSON.parse(line).groups[0].packets === 3);
    expect((await program.stop()).code).toBe(0);
  });

  test("a system that lets no socket join is told so", async () => {
    const setting = "net.ipv4.igmp_max_memberships";
    const file = `/proc/sys/${setting.replaceAll(".", "/")}`;
    const before = (await pair.right.run(["cat", file])).out.trim();
    const set = (value: string) => pair.right.run(["sh", "-c", `echo ${value} > ${file}`]);
    try {
      expect((await set("0")).err).toBe("");
      const { code, err } = await pair.right.run(castscope("watch", "239.8.5.70:5480", "--on", wire));
      expect([code, err]).toEqual([
        1,
        `The system lets no socket join an IPv4 group, because ${setting} is 0: set it to 1 or more (sysctl -w ${setting}=20).\n`,
      ]);
    } finally {
      await set(before);
    }
  });
});
