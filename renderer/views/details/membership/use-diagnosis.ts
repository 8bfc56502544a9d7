import { useCallback } from "react";
import type { Diagnosis } from "../../../../shared/host.ts";
import { limits } from "../../../../shared/limits.ts";
import type { Membership, MembershipState } from "../../../../shared/model/membership.ts";
import { type Polled, usePolled } from "../../../components/use-polled.ts";
import { useCastscope, useTraffic } from "../../../context.tsx";

/** Where packets are missing, the diagnosis is made again by itself: what is mended shows at once. */
const watched: ReadonlySet<MembershipState> = new Set(["silent", "stalled", "failed"]);

/**
 * Why the membership may be silent; asked anew whenever its state, what happened to it or the interfaces
 * change, and now and then without that: no check stands longer than what it says.
 */
export function useDiagnosis(id: number, state: MembershipState): Polled<Diagnosis> {
  const { client } = useCastscope();
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  const happened = useTraffic((traffic) => eventKey(traffic.memberships.get(id)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another of these it is another question
  const ask = useCallback(() => client.diagnose({ id }), [client, id, state, happened, interfaces]);
  return usePolled(ask, watched.has(state) ? limits.diagnosisMs : limits.diagnosisAgainMs);
}

/** Drops that go on are one event whose time moves: they are no news each second. */
function eventKey(row: Membership | undefined): string | null {
  const event = row?.lastEvent ?? null;
  return event === null || event.name === "drops" ? null : `${event.at} ${event.name}`;
}
