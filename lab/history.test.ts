import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { WatchReport } from "../electron/headless/cli/watch-report.ts";
import { castscope } from "./castscope.ts";
import { describeLab } from "./needs.ts";
import { here } from "./network.ts";
import { stopPrograms } from "./program.ts";

describeLab("a history that watch keeps", ["nft"], () => {
  afterEach(stopPrograms);

  const lines = (text: string): Record<string, unknown>[] =>
    text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));

  test("holds what was counted and lost, second by second, and what happened", async () => {
    const folder = mkdtempSync(join(tmpdir(), "castscope-lab-history-"));
    const file = join(folder, "history.db");
    const watch = here.start(
      castscope(
        "watch",
        "239.14.1.1:7601",
        "--on",
        "lo",
        "--json",
        "--every",
        "0.2",
        "--history",
        file,
        "--events",
      ),
    );
    const reported = (line: string) => JSON.parse(line);
    await watch.line("out", (line) => reported(line).groups !== undefined);
    const table = `table inet history {
      chain in { type filter hook prerouting priority 0; udp dport 7601 numgen inc mod 10 == 0 drop; }
    }`;
    expect((await here.run(["nft", "-f", "-"], { input: table })).err).toBe("");
    const stream = castscope(
      "send",
      "--test",
      "239.14.1.1:7601",
      "--on",
      "lo",
      "--ttl",
      "0",
      "--rate",
      "200",
      "--count",
      "500",
    );
    expect((await here.run(stream)).code).toBe(0);
    await watch.line("out", (line) => reported(line).kind === "stalled");
    const ended = await watch.stop("SIGINT");
    const told = lines(ended.out);
    const [group] = (told.at(-1) as unknown as WatchReport).groups;
    const lost = group?.streams?.[0]?.lost;
    expect(lost).toBeGreaterThan(10);

    const kept = await here.run(
      castscope("history", "239.14.1.1:7601", "--history", file, "--from", "10m", "--step", "1", "--json"),
    );
    const seconds = lines(kept.out);
    const sum = (name: string) => seconds.reduce((all, second) => all + Number(second[name] ?? 0), 0);
    expect([sum("packets"), sum("lost")]).toEqual([group?.packets, lost]);
    // The stream sends each five ms, and each second with a loss is one with an error.
    const most = seconds.map(({ intervalMostMs }) => Number(intervalMostMs ?? 0));
    expect(Math.max(...most)).toBeGreaterThan(9);
    const losing = seconds.filter((second) => Number(second.lost ?? 0) > 0);
    expect(losing.every(({ errorSeconds }) => errorSeconds === 1)).toBe(true);
    expect(losing.some(({ lossMostPercent }) => Math.abs(Number(lossMostPercent) - 10) < 3)).toBe(true);
    // Before the join there is a gap, and after the stream there is silence.
    expect(seconds[0]?.packets).toBeNull();
    expect(seconds.filter(({ packets }) => packets === 0).length).toBeGreaterThan(2);

    const events = await here.run(castscope("events", "--history", file, "--json"));
    const kinds = lines(events.out).map(({ kind }) => kind);
    expect(kinds).toEqual(["joined", "first-packet", "stalled"]);
    // It went on when the program ended: that is how far it was seen, and not its end.
    expect(lines(events.out).map(({ cut }) => cut)).toEqual([false, false, true]);
    expect(told.filter(({ event }) => event === true).map(({ kind }) => kind)).toEqual(kinds);
    await here.run(["nft", "delete", "table", "inet", "history"]);
    rmSync(folder, { recursive: true });
  });
});
