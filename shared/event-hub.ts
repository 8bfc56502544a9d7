import { type EventName, type EventPayload, eventNames } from "./contract.ts";
import { Emitter } from "./emitter.ts";
import type { Unsubscribe } from "./transport.ts";

/** The listeners of every event of the contract: each transport has one. */
export class EventHub {
  readonly #emitters = new Map<EventName, Emitter<EventPayload<EventName>>>(
    eventNames.map((event) => [event, new Emitter()]),
  );

  subscribe<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): Unsubscribe {
    return this.#emitters.get(event)?.listen(listener) ?? (() => {});
  }

  /** An event that the contract does not name has no listeners. */
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void {
    this.#emitters.get(event)?.emit(payload);
  }
}
