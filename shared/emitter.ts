import type { Unsubscribe } from "./transport.ts";

/** Tells every listener what happened. A listener that is added twice is told twice. */
export class Emitter<T> {
  readonly #listeners = new Set<{ readonly listener: (value: T) => void }>();

  listen(listener: (value: T) => void): Unsubscribe {
    const entry = { listener };
    this.#listeners.add(entry);
    return () => {
      this.#listeners.delete(entry);
    };
  }

  emit(value: T): void {
    // A copy: listeners may come and go while they are told.
    for (const { listener } of [...this.#listeners]) listener(value);
  }
}

/** A value that can be watched: a listener hears the present one at once, then each change. */
export class Watched<T> {
  readonly #changes = new Emitter<T>();
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    if (value === this.#value) return;
    this.#value = value;
    this.#changes.emit(value);
  }

  watch(listener: (value: T) => void): Unsubscribe {
    const stop = this.#changes.listen(listener);
    listener(this.#value);
    return stop;
  }
}
