import { formatIpv6, type Ipv6Words } from "../net/ipv6.ts";
import type { ScopeSentence } from "./ttl.ts";
import { words } from "./words/words.ts";

/** The scopes of an IPv6 multicast address that the picker offers (RFC 4291, RFC 7346). */
export const ipv6Scopes = [
  { digit: 1, name: "Interface" },
  { digit: 2, name: "Link" },
  { digit: 4, name: "Admin" },
  { digit: 5, name: "Site" },
  { digit: 8, name: "Org" },
  { digit: 14, name: "Global" },
] as const;

/** The name of any scope digit, 0 to 15. */
export function ipv6ScopeName(digit: number): string {
  const names = words().ipv6Names;
  if (digit === 3) return names.Realm;
  if (digit === 0 || digit === 15) return names.Reserved;
  return names[ipv6Scopes.find((scope) => scope.digit === digit)?.name ?? "Unassigned"];
}

/** The scope digit of a multicast address: the low four bits of its second byte. */
export function ipv6ScopeDigit(words: Ipv6Words): number {
  return (words[0] ?? 0) & 0xf;
}

/** The same group with another scope digit, as canonical text. */
export function withIpv6Scope(words: Ipv6Words, digit: number): string {
  return formatIpv6([((words[0] ?? 0) & 0xfff0) | digit, ...words.slice(1)]);
}

/** Where a digit lies on the picker's track, in stops; digits without a stop lie between. */
export function ipv6ScopePosition(digit: number): number {
  const above = ipv6Scopes.findIndex((scope) => digit <= scope.digit);
  if (above === -1) return 5;
  if (above === 0) return 0;
  const low = ipv6Scopes[above - 1]?.digit ?? 0;
  const high = ipv6Scopes[above]?.digit ?? 14;
  return above - 1 + (digit - low) / (high - low);
}

/** Scopes whose border is the address's own. */
const places = { 3: "realm", 4: "admin", 5: "site", 8: "organisation" } as const;

function placeOf(digit: number): (typeof places)[keyof typeof places] | null {
  return digit in places ? places[digit as keyof typeof places] : null;
}

/** @param hops the hop limit, which alone ends what the address sets no border to; null while it is not known */
export function ipv6ScopeSentence(digit: number, hops: number | null = 255): ScopeSentence {
  const { unlimited, ipv6 } = words();
  const { detail } = ipv6;
  const place = placeOf(digit);
  if (digit === 1) return { sentence: ipv6.interface, detail };
  if (digit === 2) return { sentence: ipv6.link, detail };
  if (place !== null) return { sentence: ipv6.inside[place], detail };
  if (digit === 14) return { sentence: hops === 255 ? unlimited : byHops(hops), detail };
  return { sentence: ipv6.noBorder(digit.toString(16)), detail };
}

function byHops(hops: number | null): string {
  const said = words().ipv6.byHops;
  if (hops === null) return said.unknown;
  if (hops <= 1) return hops === 0 ? said.host : said.link;
  return said.routers(hops - 1);
}

/** What the hop limit adds to the scope, in one sentence. */
export function hopLimitSentence(hops: number, digit: number): string {
  const said = words().hops;
  if (hops === 0) return said.none;
  if (digit <= 2) return said.linkLocal;
  if (hops === 1) return said.subnet;
  if (digit === 14) return said.unlimited(hops - 1);
  return said.within(hops - 1, said.beyond[placeOf(digit) ?? "scope"]);
}
