import { limits } from "../../../shared/limits.ts";
import type { Source } from "../../../shared/model/source.ts";
import { hopsOf } from "../../../shared/scope/hops.ts";
import type { FeedRow } from "../feeds/feed-rows.ts";
import { figuresBySource, noStreamFigures } from "../streams/stream-figures.ts";
import { busiest } from "../traffic/meter/busiest.ts";
import type { MeteredSource } from "../traffic/meter/sources.ts";
import { meterRow } from "../traffic/traffic.ts";

/** The sources of a row with the most packets, in the order of their first packet. */
export function sourcesOf(row: FeedRow): Source[] {
  return busiest(row.traffic.sources, limits.sourcesPerAnswer).map(reader(row));
}

/** Those with these places, in their order; null for one that is not there, as after the row was joined anew. */
export function sourcesAt(row: FeedRow, places: readonly number[]): (Source | null)[] {
  const read = reader(row);
  return places.map((place) => {
    const source = row.traffic.sources.at(place);
    return source && read(source);
  });
}

/** Of one moment for all that it reads. */
function reader({ time, streams }: FeedRow): (source: MeteredSource) => Source {
  const now = time.now();
  const figures = figuresBySource(streams.streams);
  return ({ address, port, place, meter, onLink }) => ({
    address,
    port,
    ...meterRow(meter, meter.firstAt ?? now, now, time),
    ...(figures.get(place) ?? noStreamFigures),
    hops: meter.ttl && hopsOf(meter.ttl, onLink),
    interval: meter.interval,
  });
}
