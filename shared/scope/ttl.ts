import { plural } from "../text/count.ts";

/**
 * The course text's scope table: how far a multicast TTL reaches by the convention of router
 * thresholds. A router port with threshold T forwards what arrives with a TTL above T, so a name
 * means "at most this value".
 */
export const ttlScopes = [
  { ttl: 0, name: "Host" },
  { ttl: 1, name: "Subnet" },
  { ttl: 32, name: "Site" },
  { ttl: 64, name: "Region" },
  { ttl: 128, name: "Continent" },
  { ttl: 255, name: "Global" },
] as const;

export type TtlScopeName = (typeof ttlScopes)[number]["name"];

/** The narrowest named scope that holds the TTL. */
export function ttlScope(ttl: number): TtlScopeName {
  return (ttlScopes.find((scope) => ttl <= scope.ttl) ?? ttlScopes[5]).name;
}

/**
 * Where a TTL lies on the track, in stops (0 to 5): equal steps between names, logarithmic
 * between them.
 */
export function ttlPosition(ttl: number): number {
  if (ttl <= 1) return ttl;
  if (ttl >= 255) return 5;
  if (ttl <= 32) return 1 + Math.log2(ttl) / 5;
  return Math.log2(ttl) - 3;
}

/** The TTL nearest to a position on the track: the inverse of `ttlPosition`. */
export function ttlAtPosition(position: number): number {
  if (position < 0.5) return 0;
  if (position <= 1) return 1;
  if (position >= 5) return 255;
  const ttl = position <= 2 ? 2 ** ((position - 1) * 5) : 2 ** (position + 3);
  return Math.min(255, Math.round(ttl));
}

/** The next named TTL above or below. */
export function nextTtlScope(ttl: number, direction: 1 | -1): number {
  const values = ttlScopes.map((scope) => scope.ttl as number);
  return direction === 1
    ? (values.find((value) => value > ttl) ?? 255)
    : (values.findLast((value) => value < ttl) ?? 0);
}

/**
 * A scope in words: what will happen, and what of it is only convention. In Compose the sentence
 * has two lines of about 48 characters and the detail one of 53.
 */
export interface ScopeSentence {
  readonly sentence: string;
  readonly detail: string;
}

/** The sentence of an IPv4 multicast TTL. `linkLocal` groups (224.0.0.x) are never forwarded. */
export function ttlSentence(ttl: number, linkLocal = false): ScopeSentence {
  if (ttl === 0) {
    return {
      sentence: "Stays on this computer: nothing is put on the wire.",
      detail: "Programs here that joined the group get it.",
    };
  }
  if (linkLocal) {
    return {
      sentence: "Stays on this subnet: no router forwards 224.0.0.x.",
      detail: "Whatever the TTL: the address itself ends here.",
    };
  }
  if (ttl === 1) {
    return {
      sentence: "Stays on this subnet: no router forwards it.",
      detail: "Receivers on other subnets will not see it.",
    };
  }
  if (ttl === 255) {
    return {
      sentence: "No limit: goes wherever multicast is routed.",
      detail: "Only borders set by address can stop it.",
    };
  }
  const routers = plural(ttl - 1, "router");
  const place = { Site: "site", Region: "region", Continent: "continent" } as Partial<Record<string, string>>;
  const name = ttlScope(ttl);
  const inside = place[name];
  if (inside === undefined) {
    return {
      sentence: `Crosses at most ${routers}, and no border.`,
      detail: "By convention no border is set above 128.",
    };
  }
  const border = ttlScopes.find((scope) => scope.name === name)?.ttl ?? ttl;
  const detail = `By convention: borders stop ${border} and below, not ${border + 1}.`;
  return ttl === border
    ? { sentence: `Stays inside this ${inside}: at most ${routers} forward it.`, detail }
    : { sentence: `Crosses at most ${routers}, inside this ${inside}.`, detail };
}
