import { limits } from "../../../../shared/limits.ts";
import type { Stream } from "../stream.ts";
import type { Coming, Sight } from "./sight.ts";
import type { Standings } from "./standings.ts";
import type { TellNews } from "./tell-news.ts";

const announce = 11;

/** A clock that announces itself as master. */
interface Master {
  readonly stream: Stream;
  readonly identity: string;
}

/** PTP (IEEE 1588): two masters in one domain, and another grandmaster. */
export class Clocks {
  readonly #grandmasters = new Map<number, string>();

  look({ streams, now }: Sight, standings: Standings, tell: TellNews): void {
    for (const [domain, masters] of mastersOf(streams)) {
      const [one, other] = masters;
      if (one === undefined) continue;
      if (other !== undefined) {
        const values = { domain, master: one.identity, other: other.identity };
        standings.see(`masters ${domain}`, { name: "two-masters", values }, now);
        continue;
      }
      const grandmaster = grandmasterOf(one.stream);
      const before = this.#grandmasters.get(domain);
      if (grandmaster === null || grandmaster === before) continue;
      this.#grandmasters.set(domain, grandmaster);
      if (before !== undefined)
        tell({ name: "grandmaster-changed", values: { domain, before, grandmaster } });
    }
  }
}

/** By domain; a domain is a byte, so that there are few. */
function mastersOf(streams: readonly Coming[]): ReadonlyMap<number, readonly Master[]> {
  const masters = new Map<number, Master[]>();
  for (const { stream } of streams) {
    if (stream.format.kind !== "ptp") continue;
    const [high = 0, low = 0, rest = 0, version = 0] = stream.keys;
    if (version !== 2 || ((rest >>> 8) & 0xff) !== announce) continue;
    const domain = rest & 0xff;
    const digits = high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
    const identity = `${digits.slice(0, 6)}.${digits.slice(6, 10)}.${digits.slice(10)}`;
    const known = masters.get(domain) ?? [];
    // A clock with two ports is one.
    if (known.some((master) => master.identity === identity)) continue;
    masters.set(domain, [...known, { stream, identity }].slice(0, limits.conflictsAtOnce));
  }
  return masters;
}

function grandmasterOf({ format, sample, sampleSize }: Stream): string | null {
  for (const fact of format.facts(sample, sampleSize))
    if (fact.name === "grandmaster") return fact.values.identity;
  return null;
}
