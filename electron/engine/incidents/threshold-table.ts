import type { AllThresholds, Thresholds } from "../../../shared/model/threshold.ts";

type Differs = AllThresholds["groups"][number]["differs"];

/** Which thresholds a group has: its own before those of its interface, and those before those of all. */
export class ThresholdTable {
  readonly #all: Thresholds;
  readonly #interfaces: ReadonlyMap<string, Thresholds>;
  readonly #groups: ReadonlyMap<string, Differs>;

  constructor({ all, interfaces, groups }: AllThresholds) {
    this.#all = all;
    this.#interfaces = new Map(interfaces.map(({ name, differs }) => [name, over(all, differs)]));
    this.#groups = new Map(groups.map(({ key, differs }) => [key, differs]));
  }

  /** @param on name of its interface; null where it has none */
  of(key: string, on: string | null): Thresholds {
    const general = (on === null ? undefined : this.#interfaces.get(on)) ?? this.#all;
    const own = this.#groups.get(key);
    return own === undefined ? general : over(general, own);
  }
}

/** Null is a difference, too: nothing is watched there. */
function over(general: Thresholds, differs: Differs): Thresholds {
  const given = Object.entries(differs).filter(([, one]) => one !== undefined);
  return { ...general, ...Object.fromEntries(given) };
}
