import { limits } from "../../../../shared/limits.ts";
import type { StreamKind } from "../../../../shared/model/stream-kinds.ts";
import type { Sight } from "./sight.ts";
import type { Standings } from "./standings.ts";
import type { TellNews } from "./tell-news.ts";

/** What comes on a group: two kinds at once, a source that changes its kind, an sACN universe that belongs elsewhere. */
export class Kinds {
  readonly #kinds = new Map<number, StreamKind>();

  look(sight: Sight, standings: Standings, tell: TellNews): void {
    if (sight.group !== null) {
      lookForTwo(sight, standings);
      lookAtUniverses(sight, sight.group, standings);
    }
    for (const { place, address } of sight.sources) {
      const now = sight.kindOf(place);
      if (now === null) continue;
      const before = this.#kinds.get(place);
      this.#kinds.set(place, now);
      if (before !== undefined && before !== now)
        tell({ name: "kind-changed", values: { address, before, now } });
    }
  }
}

/** The kinds of the streams that come. */
export function kindsOf(streams: Sight["streams"]): ReadonlySet<StreamKind> {
  return new Set(streams.map(({ stream }) => stream.format.kind));
}

function lookForTwo({ streams, siblings, now }: Sight, standings: Standings): void {
  const [kind, other] = kindsOf(streams);
  if (kind === undefined) return;
  if (other !== undefined) {
    standings.see("kinds", { name: "two-kinds", values: { kind, other, port: null } }, now);
    return;
  }
  for (const { port, kinds } of siblings) {
    const elsewhere = [...kinds].find((one) => one !== kind);
    if (elsewhere === undefined) continue;
    standings.see("kinds", { name: "two-kinds", values: { kind, other: elsewhere, port } }, now);
    return;
  }
}

function lookAtUniverses({ streams, now }: Sight, group: string, standings: Standings): void {
  const seen = new Set<number>();
  for (const { stream } of streams) {
    if (stream.format.kind !== "sacn" || seen.size >= limits.conflictsAtOnce) continue;
    const universe = stream.keys[4] ?? 0;
    // Beyond stand the addresses of synchronization.
    if (universe > 0xffff || seen.has(universe)) continue;
    seen.add(universe);
    const own = universeGroup(universe, group.includes(":"));
    if (own === group) continue;
    standings.see(
      `universe ${universe}`,
      { name: "universe-misplaced", values: { universe, group: own } },
      now,
    );
  }
}

/** ANSI E1.31-2018, 9.3.1 and 9.3.2: the group of a universe, as canonical text. */
export function universeGroup(universe: number, ipv6: boolean): string {
  const high = universe >>> 8;
  const low = universe & 0xff;
  if (!ipv6) return `239.255.${high}.${low}`;
  return `ff18::8300:${universe.toString(16)}`;
}
