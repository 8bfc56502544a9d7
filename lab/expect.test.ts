import { afterEach, expect, test } from "vitest";
import type { WatchReport } from "../electron/headless/cli/watch-report.ts";
import { castscope } from "./castscope.ts";
import { describeLab } from "./needs.ts";
import { here } from "./network.ts";
import { type Ended, stopPrograms } from "./program.ts";

/** A script that tests a network: a test stream is sent, and the watch says whether it came as expected. */

describeLab("what is expected of a stream", ["nft"], () => {
  afterEach(stopPrograms);

  /**
   * A watch that ends when all has come that will; its time would be far longer.
   * @param coming packets that are not lost on the way, with those that say the end
   */
  async function watched(
    target: string,
    count: number,
    coming: number,
    ...expectations: readonly string[]
  ): Promise<Ended> {
    const expected = expectations.flatMap((one) => ["--expect", one]);
    const program = here.start(
      castscope("watch", target, "--on", "lo", "--for", "600", "--every", "0.1", "--json", ...expected),
    );
    await program.line("out", () => true);
    const stream = ["--test", target, "--on", "lo", "--ttl", "0", "--rate", "400", "--count", String(count)];
    expect((await here.run(castscope("send", ...stream))).code).toBe(0);
    await program.line("out", (line) => (JSON.parse(line) as WatchReport).groups[0]?.packets === coming);
    return program.stop("SIGINT");
  }

  const lastLine = ({ out }: Ended) => JSON.parse(out.trimEnd().split("\n").at(-1) ?? "") as WatchReport;

  test("ends with 0 when all of it holds", async () => {
    const all = ["loss = 0%", "lost = 0", "sources = 1", "duplicates = 0", "rate > 50/s", "jitter < 1s"];
    const ended = await watched("239.11.5.1:7501", 400, 403, ...all);
    expect([ended.err, ended.code]).toEqual(["", 0]);
    const { groups, expectations } = lastLine(ended);
    expect(expectations?.map(({ expect: text, holds }) => [text, holds])).toEqual(
      all.map((one) => [one, true]),
    );
    const [stream, ...further] = groups[0]?.streams ?? [];
    expect(further).toEqual([]);
    expect(stream).toMatchObject({
      kind: "castscope",
      received: 400,
      expected: 400,
      lost: 0,
      lossPercent: 0,
    });
    expect(groups[0]?.sources).toMatchObject([{ address: "127.0.0.1", packets: 403 }]);
  });

  test("ends with 1 and says what it is instead, counted as the firewall counts", async () => {
    // On the way in, behind the sender: of each ten the first.
    const rule = "udp dport 7502 numgen inc mod 10 == 0 counter name gone drop";
    const table = `table inet expected {
      counter gone { }
      chain in { type filter hook prerouting priority 0; ${rule}; }
    }`;
    expect((await here.run(["nft", "-f", "-"], { input: table })).err).toBe("");
    try {
      const ended = await watched(
        "239.11.5.2:7502",
        400,
        362,
        "loss < 1%",
        "lost = 39",
        "reordered = 0",
        "drops > 0",
      );
      const counted = await here.run(["nft", "list", "counter", "inet", "expected", "gone"]);
      expect(counted.out).toContain("packets 41 ");
      // Of the packets 39: the very first one, of which nobody knows that it was sent, and one of those that say the end.
      expect(ended.err).toBe(
        [
          "239.11.5.2:7502: loss < 1% does not hold: it is 9.774 %, 39 of 399 packets.",
          "239.11.5.2:7502: drops > 0 does not hold: it is 0 packets.",
          "",
        ].join("\n"),
      );
      expect(ended.code).toBe(1);
      expect(lastLine(ended).groups[0]?.streams).toMatchObject([
        { received: 360, expected: 399, lost: 39, bursts: 39, longestBurst: 1, droppedHere: 0 },
      ]);
    } finally {
      await here.run(["nft", "delete", "table", "inet", "expected"]);
    }
  });

  test("ends with 1 where nothing can be measured, and with 2 where nothing can be read", async () => {
    const target = ["watch", "239.11.5.3:7503", "--on", "lo", "--for", "0.3"];
    const silent = await here.run(castscope(...target, "--expect", "loss < 1%"));
    expect([silent.code, silent.err]).toEqual([
      1,
      "239.11.5.3:7503: loss < 1% cannot be measured: no packet came.\n",
    ]);
    const unread = await here.run(castscope(...target, "--expect", "loss < 1"));
    expect(unread).toEqual({ code: 2, out: "", err: "1 has no unit: loss is in %, such as 0.1%.\n" });
  });
});
