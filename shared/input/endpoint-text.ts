import { formatEndpoint, type IpAddress, parseHostPort, parsePort } from "../net/address.ts";
import { accept, type Parsed, refuse, shifted } from "../parsed.ts";
import { readQuery } from "./url-query.ts";
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

/** What players and tools write in front of a group; of other schemes a stream is asked of a server. */
const schemes: ReadonlySet<string> = new Set(["udp", "rtp"]);

/**
 * Reads the address that a text begins with: `239.1.2.3:5004`, `239.1.2.3 5004`, `[ff15::1]:5000`,
 * `ff15::1 5000`, and what other programs write: `@239.1.2.3:5004`, `10.0.0.7@232.1.1.1:5000`,
 * `udp://@239.1.2.3:5004?localaddr=10.0.0.21`. Settings of a player in a URL's query are passed over.
 */
export function readEndpoint(words: readonly Word[]): Parsed<EndpointText> {
  const [target, next] = words;
  if (!target) return refuse("group-missing", {}, 0, 0, true);
  const onlyPort = refuseOnlyPort(target);
  if (onlyPort) return onlyPort;
  const url = takeUrl(target);
  if (!url.ok) return url;
  const { authority, on, from: asked } = url.value;
  const split = takeSource(authority);
  if (!split.ok) return split;
  const { host, from: before } = split.value;
  if (before && asked) {
    return refuse(
      "source-twice",
      { first: before.text, second: asked.text },
      asked.start,
      asked.start + asked.text.length,
    );
  }
  const from = before ?? asked;
  const portWord = next && /^\d+$/.test(next.text) ? next : null;
  const bare = portWord && host === target ? bareIpv6(host, portWord) : null;
  const read = bare ?? shifted(parseHostPort(host.text), host.start);
  if (!read.ok) return read;
  const { address } = read.value;
  const addressAt = { start: host.start, end: host.start + host.text.length };
  if (read.value.port !== null || portWord === null) {
    return accept({ address, addressAt, port: read.value.port, from, on, words: bare ? 2 : 1 });
  }
  const port = shifted(parsePort(portWord.text), portWord.start);
  return port.ok ? accept({ address, addressAt, port: port.value, from, on, words: 2 }) : port;
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

interface Url {
  readonly authority: Word;
  readonly on: Word | null;
  readonly from: Word | null;
}

/** Takes a URL apart (RFC 3986); a text that is none is its own authority. */
function takeUrl(target: Word): Parsed<Url> {
  const [whole, scheme = ""] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(target.text) ?? [];
  if (whole === undefined && !target.text.includes("?"))
    return accept({ authority: target, on: null, from: null });
  if (whole !== undefined && !schemes.has(scheme.toLowerCase())) {
    return refuse("stream-of-a-server", { scheme: whole }, target.start, target.start + whole.length);
  }
  const begin = whole?.length ?? 0;
  const rest = target.text.slice(begin);
  const [authority = ""] = rest.split(/[/?#]/, 1);
  const word: Word = { text: authority, start: target.start + begin };
  const path = rest.slice(authority.length);
  if (authority === "") {
    return refuse(
      "url-without-group",
      { scheme: whole ?? null },
      target.start,
      target.start + target.text.length,
      true,
    );
  }
  const query = path.indexOf("?");
  if (query === -1) return accept({ authority: word, on: null, from: null });
  const asked = readQuery({ text: path.slice(query + 1), start: word.start + authority.length + query + 1 });
  return asked.ok ? accept({ authority: word, ...asked.value }) : asked;
}

/** Takes apart what stands before an `@`: nothing, or the source whose packets are wanted. */
function takeSource(authority: Word): Parsed<{ host: Word; from: Word | null }> {
  const at = authority.text.lastIndexOf("@");
  if (at === -1) return accept({ host: authority, from: null });
  const before = authority.text.slice(0, at);
  const host: Word = { text: authority.text.slice(at + 1), start: authority.start + at + 1 };
  const end = authority.start + authority.text.length;
  if (host.text === "") {
    return refuse("no-group-after-at", {}, authority.start, end, true);
  }
  if (before === "") return accept({ host, from: null });
  const group = parseHostPort(before);
  if (group.ok && group.value.address.use === "multicast") {
    const { address, port } = group.value;
    const turned = `${host.text}@${formatEndpoint(address.text, port ?? 5004)}`;
    return refuse("group-before-at", { turned }, authority.start, end);
  }
  const bracketed = /^\[(.*)\]$/.exec(before)?.[1];
  return accept({
    host,
    from: { text: bracketed ?? before, start: authority.start + (bracketed === undefined ? 0 : 1) },
  });
}
