import { fileURLToPath } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import { socketsOf } from "../bench/kernel.mjs";
import { createMonitor, type Monitor } from "../electron/engine/monitor.ts";
import type { Totals } from "../shared/model/totals.ts";
import { describeLab } from "./needs.ts";
import { here } from "./network.ts";
import { stopPrograms } from "./program.ts";
import { receivePaths } from "./receive-path.ts";

/**
 * The short form of `npm run bench -- soak`: fifteen times as much as the memory may hold passes through it.
 */

const sender = fileURLToPath(new URL("../bench/load/segment_sender.py", import.meta.url));
const mebibyte = 1024 * 1024;
const memoryBytes = 16 * mebibyte;
const group = "239.8.6.1";

describeLab("much more than the memory holds", ["python3"], () => {
  let monitor: Monitor | null = null;
  afterEach(async () => {
    await stopPrograms();
    await monitor?.close();
    monitor = null;
    vi.unstubAllEnvs();
  });

  test.each(receivePaths)("every packet is counted, the memory stays bounded, %s", async (path) => {
    vi.stubEnv("CASTSCOPE_RECEIVE_PATH", path);
    const port = path === "recvmmsg" ? 5490 : 5491;
    const running = createMonitor({ about: { version: "0.0.0-test", door: "command line" }, memoryBytes });
    monitor = running;
    await running.handlers.join({
      address: group,
      port,
      interface: "lo",
      source: null,
      bind: "group",
      name: "",
    });

    let most = 0;
    let residentWhenFull = 0;
    let latest: Totals | null = null;
    running.onDelta(({ totals }) => {
      latest = totals;
      most = Math.max(most, totals.storeBytes);
      if (totals.storeDropped > 0 && residentWhenFull === 0) residentWhenFull = process.memoryUsage.rss();
    });
    const totals = (): Totals | null => latest;

    const load = ["20000", "1000", "12"];
    const command = ["python3", sender, group, String(port), "127.0.0.1", "1", ...load];
    const { code, out, err } = await here.run(command);
    expect([code, err]).toEqual([0, ""]);
    const [{ warm }, { sent, failed }] = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(failed).toBe(0);
    // What the kernel itself dropped is not Castscope's to count, but to tell.
    const dropped = () => socketsOf(port)?.drops ?? 0;
    await new Promise<void>((resolve) => {
      running.onDelta(({ totals: { packets } }) => packets + dropped() >= warm + sent && resolve());
    });

    const row = (await running.handlers.snapshot(null)).memberships[0];
    expect(row?.packets).toBe(warm + sent - dropped());
    if (row?.kernelDrops !== null) expect(row?.kernelDrops).toBe(dropped());
    expect(row?.bytes).toBe((row?.packets ?? 0) * 1000);
    // Of 1,000 bytes each, more cannot be kept.
    expect(row?.storeDropped).toBeGreaterThan((row?.packets ?? 0) - memoryBytes / 1000);
    expect((row?.packets ?? 0) - (row?.firstKept ?? 0) + 1).toBe(
      (row?.packets ?? 0) - (row?.storeDropped ?? 0),
    );
    expect(totals()?.storeLimit).toBe(memoryBytes);
    expect(most).toBeGreaterThan(memoryBytes / 2);
    expect(most).toBeLessThanOrEqual(memoryBytes);
    // 240 MB went through since; what is left of them would show.
    expect(process.memoryUsage.rss() - residentWhenFull).toBeLessThan(64 * mebibyte);
  });
});
