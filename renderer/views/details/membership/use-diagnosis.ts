import { useCallback } from "react";
import type { Diagnosis } from "../../../../shared/host.ts";
import { limits } from "../../../../shared/limits.ts";
import type { MembershipState } from "../../../../shared/model/membership.ts";
import { type Polled, usePolled } from "../../../components/use-polled.ts";
import { useCastscope } from "../../../context.tsx";

/** Where packets are missing, the diagnosis is made again by itself: what is mended shows at once. */
const watched: ReadonlySet<MembershipState> = new Set(["silent", "stalled", "failed"]);

/** Why the membership may be silent; asked anew whenever its state changes. */
export function useDiagnosis(id: number, state: MembershipState): Polled<Diagnosis> {
  const { client } = useCastscope();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state is another question
  const ask = useCallback(() => client.diagnose({ id }), [client, id, state]);
  return usePolled(ask, watched.has(state) ? limits.diagnosisMs : null);
}
