import { useCallback } from "react";
import type { HostMemberships } from "../../shared/host.ts";
import { limits } from "../../shared/limits.ts";
import { useCastscope, useTraffic } from "../context.tsx";
import { type Polled, usePolled } from "./use-polled.ts";

/** What this computer has joined, asked for while it is looked at, and anew after a join or leave. */
export function useHostMemberships(): Polled<HostMemberships> {
  const { client } = useCastscope();
  const joined = useTraffic((traffic) => traffic.ids);
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was joined or plugged in is another question
  const ask = useCallback(() => client.hostMemberships(), [client, joined, interfaces]);
  return usePolled(ask, limits.hostMembershipsMs);
}
