import type { membershipMethods } from "../../../shared/contract/memberships.ts";
import type { Feature } from "./feature.ts";
import type { Grounds } from "./grounds.ts";
import { orderedSources } from "./source-list.ts";
import { sourcesAt, sourcesOf } from "./sources.ts";

/**
 * Joining and leaving, and what is asked of one membership.
 * @param onJoined called before a join is answered; never rejects
 * @param move joins one on another interface, see move.ts
 */
export function membershipsFeature(
  grounds: Grounds,
  onJoined: (id: number) => Promise<void>,
  move: (id: number, on: string) => Promise<{ id: number; already: boolean }>,
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
      rename: ({ id, name, was }) => ({ before: memberships.rename(id, name, was ?? null) }),
      mark({ id, label, colour, was }) {
        memberships.mark(id, label, colour, was ?? null);
        return null;
      },
      move: ({ id, interface: on }) => move(id, on),
      sources: ({ id }) => sourcesOf(memberships.get(id)),
      sourceOrder: ({ id, ...wanted }) => orderedSources(memberships.get(id), wanted),
      sourcesAt: ({ id, places }) => sourcesAt(memberships.get(id), places),
      events: ({ id }) => memberships.get(id).events.list(),
    },
    close: () => memberships.close(),
  };
}
