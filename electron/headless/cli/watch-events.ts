import { limits } from "../../../shared/limits.ts";
import type { MembershipEvent } from "../../../shared/model/membership.ts";
import type { Monitor } from "../../engine/monitor.ts";
import { type EventReport, eventReport } from "./events.ts";

/**
 * Tells what happens to memberships, as it happens. Drops go on and grow: they are told once they have not grown for a while,
 * so that a bad hour is a line and not one for each second.
 * @param ids of memberships that stay
 * @returns tells the rest and ends
 */
export function followEvents(
  ids: readonly number[],
  { handlers, onDelta }: Pick<Monitor, "handlers" | "onDelta">,
  tell: (event: EventReport) => void,
): () => Promise<void> {
  const seen = new Set<string>();
  const look = async (now: number): Promise<void> => {
    const { memberships } = await handlers.snapshot(null);
    for (const { id, key } of memberships) {
      if (!ids.includes(id)) continue;
      for (const event of await handlers.events({ id })) {
        const { at, name, values } = event;
        const mark = `${id} ${at} ${name}`;
        if (seen.has(mark) || isGrowing(event, now)) continue;
        seen.add(mark);
        const told = { key, name, values: JSON.stringify(values), cut: false };
        tell(eventReport({ at, until: at, worst: null, ...told }));
      }
    }
  };
  let looking = look(Date.now());
  let last = Date.now();
  const stop = onDelta(({ at, memberships }) => {
    // A row crosses whole when something happened to it; drops settle by themselves.
    if (memberships.length === 0 && at - last < limits.eventsLookMs) return;
    last = at;
    looking = looking.then(() => look(at));
  });
  return async () => {
    stop();
    await looking;
    await look(Number.POSITIVE_INFINITY);
  };
}

function isGrowing({ name, at }: MembershipEvent, now: number): boolean {
  return name === "drops" && now - at < limits.dropsApartMs;
}
