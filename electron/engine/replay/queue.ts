import { limits } from "../../../shared/limits.ts";
import type { UdpSender } from "../net/udp.ts";

/** A packet that was read and has not left. */
export interface Waiting {
  readonly sender: UdpSender;
  readonly address: string;
  readonly port: number;
  readonly payload: Uint8Array;
  /** Milliseconds since the first packet of the recording. */
  readonly offset: number;
}

/** Packets that were read and have not left, oldest first. */
export class Queue {
  readonly filled: Promise<void>;
  /** What they take, about. */
  bytes = 0;
  isOver = false;
  #items: Waiting[] = [];
  #first = 0;
  #tellFilled = (): void => {};

  constructor() {
    this.filled = new Promise((resolve) => {
      this.#tellFilled = resolve;
    });
  }

  add(item: Waiting): void {
    this.#items.push(item);
    this.bytes += item.payload.length + limits.replayPacketBytes;
  }

  get isFull(): boolean {
    return this.bytes >= limits.replayAheadBytes;
  }

  /** Sending may begin. */
  fill(): void {
    this.#tellFilled();
  }

  take(): Waiting | undefined {
    const item = this.#items[this.#first];
    if (item === undefined) return undefined;
    this.#first += 1;
    this.bytes -= item.payload.length + limits.replayPacketBytes;
    if (this.#first > 10_000) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
    return item;
  }
}
