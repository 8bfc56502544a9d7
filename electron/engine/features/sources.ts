import { limits } from "../../../shared/limits.ts";
import type { Source } from "../../../shared/model/source.ts";
import { hopsOf } from "../../../shared/scope/hops.ts";
import type { FeedRow } from "../feeds/feed-rows.ts";
import { figuresBySource, noStreamFigures } from "../streams/stream-figures.ts";
import { busiest } from "../traffic/meter/busiest.ts";
import { meterRow } from "../traffic/traffic.ts";

/** The sources of a row with the most packets, in the order of their first packet. */
export function sourcesOf({ time, traffic, streams }: FeedRow): Source[] {
  const now = time.now();
  const figures = figuresBySource(streams.streams);
  return busiest(traffic.sources, limits.sourcesPerAnswer).map((source) => ({
    address: source.address,
    port: source.port,
    ...meterRow(source.meter, source.meter.firstAt ?? now, now, time),
    ...(figures.get(source.place) ?? noStreamFigures),
    hops: source.meter.ttl && hopsOf(source.meter.ttl, source.onLink),
    interval: source.meter.interval,
  }));
}
