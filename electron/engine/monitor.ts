import type { Handlers } from "../../shared/contract.ts";
import type { About, Delta } from "../../shared/model.ts";
import type { Unsubscribe } from "../../shared/transport.ts";

export interface MonitorOptions {
  readonly about: Pick<About, "version" | "door">;
}

/** The whole engine behind its contract. Starts working when made; `close` leaves every group. */
export interface Monitor {
  readonly handlers: Handlers;
  /** Calls once per tick with what changed. */
  onDelta(listener: (delta: Delta) => void): Unsubscribe;
  close(): Promise<void>;
}

export function createMonitor(_options: MonitorOptions): Monitor {
  throw new Error("written in the next commit");
}
