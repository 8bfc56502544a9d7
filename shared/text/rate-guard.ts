import { formatBitRate } from "../format.ts";
import type { GuardedRate } from "../sending/guard.ts";

/** “100.0 Mbit/s would fill 10 % of eth0”: what a send asks for, without the full stop. */
export function rateGuard({
  bits,
  most,
  share,
  interface: name,
}: GuardedRate & { readonly interface: string | null }): string {
  if (share === null)
    return `${formatBitRate(bits)} is more than ${formatBitRate(most)}, and may flood a network`;
  const percent = share * 100 < 10 ? Math.round(share * 1_000) / 10 : Math.round(share * 100);
  return `${formatBitRate(bits)} would fill ${percent} % of ${name ?? "the link"}`;
}

/** A bit rate as it is typed, rounded down: “50M”, “500k”. */
export function shortBits(bits: number): string {
  return bits >= 1e6 ? `${Math.floor(bits / 1e5) / 10}M` : `${Math.floor(bits / 1e3)}k`;
}
