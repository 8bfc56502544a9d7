/** First values of the TTL that systems and programs usually send with. */
const usualTtls = [1, 2, 4, 32, 64, 128, 255] as const;

/**
 * How many routers a packet probably passed: the nearest usual first TTL at or above the one that
 * it arrived with, less that one. An estimate, because the first value is not told.
 */
export function estimateHops(ttl: number): number {
  return (usualTtls.find((first) => first >= ttl) ?? ttl) - ttl;
}

/** TTLs seen and the hops that they mean, as “62–63 / 1–2”. */
export function formatTtlAndHops(seen: { readonly least: number; readonly most: number }): string {
  const hops = [estimateHops(seen.least), estimateHops(seen.most)];
  return `${span(seen.least, seen.most)} / ${span(Math.min(...hops), Math.max(...hops))}`;
}

function span(least: number, most: number): string {
  return least === most ? String(least) : `${least}–${most}`;
}
