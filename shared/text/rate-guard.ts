import { formatBitRate } from "../format.ts";
import type { GuardedRate } from "../sending/guard.ts";
import { formatFixed } from "./count.ts";
import { inLanguages } from "./words.ts";

const words = inLanguages({
  en: {
    floods: (bits: string, most: string) => `${bits} is more than ${most}, and may flood a network`,
    fills: (bits: string, percent: string, link: string) => `${bits} would fill ${percent} % of ${link}`,
    link: "the link",
  },
  de: {
    floods: (bits, most) => `${bits} sind mehr als ${most} und können ein Netz fluten`,
    fills: (bits, percent, link) => `${bits} würden ${percent} % von ${link} füllen`,
    link: "der Strecke",
  },
});

/** “100.0 Mbit/s would fill 10 % of eth0”: what a send asks for, without the full stop. */
export function rateGuard({
  bits,
  most,
  share,
  interface: name,
}: GuardedRate & { readonly interface: string | null }): string {
  const { floods, fills, link } = words();
  if (share === null) return floods(formatBitRate(bits), formatBitRate(most));
  const percent = share * 100 < 10 ? Math.round(share * 1_000) / 10 : Math.round(share * 100);
  return fills(formatBitRate(bits), formatFixed(percent, Number.isInteger(percent) ? 0 : 1), name ?? link);
}

/** A bit rate as it is typed, rounded down: “50M”, “500k”. */
export function shortBits(bits: number): string {
  return bits >= 1e6 ? `${Math.floor(bits / 1e5) / 10}M` : `${Math.floor(bits / 1e3)}k`;
}
