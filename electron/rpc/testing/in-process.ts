import type { Args, EventName, EventPayload, Handlers, MethodName } from "../../../shared/contract.ts";
import { Watched } from "../../../shared/emitter.ts";
import { EventHub } from "../../../shared/event-hub.ts";
import type { Answer, Connection, Transport } from "../../../shared/transport.ts";
import { createRouter } from "../router.ts";

export interface InProcess extends Transport {
  /** Makes an event happen. */
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
  /** Makes the connection open or lost. */
  turn(connection: Connection): void;
}

/** For tests: the shortest way to handlers, the router alone. */
export function createInProcessTransport(handlers: Handlers): InProcess {
  const route = createRouter(handlers);
  const events = new EventHub();
  const connection = new Watched<Connection>("open");
  return {
    request: <M extends MethodName>(method: M, args: Args<M>) => route(method, args) as Promise<Answer<M>>,
    subscribe: (event, listener) => events.subscribe(event, listener),
    watchConnection: (listener) => connection.watch(listener),
    close: () => connection.set("lost"),
    emit: (event, payload) => events.emit(event, payload),
    turn: (next) => connection.set(next),
  };
}
