import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { madeUpMembership } from "../../../shared/testing/made-up-membership.ts";
import { madeUpStream } from "../../../shared/testing/made-up-stream.ts";
import { madeUpSnapshot } from "../../../shared/testing/made-up-telling.ts";
import { readToken } from "../server/token-file.ts";
import { metricsOf } from "./metrics.ts";
import { otlpBody } from "./otlp.ts";
import { prometheusText } from "./prometheus.ts";

const row = madeUpMembership({
  ...{
    id: 1,
    address: "239.1.2.3",
    port: 5004,
    name: 'Play\\out "A"\nB',
    packets: 7,
    bytes: 700,
    lost: 2,
    expected: 9,
  },
  ...{ kernelDrops: null, jitter: 1.5, lastAt: 1_700_000_000_250, state: "receiving" },
});
const source = {
  snapshot: madeUpSnapshot({ memberships: [row] }),
  streams: new Map([
    [1, [madeUpStream({ id: 4, kind: "rtp", address: "10.0.0.1", port: 9, lost: 2, key: "SSRC 0x1" })]],
  ]),
};

test("the text has types, escaped labels, base units, and no sample of what is not known", () => {
  const text = prometheusText(metricsOf(source));
  const lines = text.split("\n");
  expect(lines).toContain("# TYPE castscope_group_packets_total counter");
  const label = 'group="239.1.2.3",port="5004"';
  const group = lines.find((line) => line.startsWith("castscope_group_packets_total"));
  expect(group).toContain(label);
  expect(group).toContain('name="Play\\\\out \\"A\\"\\nB"');
  expect(group).toMatch(/ 7$/);
  expect(lines.find((line) => line.startsWith("castscope_group_jitter_seconds"))).toMatch(/ 0\.0015$/);
  expect(lines.find((line) => line.startsWith("castscope_group_last_packet_timestamp_seconds{"))).toMatch(
    / 1700000000\.25$/,
  );
  expect(text).not.toContain("castscope_group_kernel_drops_total");
  expect(lines.find((line) => line.startsWith("castscope_stream_lost{"))).toContain(
    'kind="rtp",sender="10.0.0.1"',
  );
  const states = lines.filter((line) => line.startsWith("castscope_group_state{"));
  expect(states.map((line) => [/state="(\w+)"/.exec(line)?.[1], line.at(-1)])).toContainEqual([
    "receiving",
    "1",
  ]);
  expect(states.filter((line) => line.endsWith(" 1"))).toHaveLength(1);
  expect(text.endsWith("\n")).toBe(true);
});

test("there are never more samples than the bound, and what is missing is told", () => {
  const memberships = Array.from({ length: 1_000 }, (_, id) =>
    madeUpMembership({ ...row, id: id + 1, port: id + 1 }),
  );
  const metrics = metricsOf({ snapshot: madeUpSnapshot({ memberships }), streams: new Map() });
  const [last] = metrics.at(-1)?.samples ?? [];
  const count = metrics.slice(0, -1).reduce((sum, { samples }) => sum + samples.length, 0);
  expect(count).toBeLessThanOrEqual(limits.metricSamples);
  const whole = metricsOf(source).slice(0, -1);
  const perRow = whole
    .filter(({ name }) => name.startsWith("castscope_group_"))
    .reduce((sum, { samples }) => sum + samples.length, 0);
  const others = whole.reduce(
    (sum, { name, samples }) => sum + (/_group_|_stream_/.test(name) ? 0 : samples.length),
    0,
  );
  expect(last?.value).toBe(Math.max(0, 1_000 * perRow + others - limits.metricSamples));
});

test("OTLP's body holds sums and gauges with attributes, and times in nanoseconds", () => {
  const { resourceMetrics } = JSON.parse(
    otlpBody(metricsOf(source), "1.2.3", 1_700_000_000_000, 1_700_000_060_123),
  );
  const [{ resource, scopeMetrics }] = resourceMetrics;
  expect(resource.attributes).toContainEqual({ key: "service.name", value: { stringValue: "castscope" } });
  const metrics: { name: string; unit: string; sum?: unknown; gauge?: unknown }[] = scopeMetrics[0].metrics;
  expect(metrics.find(({ name }) => name === "castscope_group_packets")).toMatchObject({
    unit: "{packet}",
    sum: {
      ...{ aggregationTemporality: 2, isMonotonic: true },
      dataPoints: [
        { asInt: "7", startTimeUnixNano: "1700000000000000000", timeUnixNano: "1700000060123000000" },
      ],
    },
  });
  expect(metrics.find(({ name }) => name === "castscope_group_jitter_seconds")).toMatchObject({
    gauge: { dataPoints: [{ asDouble: 0.0015 }] },
  });
});

test("the token stands in a file that is made where it is missing, for its owner only", () => {
  const folder = mkdtempSync(join(tmpdir(), "castscope-token-"));
  const file = join(folder, "deep", "token");
  const token = readToken(file);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(readFileSync(file, "utf8")).toBe(`${token}\n`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readToken(file)).toBe(token);
  writeFileSync(file, "short");
  expect(() => readToken(file)).toThrow("holds no token");
  expect(() => readToken(folder)).toThrow("cannot hold the token");
  rmSync(folder, { recursive: true });
});
