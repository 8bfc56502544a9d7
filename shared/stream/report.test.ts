import { expect, it } from "vitest";
import { madeUpStreamDetail } from "../testing/made-up-stream.ts";
import { runReport } from "./report.ts";

it("the report of a stream holds what scripts are told, its spreads, and null for what is not measurable", () => {
  const at = Date.UTC(2026, 10, 26, 14, 22);
  const report = runReport(
    madeUpStreamDetail({ received: 99, lost: 1, firstAt: at - 1_000, burstCounts: Uint32Array.of(1) }),
    { group: "239.1.2.3:5004", interface: "eth1", at },
  );
  expect(JSON.parse(JSON.stringify(report))).toMatchObject({
    ...{ group: "239.1.2.3:5004", interface: "eth1", kind: "rtp", source: "10.0.0.31:5004" },
    ...{ from: "2026-11-26T14:21:59.000Z", to: "2026-11-26T14:22:00.000Z" },
    ...{ received: 99, expected: 100, lost: 1, lossPercent: 1, delay: null, hops: null },
    burstsFrom: { 1: 1, 2: 0, 3: 0, 6: 0, 11: 0, 51: 0 },
  });
});
