import { type Family, formatEndpoint, type IpAddress, parseAddress, parseHostPort } from "../net/address.ts";
import type { Bind } from "./bind.ts";

/**
 * What a membership is, whenever and in whatever run of the monitor: as a text, so that histories,
 * sessions and files can be kept by it. In the notation of RFC 5234:
 *
 *     key      = feed "/" endpoint [ "/from/" address ] [ "/bind/any" ] [ "/on/" name ]
 *     feed     = "live" / "recording:" name   ; of its file, without folders
 *     endpoint = IPv4 ":" port / "[" IPv6 "]:" port
 *     address  = IPv4 / IPv6                 ; the one source that is heard
 *     name     = 1*( unreserved / escaped )  ; of the interface, UTF-8 escaped as in RFC 3986
 *
 * A watched port has the wildcard for its address, 0.0.0.0 or [::], and no bind: it has no other. IPv6 stands as RFC 5952 writes it, without a zone: the interface says what the zone would. The feed is
 * what brings the packets: `live` is this computer's own sockets, `recording` a file. What comes from another computer
 * will be `kind ":" name` as well, with its name escaped like the interface's.
 */
export interface MembershipIdentity {
  readonly feed: "live" | `recording:${string}`;
  readonly family: Family;
  /** A group, the address of this computer that is listened on, or the wildcard of a watched port. */
  readonly address: string;
  readonly port: number;
  readonly source: string | null;
  /** Of a group: what its socket is bound to. */
  readonly bind: Bind;
  /** Null where the address alone says which it is. */
  readonly interface: string | null;
}

/** The parts of a row, or of what is going to be one, that say what it is. */
interface Identified {
  readonly address: string;
  readonly port: number;
  readonly source: string | null;
  readonly bind: Bind;
  readonly interface: { readonly name: string } | null;
}

/** The same for the same membership, and for no other. Addresses may be written in any way that is read. */
export function membershipKey({ address, port, source, bind, interface: on }: Identified): string {
  return formatMembershipKey({
    feed: "live",
    family: address.includes(":") ? 6 : 4,
    address: canonical(address),
    port,
    source: source === null ? null : canonical(source),
    bind,
    interface: on !== null && needsInterface(address) ? on.name : null,
  });
}

/** Where packets of a recording went: its groups have no sources and binds of their own. */
export function recordingKey(
  file: string,
  on: Pick<MembershipIdentity, "family" | "address" | "port" | "interface">,
): string {
  return formatMembershipKey({ feed: `recording:${file}`, source: null, bind: "group", ...on });
}

/** An address of this computer stays the same one when it moves to another interface, unless it is valid on one link. */
function needsInterface(text: string): boolean {
  const address = parseAddress(text);
  return !address.ok || address.value.use === "multicast" || isLinkLocalHost(address.value);
}

/** fe80::/10 (RFC 4291 section 2.5.6): every interface may have the same one. */
function isLinkLocalHost({ family, parts }: IpAddress): boolean {
  return family === 6 && ((parts[0] ?? 0) & 0xffc0) === 0xfe80;
}

function canonical(text: string): string {
  const address = parseAddress(text);
  return address.ok ? address.value.text : text;
}

/** @param identity with canonical addresses */
export function formatMembershipKey(identity: MembershipIdentity): string {
  const { feed, address, port, source, bind, interface: on } = identity;
  const from = source === null ? "" : `/from/${source}`;
  const bound = bind === "any" && !wildcards.has(address) ? "/bind/any" : "";
  return `${feedText(feed)}/${formatEndpoint(address, port)}${from}${bound}${on === null ? "" : `/on/${encodeURIComponent(on)}`}`;
}

function feedText(feed: MembershipIdentity["feed"]): string {
  return feed === "live" ? feed : `recording:${encodeURIComponent(feed.slice("recording:".length))}`;
}

function readFeed(text: string): MembershipIdentity["feed"] | null {
  if (text === "live") return text;
  const name = unescaped(text.slice("recording:".length));
  return name === null ? null : `recording:${name}`;
}

/** They can be bound in one way only. */
const wildcards: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

const form = /^(live|recording:[^/]+)\/([^/]+)(?:\/from\/([^/]+))?(\/bind\/any)?(?:\/on\/([^/]+))?$/;

/** Null for what is no key, or not the one way to write it. */
export function parseMembershipKey(text: string): MembershipIdentity | null {
  const [, begin, endpoint, source = null, bound, name = null] = form.exec(text) ?? [];
  if (begin === undefined || endpoint === undefined) return null;
  const feed = readFeed(begin);
  const target = parseHostPort(endpoint);
  const on = name === null ? null : unescaped(name);
  if (feed === null || !target.ok || target.value.port === null || (name !== null && on === null))
    return null;
  const { address, port } = target.value;
  const identity: MembershipIdentity = {
    feed,
    family: address.family,
    address: address.text,
    port,
    source: source === null ? null : canonical(source),
    bind: bound !== undefined || wildcards.has(address.text) ? "any" : "group",
    interface: on,
  };
  const isWhole = source === null || parseAddress(source).ok;
  return isWhole && formatMembershipKey(identity) === text ? identity : null;
}

function unescaped(name: string): string | null {
  try {
    return decodeURIComponent(name);
  } catch {
    return null;
  }
}
