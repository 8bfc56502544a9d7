import type { Interface } from "../model/interface.ts";
import type { IpAddress } from "../net/address.ts";
import { inSubnet, staysOnLink } from "../net/subnet.ts";
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

/** What is told of a host's distance where it is known without a packet of it. */
export type HostDistance =
  /** It is this computer. */
  | "own"
  /** It is on a link of this computer's, that of the interface that was chosen. */
  | "link"
  /** It is this computer, but not by the interface that was chosen. */
  | "elsewhere"
  /** It is anywhere, and what leaves by loopback stays here: Linux delivers it here, whatever its address. */
  | "loopback";

/**
 * How far a host is from an interface; null where that is not known.
 * @param from name of the interface that was chosen; null leaves it to routing, which takes an own link where it has one
 */
export function hostDistance(
  host: IpAddress,
  interfaces: readonly Pick<Interface, "name" | "loopback" | "addresses">[],
  from: string | null,
): HostDistance | null {
  const leaving = interfaces.filter(({ name }) => from === null || name === from);
  const has = ({ addresses }: Pick<Interface, "addresses">): boolean =>
    addresses.some(({ address }) => address === host.text);
  const isLoopback = host.family === 4 ? host.parts[0] === 127 : host.text === "::1";
  const isOwn = isLoopback || interfaces.some(has);
  if (from !== null && leaving.some(({ loopback }) => loopback)) return isOwn ? "own" : "loopback";
  // An interface that was chosen is kept to: an own address of another one is looked for on its wire.
  if (isOwn) return from === null || leaving.some(has) ? "own" : "elsewhere";
  const onLink = leaving.some(({ addresses }) => addresses.some((subnet) => inSubnet(host, subnet)));
  return onLink || staysOnLink(host) ? "link" : null;
}

/**
 * The sentence of a TTL towards one host.
 * @param distance null where it is not known
 * @param from name of the interface that was chosen, which two of the distances are about
 */
export function unicastSentence(
  ttl: number,
  host: string,
  distance: HostDistance | null = null,
  from = "",
): ScopeSentence {
  const { detail, subnet, routers, known, onLinkDetail } = words().unicast;
  if (distance !== null) return { sentence: known[distance](host, from), detail: onLinkDetail };
  return { sentence: ttl === 1 ? subnet(host) : routers(ttl - 1, host), detail };
}
