import { afterEach, expect, test } from "vitest";
import type { WatchReport } from "../electron/headless/cli/watch-report.ts";
import { castscope } from "./castscope.ts";
import { describeLab } from "./needs.ts";
import { here } from "./network.ts";
import { type Program, stopPrograms } from "./program.ts";
import { receivePaths, startWatchBy, usedPath } from "./receive-path.ts";

/** A computer that is too slow says so: what it dropped is told to the packet, and is nobody else's fault. */

const reports = (out: string): WatchReport[] =>
  out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

/** Packets of the first group of a report, and those that were dropped. */
function heard(line: string): number {
  const [group] = (JSON.parse(line) as WatchReport).groups;
  return (group?.packets ?? 0) + (group?.kernelDrops ?? 0);
}

/** More datagrams than the largest buffer holds, to a watch that stands still meanwhile. */
async function overrun(program: Program, target: string, count: number): Promise<number> {
  process.kill(program.pid, "SIGSTOP");
  try {
    const { out } = await here.run(
      castscope(
        ...["send", target, "--on", "lo", "--ttl", "0", "--size", "1400", "--json"],
        ...["--count", String(count), "--rate", "50000", "--burst", "100"],
      ),
    );
    const { sent, failed } = JSON.parse(out);
    expect([sent, failed]).toEqual([count, 0]);
    return sent;
  } finally {
    process.kill(program.pid, "SIGCONT");
  }
}

describeLab("a receiver that is overrun", [], () => {
  afterEach(stopPrograms);

  test.each(receivePaths)("tells exactly what it dropped, by %s", async (path) => {
    const target = `239.5.1.1:${path === "dgram" ? 9001 : 9000}`;
    // Another program on the same group and port, whose drops are its own.
    const other = here.start(castscope("watch", target, "--on", "lo", "--json", "--every", "0.1"));
    await other.line("out", () => true);
    const watch = await startWatchBy(path, here, target, "--on", "lo");
    const sent = await overrun(watch.program, target, 60_000);
    const isAll = (line: string): boolean => heard(line) >= sent;
    await Promise.all([watch.program.line("out", isAll), other.line("out", isAll)]);
    const { groups, ended } = await watch.finish();
    const lines = reports(ended.out);
    const last = lines.at(-1);
    if (usedPath(ended) !== path) console.warn(`${path} cannot be had here: tried ${usedPath(ended)}`);
    const { packets = 0, kernelDrops = 0 } = groups[0] ?? {};
    expect(kernelDrops).toBeGreaterThan(0);
    expect(packets + (kernelDrops ?? 0)).toBe(sent);
    expect(last?.totals).toMatchObject({ packets, kernelDrops });
    const told = lines.map(({ totals }) => totals.droppedHere ?? 0);
    expect(told.reduce((sum, one) => sum + one, 0)).toBe(kernelDrops);
    // It stood still for as long as 60,000 packets take at 50,000 a second.
    expect(last?.totals.lagMost).toBeGreaterThan(1_000);
    expect(heard((await other.stop()).out.trimEnd().split("\n").at(-1) ?? "")).toBe(sent);
  });

  test("says so to people, and blames nobody else", async () => {
    const target = "239.5.1.2:9002";
    const program = here.start(castscope("watch", target, "--on", "lo", "--every", "0.1"));
    await program.line("out", (line) => line.includes("239.5.1.2"));
    await overrun(program, target, 60_000);
    await program.nextLine("out", (line) =>
      /^Dropped by this computer: [\d,]+, not lost on the network \([\d,]+ in all\)\.$/.test(line),
    );
    const { err } = await program.stop();
    expect(err).toBe("");
  });
});
