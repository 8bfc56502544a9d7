import { formatEndpoint, type IpAddress, parseHostPort, parsePort } from "../net/address.ts";
import { accept, type Parsed, refuse, shifted } from "../parsed.ts";
import { chooseInterface, type InterfaceNames } from "./interface-choice.ts";
import { takeUrl } from "./url.ts";
import type { Word } from "./word.ts";

/** An address as people write and paste it, with what is written around it. */
export interface EndpointText {
  readonly address: IpAddress;
  /** Where the address stands in the text, end exclusive. */
  readonly addressAt: { readonly start: number; readonly end: number };
  /** Null when it was left out. */
  readonly port: number | null;
  /** The source, where one stands before an `@` or in a URL's query. */
  readonly from: Word | null;
  /** The interface, where a URL's query names it. */
  readonly on: Word | null;
  /** How many of the words were read. */
  readonly words: number;
}

/**
 * Reads the address that a text begins with: `239.1.2.3:5004`, `239.1.2.3 5004`, `[ff15::1]:5000`,
 * `ff15::1 5000`, and what other programs write: `@239.1.2.3:5004`, `10.0.0.7@232.1.1.1:5000`,
 * `udp://@239.1.2.3:5004?localaddr=10.0.0.21`, `"239.1.2.3:5004"`, `239.1.2.3:5004@10.0.0.21/udp`. Settings of a player in a
 * URL's query are passed over.
 * @param interfaces of this computer, if known: of an address behind the `@` they tell an interface from a source that was turned
 */
export function readEndpoint(
  words: readonly Word[],
  interfaces?: readonly InterfaceNames[],
): Parsed<EndpointText> {
  const [whole, next] = words;
  if (!whole) return refuse("group-missing", {}, 0, 0, true);
  const decoded = decodeUrl(whole);
  if (decoded !== null) return readDecoded(whole, decoded, interfaces);
  const target = unquoted(whole);
  const onlyPort = refuseOnlyPort(target);
  if (onlyPort) return onlyPort;
  const url = takeUrl(target);
  if (!url.ok) return url;
  const { authority, on: askedOn, from: asked, isUrl } = url.value;
  const split = takeSource(authority, interfaces);
  if (!split.ok) return split;
  const { host, from: before, on: behind } = split.value;
  if (before && asked) {
    return refuse(
      "source-twice",
      { first: before.text, second: asked.text },
      asked.start,
      asked.start + asked.text.length,
    );
  }
  const from = before ?? asked;
  const on = askedOn ?? behind;
  const nothingButPort = refuseOnlyPort(host);
  if (nothingButPort) return nothingButPort;
  const portWord = next && /^:?\d+$/.test(next.text) ? withoutColon(next) : null;
  const bare = portWord && host.text === whole.text ? bareIpv6(host, portWord) : null;
  // RFC 6874: in a URL the sign before a zone is written “%25”.
  const hostText = isUrl ? host.text.replace(/%25(?=[^\]]+\])/, "%") : host.text;
  const read = bare ?? shifted(parseHostPort(hostText), host.start);
  if (!read.ok) return read;
  const { address } = read.value;
  const addressAt = { start: host.start, end: host.start + host.text.length };
  if (read.value.port !== null || portWord === null) {
    return accept({ address, addressAt, port: read.value.port, from, on, words: bare ? 2 : 1 });
  }
  const port = shifted(parsePort(portWord.text), portWord.start);
  return port.ok ? accept({ address, addressAt, port: port.value, from, on, words: 2 }) : port;
}

function withoutColon({ text, start }: Word): Word {
  return text.startsWith(":") ? { text: text.slice(1), start: start + 1 } : { text, start };
}

/** A URL whose signs stand as their numbers (RFC 3986, 2.1), as links to a player have it; null where none does. */
function decodeUrl({ text }: Word): string | null {
  if (!/^[a-z][a-z0-9+.-]*(?:%3a|:)(?:%2f|\/){2}/i.test(text)) return null;
  if (!/%(?:2f|3a|40|5b|5d)/i.test(text) || text.includes("[")) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** What is said of the decoded text is said of all of the word: its places are others. */
function readDecoded(
  { text, start }: Word,
  decoded: string,
  interfaces: readonly InterfaceNames[] | undefined,
): Parsed<EndpointText> {
  const at = { start, end: start + text.length };
  const read = readEndpoint([{ text: decoded, start: 0 }], interfaces);
  if (!read.ok) return { ok: false, problem: { ...read.problem, ...at } };
  const moved = (word: Word | null): Word | null => word && { text: word.text, start };
  const { from, on } = read.value;
  return accept({ ...read.value, addressAt: at, from: moved(from), on: moved(on) });
}

const quotes: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "`": "`",
  "<": ">",
  "(": ")",
  "“": "”",
  "„": "“",
  "«": "»",
};

/** Without the quotes or brackets around it, in which shells, data and texts have it. */
function unquoted({ text, start }: Word): Word {
  const end = quotes[text.charAt(0)];
  const isQuoted = end !== undefined && text.length > 2 && text.endsWith(end);
  return isQuoted ? { text: text.slice(1, -1), start: start + 1 } : { text, start };
}

/** `5004` and `:5004`, which name no group; up to three digits are taken for an address's beginning. */
function refuseOnlyPort({ text, start }: Word): Parsed<never> | null {
  const [, colon, port] = /^(:?)(\d+)$/.exec(text) ?? [];
  if (port === undefined || (colon === "" && port.length < 4)) return null;
  return refuse("only-a-port", { text, port }, start, start + text.length, true);
}

/** An IPv6 address whose port is a word of its own needs no brackets to be told from it. */
function bareIpv6({ text, start }: Word, port: Word): ReturnType<typeof parseHostPort> | null {
  if (text.startsWith("[") || text.split(":").length < 3) return null;
  const read = parseHostPort(`[${text}]:${port.text}`);
  return read.ok ? read : shifted(read, start - 1);
}

/** Takes apart what stands before an `@`: nothing, or the source whose packets are wanted. */
function takeSource(
  authority: Word,
  interfaces: readonly InterfaceNames[] | undefined,
): Parsed<{ host: Word; from: Word | null; on: Word | null }> {
  const at = authority.text.lastIndexOf("@");
  if (at === -1) return accept({ host: authority, from: null, on: null });
  const before: Word = { text: authority.text.slice(0, at), start: authority.start };
  const host: Word = { text: authority.text.slice(at + 1), start: authority.start + at + 1 };
  const end = authority.start + authority.text.length;
  if (host.text === "") {
    return refuse("no-group-after-at", {}, authority.start, end, true);
  }
  if (before.text === "") return accept({ host, from: null, on: null });
  const group = parseHostPort(before.text);
  if (group.ok && group.value.address.use === "multicast") {
    // multicat and dvblast name the interface behind the group, by its address.
    if (interfaces !== undefined && chooseInterface(host.text, interfaces).ok)
      return accept({ host: before, from: null, on: host });
    const { address, port } = group.value;
    const turned = `${host.text}@${formatEndpoint(address.text, port ?? 5004)}`;
    return refuse("group-before-at", { turned }, authority.start, end);
  }
  const bracketed = /^\[(.*)\]$/.exec(before.text)?.[1];
  return accept({
    host,
    from: { text: bracketed ?? before.text, start: authority.start + (bracketed === undefined ? 0 : 1) },
    on: null,
  });
}
