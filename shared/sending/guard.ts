import { limits } from "../limits.ts";
import type { Interface } from "../model/interface.ts";

/** A send that may be more than its network bears: what it asks for, and what would be let through. */
export interface GuardedRate {
  /** Payload bits per second asked for, at the fastest. */
  readonly bits: number;
  /** Payload bits per second up to which nothing is asked. */
  readonly most: number;
  /** How much of the link it would fill, 0 to 1 and above; null where the link's speed is not known. */
  readonly share: number | null;
}

interface Guarded {
  /** Packets per second, at the fastest. */
  readonly rate: number;
  /** How many in all; null goes on until it is stopped. */
  readonly packets: number | null;
  /** Bytes of payload. */
  readonly size: number;
  /** Whether its packets stay on this computer, whatever the interface. */
  readonly stays: boolean;
}

/** Bits per second up to which nobody is asked: the least of a fixed rate and a share of the link. */
function mostBits(speed: number | null): number {
  if (speed === null || speed <= 0) return limits.guardBits;
  return Math.min(limits.guardBits, speed * 1e6 * limits.guardLinkShare);
}

/**
 * Says when a send is faster than what any network bears: multicast goes to every port of a switch that does
 * not snoop. Null where it is slower, stays on this computer, or is over before a second of what is let through
 * would be.
 * @param on the interface that it leaves by; null where that is not known
 */
export function guardRate(
  send: Guarded,
  on: Pick<Interface, "loopback" | "speed"> | null,
): GuardedRate | null {
  if (send.stays || on?.loopback === true) return null;
  const bits = send.rate * send.size * 8;
  const speed = on?.speed ?? null;
  const most = mostBits(speed);
  // A rate that was typed in bits comes back from packets with an error far below one.
  if (Math.floor(bits) <= most) return null;
  if (send.packets !== null && send.packets * send.size * 8 <= most) return null;
  return { bits, most, share: speed === null || speed <= 0 ? null : bits / (speed * 1e6) };
}
