import { createStore } from "zustand/vanilla";
import { limits } from "../../../../shared/limits.ts";
import { type Problem, problem, problemOf } from "../../../../shared/problem.ts";
import type { Client } from "../../../../shared/transport.ts";
import type { WiresharkFound, WiresharkPacket } from "../../../../shared/wireshark/answers.ts";
import { newAsker } from "./asker.ts";

/** What Wireshark says of the packet that is looked at. */
export type WiresharkReading =
  | { readonly kind: "none" }
  | { readonly kind: "waiting" }
  | { readonly kind: "answer"; readonly number: number; readonly answer: WiresharkPacket }
  | { readonly kind: "problem"; readonly problem: Problem };

export interface WiresharkState {
  /** Null until it was looked for. */
  readonly found: WiresharkFound | null;
  /** Whether packets are decoded by it. */
  readonly on: boolean;
  /** The protocol that the group's port is decoded as; empty leaves it to Wireshark. */
  readonly as: string;
  readonly reading: WiresharkReading;
}

type WiresharkClient = Pick<Client, "wireshark" | "wiresharkPacket" | "wiresharkStop">;

/**
 * Has the packets of one group decoded by Wireshark, one after the other as they are looked at, from when a person chooses that until
 * they choose otherwise or look at another group. Nothing of it is kept, so that nothing is run that nobody asked for.
 */
export class WiresharkDesk {
  readonly store = createStore<WiresharkState>(() => ({
    ...{ found: null, on: false, as: "", reading: { kind: "none" } },
  }));
  readonly #client: WiresharkClient;
  readonly #id: number;
  readonly #asker = newAsker();
  #number: number | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** Grows with each wish; what answers an older one is not shown. */
  #wish = 0;
  #isAsking = false;

  constructor(client: WiresharkClient, id: number) {
    this.#client = client;
    this.#id = id;
  }

  /** Looks whether it is there; runs nothing. */
  async look(): Promise<void> {
    try {
      this.store.setState({ found: await this.#client.wireshark() });
    } catch {
      // A connection that is lost says so elsewhere.
    }
  }

  choose(on: boolean): void {
    if (on === this.store.getState().on) return;
    this.store.setState({ on });
    if (on && this.store.getState().found === null) void this.look();
    this.#anew(0);
  }

  decodeAs(as: string): void {
    if (as === this.store.getState().as) return;
    this.store.setState({ as });
    this.#anew(0);
  }

  /** The packet that is looked at; null is none. */
  show(number: number | null): void {
    if (number === this.#number) return;
    this.#number = number;
    // Whoever runs through packets asks for the one that they stop at.
    this.#anew(limits.wiresharkPauseMs);
  }

  retry(): void {
    void this.look();
    this.#anew(0);
  }

  stop(): void {
    this.#wish += 1;
    clearTimeout(this.#pause);
    if (this.#isAsking) void this.#client.wiresharkStop({ asker: this.#asker }).catch(() => {});
    if (this.store.getState().reading.kind === "waiting") {
      this.store.setState({ reading: { kind: "problem", problem: stopped } });
    }
  }

  close(): void {
    this.stop();
    this.store.setState({ on: false, reading: { kind: "none" } });
  }

  #anew(pauseMs: number): void {
    this.stop();
    if (!this.store.getState().on || this.#number === null) {
      this.store.setState({ reading: { kind: "none" } });
      return;
    }
    this.store.setState({ reading: { kind: "waiting" } });
    this.#pause = setTimeout(() => void this.#ask(), pauseMs);
  }

  async #ask(): Promise<void> {
    const number = this.#number;
    if (number === null) return;
    const wish = this.#wish;
    const as = this.store.getState().as || null;
    this.#isAsking = true;
    const reading = await this.#client
      .wiresharkPacket({ id: this.#id, asker: this.#asker, as, number })
      .then((answer): WiresharkReading => ({ kind: "answer", number, answer }))
      .catch((error): WiresharkReading => ({ kind: "problem", problem: problemOf(error) }));
    if (wish !== this.#wish) return;
    this.#isAsking = false;
    this.store.setState({ reading });
    if (reading.kind === "answer" && this.store.getState().found?.version !== reading.answer.version) {
      void this.look();
    }
  }
}

const stopped: Problem = problem("wireshark-stopped");
