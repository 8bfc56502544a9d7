import type { membershipMethods } from "../../../shared/contract/memberships.ts";
import { limits } from "../../../shared/limits.ts";
import { hopsOf } from "../../../shared/scope/hops.ts";
import { figuresBySource, noStreamFigures } from "../streams/stream-figures.ts";
import { busiest } from "../traffic/meter/busiest.ts";
import { meterRow } from "../traffic/traffic.ts";
import type { Feature } from "./feature.ts";
import type { Grounds } from "./grounds.ts";

/**
 * Joining and leaving, and what is asked of one membership.
 * @param onJoined called before a join is answered; never rejects
 */
export function membershipsFeature(
  grounds: Grounds,
  onJoined: (id: number) => Promise<void>,
): Feature<typeof membershipMethods> {
  const { memberships, interfaces } = grounds;
  return {
    handlers: {
      async join(request) {
        await interfaces.fresh();
        const joined = await memberships.join(request);
        await onJoined(joined.id);
        return joined;
      },
      async leave({ id }) {
        await memberships.leave(id);
        return null;
      },
      async restore({ id }) {
        await memberships.restore(id);
        return null;
      },
      async retry({ id }) {
        await memberships.retry(id);
        return null;
      },
      rename({ id, name }) {
        memberships.rename(id, name);
        return null;
      },
      sources({ id }) {
        const { time, traffic, streams } = memberships.get(id);
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
      },
      events: ({ id }) => memberships.get(id).events.list(),
    },
    close: () => memberships.close(),
  };
}
