import { limits } from "../../limits.ts";
import { type Family, type IpAddress, parseAddress, parsePort } from "../../net/address.ts";
import { formatIpv4 } from "../../net/ipv4.ts";
import { formatIpv6 } from "../../net/ipv6.ts";
import { accept, type Parsed, refuse, shifted } from "../../parsed.ts";

/** Addresses that follow each other. */
export interface AddressRange {
  readonly family: Family;
  readonly first: bigint;
  readonly count: number;
}

/** What is said of `239.1.1.1-20`, `239.1.1.1-239.1.2.20`, `239.1.1.0/28`, and of the same in IPv6, without brackets and zone. */
export function readAddressRange(text: string): Parsed<AddressRange> {
  const slash = text.indexOf("/");
  if (slash !== -1) return readPrefix(text.slice(0, slash), text.slice(slash + 1));
  const dash = text.indexOf("-");
  const begin = parseAddress(dash === -1 ? text : text.slice(0, dash));
  if (!begin.ok) return begin;
  const { family } = begin.value;
  const first = numberOf(begin.value);
  if (dash === -1) return accept({ family, first, count: 1 });
  const end = text.slice(dash + 1);
  if (end === "") return refuse("range-end-missing", { text }, dash, text.length, true);
  const whole = family === 4 ? /[.:]/.test(end) : end.includes(":") || end.includes(".");
  const last = shifted(parseAddress(whole ? end : withLastPart(text.slice(0, dash), end)), 0);
  if (!last.ok) {
    // Only the end is new: what stands before it was read already.
    const { problem } = last;
    const from = whole ? dash + 1 + problem.start : dash + 1;
    const to = whole ? dash + 1 + problem.end : text.length;
    return { ok: false, problem: { ...problem, start: from, end: to } };
  }
  if (last.value.family !== family) {
    const values = { first: begin.value.text, last: last.value.text };
    return refuse("range-of-two-families", values, dash + 1, text.length);
  }
  const beyond = numberOf(last.value);
  if (beyond < first) {
    return refuse("range-backwards", { first: text.slice(0, dash), last: end }, dash + 1, text.length);
  }
  return counted({ family, first, count: Number(beyond - first) + 1 }, 0, text.length);
}

/** All addresses that begin with the same bits (RFC 4632, RFC 4291): every one of them is a group of its own. */
function readPrefix(address: string, bits: string): Parsed<AddressRange> {
  const base = parseAddress(address);
  if (!base.ok) return base;
  const { family } = base.value;
  const width = family === 4 ? 32 : 128;
  const [start, end] = [address.length + 1, address.length + 1 + bits.length];
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > width) {
    return refuse("prefix-unreadable", { text: bits, family }, address.length, end, bits === "");
  }
  const free = BigInt(width - Number(bits));
  const first = (numberOf(base.value) >> free) << free;
  return counted({ family, first, count: 2 ** Number(free) }, start, end);
}

function counted(range: AddressRange, start: number, end: number): Parsed<AddressRange> {
  if (range.count > limits.rangeGroups) {
    return refuse("range-too-large", { count: range.count, most: limits.rangeGroups }, start, end);
  }
  const last = addressAt(range, range.count - 1);
  if (addressAt(range, 0).use === "multicast" && last.use !== "multicast") {
    return refuse("range-leaves-groups", { last: last.text }, start, end);
  }
  return accept(range);
}

/** An address with its last part replaced. */
function withLastPart(address: string, part: string): string {
  return address.replace(/[^.:]*$/, part);
}

function numberOf({ family, parts }: IpAddress): bigint {
  const width = family === 4 ? 8n : 16n;
  return parts.reduce((sum, part) => (sum << width) | BigInt(part), 0n);
}

/** One of the addresses of a range, from 0. */
export function addressAt({ family, first }: AddressRange, place: number): IpAddress {
  const number = first + BigInt(place);
  const width = family === 4 ? 8 : 16;
  const count = family === 4 ? 4 : 8;
  const mask = (1n << BigInt(width)) - 1n;
  const parts = Array.from({ length: count }, (_, at) =>
    Number((number >> BigInt(width * (count - 1 - at))) & mask),
  );
  const [a = 0, b = 0, c = 0, d = 0] = parts;
  const parsed = parseAddress(family === 4 ? formatIpv4([a, b, c, d]) : formatIpv6(parts));
  if (!parsed.ok) throw new Error("an address that was made of its numbers");
  return parsed.value;
}

/** Ports of `5004`, `5004,5006`, `5000-5010, 5020`, each once, as they stand there. */
export function readPorts(text: string): Parsed<readonly number[]> {
  const ports = new Set<number>();
  for (const { 0: piece, index } of text.matchAll(/[^\s,]+/g)) {
    const dash = piece.indexOf("-");
    const first = shifted(parsePort(dash === -1 ? piece : piece.slice(0, dash)), index);
    if (!first.ok) return first;
    if (dash === -1) {
      ports.add(first.value);
      continue;
    }
    const end = piece.slice(dash + 1);
    if (end === "")
      return refuse("range-end-missing", { text: piece }, index + dash, index + piece.length, true);
    const last = shifted(parsePort(end), index + dash + 1);
    if (!last.ok) return last;
    if (last.value < first.value) {
      const values = { first: String(first.value), last: end };
      return refuse("range-backwards", values, index + dash + 1, index + piece.length);
    }
    for (let port = first.value; port <= last.value; port += 1) ports.add(port);
  }
  return accept([...ports]);
}
