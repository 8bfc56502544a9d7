import { limits } from "../../../shared/limits.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import type { Clock } from "../time/clock.ts";
import { sameInterfaces } from "./interfaces.ts";
import type { Network } from "./network.ts";

/** What a reading brought. */
export interface ReadingNews {
  /** Whether the list says something else than the one before. */
  readonly changed: boolean;
  /** Of routes: the kernel told that something changed, or it tells of it and did not, or nobody tells. */
  readonly routes: "changed" | "same" | "unknown";
}

/** What is done with what is read, and with what the kernel tells. */
interface InterfaceListener {
  /** A reading is over. */
  read(news: ReadingNews): void;
  /** The interface with this number went, though another may have its number by now. */
  gone(index: number): void;
}

/**
 * The interfaces as they were read last: every two seconds, at once when the kernel says that something
 * changed, and before something is done with them. One reading at a time: an older one that ends later
 * would tell of interfaces that are gone.
 */
export class InterfaceList {
  readonly #network: Pick<Network, "interfaces">;
  readonly #clock: Clock;
  readonly #listener: InterfaceListener;
  readonly #stop: () => void;
  #now: Interface[] = [];
  #at = Number.NEGATIVE_INFINITY;
  #untold = false;
  #reading: Promise<Interface[]> | null = null;
  #closed = false;
  #waiting = false;
  /** For how long the last reading took, in ms. */
  #took = 0;
  /** Whether the kernel tells of changes, and whether it did since the last reading began. */
  #hears = false;
  #heard = false;

  constructor(network: Pick<Network, "interfaces" | "watch">, clock: Clock, listener: InterfaceListener) {
    this.#network = network;
    this.#clock = clock;
    this.#listener = listener;
    this.#stop = clock.every(limits.interfacesMs, () => void this.refresh());
    const heard = { changed: () => this.#soon(), gone: (index: number) => listener.gone(index) };
    void network.watch(heard).then((hears) => {
      this.#hears = hears;
    });
  }

  get now(): Interface[] {
    return this.#now;
  }

  /** A change comes with others: the list is read when they are through. */
  #soon(): void {
    this.#heard = true;
    if (this.#waiting || this.#closed) return;
    this.#waiting = true;
    const pause = Math.max(limits.interfaceChangeMs, this.#took * limits.interfaceChangePauses);
    this.#clock.after(pause, () => {
      this.#waiting = false;
      if (!this.#closed) void this.refresh();
    });
  }

  /** Reads now. A list that cannot be read keeps the one before; the next turn tries again. */
  refresh(): Promise<Interface[]> {
    this.#reading ??= this.#read()
      .catch(() => this.#now)
      .finally(() => {
        this.#reading = null;
      });
    return this.#reading;
  }

  async #read(): Promise<Interface[]> {
    const heard = this.#heard;
    this.#heard = false;
    const begun = this.#clock.monotonic();
    const read = await this.#network.interfaces();
    this.#at = this.#clock.monotonic();
    this.#took = this.#at - begun;
    const changed = !sameInterfaces(read, this.#now);
    if (changed) {
      this.#now = read;
      this.#untold = true;
    }
    this.#listener.read({ changed, routes: heard ? "changed" : this.#hears ? "same" : "unknown" });
    return this.#now;
  }

  /** An interface that was plugged in a moment ago can be chosen at once. */
  async fresh(): Promise<void> {
    if (this.#clock.monotonic() - this.#at > limits.interfacesFreshMs) await this.refresh();
  }

  /** The list when it changed since the last call, else null. */
  takeChange(): Interface[] | null {
    const change = this.#untold ? this.#now : null;
    this.#untold = false;
    return change;
  }

  close(): void {
    this.#closed = true;
    this.#stop();
  }
}
