import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { WatchReport } from "../electron/headless/cli/watch-report.ts";
import { limits } from "../shared/limits.ts";
import { castscope } from "./castscope.ts";
import { sendDatagrams } from "./datagrams.ts";
import { describeLab } from "./needs.ts";
import { here } from "./network.ts";

/** Whoever starts a watch and does not read what it tells, as a script that hangs, costs no memory. */

describeLab("a watch that nobody reads", ["python3"], () => {
  test("keeps no more than its bound, counts what it left out, and ends with the whole", async () => {
    const groups = Array.from({ length: 250 }, (_, number) => `239.9.8.${number}:9080`);
    const command = castscope("watch", ...groups, "--on", "lo", "--json", "--every", "0.1");
    const [program = "", ...args] = ["timeout", "--foreground", "60", ...command];
    // Nothing is read from it until the end.
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
    await Promise.race([once(child.stdout, "readable"), once(child, "exit")]);
    await sleep(3_000);
    await sendDatagrams(here, "lo", { group: "239.9.8.7", port: 9080, count: 70 });
    await sleep(3_000);
    child.kill("SIGTERM");
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    const [code] = await once(child, "close");
    expect(code).toBe(0);
    const lines = out.trimEnd().split("\n");
    const reports = lines.map((line) => JSON.parse(line) as WatchReport);
    const longest = Math.max(...lines.map(({ length }) => length + 1));
    // What waited, a line that was begun below the bound, the final one, and what both ends of the pipe hold.
    expect(out.length).toBeLessThan(limits.unreadBytes + 2 * longest + 4 * 65_536);
    const last = reports.at(-1);
    expect(last?.final).toBe(true);
    expect(last?.groups[7]?.packets).toBe(70);
    expect(last?.leftOut).toBeGreaterThan(0);
    expect(reports.slice(0, -1).every(({ leftOut }) => leftOut === undefined)).toBe(true);
  });
});
