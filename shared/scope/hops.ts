/** First values of the TTL that systems and programs usually send with. */
const usualTtls = [0, 1, 2, 4, 32, 64, 128, 255] as const;

/** The smallest and the largest of what was seen. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

/**
 * How many routers a packet probably passed: the nearest usual first TTL at or above the one that
 * it arrived with, less that one. An estimate, because the first value is not told. Of a sender on the
 * own link it is known: no router is in between, and it sent with the TTL that was seen.
 */
export function estimateHops(ttl: number): number {
  return (usualTtls.find((first) => first >= ttl) ?? ttl) - ttl;
}

/** The routers that packets with these TTLs passed. @param onLink whether their sender is on the own link */
export function hopsOf(ttl: Span, onLink: boolean): Span {
  if (onLink) return { least: 0, most: 0 };
  const hops = [estimateHops(ttl.least), estimateHops(ttl.most)];
  return { least: Math.min(...hops), most: Math.max(...hops) };
}

/** What both hold. */
export function joinSpans(one: Span | null, other: Span | null): Span | null {
  if (one === null || other === null) return one ?? other;
  return { least: Math.min(one.least, other.least), most: Math.max(one.most, other.most) };
}

/** TTLs seen and the hops that they mean, as “62–63 / 1–2”; without the hops where they are not known. */
export function formatTtlAndHops(ttl: Span, hops: Span | null): string {
  return hops === null ? formatSpan(ttl) : `${formatSpan(ttl)} / ${formatSpan(hops)}`;
}

function formatSpan({ least, most }: Span): string {
  return least === most ? String(least) : `${least}–${most}`;
}
