import type { Delta } from "../../shared/model.ts";
import { call, type Transport, type Unsubscribe } from "../../shared/transport.ts";
import { applyDelta, applySnapshot, type TrafficStore } from "./traffic.ts";

/** Deltas that wait for a snapshot. More than these are a gap: one more snapshot is taken. */
const queueLimit = 64;

/** How long to wait after a snapshot that failed before the next. */
const retryMs = 1_000;

/** Stops the display, or lets it go on with what came meanwhile. The engine counts on all the same. */
export function setPaused(store: TrafficStore, sync: Pick<Sync, "refresh">, paused: boolean): void {
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
 * the numbers or another epoch asks for a new snapshot.
 */
export function startSync(transport: Transport, store: TrafficStore): Sync {
  let turn = 0;
  let fetching = false;
  let queue: Delta[] = [];
  let retry: ReturnType<typeof setTimeout> | undefined;

  const refresh = (): void => {
    turn += 1;
    clearTimeout(retry);
    queue = [];
    fetching = true;
    void fetchSnapshot(turn);
  };

  const fetchSnapshot = async (mine: number): Promise<void> => {
    try {
      const snapshot = await call(transport, "snapshot", null);
      if (mine !== turn) return;
      fetching = false;
      applySnapshot(store, snapshot);
      const waiting = queue;
      queue = [];
      for (const delta of waiting) receive(delta);
    } catch {
      // A lost connection asks again when it is open; anything else is asked again here.
      if (mine === turn) retry = setTimeout(refresh, retryMs);
    }
  };

  const receive = (delta: Delta): void => {
    if (fetching) {
      queue.push(delta);
      if (queue.length > queueLimit) queue.shift();
      return;
    }
    const { epoch, sequence, ready } = store.getState();
    if (!ready) return;
    if (delta.epoch === epoch && delta.sequence <= sequence) return;
    if (delta.epoch === epoch && delta.sequence === sequence + 1) applyDelta(store, delta);
    else refresh();
  };

  const unsubscribes: Unsubscribe[] = [
    transport.subscribe("delta", receive),
    transport.watchConnection((connection) => {
      store.setState({ connection });
      if (connection === "open") refresh();
    }),
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
