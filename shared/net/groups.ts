import type { Family, IpAddress } from "./address.ts";
import type { Ipv4Bytes } from "./ipv4.ts";

/** The part of the registries in which a group lies. */
export type GroupRange =
  | "this subnet only"
  | "internetwork control"
  | "source-specific"
  | "documentation"
  | "GLOP"
  | "local scope"
  | "organisation scope"
  | "administrative scope"
  | "global scope"
  | "transient"
  | "well known";

/**
 * What a multicast address says by itself.
 * Ranges: RFC 5771 (IPv4), RFC 2365 (administrative scopes), RFC 4607 (source-specific),
 * RFC 6676 (documentation), RFC 4291 and RFC 7346 (IPv6 scope digit).
 */
export interface GroupTraits {
  /** 232.0.0.0/8 or ff3x::/32: meant to be joined with a source. */
  readonly sourceSpecific: boolean;
  /** 224.0.0.0/24 or scope 2 and below: no router forwards it, whatever the TTL. */
  readonly linkLocal: boolean;
  /** The IPv6 scope digit, 0 to 15; null for IPv4. */
  readonly scopeDigit: number | null;
  readonly family: Family;
  readonly range: GroupRange;
}

export function groupTraits(group: IpAddress): GroupTraits {
  return group.family === 4 ? ipv4Traits(group.parts as Ipv4Bytes) : ipv6Traits(group.parts);
}

function ipv4Traits([a, b, c]: Ipv4Bytes): GroupTraits {
  const traits = (range: GroupRange, more: Partial<GroupTraits> = {}): GroupTraits => ({
    sourceSpecific: false,
    linkLocal: false,
    scopeDigit: null,
    family: 4,
    range,
    ...more,
  });
  if (a === 224 && b === 0 && c === 0) return traits("this subnet only", { linkLocal: true });
  if (a === 224 && (b === 0 || b === 1)) return traits("internetwork control");
  if (a === 232) return traits("source-specific", { sourceSpecific: true });
  if (a === 233 && b === 252 && c === 0) return traits("documentation");
  if (a === 233) return traits("GLOP");
  if (a === 239 && b === 255) return traits("local scope");
  if (a === 239 && b >= 192 && b <= 195) return traits("organisation scope");
  if (a === 239) return traits("administrative scope");
  return traits("global scope");
}

function ipv6Traits(parts: readonly number[]): GroupTraits {
  const first = parts[0] ?? 0;
  const flags = (first >> 4) & 0xf;
  const scopeDigit = first & 0xf;
  const transient = (flags & 1) === 1;
  // RFC 4607: ff3x::/32, the prefix length and the prefix all zero.
  const sourceSpecific = flags === 3 && parts[1] === 0;
  const range = sourceSpecific ? "source-specific" : transient ? "transient" : "well known";
  return { sourceSpecific, linkLocal: scopeDigit <= 2, scopeDigit, family: 6, range };
}

/**
 * Whether a source can be named for the group. Every host always belongs to 224.0.0.1 and
 * ff02::1 and never reports them (RFC 3376 section 5, RFC 3810 section 6), so no filter applies.
 */
export function canHaveSource(group: IpAddress): boolean {
  return group.text !== "224.0.0.1" && group.text !== "ff02::1" && group.text !== "ff01::1";
}
