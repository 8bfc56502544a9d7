import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
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

  /** The thread that writes, fed with minutes; tells how it stands after each. Room is made again when it first failed. */
  const filling = `
    const { Worker } = require("node:worker_threads");
    const { randomFillSync } = require("node:crypto");
    const { unlinkSync } = require("node:fs");
    const [script, file, ballast, from, most] = process.argv.slice(1);
    const worker = new Worker(script, { workerData: { file, run: "run" } });
    let [sent, failed] = [0, 0];
    worker.on("message", ({ standing, answer }) => {
      if (answer !== undefined) {
        console.log(JSON.stringify({ packets: answer.figures?.packets.sum.reduce((all, one) => all + (one || 0), 0) ?? null, failure: answer.failure ?? null }));
        worker.postMessage({ kind: "close" });
        return;
      }
      console.log(JSON.stringify(standing));
      if (standing.failure !== null) {
        failed += 1;
        if (failed === 2 && ballast !== "") unlinkSync(ballast);
      }
      if (sent === Number(most) || (failed > 1 && standing.failure === null)) {
        const begin = Number(from) * 60;
        const query = { series: "group", from: begin, to: begin + sent * 60, step: sent * 60 };
        worker.postMessage({ kind: "query", id: 1, query });
        return;
      }
      const noise = new Float64Array(randomFillSync(new Uint32Array(60 * 20)).map((one) => one));
      const rows = Array.from({ length: 20 }, (_, row) => ({
        series: row === 0 ? "group" : "group " + row,
        seconds: [new Float64Array(60).fill(1), ...Array.from({ length: 5 }, () => noise.subarray(row * 60, row * 60 + 60))],
      }));
      worker.postMessage({ kind: "minute", minute: Number(from) + sent, rows });
      sent += 1;
    });`;

  test("waits where the disk is full and is whole when there is room again; a file that cannot be written stays as it is", async () => {
    const folder = mkdtempSync(join(tmpdir(), "castscope-lab-full-"));
    const script = fileURLToPath(new URL("../dist/headless/history.js", import.meta.url));
    const node = `"${process.execPath}" -e "$FILLING" "${script}" "${folder}/history.db"`;
    const shell = `set -e
      mount -t tmpfs -o size=2m tmpfs "${folder}"
      head -c 1200000 /dev/zero > "${folder}/ballast"
      ${node} "${folder}/ballast" 29000000 60
      echo READ-ONLY
      sum=$(sha256sum < "${folder}/history.db")
      mount -o remount,ro "${folder}"
      ${node} "" 29000000 2
      [ "$sum" = "$(sha256sum < "${folder}/history.db")" ] && ls "${folder}"`;
    const { out, err, code } = await here.run([
      ...["env", `FILLING=${filling}`, "unshare", "--mount", "bash", "-c", shell],
    ]);
    expect([code, err]).toEqual([0, ""]);
    const [full = "", closed = ""] = out.split("READ-ONLY\n");
    const told = lines(full);
    const failures = told.filter(({ failure }) => failure !== null);
    expect(failures.length).toBeGreaterThan(1);
    expect(failures.map(({ failure }) => failure)).toEqual(failures.map(() => "the disk is full"));
    expect(told.at(-2)).toMatchObject({ failure: null, leftOut: 0, setAside: null });
    // Each second of each minute that was handed over, also of those that had to wait.
    expect(told.at(-1)).toEqual({ packets: (told.length - 2) * 60, failure: null });
    expect(closed).toContain("history.db");
    expect(closed).not.toContain("broken");
    const standing = closed.split("\n").filter((line) => line.startsWith("{"));
    expect(JSON.parse(standing[0] ?? "")).toMatchObject({
      failure: "the disk can only be read",
      setAside: null,
    });
    rmSync(folder, { recursive: true });
  });
});
