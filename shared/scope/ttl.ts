import { words } from "./words/words.ts";

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
  const { unlimited, ttl: said } = words();
  if (ttl === 0) return said.host;
  if (linkLocal) return said.linkLocal;
  if (ttl === 1) return said.subnet;
  if (ttl === 255) return { sentence: unlimited, detail: said.unlimitedDetail };
  const name = ttlScope(ttl);
  const inside = (said.inside as Partial<Record<TtlScopeName, string>>)[name];
  if (inside === undefined) return { sentence: said.noBorder(ttl - 1), detail: said.noBorderDetail };
  const border = ttlScopes.find((scope) => scope.name === name)?.ttl ?? ttl;
  const sentence = ttl === border ? said.atBorder(ttl - 1, inside) : said.crosses(ttl - 1, inside);
  return { sentence, detail: said.borders(border) };
}

/** The name of a scope as it is shown. */
export function ttlScopeName(name: TtlScopeName): string {
  return words().ttlNames[name];
}
