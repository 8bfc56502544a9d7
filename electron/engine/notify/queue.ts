import { limits } from "../../../shared/limits.ts";
import type { NotifierState } from "../../../shared/model/notifier.ts";
import type { Clock } from "../time/clock.ts";
import type { Outcome, Tell } from "./way.ts";

type Message = Readonly<Record<string, unknown>>;

/**
 * Messages of one way to be told, one after the other. What may go well later is tried again with growing pauses; messages
 * behind it wait, up to `limits.notifierQueue`, and then the oldest give way and are counted.
 */
export class NotifierQueue {
  readonly #tell: Tell;
  readonly #clock: Clock;
  readonly #told: (message: Message) => void;
  readonly #waiting: Message[] = [];
  readonly #ending = new AbortController();
  #working: Promise<void> | null = null;
  #wake: (() => void) | null = null;
  #count = 0;
  #dropped = 0;
  #lastMs: number | null = null;
  #last: NotifierState["last"] = null;

  /** @param told hears of each that went well */
  constructor(tell: Tell, clock: Clock, told: (message: Message) => void = () => {}) {
    this.#tell = tell;
    this.#clock = clock;
    this.#told = told;
  }

  get state(): Omit<NotifierState, "name"> {
    return {
      ...{ told: this.#count, lastMs: this.#lastMs, last: this.#last },
      ...{ waiting: this.#waiting.length, dropped: this.#dropped },
    };
  }

  add(message: Message): void {
    this.#waiting.push(message);
    if (this.#waiting.length > limits.notifierQueue) {
      this.#waiting.shift();
      this.#dropped += 1;
    }
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
  }

  /** Tells one at once and once, beside the queue. */
  async test(message: Message): Promise<Outcome & { readonly ms: number }> {
    const began = this.#clock.monotonic();
    const outcome = await this.#tell(message, this.#ending.signal);
    return { ...outcome, ms: this.#note(outcome, began) };
  }

  async #work(): Promise<void> {
    for (let message = this.#waiting.shift(); message !== undefined; message = this.#waiting.shift()) {
      if (this.#ending.signal.aborted) return;
      await this.#tryOften(message);
    }
  }

  async #tryOften(message: Message): Promise<void> {
    let pause: number = limits.webhookAgainMs;
    for (let turn = 1; !this.#ending.signal.aborted; turn += 1) {
      const began = this.#clock.monotonic();
      const outcome = await this.#tell(message, this.#ending.signal);
      this.#note(outcome, began);
      if (outcome.ok) {
        this.#count += 1;
        this.#told(message);
        return;
      }
      if (!outcome.again || turn === limits.webhookTries) {
        this.#dropped += 1;
        return;
      }
      if (this.#ending.signal.aborted) return;
      await this.#pause(pause);
      pause = Math.min(2 * pause, limits.webhookAgainMostMs);
    }
  }

  #note({ ok, answer }: Outcome, began: number): number {
    this.#lastMs = Math.round(this.#clock.monotonic() - began);
    this.#last = { at: this.#clock.wall(), ok, answer };
    return this.#lastMs;
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#clock.after(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }

  /** Ends what is under way. */
  async close(): Promise<void> {
    this.#ending.abort();
    this.#wake?.();
    await this.#working;
  }
}
