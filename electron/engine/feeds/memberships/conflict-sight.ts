import { limits } from "../../../../shared/limits.ts";
import { knownName } from "../../../../shared/net/known-groups.ts";
import type { Coming, Sibling, Sight } from "../../streams/conflicts/sight.ts";
import type { StreamAnalysis } from "../../streams/stream-analysis.ts";
import type { Traffic } from "../../traffic/traffic.ts";
import type { MembershipSpec } from "./spec.ts";

interface Carrying {
  readonly spec: Pick<MembershipSpec, "kind" | "bind" | "address" | "port">;
  readonly traffic: Traffic;
  readonly streams: StreamAnalysis;
}

/** What a row carries now, as conflicts are looked for. @param now monotonic milliseconds */
export function sightOf(
  { spec, traffic, streams }: Carrying,
  now: number,
  siblings: readonly Sibling[],
): Sight {
  const most = limits.conflictLookedAt;
  const sources = [];
  for (let place = 0; place < Math.min(traffic.sources.size, most); place += 1) {
    const source = traffic.sources.at(place);
    if (source !== null) sources.push(source);
  }
  const coming: Coming[] = [];
  for (const stream of streams.streams) {
    if (coming.length >= most) break;
    if (now - stream.lastAt >= limits.conflictComingMs) continue;
    coming.push({ stream, address: traffic.sources.at(stream.source)?.address ?? "" });
  }
  return {
    now,
    group: spec.kind === "group" && spec.bind === "group" ? spec.address : null,
    isShared: knownName(spec.address, spec.port) !== "",
    sources,
    streams: coming,
    siblings,
    kindOf: (place) => {
      const state = streams.source(place);
      return state === null || state.isChosen ? null : (state.format?.kind ?? null);
    },
  };
}
