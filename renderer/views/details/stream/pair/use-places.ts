import { useShallow } from "zustand/react/shallow";
import type { Pair } from "../../../../../shared/model/pair.ts";
import { useTraffic } from "../../../../context.tsx";

/** The interfaces of the two legs; null of one that has none. */
export interface Places {
  readonly a: string | null;
  readonly b: string | null;
}

export function usePlaces({ a, b }: Pick<Pair, "a" | "b">): Places {
  return useTraffic(
    useShallow(({ memberships }) => ({
      a: memberships.get(a.id)?.interface?.name ?? null,
      b: memberships.get(b.id)?.interface?.name ?? null,
    })),
  );
}
