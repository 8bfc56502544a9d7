import type { ScopeSentence } from "./ttl.ts";
import { words } from "./words/words.ts";

/** Stops of the corridor that the picker draws for one host. */
export const unicastStops = [1, 2, 4, 8, 16, 32, 64, 128, 255] as const;

/** Where a TTL lies on the corridor, in stops (0 to 8): one step per octave. */
export function unicastPosition(ttl: number): number {
  return ttl >= 255 ? 8 : Math.log2(Math.max(1, ttl));
}

export function unicastAtPosition(position: number): number {
  if (position >= 8) return 255;
  return Math.max(1, Math.min(255, Math.round(2 ** position)));
}

/** The sentence of a TTL towards one host, whose distance is not known. */
export function unicastSentence(ttl: number, host: string): ScopeSentence {
  const { detail, subnet, routers } = words().unicast;
  return { sentence: ttl === 1 ? subnet(host) : routers(ttl - 1, host), detail };
}
