import { limits } from "../../../shared/limits.ts";
import type { Stream } from "../../../shared/model/stream.ts";
import { call, type Transport } from "../../../shared/transport.ts";
import { type Metric, metricsOf } from "./metrics.ts";

/** Asks the monitor for what metrics are made of. Rejects with `ProblemError` when there is none any more. */
export async function readMetrics(transport: Pick<Transport, "request">): Promise<Metric[]> {
  const snapshot = await call(transport, "snapshot", null);
  const streams = new Map<number, readonly Stream[]>();
  let left: number = limits.metricStreams;
  for (const { id, lost } of snapshot.memberships) {
    if (lost === null || left <= 0) continue;
    const told = await call(transport, "streams", { id });
    streams.set(id, told.streams.slice(0, left));
    left -= told.streams.length;
  }
  return metricsOf({ snapshot, streams });
}
