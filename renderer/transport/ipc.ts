import {
  type Args,
  type EventName,
  type EventPayload,
  isMethodName,
  type MethodName,
} from "../../shared/contract.ts";
import { eventFunctionName, type MethodFunctions, type PreloadApi } from "../../shared/preload-api.ts";
import { problem } from "../../shared/problem.ts";
import type { Answer, Connection, Transport, Unsubscribe } from "../../shared/transport.ts";

/** The way to the monitor in Electron: the functions that the preload put into the page. */
export function createIpcTransport(api: PreloadApi): Transport {
  const methods: MethodFunctions = api;
  const stops = new Set<Unsubscribe>();
  const keep = (stop: Unsubscribe): Unsubscribe => {
    stops.add(stop);
    return () => {
      stops.delete(stop);
      stop();
    };
  };
  return {
    async request<M extends MethodName>(method: M, args: Args<M>): Promise<Answer<M>> {
      // Looked up among the contract's own names: an object has functions by others as well.
      if (!isMethodName(method)) {
        return { ok: false, problem: problem("method-unknown", { method }) };
      }
      try {
        return await methods[method](args);
      } catch (error) {
        // Electron rejects when the main process is going away.
        const reason = error instanceof Error ? error.message : String(error);
        return { ok: false, problem: problem("no-answer", { reason }) };
      }
    },
    subscribe<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void) {
      return keep(api[eventFunctionName(event)](listener));
    },
    watchConnection: (listener: (connection: Connection) => void) => keep(api.onConnection(listener)),
    close() {
      for (const stop of stops) stop();
      stops.clear();
    },
  };
}
