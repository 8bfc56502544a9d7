import { limits } from "../../limits.ts";
import { formatEndpoint } from "../../net/address.ts";
import { accept, type Parsed, refuse } from "../../parsed.ts";
import type { InterfaceNames } from "../interface-choice.ts";
import { type JoinIntent, parseJoinText } from "../join-text.ts";
import { withoutCommas, withPlainDashes } from "./entries.ts";
import { type AddressRange, addressAt, readAddressRange, readPorts } from "./range.ts";
import { plainRange } from "./range-text.ts";

/** Groups that one entry of a list names: one, or those of a range of addresses, of ports, or of both. */
export interface GroupSet {
  /** The first of them. */
  readonly intent: JoinIntent;
  /** Null where there is only that one. */
  readonly range: { readonly addresses: AddressRange; readonly ports: readonly number[] } | null;
  readonly count: number;
}

/** All groups of an entry, port by port for each address, made one by one as they are asked for. */
export function* groupsOf({ intent, range }: GroupSet): Generator<JoinIntent> {
  if (range === null) {
    yield intent;
    return;
  }
  for (let place = 0; place < range.addresses.count; place += 1) {
    const address = { ...addressAt(range.addresses, place), zone: intent.address.zone };
    for (const port of range.ports) yield { ...intent, address, port };
  }
}

/** A scheme and a source may stand before the group, and a port behind it in four ways. */
const parts =
  /^((?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^@\s]*@)?)(\[[^\]\s]*\]|[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*(?:-[0-9a-f:.]*)?(?:%[^\s/]+)?|[\d.]+(?:-[\d.]*)?)((?:\/\d*)?)(?:(:|\s+)(\d+(?:-\d*)?(?:\s*,\s*\d+(?:-\d*)?)*))?(?=$|[\s?#/])/i;

/** What is longer is no group with a list of ports, and looking through it would take its time. */
const mostCharacters = 5_000;

/**
 * Reads one entry of a list: what the join field reads, and ranges `239.1.1.1-20:5004`, `239.1.1.0/28:5004`,
 * `[ff15::1-20]:5004`, `239.1.1.1:5004,5006`, `239.1.1.1:5000-5010`, also as people write them (`plainRange`).
 */
export function readGroupSet(written: string, interfaces?: readonly InterfaceNames[]): Parsed<GroupSet> {
  const text = withPlainDashes(written);
  if (text.length > mostCharacters) return readPlain(text, interfaces);
  const plain = plainRange(text);
  if (!plain.ok) return plain;
  const set = readPlain(plain.value.text, interfaces);
  if (set.ok) return set;
  return { ok: false, problem: { ...set.problem, ...plain.value.blame(set.problem) } };
}

function readPlain(text: string, interfaces?: readonly InterfaceNames[]): Parsed<GroupSet> {
  const found = text.length > mostCharacters ? null : parts.exec(text);
  const [, before = "", host = "", prefix = "", parting, ports] = found ?? [];
  const ranges = /[-/]/.test(host) || (prefix !== "" && isPrefix(before, ports)) || /[-,]/.test(ports ?? "");
  if (found === null || !ranges) {
    const one = parseJoinText(withoutCommas(text), interfaces);
    return one.ok ? accept({ intent: one.value, range: null, count: 1 }) : one;
  }
  const bracket = host.startsWith("[") ? 1 : 0;
  const [inner = "", zone] = (bracket === 1 ? host.slice(1, -1) : host).split("%", 2);
  const hostAt = before.length;
  const addresses = placed(readAddressRange(`${inner}${prefix}`), hostAt + bracket, inner.length, bracket);
  if (!addresses.ok) return addresses;
  const portsAt = hostAt + host.length + prefix.length + (parting?.length ?? 0);
  const portList = ports === undefined ? null : placed(readPorts(ports), portsAt, ports.length, 0);
  if (portList !== null && !portList.ok) return portList;

  const first = addressAt(addresses.value, 0).text;
  const zoned = zone === undefined ? first : `${first}%${zone}`;
  const [port] = portList?.value ?? [];
  const target =
    port === undefined ? (zoned.includes(":") ? `[${zoned}]` : zoned) : formatEndpoint(zoned, port);
  const targetEnd = portsAt + (ports?.length ?? 0);
  const rest = withoutCommas(text.slice(targetEnd));
  const one = parseJoinText(`${before}${target}${rest}`, interfaces);
  if (!one.ok) return moved(one, hostAt, hostAt + target.length, targetEnd);
  const count = addresses.value.count * (portList?.value.length ?? 1);
  if (count > limits.rangeGroups)
    return refuse("range-too-large", { count, most: limits.rangeGroups }, hostAt, targetEnd);
  return accept({
    intent: one.value,
    range: { addresses: addresses.value, ports: portList?.value ?? [] },
    count,
  });
}

/** In a URL what begins with a slash is a path, unless a port follows it. */
function isPrefix(before: string, ports: string | undefined): boolean {
  return !before.includes("://") || ports !== undefined;
}

/** A problem in a piece of the text; behind the piece's `length` a bracket stands between it and the rest. */
function placed<T>(parsed: Parsed<T>, at: number, length: number, bracket: number): Parsed<T> {
  if (parsed.ok) return parsed;
  const place = (one: number): number => at + one + (one > length ? bracket : 0);
  const { problem } = parsed;
  return { ok: false, problem: { ...problem, start: place(problem.start), end: place(problem.end) } };
}

/** A problem of the text with one group in the range's place: what blames that group blames the range. */
function moved(
  { problem }: Extract<Parsed<never>, { ok: false }>,
  start: number,
  end: number,
  rangeEnd: number,
): Parsed<never> {
  const place = (one: number, least: number): number =>
    one <= start ? one : one >= end ? one - end + rangeEnd : least;
  return {
    ok: false,
    problem: { ...problem, start: place(problem.start, start), end: place(problem.end, rangeEnd) },
  };
}
