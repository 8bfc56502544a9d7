import type { Metric } from "./metrics.ts";

/** Cumulative since the start, as the counters here are. */
const cumulative = 2;

/**
 * Metrics as OTLP's JSON: the body of a POST to /v1/metrics (opentelemetry-proto, ExportMetricsServiceRequest).
 * @param at ms since 1970 @param since when the program started, likewise
 */
export function otlpBody(metrics: readonly Metric[], version: string, since: number, at: number): string {
  const time = { startTimeUnixNano: nanoseconds(since), timeUnixNano: nanoseconds(at) };
  const told = metrics
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, type, unit, samples }) => {
      const dataPoints = samples.map(({ labels, value }) => ({
        attributes: attributes(labels),
        ...time,
        ...(Number.isSafeInteger(value) ? { asInt: String(value) } : { asDouble: value }),
      }));
      const data =
        type === "counter"
          ? { sum: { aggregationTemporality: cumulative, isMonotonic: true, dataPoints } }
          : { gauge: { dataPoints } };
      return { name: name.replace(/_total$/, ""), description: help, unit, ...data };
    });
  const resource = { attributes: attributes({ "service.name": "castscope", "service.version": version }) };
  const scope = { name: "castscope", version };
  return JSON.stringify({ resourceMetrics: [{ resource, scopeMetrics: [{ scope, metrics: told }] }] });
}

function attributes(labels: Readonly<Record<string, string>>) {
  return Object.entries(labels).map(([key, stringValue]) => ({ key, value: { stringValue } }));
}

/** Beyond 2^53, so as digits. */
function nanoseconds(ms: number): string {
  return `${BigInt(Math.floor(ms)) * 1_000_000n}`;
}
