import { type Family, type IpAddress, parseAddress } from "../net/address.ts";
import { ethernetAddress } from "../net/ethernet.ts";

/** IPv4 Local Scope (RFC 2365): what stays within one site, and nobody else was given. */
const localScope = [239, 255] as const;
/** Flags (transient) and scope (site) of the IPv6 groups that are offered where none was named. */
const siteScope = 0xff15;
/** Group ids that hosts may choose by themselves (RFC 3307, section 4.3). */
const dynamicIds = 0x8000;
/** More than enough: of 65,536 groups few are taken. */
const tries = 1_000;

/**
 * A group that nothing here uses, at random: in the same range as `like` where that one is of a range for free
 * use, otherwise in 239.255.0.0/16 or ff15::/16, or ff11:: to ff14:: where its scope is smaller than a site. It also has no Ethernet address of a group that is used, which
 * a network card could not tell apart. Null when all that were tried are taken.
 * @param taken groups that are in use, as text
 * @param random from 0 to below 1
 */
export function freshGroup(
  like: IpAddress | Family,
  taken: Iterable<string>,
  random: () => number,
): string | null {
  const groups = new Set<string>();
  const ethernets = new Set<string>();
  for (const text of taken) {
    const parsed = parseAddress(text);
    if (!parsed.ok || parsed.value.use !== "multicast") continue;
    groups.add(parsed.value.text);
    ethernets.add(ethernetAddress(parsed.value));
  }
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const parsed = parseAddress(candidate(like, random));
    if (!parsed.ok || groups.has(parsed.value.text)) continue;
    if (!ethernets.has(ethernetAddress(parsed.value))) return parsed.value.text;
  }
  return null;
}

function candidate(like: IpAddress | Family, random: () => number): string {
  const below = (most: number): number => Math.floor(random() * most);
  const family = typeof like === "number" ? like : like.family;
  const parts = typeof like === "number" ? [] : like.parts;
  if (family === 4) {
    const [first, second] = parts[0] === localScope[0] ? parts : localScope;
    // Neither the lowest addresses of a range, which people choose by hand, nor its highest, which have meanings.
    return `${first}.${second}.${1 + below(254)}.${1 + below(254)}`;
  }
  const prefix = parts[0] ?? siteScope;
  // Only transient groups without a prefix of a network are free: of others the scope is kept, up to the site.
  const isFree = (prefix & 0xfff0) === (siteScope & 0xfff0);
  const scope = isFree ? prefix : Math.min(siteScope, (siteScope & 0xfff0) | (prefix & 0x000f));
  return `${scope.toString(16)}::${(dynamicIds | below(0x8000)).toString(16)}:${below(0x10000).toString(16)}`;
}
