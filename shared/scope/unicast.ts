import type { IpAddress } from "../net/address.ts";
import { inSubnet, type Subnet, staysOnLink } from "../net/subnet.ts";
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

/** How far a host is, where that is known without a packet of it: this computer itself, or on a link of it. */
export type HostDistance = "own" | "link";

/** @param subnets of this computer's own addresses; what it is by its address alone needs none */
export function hostDistance(host: IpAddress, subnets: readonly Subnet[]): HostDistance | null {
  const isLoopback = host.family === 4 ? host.parts[0] === 127 : host.text === "::1";
  if (isLoopback || subnets.some(({ address }) => address === host.text)) return "own";
  return staysOnLink(host) || subnets.some((subnet) => inSubnet(host, subnet)) ? "link" : null;
}

/** The sentence of a TTL towards one host. @param distance null where it is not known */
export function unicastSentence(
  ttl: number,
  host: string,
  distance: HostDistance | null = null,
): ScopeSentence {
  const { detail, subnet, routers, own, onLink, onLinkDetail } = words().unicast;
  if (distance !== null)
    return { sentence: distance === "own" ? own(host) : onLink(host), detail: onLinkDetail };
  return { sentence: ttl === 1 ? subnet(host) : routers(ttl - 1, host), detail };
}
