import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { WatchReport } from "../electron/headless/cli/watch-report.ts";
import type { PairReport } from "../shared/report/pair-report.ts";
import { startWatch, type Watch } from "./castscope.ts";
import { describeLab } from "./needs.ts";
import { stopPrograms } from "./program.ts";
import { ends, TwoCables } from "./two-cables.ts";

/**
 * Two legs by two cables (SMPTE ST 2022-7), of which nft loses each hundredth packet on one behind the sender: what that
 * leg lacks is what nft counted, the other one brings it, and nothing is missing.
 */

const port = 5_004;
const groups = ["239.9.20.1", "239.9.120.1"] as const;
const sendPair = fileURLToPath(new URL("../e2e/send-pair.mjs", import.meta.url));

/** Each hundredth datagram by the second cable, counted where it is lost. */
const lossy = `table netdev lossy {
  counter gone { }
  chain out {
    type filter hook egress device w1 priority 0
    udp dport ${port} numgen inc mod 100 == 50 counter name gone drop
  }
}
`;

describeLab("a redundant pair", ["ip", "nft"], () => {
  let hosts: TwoCables;
  beforeAll(() => {
    hosts = new TwoCables();
  });
  afterAll(() => hosts.close());
  afterEach(stopPrograms);

  const nft = async (...args: string[]): Promise<string> => {
    const { code, out, err } = await hosts.right.run(["nft", ...args]);
    expect([code, err]).toEqual([0, ""]);
    return out;
  };

  const gone = async (): Promise<number> =>
    Number(/packets (\d+)/.exec(await nft("list", "counter", "netdev", "lossy", "gone"))?.[1]);

  /** The first report of the pair of which this holds. */
  async function pairWhen(watch: Watch, holds: (pair: PairReport) => boolean): Promise<PairReport> {
    const pairOf = (line: string): PairReport | undefined => (JSON.parse(line) as WatchReport).pairs[0];
    const line = await watch.program.line("out", (text) => {
      const pair = pairOf(text);
      return pair !== undefined && holds(pair);
    });
    const pair = pairOf(line);
    if (pair === undefined) throw new Error("the line has no pair");
    return pair;
  }

  test("lacks on one leg what nft counted, and nothing after both are put together", async () => {
    const watch = await startWatch(
      hosts.left,
      ...groups.map((group, cable) => `${group}:${port} on v${cable}`),
    );
    const legs = groups.map((group, cable) => ({ group, from: ends.right(cable === 0 ? 0 : 1).ipv4 }));
    hosts.right.start([
      process.execPath,
      sendPair,
      JSON.stringify({ legs, port, rate: 1_000, count: 1_000_000 }),
    ]);
    await pairWhen(watch, ({ sent, sameness }) => sent > 100 && sameness === "same");

    const { code, err } = await hosts.right.run(["nft", "-f", "-"], { input: lossy });
    expect([code, err]).toEqual([0, ""]);
    await pairWhen(watch, ({ b }) => b.lost - b.late >= 40);
    await nft("flush", "chain", "netdev", "lossy", "out");
    const lost = await gone();
    expect(lost).toBeGreaterThanOrEqual(40);

    // What came later than the wait, on a busy computer, counts as lost all the same.
    const pair = await pairWhen(watch, ({ b }) => b.lost - b.late >= lost);
    expect(pair).toMatchObject({
      ...{ kind: "rtp", id: "SSRC 0x5A1C03E2", sameness: "same", missing: 0, missingPercent: 0, longest: 0 },
      a: { group: groups[0], interface: "v0", state: "fits", droppedHere: 0 },
      b: { group: groups[1], interface: "v1", state: "fits", droppedHere: 0 },
      sharedPath: null,
    });
    expect(pair.b.lost - pair.b.late).toBe(lost);
    expect(pair.a.lost).toBe(pair.a.late);
    expect(pair.a.only).toBe(pair.b.lost);
    expect(pair.sent).toBe(pair.both + pair.a.only + pair.b.only + pair.missing);
  });
});
