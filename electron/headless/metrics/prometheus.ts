import type { Metric } from "./metrics.ts";

/** The content type of Prometheus' text format, version 0.0.4. */
export const prometheusType = "text/plain; version=0.0.4; charset=utf-8";

/** Metrics in Prometheus' text format; such as have no sample are left out. */
export function prometheusText(metrics: readonly Metric[]): string {
  return metrics
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, type, samples }) =>
      [
        `# HELP ${name} ${help.replace(/[\\\n]/g, (char) => (char === "\n" ? "\\n" : "\\\\"))}`,
        `# TYPE ${name} ${type}`,
        ...samples.map(({ labels, value }) => `${name}${labelText(labels)} ${value}`),
        "",
      ].join("\n"),
    )
    .join("");
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const all = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return all.length === 0 ? "" : `{${all.join(",")}}`;
}

/** What people and networks called something may hold anything. */
function escaped(value: string): string {
  return value.replace(/[\\"\n]/g, (char) => (char === "\n" ? "\\n" : `\\${char}`)).replaceAll("\r", " ");
}
