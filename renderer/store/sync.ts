import type { Delta } from "../../shared/contract/telling.ts";
import { contractMark } from "../../shared/contract-mark.ts";
import { limits } from "../../shared/limits.ts";
import { call, type Transport, type Unsubscribe } from "../../shared/transport.ts";
import { applyDeltas, applySnapshot, type ShownTrafficStore } from "./traffic.ts";

/** Stops the display, or lets it go on with what came meanwhile. The engine counts on all the same. */
export function setPaused(store: ShownTrafficStore, sync: Pick<Sync, "refresh">, paused: boolean): void {
  if (store.getState().paused === paused) return;
  store.setState({ paused });
  if (!paused) sync.refresh();
}

export interface Sync {
  /** Takes a snapshot now, for instance when the display goes on after a pause. */
  refresh(): void;
  stop(): void;
}

/**
 * Keeps the traffic store in step with the monitor: a snapshot, then deltas in their order.
 * Deltas that arrive during a snapshot are queued, a superseded snapshot is thrown away, a gap in
 * the numbers or another epoch asks for a new snapshot. While the page is hidden, deltas wait for each
 * other and are applied together every `limits.hiddenUpdateMs`.
 */
export function startSync(transport: Transport, store: ShownTrafficStore, page: Document = document): Sync {
  let turn = 0;
  let fetching = false;
  /** Deltas that are not applied yet, in the order in which they came. */
  let queue: Delta[] = [];
  let appliedAt = Number.NEGATIVE_INFINITY;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const refresh = (): void => {
    turn += 1;
    clearTimeout(retry);
    // What came until now the snapshot contains.
    queue = [];
    fetching = true;
    void fetchSnapshot(turn);
  };

  const fetchSnapshot = async (mine: number): Promise<void> => {
    try {
      const snapshot = await call(transport, "snapshot", null);
      if (mine !== turn) return;
      fetching = false;
      // Told before it is read: what another version says may not be readable.
      store.setState({ otherVersion: snapshot.about.contract !== contractMark });
      applySnapshot(store, snapshot);
      apply();
    } catch {
      // A lost connection asks again when it is open; anything else is asked again here.
      if (mine === turn) retry = setTimeout(refresh, limits.snapshotAgainMs);
    }
  };

  const receive = (delta: Delta): void => {
    if (!fetching && !store.getState().ready) return;
    queue.push(delta);
    if (queue.length > limits.deltasQueued) queue.shift();
    // A timer would not do: browsers let those of hidden pages wait for up to a minute.
    const resting =
      page.visibilityState === "hidden" && performance.now() - appliedAt < limits.hiddenUpdateMs;
    if (!fetching && !resting) apply();
  };

  /** Applies what follows on what is known, all at once. */
  const apply = (): void => {
    const { epoch, sequence, missed } = store.getState();
    const following: Delta[] = [];
    appliedAt = performance.now();
    for (const delta of queue) {
      const next = sequence + following.length + 1;
      if (delta.epoch === epoch && delta.sequence < next) continue;
      if (delta.epoch !== epoch || delta.sequence > next) {
        if (delta.epoch === epoch) store.setState({ missed: missed + delta.sequence - next });
        refresh();
        return;
      }
      following.push(delta);
    }
    queue = [];
    applyDeltas(store, following);
  };

  const show = (): void => {
    if (page.visibilityState === "visible" && !fetching) apply();
  };
  page.addEventListener("visibilitychange", show);
  const unsubscribes: Unsubscribe[] = [
    transport.subscribe("delta", receive),
    transport.watchConnection((connection) => {
      store.setState({ connection });
      if (connection === "open") refresh();
    }),
    () => page.removeEventListener("visibilitychange", show),
  ];

  return {
    refresh,
    stop() {
      turn += 1;
      clearTimeout(retry);
      for (const unsubscribe of unsubscribes) unsubscribe();
    },
  };
}
