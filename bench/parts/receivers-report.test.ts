import { describe, expect, it } from "vitest";
import { formatReceivers, judge, receiverTargets, summariseReceivers } from "./receivers-report.mjs";

/** Figures of three turns; processor time is given for one rate. */
function figures(of: Record<string, { rates: (number | null)[]; atLeast?: number; microseconds: number }>) {
  const entries = Object.entries(of);
  return {
    size: 200,
    highest: Object.fromEntries(
      entries.map(([name, { rates, atLeast = 0 }]) => [
        name,
        rates.map((rate, index) => ({ rate, atLeast: index < atLeast })),
      ]),
    ),
    costs: [
      {
        rate: 50_000,
        trials: entries.map(([receiver, { microseconds }]) => ({
          ...{ receiver, size: 200, asked: 50_000, rate: 50_000, limited: false, sent: 1, failed: 0 },
          ...{ received: 1, loss: 0, clean: true, drops: 0, others: 0, microseconds },
        })),
      },
    ],
  };
}

const made = summariseReceivers(
  figures({
    "bare dgram handler": { rates: [100_000, 120_000, 110_000], microseconds: 5 },
    "Castscope, dgram": { rates: [88_000, 88_000, 88_000], microseconds: 6 },
    "Castscope, recvmmsg": { rates: [330_000, 300_000, 360_000], microseconds: 2.5 },
    C: { rates: [600_000, 700_000, 660_000], atLeast: 2, microseconds: 1 },
    iperf: { rates: [400_000, 400_000, null], microseconds: 2 },
    mgen: { rates: [100_000, 100_000, 100_000], microseconds: 4 },
  }),
);

describe("the receivers' report", () => {
  it("marks a rate that is the sender's limit in most turns", () => {
    const text = formatReceivers(200, made, "C").join("\n");
    expect(text).toMatch(/^C +≥ 660,000 \(600,000 to 700,000\) +6\.00 × +1\.00 ×$/m);
    expect(text).toMatch(/^Castscope, recvmmsg +330,000 \(300,000 to 360,000\) +3\.00 × +0\.50 ×$/m);
    expect(text).toMatch(/^Castscope, recvmmsg +2\.50 +0\.50 × +2\.50 × +0\.000$/m);
  });

  it("counts a turn without any loss-free rate as nothing", () => {
    expect(made.find(({ receiver }) => receiver === "iperf")?.highest).toMatchObject({ low: 0 });
  });

  it("computes each target from the medians, against the best of the peers", () => {
    expect(receiverTargets(200, made, "C")).toEqual([
      "200 bytes, recvmmsg: loss-free rate to the bare handler's: 3.00, target at least 3 reached",
      "200 bytes, recvmmsg: loss-free rate to the C receiver's: 0.50, target at least 0.6 missed by 17 %",
      "200 bytes, recvmmsg: loss-free rate to the best peer's (iperf): 0.82, target at least 1 missed by 18 %",
      "200 bytes, recvmmsg: processor time to the bare handler's at 50,000 a second: 0.50, target at most 0.4 missed by 25 %",
      "200 bytes, dgram: loss-free rate to the bare handler's: 0.80, target at least 0.85 missed by 6 %",
    ]);
  });

  it("says nothing of what was not measured", () => {
    const alone = summariseReceivers(figures({ "Castscope, dgram": { rates: [88_000], microseconds: 6 } }));
    expect(receiverTargets(200, alone, "C")).toEqual([]);
    expect(formatReceivers(200, alone, "C").join("\n")).toMatch(/^Castscope, dgram +88,000 +– +–$/m);
  });

  it("judges on the right side of the target", () => {
    expect(judge(0.4, 0.4, "most")).toContain("reached");
    expect(judge(0.5, 0.4, "most")).toContain("missed by 25 %");
  });
});
