import { createStore } from "zustand/vanilla";
import type { Result } from "../../../../shared/contract.ts";
import { limits } from "../../../../shared/limits.ts";
import { type Problem, problemOf } from "../../../../shared/problem.ts";
import type { Client } from "../../../../shared/transport.ts";

export type WholePacket = Result<"packet">;

/** What the inspector shows. */
export type Reading =
  | { readonly kind: "none" }
  | { readonly kind: "waiting"; readonly number: number }
  | { readonly kind: "packet"; readonly packet: WholePacket }
  | { readonly kind: "problem"; readonly number: number; readonly problem: Problem };

/**
 * Fetches the packet that is looked at, whole. One question is under way at a time; of those that
 * come up meanwhile only the last is put, and an answer that is no longer wanted is thrown away.
 */
export class PacketReader {
  readonly store = createStore<Reading>(() => ({ kind: "none" }));
  readonly #client: Pick<Client, "packet">;
  readonly #id: number;
  #wanted: number | null = null;
  /** The same as long as it has to be asked for. */
  #unknown: number | null = null;
  #asking = false;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Pick<Client, "packet">, id: number) {
    this.#client = client;
    this.#id = id;
  }

  /**
   * Looks at a packet; null looks at none. The same number again changes nothing.
   * @param known the packet, where its row holds it whole: then nobody is asked, and it stands there at once
   */
  read(number: number | null, known: WholePacket | null = null): void {
    if (number === this.#wanted) return;
    this.#wanted = number;
    this.#unknown = known === null ? number : null;
    clearTimeout(this.#patience);
    if (number === null) {
      this.#show({ kind: "none" });
      return;
    }
    if (known !== null) {
      this.#show({ kind: "packet", packet: known });
      return;
    }
    if (this.store.getState().kind === "none") {
      this.#show({ kind: "waiting", number });
    } else {
      this.#patience = setTimeout(() => this.#show({ kind: "waiting", number }), limits.packetPatienceMs);
    }
    void this.#ask();
  }

  /** Asks once more after a problem that may have passed. */
  retry(): void {
    const number = this.#wanted;
    if (number === null) return;
    this.#unknown = number;
    this.#show({ kind: "waiting", number });
    void this.#ask();
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    while (this.#unknown !== null) {
      const asked = this.#unknown;
      const reading = await this.#answer(asked);
      if (this.#unknown !== asked) continue;
      this.#unknown = null;
      this.#show(reading);
    }
    this.#asking = false;
  }

  async #answer(number: number): Promise<Reading> {
    try {
      return { kind: "packet", packet: await this.#client.packet({ id: this.#id, number }) };
    } catch (error) {
      return { kind: "problem", number, problem: problemOf(error) };
    }
  }

  #show(reading: Reading): void {
    clearTimeout(this.#patience);
    this.store.setState(reading, true);
  }
}
