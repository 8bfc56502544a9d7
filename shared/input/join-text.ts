import type { Bind } from "../model/bind.ts";
import { formatEndpoint, type IpAddress, parseAddress } from "../net/address.ts";
import { accept, type Parsed, refuse, shifted } from "../parsed.ts";
import { readEndpoint } from "./endpoint-text.ts";
import { chooseInterface, chooseZone, type InterfaceNames } from "./interface-choice.ts";
import { checkLink } from "./link.ts";
import { parseSource } from "./source.ts";
import { type Word, wordsOf } from "./word.ts";

/** What the join field asks for: a group to join, one host's port to listen on, or a port to watch as a whole. */
export interface JoinIntent {
  /**
   * `host` is a unicast or broadcast address: offered as listening, never joined. `port` is the wildcard,
   * 0.0.0.0 or ::.
   */
  readonly kind: "group" | "host" | "port";
  readonly address: IpAddress;
  readonly port: number;
  /** The interface as typed (name or address), from `on` or the zone; null lets the system choose. */
  readonly on: string | null;
  /** The one source to hear, canonical text; null hears any. */
  readonly from: string | null;
  /** What the socket is bound to, from `bind`; a watched port is bound to any address. */
  readonly bind: Bind;
}

/**
 * Reads `239.1.2.3:5004`, `[ff15::1]:5000 on eth0`, `232.1.1.1:5000 from 10.0.0.7 on eth1`,
 * `239.1.2.3:5004 bind any`, `0.0.0.0:5000`, and the forms that readEndpoint knows. With `interfaces`, an unknown interface or zone is refused too. Pure:
 * parses as you type.
 */
export function parseJoinText(text: string, interfaces?: readonly InterfaceNames[]): Parsed<JoinIntent> {
  const read = readIntent(text, interfaces);
  if (!read.ok) return read;
  const { port, addressEnd, ...rest } = read.value;
  if (port !== null) return accept({ ...rest, port });
  const { zone, text: address } = rest.address;
  const whole = formatEndpoint(zone === null ? address : `${address}%${zone}`, 5004);
  return refuse("port-missing-after", { whole }, addressEnd, addressEnd, true);
}

/** A group whose port is looked for. */
export interface PortlessGroup extends Pick<JoinIntent, "address" | "on" | "from"> {
  /** One that was typed all the same. */
  readonly port: number | null;
}

/** Reads what `parseJoinText` reads of a group, whose port may be left out: `239.1.2.3`, `10.0.0.7@232.1.1.1 on eth0`. */
export function parsePortlessGroup(
  text: string,
  interfaces?: readonly InterfaceNames[],
): Parsed<PortlessGroup> {
  const read = readIntent(inBrackets(text), interfaces);
  if (!read.ok) return read;
  const { kind, address, on, from, port, addressEnd } = read.value;
  if (kind === "group") return accept({ address, on, from, port });
  const start = addressEnd - address.text.length;
  return refuse("not-a-group", { address: address.text }, Math.max(0, start), addressEnd);
}

/** Brackets tell an IPv6 address from its port: without a port nobody types them. */
function inBrackets(text: string): string {
  const [, before = "", first = "", rest = ""] = /^(\s*)(\S+)(.*)$/s.exec(text) ?? [];
  const parsed = parseAddress(first);
  return parsed.ok && parsed.value.family === 6 ? `${before}[${first}]${rest}` : text;
}

interface ReadIntent extends Omit<JoinIntent, "port"> {
  readonly port: number | null;
  readonly addressEnd: number;
}

function readIntent(text: string, interfaces?: readonly InterfaceNames[]): Parsed<ReadIntent> {
  const words = wordsOf(text);
  if (words.length === 0) return refuse("group-missing", {}, 0, text.length, true);
  const endpoint = readEndpoint(words, interfaces);
  if (!endpoint.ok) return endpoint;
  const { address, addressAt, port } = endpoint.value;
  const { use } = address;
  if (use === "reserved") {
    return refuse("address-reserved", { address: address.text }, addressAt.start, addressAt.end);
  }

  const clauses = readClauses(words.slice(endpoint.value.words), text.length, endpoint.value);
  if (!clauses.ok) return clauses;
  const { on, from } = clauses.value;
  const bind = readBind(clauses.value.bind, address);
  if (!bind.ok) return bind;
  const whole = checkWhole(address, addressAt, on ?? from);
  if (whole) return whole;
  const source = from ? shifted(parseSource(from.text, address), from.start) : accept(null);
  if (!source.ok) return source;
  const place = checkPlace(address, on, from, interfaces, addressAt.start);
  if (!place.ok) return place;
  const linked = checkLink(address, place.value);
  if (!linked.ok)
    return refuse("zone-missing", { address: address.text }, addressAt.start, addressAt.end, true);
  return accept({
    kind: kinds[use],
    address,
    port,
    on: place.value,
    from: source.value,
    bind: bind.value,
    addressEnd: addressAt.end,
  });
}

const kinds = { multicast: "group", host: "host", broadcast: "host", unspecified: "port" } as const;

/** Reads what a socket shall be bound to. Only a group has the choice. */
function readBind(bind: Word | null, { use, text }: IpAddress): Parsed<Bind> {
  const usual = use === "unspecified" ? "any" : "group";
  if (bind === null) return accept(usual);
  const end = bind.start + bind.text.length;
  const value = bind.text.toLowerCase();
  if (value !== "any" && value !== "group") {
    const incomplete = "any".startsWith(value) || "group".startsWith(value);
    return refuse("bind-unknown", { text: bind.text }, bind.start, end, incomplete);
  }
  if ((use === "host" || use === "broadcast") && value === "any")
    return refuse("bind-of-host", { host: text }, bind.start, end);
  if (use === "unspecified" && value === "group") {
    return refuse("bind-of-port", { address: text }, bind.start, end);
  }
  return accept(value);
}

/** A watched port is heard on every interface and from anyone. */
function checkWhole(
  { use, text, zone }: IpAddress,
  at: { readonly start: number; readonly end: number },
  clause: Word | null,
): Parsed<never> | null {
  if (use !== "unspecified" || (clause === null && zone === null)) return null;
  const [start, end] = clause ? [clause.start, clause.start + clause.text.length] : [at.start, at.end];
  return refuse("port-watched-whole", { address: text }, start, end);
}

const keywords = ["on", "from", "bind"] as const;
type Keyword = (typeof keywords)[number];

function keywordOf({ text }: Word): Keyword | null {
  return keywords.find((one) => one === text.toLowerCase()) ?? null;
}

function isKeyword(words: readonly Word[], index: number): boolean {
  const word = words[index];
  return word !== undefined && keywordOf(word) !== null;
}

/**
 * Whether a keyword behind a keyword is an interface of that name: `on on`, `on from from 10.0.0.7`. It
 * stands alone then; with more words behind it, it begins a clause and what it follows is empty.
 */
function namesInterface(words: readonly Word[], index: number, before: number): boolean {
  return before === 0 && (index + 1 === words.length || isKeyword(words, index + 1));
}

/** @param given what stood with the address already */
function readClauses(
  words: readonly Word[],
  length: number,
  given: { readonly on: Word | null; readonly from: Word | null },
): Parsed<Record<Keyword, Word | null>> {
  const clauses: Record<Keyword, Word | null> = { on: given.on, from: given.from, bind: null };
  let index = 0;
  while (index < words.length) {
    const keyword = words[index] as Word;
    const key = keywordOf(keyword);
    const keywordEnd = keyword.start + keyword.text.length;
    if (key === null) {
      const begun = keywords.some((one) => one.startsWith(keyword.text.toLowerCase()));
      const incomplete = index === words.length - 1 && begun;
      return refuse("word-unknown", { word: keyword.text }, keyword.start, keywordEnd, incomplete);
    }
    if (clauses[key]) {
      return refuse("clause-twice", { clause: key }, keyword.start, keywordEnd);
    }
    // An interface's name may hold spaces ("Ethernet 2"): it goes on to the next keyword.
    const value: Word[] = [];
    index += 1;
    while (index < words.length && (!isKeyword(words, index) || namesInterface(words, index, value.length))) {
      value.push(words[index] as Word);
      index += 1;
    }
    const [first] = value;
    if (!first) {
      return refuse("clause-empty", { clause: key }, keyword.start, length, true);
    }
    clauses[key] = unquotedValue({ text: value.map((word) => word.text).join(" "), start: first.start });
  }
  return accept(clauses);
}

/** `on "Ethernet 2"`, as a shell has it. */
function unquotedValue({ text, start }: Word): Word {
  const inner = /^(["'])(.+)\1$/.exec(text)?.[2];
  return inner === undefined ? { text, start } : { text: inner, start: start + 1 };
}

function checkPlace(
  address: IpAddress,
  on: Word | null,
  from: Word | null,
  interfaces: readonly InterfaceNames[] | undefined,
  targetStart: number,
): Parsed<string | null> {
  const zoneAt = targetStart + 1 + address.text.length;
  if (address.zone !== null && interfaces) {
    const zone = shifted(chooseZone(address.zone, interfaces), zoneAt);
    if (!zone.ok) return zone;
  }
  if (on && address.zone !== null && on.text !== address.zone) {
    return refuse(
      "zone-differs-from-on",
      { zone: address.zone, on: on.text },
      on.start,
      on.start + on.text.length,
    );
  }
  if (on && interfaces) {
    const chosen = shifted(chooseInterface(on.text, interfaces), on.start);
    if (!chosen.ok) return chosen;
  }
  const named = on?.text ?? address.zone;
  const sourceZone = /%(.+)$/.exec(from?.text ?? "")?.[1] ?? null;
  if (from && sourceZone !== null && named !== null && named !== sourceZone) {
    const values = { zone: sourceZone, on: named };
    return refuse("source-zone-differs", values, from.start, from.start + from.text.length);
  }
  return accept(named ?? sourceZone);
}

/** The text that `parseJoinText` reads as the same membership. */
export function formatJoinText(intent: {
  address: string;
  port: number;
  on?: string | null;
  from?: string | null;
  bind?: Bind;
}): string {
  const from = intent.from ? ` from ${intent.from}` : "";
  const on = intent.on ? ` on ${intent.on}` : "";
  const hasChoice = intent.address !== "0.0.0.0" && intent.address !== "::";
  const bind = intent.bind === "any" && hasChoice ? " bind any" : "";
  return `${formatEndpoint(intent.address, intent.port)}${from}${on}${bind}`;
}
