import { describe, expect, it } from "vitest";
import { madeUpSeconds, madeUpStream } from "../testing/made-up-stream.ts";
import { streamFindingText } from "../text/sentences.ts";
import { clockFinding, evidenceFinding, lossFinding, queueFinding } from "./findings.ts";

const told = (given: Parameters<typeof madeUpStream>[0], on: string | null = "eth1") =>
  streamFindingText(lossFinding(madeUpStream(given), { on, own: false }));

describe("whose fault a loss is", () => {
  it("is nobody's where nothing is missing", () => {
    expect(told({ received: 1_204, lost: 0 })).toBe("None is missing: all 1,204 packets came.");
  });

  it("is this computer's where it dropped all that is missing", () => {
    expect(told({ lost: 212, droppedHere: 212 })).toBe(
      "All 212 missing packets were dropped here: this computer took them too slowly, the network lost nothing.",
    );
    expect(told({ lost: 1, droppedHere: 1 })).toBe(
      "The 1 missing packet was dropped here: this computer took it too slowly, the network lost nothing.",
    );
    // What was dropped is read before the number that it left out is seen to be missing.
    expect(told({ lost: 3, droppedHere: 5 })).toMatch(/^All 3 missing packets were dropped here/);
  });

  it("is the network's where this computer dropped none, and the interface says where to look", () => {
    expect(told({ lost: 21, droppedHere: 0 })).toBe(
      "All 21 missing packets were lost before this computer: check the switch port and uplink of eth1.",
    );
    expect(told({ lost: 1, droppedHere: 0, unit: "ts-packets" }, null)).toBe(
      "The 1 missing TS packet was lost before this computer: check the switch ports and uplinks on its way.",
    );
  });

  it("is not the network's where the sender is this computer", () => {
    const stream = madeUpStream({ lost: 3, droppedHere: 0 });
    expect(lossFinding(stream, { on: "lo", own: true })).toEqual({
      name: "lost-inside",
      values: { lost: 3, unit: "packets" },
    });
  });

  it("is shared where both lost some", () => {
    expect(told({ lost: 76_688, droppedHere: 212 })).toBe(
      "99.7 % of the loss happens before this computer: check the switch port and uplink of eth1; 212 of 76,688 missing packets were dropped here.",
    );
  });

  it("is not known where the system does not tell what it dropped, or nothing is numbered", () => {
    expect(told({ lost: 4, droppedHere: null })).toBe(
      "Where the 4 missing packets went is not known: nothing tells what the receiving computer dropped itself.",
    );
    expect(told({ kind: "knx", lost: null, expected: null })).toBe(
      "No loss can be seen here: KNXnet/IP carries no sequence numbers.",
    );
  });
});

describe("how far delays can be trusted", () => {
  const delay = { least: 4.1, median: 4.9, p90: 5.3, p95: 5.9, p99: 9.4, p999: 18.2, most: 41.7 };

  it("is not asked where there are none", () => {
    expect(clockFinding({ delay: null }, { own: true })).toBeNull();
  });

  it("is exact with one clock, and else as far as the clocks agree", () => {
    expect(clockFinding({ delay }, { own: true })?.name).toBe("clocks-one");
    expect(clockFinding({ delay }, { own: false })?.name).toBe("clocks-unsure");
    expect(clockFinding({ delay: { ...delay, least: -3.25 } }, { own: false })).toEqual({
      name: "clocks-apart",
      values: { ms: 3.25 },
    });
  });
});

describe("a queue that ran over", () => {
  const delay = { least: 4.1, median: 4.9, p90: 5.3, p95: 5.9, p99: 9.4, p999: 18.2, most: 41.7 };
  const found = (lost: number[], delayP99: number[]) =>
    queueFinding({ delay, seconds: madeUpSeconds({ lost, delayP99 }) });

  it("shows in delays that rise just before the largest loss", () => {
    expect(found([0, 1, 0, 118, 2], [5, 5, 16, 9, 5])).toEqual({
      name: "delay-rose-before-loss",
      values: { delayMs: 16, usualMs: 4.9 },
    });
  });

  it("does not show where they stay, come later, or are not known", () => {
    expect(found([0, 0, 0, 90, 0], [5, 6, 9, 9, 30])).toBeNull();
    expect(found([0, 0], [50, 60])).toBeNull();
    expect(found([], [])).toBeNull();
    expect(found([0, 0, 0, 90, 0], [5, 5, Number.NaN, Number.NaN, 5])).toBeNull();
    expect(queueFinding({ delay: null, seconds: madeUpSeconds({ lost: [90], delayP99: [90] }) })).toBeNull();
  });

  it("does not show where packets are lost at random, of which some second has most", () => {
    expect(found([6, 9, 7, 5, 8], [5, 30, 5, 5, 5])).toBeNull();
    expect(found([0, 0, 0, 3, 0], [5, 5, 30, 5, 5])).toBeNull();
  });
});

it("tells by what a stream is known", () => {
  const text = (by: "headers" | "choice", headers: number) =>
    streamFindingText(evidenceFinding({ kind: "rtp", evidence: { by, headers } }));
  expect(text("headers", 4)).toBe("Recognised as RTP: 4 headers in a row fit.");
  expect(text("choice", 0)).toBe("Read as RTP, as you chose.");
});
