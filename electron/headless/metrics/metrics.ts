import type { Snapshot } from "../../../shared/contract/telling.ts";
import { limits } from "../../../shared/limits.ts";
import { gravities } from "../../../shared/model/incident.ts";
import { type Membership, membershipStates } from "../../../shared/model/membership.ts";
import type { Stream } from "../../../shared/model/stream.ts";

/** One measured value with what tells it from others of its metric. */
export interface MetricSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Names and labels are documented in docs/metrics.md, and stay. */
export interface Metric {
  /** As Prometheus writes it, with the base unit and, of a counter, `_total`. */
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge";
  /** Of OpenTelemetry (UCUM). */
  readonly unit: string;
  readonly samples: readonly MetricSample[];
}

/** What metrics are made of. */
export interface MetricsSource {
  readonly snapshot: Pick<Snapshot, "about" | "memberships" | "totals" | "incidents">;
  /** Of memberships that have any, by their numbers. */
  readonly streams: ReadonlyMap<number, readonly Stream[]>;
}

type Labels = MetricSample["labels"];
type Of<T> = (one: T) => number | null;

/** @returns all metrics within `limits.metricSamples`; what is not known has no sample, and is never zero */
export function metricsOf({ snapshot, streams }: MetricsSource): Metric[] {
  const { about, memberships, totals, incidents } = snapshot;
  const groups = memberships.map((row) => ({ row, labels: groupLabels(row) }));
  const all = groups.flatMap(({ row, labels }) =>
    (streams.get(row.id) ?? []).map((stream) => ({ stream, labels: { ...labels, ...streamLabels(stream) } })),
  );
  const group = (
    name: string,
    type: Metric["type"],
    unit: string,
    help: string,
    of: Of<Membership>,
  ): Metric =>
    metric(
      `castscope_group_${name}`,
      type,
      unit,
      help,
      samples(groups.map(({ row, labels }) => [labels, of(row)])),
    );
  const stream = (name: string, type: Metric["type"], unit: string, help: string, of: Of<Stream>): Metric =>
    metric(
      `castscope_stream_${name}`,
      type,
      unit,
      help,
      samples(all.map((one) => [one.labels, of(one.stream)])),
    );
  const program = (
    name: string,
    type: Metric["type"],
    unit: string,
    help: string,
    value: number | null,
  ): Metric => metric(`castscope_${name}`, type, unit, help, samples([[{}, value]]));
  const open = (gravity: string): number =>
    incidents.incidents.filter((one) => one.until === null && one.gravity === gravity).length;
  return bounded([
    metric("castscope_info", "gauge", "1", "The program that these are of.", [
      {
        labels: { version: about.version, platform: about.platform, receive_path: about.receivePath },
        value: 1,
      },
    ]),
    program(
      "packets_total",
      "counter",
      "{packet}",
      "Packets of all groups, each counted once.",
      totals.packets,
    ),
    program(
      "bytes_total",
      "counter",
      "By",
      "UDP payload of all groups, each packet counted once.",
      totals.bytes,
    ),
    program(
      "kernel_drops_total",
      "counter",
      "{packet}",
      "Packets that this computer dropped.",
      totals.kernelDrops,
    ),
    program(
      "lag_seconds",
      "gauge",
      "s",
      "For how long nothing could be received in the last second, at most.",
      totals.lag / 1_000,
    ),
    metric(
      "castscope_incidents_open",
      "gauge",
      "{incident}",
      "Incidents that go on, by how grave they are.",
      gravities.map((gravity) => ({ labels: { gravity }, value: open(gravity) })),
    ),
    metric(
      "castscope_group_state",
      "gauge",
      "1",
      "1 for the state that the group is in, 0 for the others.",
      groups.flatMap(({ row, labels }) =>
        membershipStates.map((state) => ({
          labels: { ...labels, state },
          value: row.state === state ? 1 : 0,
        })),
      ),
    ),
    group("packets_total", "counter", "{packet}", "Packets since the join.", (row) => row.packets),
    group("bytes_total", "counter", "By", "UDP payload since the join.", (row) => row.bytes),
    group("sources", "gauge", "{source}", "Senders told apart since the join.", (row) => row.sources),
    group("last_packet_timestamp_seconds", "gauge", "s", "When the last packet came, since 1970.", (row) =>
      seconds(row.lastAt),
    ),
    group(
      "expected_total",
      "counter",
      "{packet}",
      "Packets that its streams' numbers say were sent.",
      (row) => row.expected,
    ),
    group(
      "lost",
      "gauge",
      "{packet}",
      "Of the expected, such as did not come. It shrinks when one comes late, and so is no counter.",
      (row) => row.lost,
    ),
    group(
      "reordered_total",
      "counter",
      "{packet}",
      "Packets that came behind later ones.",
      (row) => row.reordered,
    ),
    group(
      "duplicates_total",
      "counter",
      "{packet}",
      "Packets that came more than once.",
      (row) => row.duplicates,
    ),
    group("jitter_seconds", "gauge", "s", "The largest jitter of its streams (RFC 3550 6.4.1).", (row) =>
      seconds(row.jitter),
    ),
    group(
      "kernel_drops_total",
      "counter",
      "{packet}",
      "Packets that this computer dropped.",
      (row) => row.kernelDrops,
    ),
    group("damaged_total", "counter", "{packet}", "Packets with a wrong checksum.", (row) => row.damaged),
    stream(
      "received_total",
      "counter",
      "{packet}",
      "Packets received, duplicates left out.",
      (one) => one.received,
    ),
    stream(
      "expected_total",
      "counter",
      "{packet}",
      "Packets that its numbers say were sent.",
      (one) => one.expected,
    ),
    stream(
      "lost",
      "gauge",
      "{packet}",
      "Of the expected, such as did not come. It shrinks when one comes late, and so is no counter.",
      (one) => one.lost,
    ),
    stream(
      "dropped_here_total",
      "counter",
      "{packet}",
      "Of the lost, such as this computer dropped.",
      (one) => one.droppedHere,
    ),
    stream("error_seconds_total", "counter", "s", "Seconds with a loss.", (one) => one.errorSeconds),
    stream("jitter_seconds", "gauge", "s", "Interarrival jitter (RFC 3550 6.4.1).", (one) =>
      seconds(one.jitterMs),
    ),
  ]);
}

function metric(
  name: string,
  type: Metric["type"],
  unit: string,
  help: string,
  all: readonly MetricSample[],
): Metric {
  return { name, type, unit, help, samples: all };
}

function samples(all: readonly (readonly [Labels, number | null])[]): MetricSample[] {
  return all.flatMap(([labels, value]) =>
    value === null || !Number.isFinite(value) ? [] : [{ labels, value }],
  );
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1_000;
}

function groupLabels({ address, port, source, interface: on, name, bind }: Membership): Labels {
  return {
    ...{ group: address, port: String(port), interface: on?.name ?? "", source: source ?? "", name },
    ...(bind === "any" ? { bind } : { bind: "group" }),
  };
}

function streamLabels({ id, kind, address, port, key }: Stream): Labels {
  return { stream: String(id), kind, sender: address, sender_port: String(port), key };
}

/** Metrics are cut where there are too many samples, and say how many are missing. */
function bounded(metrics: readonly Metric[]): Metric[] {
  let left: number = limits.metricSamples;
  let missing = 0;
  const kept = metrics.map((one) => {
    const taken = one.samples.slice(0, left);
    left -= taken.length;
    missing += one.samples.length - taken.length;
    return { ...one, samples: taken };
  });
  const help = "Values that are left out because there are too many.";
  return [
    ...kept,
    metric("castscope_metrics_left_out", "gauge", "{value}", help, [{ labels: {}, value: missing }]),
  ];
}
