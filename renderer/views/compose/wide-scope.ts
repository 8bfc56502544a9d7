import { type IpAddress, parseAddress } from "../../../shared/net/address.ts";
import { groupTraits } from "../../../shared/net/groups.ts";
import { words } from "./words/words.ts";

/** The IPv6 scope digit of the scope “Site”. */
const siteDigit = 5;

/**
 * The question before a send that may leave the site, by the conventions of the scopes; null where
 * nothing is to be asked: hosts, TTLs up to `most`, and groups whose address ends at a nearer border.
 */
export function wideQuestion(address: string, ttl: number, most: number): string | null {
  const parsed = parseAddress(address);
  if (!parsed.ok || parsed.value.use !== "multicast" || ttl <= most) return null;
  return parsed.value.family === 4 ? askIpv4(parsed.value, ttl) : askIpv6(parsed.value, ttl);
}

function askIpv4(group: IpAddress, ttl: number): string | null {
  return groupTraits(group).linkLocal ? null : words().send.askTtl(ttl);
}

function askIpv6(group: IpAddress, ttl: number): string | null {
  const digit = groupTraits(group).scopeDigit ?? 0;
  if (digit <= siteDigit) return null;
  return words().send.askScope(digit.toString(16), ttl);
}
