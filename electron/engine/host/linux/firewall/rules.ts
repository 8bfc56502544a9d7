import { limits } from "../../../../../shared/limits.ts";

/** What a rule is held against: the datagrams of one membership. */
export interface Target {
  readonly family: 4 | 6;
  readonly address: string;
  readonly port: number;
  /** The one source that is heard; null where it may be any. */
  readonly source: string | null;
  /** Name of the interface that they come by. */
  readonly on: string;
}

/** Whether a rule takes the datagrams: `maybe` where it looks at something that is not known of them. */
export type Fit = "yes" | "no" | "maybe";

export type Action =
  | { readonly do: "drop" | "accept" | "return" }
  | { readonly do: "jump" | "goto"; readonly chain: string };

export interface Rule {
  /** The same in two readings. */
  readonly id: string;
  readonly fit: Fit;
  /** Null for one that only counts, logs or marks. */
  readonly action: Action | null;
  /** Packets that it took; null where it does not count. */
  readonly packets: number | null;
}

export interface Chain {
  /** As a person writes it to the tool, such as “inet filter input”. */
  readonly name: string;
  /** Whether arriving packets go through it of themselves. */
  readonly hooked: boolean;
  /** What becomes of those that no rule decided. */
  readonly policy: "accept" | "drop";
  readonly policyPackets: number | null;
  readonly rules: readonly Rule[];
}

/** A rule, or the policy of a chain, that drops the datagrams or may do so. */
export interface Dropping {
  readonly id: string;
  readonly chain: string;
  /** Whether it surely takes them all. */
  readonly certain: boolean;
  readonly packets: number | null;
}

/** What may drop the datagrams, in the order of their way; at most `limits.firewallRules` are looked at. */
export function droppingRules(chains: readonly Chain[]): Dropping[] {
  const walk = new Walk(new Map(chains.map((chain) => [chain.name, chain])));
  for (const chain of chains) if (chain.hooked) walk.enter(chain);
  return walk.found;
}

/** What a chain does with the datagrams: decides on all, or leaves some. */
type Outcome = "decided" | "goes-on";

class Walk {
  readonly found: Dropping[] = [];
  readonly #chains: ReadonlyMap<string, Chain>;
  /** Whether no rule of this hook's may have let them in before. */
  #sure = true;
  #looked = 0;

  constructor(chains: ReadonlyMap<string, Chain>) {
    this.#chains = chains;
  }

  enter(chain: Chain): void {
    this.#sure = true;
    if (this.#rules(chain, true, 0) === "decided" || chain.policy === "accept") return;
    const { name, policyPackets } = chain;
    // Another rule may have let them in.
    this.found.push({ id: `${name} policy`, chain: name, certain: false, packets: policyPackets });
  }

  #rules(chain: Chain, certain: boolean, depth: number): Outcome {
    if (depth > limits.firewallDepth) return "goes-on";
    for (const rule of chain.rules) {
      this.#looked += 1;
      if (this.#looked > limits.firewallRules) return "goes-on";
      if (rule.fit === "no" || rule.action === null) continue;
      const sure = certain && this.#sure && rule.fit === "yes";
      const { action } = rule;
      switch (action.do) {
        case "drop":
          this.found.push({ id: rule.id, chain: chain.name, certain: sure, packets: rule.packets });
          if (rule.fit === "yes") return "decided";
          break;
        case "accept":
          if (!sure) this.#sure = false;
          if (rule.fit === "yes") return "decided";
          break;
        case "return":
          if (rule.fit === "yes") return "goes-on";
          this.#sure = false;
          break;
        case "jump":
        case "goto": {
          const next = this.#chains.get(action.chain);
          const outcome = next ? this.#rules(next, sure, depth + 1) : "goes-on";
          if (rule.fit === "yes" && outcome === "decided") return "decided";
          if (rule.fit === "yes" && action.do === "goto") return "goes-on";
          break;
        }
      }
    }
    return "goes-on";
  }
}

/** All of them have to fit. */
export function every(fits: readonly Fit[]): Fit {
  if (fits.includes("no")) return "no";
  return fits.includes("maybe") ? "maybe" : "yes";
}

/** One of them is enough. */
export function some(fits: readonly Fit[]): Fit {
  if (fits.includes("yes")) return "yes";
  return fits.includes("maybe") ? "maybe" : "no";
}

export function not(fit: Fit): Fit {
  return fit === "maybe" ? fit : fit === "yes" ? "no" : "yes";
}

export const fitIf = (fits: boolean): Fit => (fits ? "yes" : "no");
