import {
  Building2,
  Earth,
  EthernetPort,
  Globe,
  Laptop,
  type LucideIcon,
  Map as MapIcon,
  Network,
  ShieldCheck,
} from "lucide-react";
import { ipv6ScopeName, ipv6Scopes } from "../../../../shared/scope/ipv6.ts";
import { ttlScope, ttlScopeName, ttlScopes } from "../../../../shared/scope/ttl.ts";

/** A named stop of the picker as it is drawn: its icon stands in the space before its ring. */
export interface ScopeStop {
  readonly name: string;
  readonly value: string;
  readonly icon: LucideIcon;
}

const ttlIcons = [Laptop, EthernetPort, Building2, MapIcon, Earth, Globe] as const;
const ipv6Icons = [Laptop, EthernetPort, ShieldCheck, Building2, Network, Globe] as const;

export const ttlStops: readonly ScopeStop[] = ttlScopes.map(({ ttl, name }, index) => ({
  get name() {
    return ttlScopeName(name);
  },
  value: String(ttl),
  icon: ttlIcons[index] ?? Globe,
}));

export const ipv6Stops: readonly ScopeStop[] = ipv6Scopes.map(({ digit }, index) => ({
  get name() {
    return ipv6ScopeName(digit);
  },
  value: digit.toString(16),
  icon: ipv6Icons[index] ?? Globe,
}));

/** The icon beside the sentence of a TTL: a shield where no router forwards it. */
export function ttlIcon(ttl: number, linkLocal: boolean): LucideIcon {
  if (ttl > 0 && (ttl === 1 || linkLocal)) return ShieldCheck;
  const name = ttlScope(ttl);
  return ttlIcons[ttlScopes.findIndex((scope) => scope.name === name)] ?? Globe;
}

/** The icon beside the sentence of an IPv6 scope; of a digit without a name, that of the next one. */
export function ipv6Icon(digit: number): LucideIcon {
  const at = ipv6Scopes.findIndex((scope) => digit <= scope.digit);
  return ipv6Stops[at === -1 ? ipv6Stops.length - 1 : at]?.icon ?? Globe;
}
