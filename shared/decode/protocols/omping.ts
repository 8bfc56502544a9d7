import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";

/** RFC 6450, section 4.1; the letters are the message's first byte. */
const messages: Readonly<Record<number, string>> = Object.fromEntries([
  [0x41, "Echo reply"],
  [0x49, "Init"],
  [0x51, "Echo request"],
  [0x53, "Server response"],
]);
/** RFC 6450, section 4.2; 7 and 8 are reserved. */
const options: Readonly<Record<number, string>> = {
  ...{ 0: "Version", 1: "Client ID", 2: "Sequence number", 3: "Client timestamp", 4: "Multicast group" },
  ...{ 5: "Option request", 6: "Server information", 7: "Reserved", 8: "Reserved", 9: "TTL" },
  ...{ 10: "Multicast prefix", 11: "Session ID", 12: "Server timestamp" },
};

/** Multicast Ping Protocol, RFC 6450, as omping and ssmping speak it. */
export const omping: Decoder = {
  type: "omping",
  title: "Multicast ping",
  ports: [4_321, 9_903],
  recognise(bytes) {
    // Version 2, the only one that there is, comes first (RFC 6450, section 4.2.1).
    const isFirst = bytes[1] === 0 && bytes[2] === 0 && bytes[3] === 0 && bytes[4] === 1 && bytes[5] === 2;
    if (!Object.hasOwn(messages, bytes[0] ?? 0) || !isFirst) return evidence.none;
    let at = 1;
    while (at + 4 <= bytes.length) at += 4 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    return at === bytes.length ? evidence.certain : evidence.none;
  },
  decode(packet) {
    const type = packet.u8(0, "message-type", "Message type", { say: sayType });
    const told: string[] = [];
    for (let at = 1; packet.left(at) > 0; at += 4 + packet.peek16(at + 2)) decodeOption(packet, at, told);
    return [sayType(type), ...told].join(", ");
  },
};

function sayType(type: number): string {
  return nameIn(messages, type) ?? `Message ${type}`;
}

function decodeOption(packet: Branch, at: number, told: string[]): void {
  const length = packet.peek16(at + 2);
  const code = packet.peek16(at);
  const name = nameIn(options, code) ?? `Option ${code}`;
  packet.branch(at, 4 + length, "option", name, (inner) => {
    inner.u16(at, "code", "Option type", { names: options });
    inner.u16(at + 2, "length", "Length", { unit: "bytes" });
    return length === 0 ? "" : decodeValue(inner, code, at + 4, length, told);
  });
}

function decodeValue(inner: Branch, code: number, at: number, length: number, told: string[]): string {
  switch (code) {
    case 0:
      return String(inner.u8(at, "version", "Version"));
    case 2: {
      const sequence = inner.u32(at, "sequence", "Sequence number");
      told.push(`seq ${sequence}`);
      return String(sequence);
    }
    case 3:
    case 12: {
      const seconds = inner.u32(at, "seconds", "Seconds", { unit: "s" });
      const micros = inner.u32(at + 4, "microseconds", "Microseconds", { unit: "µs" });
      return `${new Date(1_000 * seconds).toISOString().slice(0, 19)}.${String(micros).padStart(6, "0")}Z`;
    }
    case 4:
      return decodeGroup(inner, at, told);
    case 5: {
      const wanted: string[] = [];
      for (let one = at; one + 2 <= at + length; one += 2) {
        const asked = inner.u16(one, "requested", "Requested option", { names: options });
        wanted.push(nameIn(options, asked) ?? String(asked));
      }
      return wanted.join(", ");
    }
    case 6:
      return inner.text(at, length, "information", "Server information");
    case 9:
      return String(inner.u8(at, "ttl", "TTL when sent"));
    default:
      inner.raw(at, length, "value", "Value");
      return `${length} bytes`;
  }
}

/** An address family of IANA's, and the address. */
function decodeGroup(inner: Branch, at: number, told: string[]): string {
  const family = inner.u16(at, "family", "Address family", { names: { 1: "IPv4", 2: "IPv6" } });
  const rest = inner.left(at + 2);
  if (family === 1 && rest === 4) told.push(inner.ipv4(at + 2, "group", "Group"));
  else if (family === 2 && rest === 16) told.push(inner.ipv6(at + 2, "group", "Group"));
  else inner.raw(at + 2, rest, "group", "Group");
  return told.at(-1) ?? "";
}
