import { createStore, type StoreApi } from "zustand/vanilla";
import {
  type Kept as KeptValue,
  readSection,
  type SectionName,
  sections,
} from "../../shared/kept/sections.ts";
import { limits } from "../../shared/limits.ts";
import { problemOf } from "../../shared/problem.ts";
import { same } from "../../shared/same.ts";
import { problemText } from "../../shared/text/sentences.ts";
import type { Client } from "../../shared/transport.ts";
import type { ShownTrafficStore } from "./traffic.ts";

interface KeptState {
  /** Those that were read; any other is as usual. */
  readonly values: Readonly<Partial<Record<SectionName, unknown>>>;
  /** Whether what the door keeps was read once. */
  readonly ready: boolean;
}

/**
 * What the door keeps for all windows, as this window knows it: see `shared/kept/sections.ts`. What is set here is seen here at
 * once and brought to the door a moment later; what another window sets comes by the versions that the monitor tells.
 */
export class Kept {
  readonly store: StoreApi<KeptState>;
  readonly #client: Pick<Client, "kept" | "keep"> | null;
  /** Of the monitor that they were read from. */
  readonly #versions = new Map<SectionName, number>();
  readonly #waiting = new Map<SectionName, ReturnType<typeof setTimeout>>();
  #tell: (sentence: string) => void = () => {};
  #epoch = "";

  /** @param client null keeps what is set for this window only */
  constructor(client: Pick<Client, "kept" | "keep"> | null) {
    this.#client = client;
    this.store = createStore<KeptState>(() => ({ values: {}, ready: client === null }));
  }

  /** Follows what the monitor tells. @param tell takes a sentence where something cannot be kept */
  follow(traffic: ShownTrafficStore, tell: (sentence: string) => void): void {
    this.#tell = tell;
    traffic.subscribe((now, before) => {
      if (!now.ready || now.connection !== "open") return;
      if (now.workspace === before.workspace && now.epoch === this.#epoch) return;
      const isAnother = now.epoch !== this.#epoch;
      this.#epoch = now.epoch;
      if (isAnother) this.#versions.clear();
      const changed = Object.entries(now.workspace.versions) as [SectionName, number][];
      const names = changed.filter(([name, version]) => this.#versions.get(name) !== version);
      if (isAnother) void this.#read([]);
      else if (names.length > 0) void this.#read(names.map(([name]) => name));
    });
  }

  get<N extends SectionName>(name: N): KeptValue<N> {
    const { values } = this.store.getState();
    return (Object.hasOwn(values, name) ? values[name] : sections[name].usual) as KeptValue<N>;
  }

  /** Whether nobody ever changed it. */
  isFresh(name: SectionName): boolean {
    return (this.#versions.get(name) ?? 0) === 0 && !this.#waiting.has(name);
  }

  set<N extends SectionName>(name: N, value: KeptValue<N>): void {
    if (same(this.get(name), value)) return;
    this.#show({ [name]: value });
    if (this.#client === null) return;
    clearTimeout(this.#waiting.get(name));
    this.#waiting.set(
      name,
      setTimeout(() => void this.#bring(name), limits.keptGatherMs),
    );
  }

  /** Brings what still waits, as before the page goes. */
  flush(): void {
    for (const [name, timer] of this.#waiting) {
      clearTimeout(timer);
      void this.#bring(name);
    }
  }

  async #bring(section: SectionName): Promise<void> {
    const text = JSON.stringify(this.get(section));
    this.#waiting.delete(section);
    // A draft of that size is kept by nobody; it stays in this window.
    if (this.#client === null || text.length > limits.keptCharacters) return;
    try {
      const { version } = await this.#client.keep({ section, text });
      this.#versions.set(section, version);
    } catch (error) {
      const problem = problemOf(error);
      // Without a connection it is brought when the door is there again, unless it was set anew meanwhile.
      if (problem.retry || problem.code === "disconnected") {
        if (!this.#waiting.has(section))
          this.#waiting.set(
            section,
            setTimeout(() => void this.#bring(section), limits.reconnectMostMs),
          );
        return;
      }
      this.#tell(problemText(problem));
      await this.#read([section]);
    }
  }

  /** @param names none for all */
  async #read(names: readonly SectionName[]): Promise<void> {
    if (this.#client === null) return;
    try {
      const told = await this.#client.kept({ sections: [...names] });
      const values: Partial<Record<SectionName, unknown>> = {};
      for (const { section, version, text } of told) {
        this.#versions.set(section, version);
        const value = readSection(section, JSON.parse(text));
        // What was changed here since is the newer one.
        if (value !== undefined && !this.#waiting.has(section)) values[section] = value;
      }
      this.#show(values, true);
    } catch {
      // Read again with the next word of the monitor's; the window opens all the same.
      if (names.length === 0) this.#epoch = "";
      this.store.setState({ ready: true });
    }
  }

  #show(values: KeptState["values"], ready = this.store.getState().ready): void {
    this.store.setState((state) => ({ values: { ...state.values, ...values }, ready }));
  }
}
