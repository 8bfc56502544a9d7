import { formatIpv6, type Ipv6Words } from "../net/ipv6.ts";
import { plural } from "../text/count.ts";
import type { ScopeSentence } from "./ttl.ts";

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
  if (digit === 3) return "Realm";
  if (digit === 0 || digit === 15) return "Reserved";
  return ipv6Scopes.find((scope) => scope.digit === digit)?.name ?? "Unassigned";
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

/** Where each scope ends, after "Stays inside": the address's own border. */
const places: Partial<Record<number, string>> = {
  3: "this realm",
  4: "this administrative zone",
  5: "this site",
  8: "this organisation",
};

export function ipv6ScopeSentence(digit: number): ScopeSentence {
  const detail = "Choosing another ring rewrites this digit.";
  const place = places[digit];
  if (digit === 1) return { sentence: "Stays on this computer: the address ends at the interface.", detail };
  if (digit === 2) return { sentence: "Stays on this link: no router forwards it.", detail };
  if (place) return { sentence: `Stays inside ${place}: the address ends there.`, detail };
  if (digit === 14) return { sentence: "No limit: goes wherever multicast is routed.", detail };
  return { sentence: `Scope ${digit.toString(16)} has no agreed border: routers may differ.`, detail };
}

/** What the hop limit adds to the scope, in one sentence. */
export function hopLimitSentence(hops: number, digit: number): string {
  if (hops === 0) return "Nothing is put on the wire: a hop limit of 0 stays on this computer.";
  if (digit <= 2) return "The hop limit changes nothing: no router forwards this scope.";
  const place = digit === 14 ? "" : `, and none beyond ${places[digit] ?? "its scope"}`;
  if (hops === 1) return "No router forwards it.";
  return `At most ${plural(hops - 1, "router")} ${hops === 2 ? "forwards" : "forward"} it${place}.`;
}
