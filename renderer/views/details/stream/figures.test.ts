import { describe, expect, it } from "vitest";
import { madeUpStreamDetail } from "../../../../shared/testing/made-up-stream.ts";
import { figuresOf, furtherFiguresOf } from "./figures.ts";

const spread = { least: 0.1, median: 4.86, p90: 5.3, p95: 6.1, p99: 9.42, p999: 18, most: 41 };

function texts(given: Parameters<typeof madeUpStreamDetail>[0]) {
  return figuresOf(madeUpStreamDetail(given)).map(({ name, value, unit, detail, tone }) =>
    [name, `${value ?? "–"}${unit === "" ? "" : ` ${unit}`}`, detail, tone].join(" | "),
  );
}

describe("the figures of a stream", () => {
  it("are eight, in the words of what was counted", () => {
    expect(
      texts({
        received: 4_091_118,
        expected: 4_167_806,
        lost: 76_688,
        bursts: 11_904,
        longestBurst: 38,
        longestBurstMs: 40.2,
        reordered: 41,
        reorderDistance: 3,
        duplicates: 0,
        droppedHere: 212,
        errorSeconds: 1_204,
        jitterMs: 2.374,
        jitterSpread: spread,
        interarrival: spread,
        firstAt: new Date(2026, 0, 1, 13, 8, 57).getTime(),
      }),
    ).toEqual([
      "Received | 4,091,118 | since 13:08:57 | plain",
      "Lost | 1.84 % | 76,688 packets in 1,204 s | high",
      "Bursts | 11,904 | longest 38 packets, 40 ms | plain",
      "Reordered | 41 | at most 3 places | plain",
      "Duplicates | 0 |  | zero",
      "Dropped here | 212 | 0.3 % of the loss | plain",
      "Jitter | 2.37 ms | 95 % below 6.10 ms | plain",
      "Interarrival, median | 4.86 ms | 99 % below 9.42 ms | plain",
    ]);
  });

  it("are dashes that say why where nothing is numbered, never zero", () => {
    const unknown = madeUpStreamDetail({
      ...{
        lost: null,
        bursts: null,
        longestBurst: null,
        reordered: null,
        duplicates: null,
        droppedHere: null,
        jitterMs: null,
      },
    });
    const dashes = figuresOf(unknown).filter(({ value }) => value === null);
    expect(dashes.map(({ name, about }) => `${name}: ${about}`)).toEqual([
      "Lost: Not measurable: no sequence numbers.",
      "Bursts: Not measurable: no sequence numbers.",
      "Reordered: Not measurable: no sequence numbers.",
      "Duplicates: Not measurable: no sequence numbers.",
      "Dropped here: The system does not tell what it dropped.",
      "Jitter: Not measurable so far: too few packets.",
      "Interarrival, median: Not measurable so far.",
    ]);
  });

  it("end with what only this kind tells", () => {
    const lastOf = (given: Parameters<typeof madeUpStreamDetail>[0]) => texts(given).at(-1);
    expect(lastOf({ kind: "castscope", delay: spread })).toBe(
      "One-way delay, median | 4.86 ms | 99 % below 9.42 ms | plain",
    );
    const transportStream = {
      ...{
        perDatagram: 7,
        constantRate: true,
        bitRate: 9.8e6,
        programs: [],
        pids: [],
        furtherPrograms: 0,
        furtherPids: 0,
        checks: [],
      },
      ...{ delayFactorMs: 6.2, mediaLossRate: 17.5 },
    };
    expect(lastOf({ transportStream })).toBe("Delay factor | 6.20 ms | media loss 17.5 /s | plain");
  });

  it("name a deviation of arrivals so, and count in the stream's own unit", () => {
    const told = texts({
      kind: "moldudp64",
      unit: "messages",
      received: 999,
      lost: 1,
      jitterBy: "interarrival",
      jitterMs: 0.4,
    });
    expect(told[1]).toBe("Lost | 0.10 % | 1 message | plain");
    expect(told[6]).toBe("Arrival deviation | 0.40 ms |  | plain");
  });

  it("of a test stream say how many were sent, and nothing of a time before the first packet", () => {
    expect(texts({ kind: "castscope", received: 90, lost: 10 })[0]).toBe(
      "Received | 90 | of 100 sent | plain",
    );
    expect(texts({ received: 0, firstAt: Number.NaN })[0]).toBe("Received | 0 |  | plain");
  });
});

it("tells what is seldom only where it happened", () => {
  expect(furtherFiguresOf(madeUpStreamDetail())).toEqual([]);
  const odd = madeUpStreamDetail({ restarts: 1, wraps: 0, sentBySender: 1_204 });
  expect(furtherFiguresOf(odd).map(({ name, value }) => `${name} ${value}`)).toEqual([
    "Restarts 1",
    "Sent, by its sender’s count 1,204",
  ]);
});
