import { accept, type Parsed, refuse } from "../parsed.ts";
import { readQuery } from "./url-query.ts";
import type { Word } from "./word.ts";

/** What players and tools write in front of a group; of other schemes a stream is asked of a server. */
const schemes: ReadonlySet<string> = new Set(["udp", "rtp", "igmp"]);

/** A URL taken apart. */
export interface Url {
  /** The group with its port, and with what stands before or behind an `@`. */
  readonly authority: Word;
  /** What it says of the interface and of the source. */
  readonly on: Word | null;
  readonly from: Word | null;
  /** It begins with a scheme. */
  readonly isUrl: boolean;
}

/** Takes a URL apart (RFC 3986), and the settings behind a slash that multicat and dvblast have; a text that is none is its own authority. */
export function takeUrl(target: Word): Parsed<Url> {
  const [whole, scheme = ""] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(target.text) ?? [];
  const begin = whole?.length ?? 0;
  const behindProxy = whole === undefined ? null : groupBehindProxy(target, scheme, begin);
  if (behindProxy !== null) return accept({ authority: behindProxy, on: null, from: null, isUrl: true });
  if (whole !== undefined && !schemes.has(scheme.toLowerCase())) {
    return refuse("stream-of-a-server", { scheme: whole }, target.start, target.start + whole.length);
  }
  const rest = target.text.slice(begin);
  // Without a scheme a slash begins a range, unless a word follows it; players put what they need behind a “|”.
  const cut = rest.search(whole === undefined ? /\?|\/[a-z]/i : /[/?#|]/);
  const authority = cut === -1 ? rest : rest.slice(0, cut);
  const word: Word = { text: authority, start: target.start + begin };
  const isUrl = whole !== undefined;
  if (cut === -1 && authority !== "") return accept({ authority: word, on: null, from: null, isUrl });
  if (authority === "") {
    return refuse(
      "url-without-group",
      { scheme: whole ?? null },
      target.start,
      target.start + target.text.length,
      true,
    );
  }
  const path: Word = { text: rest.slice(authority.length), start: word.start + authority.length };
  const query = path.text.indexOf("?");
  if (query === -1) return accept({ authority: word, on: interfaceIn(path), from: null, isUrl });
  const asked = readQuery({ text: path.text.slice(query + 1), start: path.start + query + 1 });
  return asked.ok ? accept({ authority: word, ...asked.value, isUrl }) : asked;
}

/** The group of `http://10.0.0.1:4022/udp/239.1.2.3:5004`: udpxy and msd_lite hand it on, and it can be joined itself. */
function groupBehindProxy({ text, start }: Word, scheme: string, begin: number): Word | null {
  if (!/^https?$/i.test(scheme)) return null;
  const [head = "", group = ""] = /^[^/?#]*\/(?:udp|rtp)\/([^/?#|]+)/i.exec(text.slice(begin)) ?? [];
  return group === "" ? null : { text: group, start: start + begin + head.length - group.length };
}

/** The interface of `/ifaddr=10.0.0.21`, as multicat and dvblast have it. */
function interfaceIn({ text, start }: Word): Word | null {
  const found = /\/(?:ifaddr|ifname|ifindex)=([^/]+)/i.exec(text);
  const value = found?.[1];
  if (!found || value === undefined) return null;
  return { text: value, start: start + found.index + found[0].length - value.length };
}
