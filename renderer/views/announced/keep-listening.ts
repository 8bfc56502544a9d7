import { useEffect } from "react";
import { useStore } from "zustand";
import { useCastscope, useTraffic } from "../../context.tsx";
import { useKept } from "../../store/use-kept.ts";

/** Has the monitor listen for announcements as the profile says: after the start, and with each change of it. */
export function KeepListening() {
  const { client, kept } = useCastscope();
  const [{ on, interface: where }] = useKept("listen");
  const ready = useStore(kept.store, (state) => state.ready);
  const epoch = useTraffic((traffic) => traffic.epoch);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another monitor listens for nothing yet
  useEffect(() => {
    // Without a connection nothing is lost: it is told anew with the next monitor.
    if (ready) client.listenForAnnouncements({ on, interface: where }).catch(() => {});
  }, [client, ready, on, where, epoch]);
  return null;
}
