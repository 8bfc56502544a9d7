import { createStore } from "zustand/vanilla";
import { limits } from "../../../../shared/limits.ts";
import { type Problem, problemOf } from "../../../../shared/problem.ts";
import type { Client } from "../../../../shared/transport.ts";
import { newAsker } from "./asker.ts";

/** A packet as Wireshark's own list has it. */
export interface WiresharkLine {
  readonly type: string;
  readonly info: string;
}

export interface WiresharkLinesState {
  /** By packet number; none while the list is Castscope's own. */
  readonly lines: ReadonlyMap<number, WiresharkLine>;
  readonly version: string | null;
  readonly asking: boolean;
  readonly problem: Problem | null;
}

const own: WiresharkLinesState = { lines: new Map(), version: null, asking: false, problem: null };

/** What Wireshark says of rows of a packet list, from when a person asks for those that are seen until they want it no more. */
export class WiresharkLines {
  readonly store = createStore<WiresharkLinesState>(() => own);
  readonly #client: Pick<Client, "wiresharkLines" | "wiresharkStop">;
  readonly #id: number;
  readonly #asker = newAsker();
  #wish = 0;

  constructor(client: Pick<Client, "wiresharkLines" | "wiresharkStop">, id: number) {
    this.#client = client;
    this.#id = id;
  }

  /**
   * Asks about these packets, of which there are few enough for one question.
   * @param as as `WiresharkState.as`
   */
  async ask(numbers: readonly number[], as: string): Promise<void> {
    if (numbers.length === 0) return;
    this.#wish += 1;
    const wish = this.#wish;
    this.store.setState({ asking: true, problem: null });
    const asked = { id: this.#id, asker: this.#asker, as: as || null };
    try {
      const told = await this.#client.wiresharkLines({
        ...asked,
        numbers: numbers.slice(0, limits.wiresharkPackets),
      });
      if (wish !== this.#wish) return;
      const lines = new Map(this.store.getState().lines);
      for (const [at, number] of told.numbers.entries()) {
        lines.delete(number);
        lines.set(number, { type: told.types[at] ?? "", info: told.infos[at] ?? "" });
      }
      // Those that were asked for first give way.
      for (const number of lines.keys()) {
        if (lines.size <= limits.wiresharkLinesHeld) break;
        lines.delete(number);
      }
      this.store.setState({ lines, version: told.version, asking: false });
    } catch (error) {
      if (wish === this.#wish) this.store.setState({ asking: false, problem: problemOf(error) });
    }
  }

  /** Back to Castscope's own. */
  off(): void {
    this.#wish += 1;
    if (this.store.getState().asking) void this.#client.wiresharkStop({ asker: this.#asker }).catch(() => {});
    this.store.setState(own);
  }
}
