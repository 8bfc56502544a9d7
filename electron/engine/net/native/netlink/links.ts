import { formatIpv4 } from "../../../../../shared/net/ipv4.ts";
import { formatIpv6 } from "../../../../../shared/net/ipv6.ts";
import type { LinkState } from "../../../../../shared/statements/network.ts";
import { AF_INET, AF_INET6 } from "../../../datagrams/sockaddr.ts";
import type { AddressFacts, LinkFacts } from "../../../system/kernel.ts";
import { linkState } from "../../../system/linux/link-state.ts";
import { attributesIn, bytesOf, textOf, wordOf } from "./message.ts";

/** Sizes of ifinfomsg and ifaddrmsg (linux/rtnetlink.h, linux/if_addr.h). */
export const linkBytes = 16;
export const addressBytes = 8;

const IFLA_ADDRESS = 1;
const IFLA_IFNAME = 3;
const IFLA_MASTER = 10;
const IFLA_OPERSTATE = 16;
const IFLA_LINKINFO = 18;
const IFLA_INFO_KIND = 1;
const IFLA_PROP_LIST = 52;
const IFLA_ALT_IFNAME = 53;

const IFA_ADDRESS = 1;
const IFA_LOCAL = 2;
const IFA_LABEL = 3;

const IFF_LOOPBACK = 0x8;

/** An interface as one message tells of it; its master is a number yet. */
export interface LinkTold extends Omit<LinkFacts, "addresses" | "master" | "index"> {
  readonly index: number;
  readonly master: number | null;
}

/** Reads an RTM_NEWLINK. Null for one that names no interface. */
export function readLink(body: DataView): LinkTold | null {
  if (body.byteLength < linkBytes) return null;
  const flags = body.getUint32(8, true);
  const attributes = attributesIn(body, linkBytes);
  const last = new Map(attributes);
  const name = last.get(IFLA_IFNAME);
  if (name === undefined) return null;
  const others = attributes
    .filter(([type]) => type === IFLA_PROP_LIST)
    .flatMap(([, list]) => attributesIn(list, 0))
    .filter(([type]) => type === IFLA_ALT_IFNAME);
  const info = last.get(IFLA_LINKINFO);
  const kind = info && new Map(attributesIn(info, 0)).get(IFLA_INFO_KIND);
  return {
    name: textOf(name),
    index: body.getInt32(4, true),
    otherNames: others.map(([, value]) => textOf(value)),
    state: stateOf(flags, last.get(IFLA_OPERSTATE)),
    loopback: (flags & IFF_LOOPBACK) !== 0,
    mac: macOf(last.get(IFLA_ADDRESS)),
    type: kind === undefined ? null : textOf(kind),
    master: wordOf(last.get(IFLA_MASTER)),
  };
}

/** By their numbers (linux/if.h). */
const operstates = ["unknown", "notpresent", "down", "lowerlayerdown", "testing", "dormant", "up"];

function stateOf(flags: number, operstate: DataView | undefined): LinkState {
  return linkState(flags, operstates[operstate?.getUint8(0) ?? 0] ?? "unknown");
}

function macOf(value: DataView | undefined): string | null {
  if (value === undefined || value.byteLength !== 6) return null;
  const bytes = bytesOf(value);
  if (bytes.every((byte) => byte === 0)) return null;
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(":");
}

/** An address and the number of its interface. */
export interface AddressTold extends AddressFacts {
  readonly index: number;
}

/**
 * Reads an RTM_NEWADDR. Between two ends of a link IFA_LOCAL is the own address and IFA_ADDRESS the
 * other end's; elsewhere IPv6 has only the latter. Null for another family's.
 */
export function readAddressOf(body: DataView): AddressTold | null {
  if (body.byteLength < addressBytes) return null;
  const attributes = new Map(attributesIn(body, addressBytes));
  const own = attributes.get(IFA_LOCAL) ?? attributes.get(IFA_ADDRESS);
  const address = own && formatAddress(body.getUint8(0), own);
  if (!address) return null;
  const label = attributes.get(IFA_LABEL);
  return {
    ...address,
    prefix: body.getUint8(1),
    label: label === undefined ? null : textOf(label),
    index: body.getUint32(4, true),
  };
}

/** An address of a family as the kernel numbers them; null for a family or a length that is none. */
export function formatAddress(
  family: number,
  value: DataView,
): Pick<AddressFacts, "family" | "address"> | null {
  if (family === AF_INET && value.byteLength === 4) {
    const byte = (at: number): number => value.getUint8(at);
    return { family: 4, address: formatIpv4([byte(0), byte(1), byte(2), byte(3)]) };
  }
  if (family !== AF_INET6 || value.byteLength !== 16) return null;
  const words = Array.from({ length: 8 }, (_, index) => value.getUint16(2 * index));
  return { family: 6, address: formatIpv6(words) };
}

/** Puts together what the messages tell apart. */
export function joinFacts(links: readonly LinkTold[], addresses: readonly AddressTold[]): LinkFacts[] {
  const names = new Map(links.map(({ index, name }) => [index, name]));
  const own = new Map<number, AddressTold[]>(links.map(({ index }) => [index, []]));
  for (const address of addresses) own.get(address.index)?.push(address);
  return links.map((link) => ({
    ...link,
    master: link.master === null ? null : (names.get(link.master) ?? null),
    addresses: (own.get(link.index) ?? []).map(({ family, address, prefix, label }) => ({
      ...{ family, address, prefix },
      label: label === link.name ? null : label,
    })),
  }));
}
