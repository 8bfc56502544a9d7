import type { Source } from "../../../../shared/model/source.ts";
import { sourceKey } from "./source-key.ts";

const letters = 26;

/** A, B … Z, AA, AB …: the mark of the source that came as number `rank`, counted from 0. */
export function sourceLetter(rank: number): string {
  const last = String.fromCharCode(65 + (rank % letters));
  return rank < letters ? last : sourceLetter(Math.floor(rank / letters) - 1) + last;
}

/** The rank of each source in the order of arrival. */
export function arrivalRanks(sources: readonly Source[]): ReadonlyMap<string, number> {
  const byArrival = [...sources].sort((a, b) => (a.firstAt ?? 0) - (b.firstAt ?? 0));
  return new Map(byArrival.map((source, rank) => [sourceKey(source), rank]));
}
