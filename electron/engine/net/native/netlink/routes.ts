import { type IpAddress, parseAddress } from "../../../../../shared/net/address.ts";
import type { NoRoute } from "../../../../../shared/statements/network.ts";
import { AF_INET, AF_INET6 } from "../../../datagrams/sockaddr.ts";
import type { RouteAnswer, RouteQuestion } from "../../../system/kernel.ts";
import { formatAddress } from "./links.ts";
import { type Attribute, attributesIn, word, wordOf } from "./message.ts";

/** Size of an rtmsg (linux/rtnetlink.h). */
const routeBytes = 12;

const RTA_DST = 1;
const RTA_OIF = 4;
const RTA_PREFSRC = 7;

const RTN_LOCAL = 2;
const RTN_BROADCAST = 3;
const RTN_BLACKHOLE = 6;
const RTN_UNREACHABLE = 7;
const RTN_PROHIBIT = 8;

/** The fixed part and the attributes of an RTM_GETROUTE. */
export function routeRequest({ to, on }: RouteQuestion): {
  readonly fixed: Uint8Array;
  readonly attributes: readonly Attribute[];
} {
  const address = literal(to);
  const fixed = new Uint8Array(routeBytes);
  fixed[0] = address.family === 4 ? AF_INET : AF_INET6;
  fixed[1] = address.family === 4 ? 32 : 128;
  const attributes: Attribute[] = [{ type: RTA_DST, value: networkBytes(address) }];
  if (on?.index) attributes.push({ type: RTA_OIF, value: word(on.index) });
  return { fixed, attributes };
}

function literal(text: string): IpAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(`not an address: ${text}`);
  return parsed.value;
}

function networkBytes({ family, parts }: IpAddress): Uint8Array {
  if (family === 4) return Uint8Array.from(parts);
  return Uint8Array.from(parts.flatMap((word) => [word >> 8, word & 0xff]));
}

/** Reads the RTM_NEWROUTE that answers. @param names interfaces by number */
export function readRoute(body: DataView, nameOf: (index: number) => string): RouteAnswer {
  if (body.byteLength < routeBytes) return { found: false, why: "none" };
  const type = body.getUint8(7);
  const why = refusals[type];
  if (why !== undefined) return { found: false, why };
  const attributes = new Map(attributesIn(body, routeBytes));
  const index = wordOf(attributes.get(RTA_OIF));
  if (index === null) return { found: false, why: "none" };
  const source = attributes.get(RTA_PREFSRC);
  return {
    found: true,
    index,
    name: nameOf(index),
    source: (source && formatAddress(body.getUint8(0), source)?.address) ?? null,
    use: type === RTN_LOCAL ? "local" : type === RTN_BROADCAST ? "broadcast" : "other",
  };
}

/** Routes that say no. IPv6 answers with them, IPv4 with their errors. */
const refusals: Readonly<Record<number, NoRoute>> = {
  [RTN_BLACKHOLE]: "blackhole",
  [RTN_UNREACHABLE]: "unreachable",
  [RTN_PROHIBIT]: "prohibited",
};

const EACCES = 13;
const EINVAL = 22;
const EHOSTUNREACH = 113;

/** What an error number instead of a route says. */
export function noRoute(errno: number): NoRoute {
  if (errno === EACCES) return "prohibited";
  if (errno === EINVAL) return "blackhole";
  return errno === EHOSTUNREACH ? "unreachable" : "none";
}
