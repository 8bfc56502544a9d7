import { afterEach, expect, it } from "vitest";
import { madeUpStreamDetail } from "../../../../../shared/testing/made-up-stream.ts";
import { speak } from "../../../../../shared/text/spoken.ts";
import { reportText } from "./report-text.ts";

afterEach(() => speak("en"));

it("a report tells of what, when, how much, and what it means", () => {
  const at = new Date(2026, 10, 26, 14, 22, 0).getTime();
  const delay = { least: 4.12, median: 4.86, p90: 5.31, p95: 5.94, p99: 9.42, p999: 18.2, most: 41.7 };
  const stream = madeUpStreamDetail({
    ...{ kind: "castscope", key: "run 7F3A", address: "10.0.0.7", port: 40_000, received: 990, lost: 10 },
    ...{ bursts: 3, longestBurst: 5, longestBurstMs: 40, droppedHere: 0, firstAt: at - 1_204_000, delay },
    facts: [{ name: "from-sender", values: { sender: "probe-02" } }],
    burstCounts: Uint32Array.of(1, 0, 2, 0, 0, 0),
  });
  const findings = [
    { name: "all-lost-before", values: { lost: 10, unit: "packets", interface: "eth1" } },
  ] as const;
  expect(reportText(stream, { group: "239.255.8.2:5001", interface: "eth1", at, findings })).toBe(
    `Castscope test stream, run 7F3A

Group     239.255.8.2:5001 on eth1
Source    10.0.0.7:40000
Says      from probe-02
Measured  2026-11-26 14:01:56 to 14:22:00, 20 min 4 s

Received               990, of 1,000 sent
Lost                   1.00 %, 10 packets
Bursts                 3, longest 5 packets, 40 ms
Reordered              0
Duplicates             0
Dropped here           0
Jitter                 0.40 ms
One-way delay, median  4.86 ms, 99 % below 9.42 ms

Bursts of 1        1
Bursts of 2        0
Bursts of 3–5      2
Bursts of 6–10     0
Bursts of 11–50    0
Bursts of over 50  0

Delay, ms: min 4.12, 50 % 4.86, 90 % 5.31, 95 % 5.94, 99 % 9.42, 99.9 % 18.2, max 41.7

All 10 missing packets were lost before this computer: check the switch port and uplink of eth1.
`,
  );
});

it("a report before the first packet says so", () => {
  const at = new Date(2026, 0, 2, 3, 4, 5).getTime();
  const stream = madeUpStreamDetail({ received: 0, firstAt: Number.NaN });
  expect(reportText(stream, { group: "239.1.2.3:5004", interface: null, at, findings: [] })).toMatch(
    /Measured {2}nothing until 2026-01-02 03:04:05/,
  );
});

it("a report speaks German", () => {
  speak("de");
  const at = new Date(2026, 0, 2, 3, 4, 5).getTime();
  const burstCounts = Uint32Array.of(1, 0, 0, 0, 0, 1_200);
  const stream = madeUpStreamDetail({ bursts: 1_201, burstCounts, firstAt: at - 5_000 });
  const report = reportText(stream, { group: "239.1.2.3:5004", interface: "eth1", at, findings: [] });
  expect(report).toMatch(/Gruppe {4}239.1.2.3:5004 auf eth1/);
  expect(report).toMatch(/Schübe mit über 50 {2}1.200/);
});
