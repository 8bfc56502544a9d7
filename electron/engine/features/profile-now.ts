import { byItself, type DecoderChoice } from "../../../shared/model/decoding.ts";
import type { OwnThresholds } from "../../../shared/model/threshold.ts";
import type { Profile, ProfileGroup, ProfilePair } from "../../../shared/profile/profile.ts";
import type { Membership } from "../feeds/memberships/membership.ts";
import type { Grounds } from "./grounds.ts";

export type ProfileGrounds = Pick<Grounds, "memberships" | "pairs" | "decoding" | "measures">;

/** What is to be said of a group beside what the grounds know. */
export interface Watched {
  /** Thresholds of a membership, by its key, that differ from those of all; null where none do. */
  differing(key: string): OwnThresholds | null;
  readonly revision: number;
}

/**
 * What people have set up, as a profile keeps it.
 * @param unjoined groups of the profile that could not be joined, and are not forgotten for that
 */
export function profileNow(
  { memberships, pairs, decoding, measures }: ProfileGrounds,
  watched: Watched,
  unjoined: readonly ProfileGroup[],
  sections: Profile["sections"],
): Profile {
  const { choices, formats } = decoding.state();
  const all = [...memberships];
  const byKey = new Map<string, DecoderChoice[]>();
  for (const choice of choices) byKey.set(choice.key, [...(byKey.get(choice.key) ?? []), choice]);
  const groups = all.map((membership): ProfileGroup => {
    const own = byKey.get(membership.key) ?? [];
    byKey.delete(membership.key);
    return {
      ...joinOf(membership),
      ...{ name: membership.ownName, label: membership.label, colour: membership.colour },
      decodeAs: own.find(({ source }) => source === null)?.as ?? null,
      sources: own.flatMap(({ source, as }) => (source === null ? [] : [{ address: source, as }])),
      measureAs: measures.of(membership),
      thresholds: watched.differing(membership.key),
    };
  });
  return {
    groups: [...groups, ...unjoined],
    pairs: pairsOf(all, pairs),
    formats,
    decoding: [...byKey.values()].flat(),
    sections,
  };
}

/** How a membership is joined anew. */
export function joinOf({
  spec,
}: Membership): Pick<ProfileGroup, "address" | "port" | "interface" | "source" | "bind"> {
  const { address, port, choice, source, bind } = spec;
  return { address, port, interface: choice, source, bind };
}

function pairsOf(all: readonly Membership[], pairs: ProfileGrounds["pairs"]): ProfilePair[] {
  const placeOf = (fits: (one: Membership) => boolean): number => all.findIndex(fits);
  const made = [...pairs].map(({ a, b, merge }) => ({
    a: placeOf(({ key }) => key === a.key),
    b: placeOf(({ key }) => key === b.key),
    waitMs: merge.waitMs,
  }));
  const expected = pairs.expected.map(({ a, b, waitMs }) => ({
    a: placeOf(({ id }) => id === a),
    b: placeOf(({ id }) => id === b),
    waitMs,
  }));
  return [...made, ...expected].filter(({ a, b }) => a !== -1 && b !== -1);
}

/** Reads what was said of sources: by itself there is what its group is not. */
export function choicesOf(key: string, { decodeAs, sources }: ProfileGroup): DecoderChoice[] {
  const ofGroup = decodeAs === null || decodeAs === byItself ? [] : [{ key, source: null, as: decodeAs }];
  return [...ofGroup, ...sources.map(({ address, as }) => ({ key, source: address, as }))];
}
