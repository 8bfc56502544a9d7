import { useId } from "react";
import { useShallow } from "zustand/react/shallow";
import { type GuardedRate, guardRate } from "../../../shared/sending/guard.ts";
import { useRoute } from "../../components/use-route.ts";
import { useCastscope, useTraffic } from "../../context.tsx";
import type { ComposeState } from "../../store/compose.ts";
import { addressIn } from "./destination.ts";
import { lowerRate } from "./lower-rate.ts";
import { readPace } from "./request.ts";
import { useDraft, useEdit } from "./use-draft.ts";
import { multicastTtlNow } from "./use-ttl.ts";

/** A rate that could flood a network, and the two ways out. Nothing is sent until one is chosen. */
export interface Guard extends GuardedRate {
  /** Of the sentence, which the rate is described by. */
  readonly id: string;
  /** Name of the interface; null where it is not known. */
  readonly interface: string | null;
  agree(): void;
  lower(): void;
}

/** What is asked for, as far as it can be read: what the guard looks at. */
function asked(state: ComposeState) {
  const to = addressIn(state.to);
  const pace = to === null ? null : readPace(state, to.family);
  if (to === null || pace === null) return null;
  const stays = to.use === "multicast" && multicastTtlNow(state) === 0;
  return { ...pace, stays };
}

/** Null where nothing has to be asked: the rate is low, the way is loopback, or it was agreed to. */
export function useGuard(): Guard | null {
  const id = useId();
  const { compose } = useCastscope();
  const edit = useEdit();
  const address = useDraft((state) => addressIn(state.to)?.text ?? null);
  const from = useDraft((state) => state.from);
  const agreed = useDraft((state) => state.agreedRate);
  const fast = useDraft(useShallow(asked));
  // Where nothing could have to be asked the system is not asked either.
  const route = useRoute(fast === null || from !== null ? null : address, null);
  const name = from ?? route?.interface ?? null;
  const on = useTraffic(({ interfaces }) => interfaces.find((one) => one.name === name) ?? null);
  if (fast === null || route?.use === "own") return null;
  const guarded = guardRate(fast, on);
  if (guarded === null) return null;
  if (agreed !== null && agreed.on === name && guarded.bits <= agreed.bits) return null;
  return {
    ...guarded,
    id,
    interface: name,
    agree: () => edit({ agreedRate: { bits: guarded.bits, on: name } }),
    lower: () => edit(lowerRate(compose.getState(), guarded.most)),
  };
}
