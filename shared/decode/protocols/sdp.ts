import { readUtf8 } from "../../text/utf8.ts";
import type { Branch } from "../branch.ts";
import { type Line, linesOf } from "../lines.ts";
import { placeOf } from "../match.ts";

/** What the letters of SDP stand for (RFC 8866, section 5). */
const letters: Readonly<Record<string, readonly [word: string, title: string, parts?: readonly Part[]]>> = {
  v: ["version", "Protocol version"],
  o: [
    "origin",
    "Origin",
    [
      ["username", "Username"],
      ["session-id", "Session ID"],
      ["session-version", "Session version"],
      ["network-type", "Network type"],
      ["address-type", "Address type"],
      ["address", "Unicast address"],
    ],
  ],
  s: ["session-name", "Session name"],
  i: ["information", "Information"],
  u: ["uri", "URI"],
  e: ["email", "Email address"],
  p: ["phone", "Phone number"],
  c: [
    "connection",
    "Connection data",
    [
      ["network-type", "Network type"],
      ["address-type", "Address type"],
      ["address", "Connection address"],
    ],
  ],
  b: ["bandwidth", "Bandwidth"],
  t: [
    "timing",
    "Time active",
    [
      ["start", "Start time"],
      ["stop", "Stop time"],
    ],
  ],
  r: ["repeat", "Repeat times"],
  z: ["zone", "Time zone adjustment"],
  k: ["key", "Encryption key"],
  m: [
    "media-description",
    "Media description",
    [
      ["type", "Media type"],
      ["port", "Port"],
      ["protocol", "Protocol"],
      ["format", "Format"],
      ["format", "Format"],
      ["format", "Format"],
      ["format", "Format"],
    ],
  ],
  a: ["attribute", "Attribute"],
};
type Part = readonly [word: string, title: string];

/** What a session description says, in short. */
export interface Session {
  name: string;
  /** Media with ports, such as `audio 5004`. */
  readonly media: string[];
  /** The first connection address, without its TTL. */
  address: string;
}

/**
 * Session Description Protocol, RFC 8866: a field for each line; lines of a medium stand below it.
 */
export function decodeSdp(packet: Branch, at: number): Session {
  const session: Session = { name: "", media: [], address: "" };
  const lines = [...linesOf(packet.bytes, at, packet.end)];
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] as Line;
    if (letterOf(packet, line) !== "m") {
      decodeLine(packet, line, session);
      index += 1;
      continue;
    }
    let beyond = index + 1;
    while (beyond < lines.length && letterOf(packet, lines[beyond] as Line) !== "m") beyond += 1;
    const its = lines.slice(index, beyond);
    const end = its.at(-1)?.next ?? line.next;
    packet.branch(line.at, end - line.at, "media", "Media", (inner) => {
      for (const one of its) decodeLine(inner, one, session);
      return session.media.at(-1) ?? "";
    });
    index = beyond;
  }
  return session;
}

function letterOf({ bytes }: Branch, { at, end }: Line): string {
  return end - at >= 2 && bytes[at + 1] === 0x3d ? String.fromCharCode(bytes[at] ?? 0) : "";
}

function decodeLine(packet: Branch, line: Line, session: Session): void {
  const { at, end } = line;
  if (end === at) return;
  const letter = letterOf(packet, line);
  const known = Object.hasOwn(letters, letter) ? letters[letter] : undefined;
  const begin = letter === "" ? at : at + 2;
  const [word, title, parts] = known ?? ["line", "Line of another kind"];
  const value = readUtf8(packet.bytes.subarray(begin, end));
  if (letter === "a") decodeAttribute(packet, at, end, value);
  else if (parts === undefined) packet.value(at, end - at, word, title, value);
  else {
    packet.branch(at, end - at, word, title, (inner) => {
      decodeParts(inner, begin, end, parts);
      return value;
    });
  }
  remember(session, letter, value);
}

/** Words with a blank between; what is more than there are parts belongs to the last. */
function decodeParts(inner: Branch, begin: number, end: number, parts: readonly Part[]): void {
  let at = begin;
  for (const [index, [word, title]] of parts.entries()) {
    if (at > end || (at === end && index > 0)) return;
    const isLast = index === parts.length - 1;
    const last = isLast ? end : placeOf(inner.bytes, 0x20, at, end);
    inner.value(at, last - at, word, title, readUtf8(inner.bytes.subarray(at, last)));
    at = last + 1;
  }
}

function decodeAttribute(packet: Branch, at: number, end: number, text: string): void {
  packet.branch(at, end - at, "attribute", "Attribute", (inner) => {
    const begin = at + 2;
    const nameEnd = placeOf(inner.bytes, 0x3a, begin, end);
    inner.value(begin, nameEnd - begin, "name", "Name", readUtf8(inner.bytes.subarray(begin, nameEnd)));
    if (nameEnd < end) {
      const value = readUtf8(inner.bytes.subarray(nameEnd + 1, end));
      inner.value(nameEnd + 1, end - nameEnd - 1, "value", "Value", value);
    }
    return text;
  });
}

function remember(session: Session, letter: string, value: string): void {
  const [first = "", second = "", third = ""] = value.split(" ");
  if (letter === "s") session.name = value;
  if (letter === "m") session.media.push(`${first} ${second}`);
  if (letter === "c" && session.address === "") session.address = third.split("/")[0] ?? "";
}
