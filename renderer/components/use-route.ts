import { useCallback } from "react";
import { limits } from "../../shared/limits.ts";
import type { Route } from "../../shared/model/route.ts";
import { useCastscope, useTraffic } from "../context.tsx";
import { usePolled } from "./use-polled.ts";

/**
 * Where the system would join a group or send to an address now; null before it is known, and without an
 * address. Asked again while it is shown, and when the interfaces change, as routes do with them.
 * @param on the interface that was chosen; null leaves it to the system
 */
export function useRoute(address: string | null, on: string | null): Route | null {
  const { client } = useCastscope();
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  // The list is no part of the question, and its change asks anew.
  const ask = useCallback(
    async () => ({
      address,
      on,
      route: address === null || interfaces === null ? null : await client.route({ address, interface: on }),
    }),
    [client, address, on, interfaces],
  );
  const { value } = usePolled(ask, address === null ? null : limits.interfacesMs);
  // What was answered to another question is none to this one.
  return value?.address === address && value.on === on ? value.route : null;
}
