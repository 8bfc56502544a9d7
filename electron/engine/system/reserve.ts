import { closeSync, openSync } from "node:fs";
import { devNull } from "node:os";
import { limits } from "../../../shared/limits.ts";

/**
 * Descriptors that are kept for what the system is asked: when this program may open no further file,
 * because its sockets took all, one question at a time is asked with those. Sockets never get them.
 */
export class DescriptorReserve {
  readonly #open: () => number;
  readonly #close: (fd: number) => void;
  readonly #held: number[] = [];
  /** As many as there were when it was filled first. */
  #most = 0;
  /** The question that is being asked with it. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(open = () => openSync(devNull, "r"), close = closeSync) {
    this.#open = open;
    this.#close = close;
  }

  /** Fills it for the first time, as far as the system lets; to be called before sockets are opened. */
  fill(most: number = limits.descriptorsReserved): void {
    this.#most = Math.max(this.#most, most);
    this.#refill();
    this.#most = this.#held.length;
  }

  #refill(): void {
    try {
      while (this.#held.length < this.#most) this.#held.push(this.#open());
    } catch {
      // It is tried again before the next socket is opened.
    }
  }

  #giveUp(): void {
    for (const fd of this.#held.splice(0)) this.#close(fd);
  }

  /** Asks, and once more with the reserve where no descriptor was left. */
  async ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (error) {
      if (!isFull(error)) throw error;
    }
    return this.#inTurn(async () => {
      this.#giveUp();
      try {
        return await question();
      } finally {
        this.#refill();
      }
    });
  }

  /** The same for what is asked within one turn of the event loop. */
  askNow<T>(question: () => T): T {
    try {
      return question();
    } catch (error) {
      if (!isFull(error)) throw error;
    }
    this.#giveUp();
    try {
      return question();
    } finally {
      this.#refill();
    }
  }

  /**
   * Opens a socket, which takes none of it: while it is given up that waits. Rejects as the system does where
   * no other descriptor is left.
   */
  spare<T>(open: () => Promise<T>): Promise<T> {
    return this.#inTurn(() => {
      this.#refill();
      if (this.#held.length < this.#most) throw Object.assign(new Error("open EMFILE"), { code: "EMFILE" });
      return open();
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }
}

/** Whether an error says that this program, or the whole computer, may open no further file. */
function isFull(error: unknown): boolean {
  const { code, info } = (error ?? {}) as { code?: unknown; info?: { code?: unknown } };
  return [code, info?.code].some((one) => one === "EMFILE" || one === "ENFILE");
}

/** That of this program. */
export const descriptorReserve = new DescriptorReserve();
