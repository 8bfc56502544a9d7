import { accept, type Parsed, refuse, shifted } from "../parsed.ts";
import { formatIpv4, type Ipv4Bytes, parseIpv4 } from "./ipv4.ts";
import { formatIpv6, type Ipv6Words, parseIpv6 } from "./ipv6.ts";

export type Family = 4 | 6;

/**
 * What an address is for. `broadcast` is only the limited one: directed broadcasts look like hosts.
 * `reserved` is 240.0.0.0/4, which is neither group nor host (RFC 1112, section 4).
 */
export type AddressUse = "multicast" | "host" | "unspecified" | "broadcast" | "reserved";

/** An IP address as it was read: canonical text (RFC 5952 for IPv6), never with its zone. */
export interface IpAddress {
  readonly family: Family;
  readonly text: string;
  /** The zone (interface name or index) of an IPv6 literal such as `ff02::1%eth0`. */
  readonly zone: string | null;
  readonly use: AddressUse;
  /** Four bytes or eight 16-bit words, most significant first. */
  readonly parts: Ipv4Bytes | Ipv6Words;
}

/** Reads an IPv4 or IPv6 literal, strictly; names are not resolved. */
export function parseAddress(text: string): Parsed<IpAddress> {
  if (text.includes(":") && couldBeIpv6(text)) return parseZoned(text);
  const percent = text.indexOf("%");
  if (percent !== -1) {
    return refuse("zone-without-ipv6", {}, percent, text.length);
  }
  if (/^[0-9a-f]{1,4}$/i.test(text) && /[a-f]/i.test(text)) {
    return refuse("ipv6-begun", { text }, 0, text.length, true);
  }
  if (/[^0-9.]/.test(text)) {
    return refuse("not-an-address", { text }, 0, text.length);
  }
  const ipv4 = parseIpv4(text);
  if (!ipv4.ok) return ipv4;
  return accept(describeIpv4(ipv4.value));
}

/**
 * Whether a text with colons may be read as IPv6: a name before the first colon, or an IPv4 address,
 * is something else, about which IPv6 has nothing to say.
 */
function couldBeIpv6(text: string): boolean {
  const [head = ""] = text.split(":", 1);
  return /^[0-9a-f]{0,5}$/i.test(head);
}

function parseZoned(text: string): Parsed<IpAddress> {
  const percent = text.indexOf("%");
  const zone = percent === -1 ? null : text.slice(percent + 1);
  const words = parseIpv6(percent === -1 ? text : text.slice(0, percent));
  if (!words.ok) return words;
  if (zone === "") {
    return refuse("zone-empty", {}, percent, text.length, true);
  }
  const mapped = mappedIpv4(words.value);
  if (mapped !== null) {
    return refuse("ipv4-in-ipv6-form", { text, ipv4: formatIpv4(mapped) }, 0, text.length);
  }
  return accept(describeIpv6(words.value, zone));
}

function describeIpv4(bytes: Ipv4Bytes): IpAddress {
  const text = formatIpv4(bytes);
  const [first] = bytes;
  const use: AddressUse =
    first >= 224 && first <= 239
      ? "multicast"
      : text === "255.255.255.255"
        ? "broadcast"
        : text === "0.0.0.0"
          ? "unspecified"
          : first >= 240
            ? "reserved"
            : "host";
  return { family: 4, text, zone: null, use, parts: bytes };
}

function describeIpv6(words: Ipv6Words, zone: string | null): IpAddress {
  const text = formatIpv6(words);
  const multicast = (words[0] ?? 0) >> 8 === 0xff;
  const use: AddressUse = multicast ? "multicast" : text === "::" ? "unspecified" : "host";
  return { family: 6, text, zone, use, parts: words };
}

/** `::ffff:a.b.c.d` (RFC 4291 section 2.5.5.2), else null. */
function mappedIpv4(words: Ipv6Words): Ipv4Bytes | null {
  if (words.slice(0, 5).some((word) => word !== 0) || words[5] !== 0xffff) return null;
  const [high = 0, low = 0] = words.slice(6);
  return [high >> 8, high & 0xff, low >> 8, low & 0xff];
}

/** An address with its port as people write it: IPv6 in brackets. */
export function formatEndpoint(address: string, port: number): string {
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}

/** Reads a port, 1 to 65535. */
export function parsePort(text: string): Parsed<number> {
  if (text === "") return refuse("port-missing", {}, 0, 0, true);
  if (!/^[0-9]+$/.test(text)) {
    return refuse("not-a-port", { text }, 0, text.length);
  }
  const port = Number(text);
  if (port === 0) return refuse("port-zero", {}, 0, text.length);
  if (port > 65535) return refuse("port-too-large", { text }, 0, text.length);
  return accept(port);
}

/** Reads `address:port` or `[address]:port`. The port is null when it was left out. */
export function parseHostPort(text: string): Parsed<{ address: IpAddress; port: number | null }> {
  if (text.startsWith("[")) return parseBracketed(text);
  const colons = text.split(":").length - 1;
  if (colons > 1 && couldBeIpv6(text)) {
    const whole = parseAddress(text);
    if (!whole.ok) return whole;
    return refuse("ipv6-without-brackets", { meant: bracketed(text, whole.value) }, 0, text.length, true);
  }
  const colon = text.indexOf(":");
  const address = parseAddress(colon === -1 ? text : text.slice(0, colon));
  if (!address.ok) return address;
  if (colon === -1) return accept({ address: address.value, port: null });
  const port = shifted(parsePort(text.slice(colon + 1)), colon + 1);
  return port.ok ? accept({ address: address.value, port: port.value }) : port;
}

/** What an IPv6 address without brackets was probably meant to be. */
function bracketed(text: string, whole: IpAddress): string {
  const [, head = "", port = ""] = /^(.+[^:]):(\d{2,5})$/.exec(text) ?? [];
  if (parseAddress(head).ok) return `[${head}]:${port}`;
  return `[${whole.zone === null ? whole.text : `${whole.text}%${whole.zone}`}]:5000`;
}

function parseBracketed(text: string): Parsed<{ address: IpAddress; port: number | null }> {
  const close = text.indexOf("]");
  if (close === -1) {
    return refuse("bracket-not-closed", {}, 0, text.length, true);
  }
  const address = shifted(parseAddress(text.slice(1, close)), 1);
  if (!address.ok) return address;
  if (address.value.family === 4) {
    return refuse("brackets-around-ipv4", { address: address.value.text }, 0, close + 1);
  }
  const rest = text.slice(close + 1);
  if (rest === "") return accept({ address: address.value, port: null });
  if (!rest.startsWith(":")) {
    return refuse("no-colon-after-bracket", {}, close + 1, text.length);
  }
  const port = shifted(parsePort(rest.slice(1)), close + 2);
  return port.ok ? accept({ address: address.value, port: port.value }) : port;
}
