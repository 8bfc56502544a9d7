import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";

const modes: Readonly<Record<number, string>> = {
  ...{ 0: "Reserved", 1: "Symmetric active", 2: "Symmetric passive", 3: "Client", 4: "Server" },
  ...{ 5: "Broadcast", 6: "Control message", 7: "Private" },
};
const leaps: Readonly<Record<number, string>> = {
  ...{ 0: "No warning", 1: "Last minute has 61 s", 2: "Last minute has 59 s", 3: "Not synchronised" },
};
/** Bytes of a packet without extension fields (RFC 5905, section 7.3). */
const headerLength = 48;

/** Network Time Protocol, RFC 5905. */
export const ntp: Decoder = {
  type: "ntp",
  title: "NTP",
  ports: [123],
  recognise(bytes) {
    const version = ((bytes[0] ?? 0) >> 3) & 7;
    const mode = (bytes[0] ?? 0) & 7;
    const isNtp = bytes.length >= headerLength && version >= 1 && version <= 4 && mode >= 1 && mode <= 5;
    // Stratum 16 is the highest that is used (RFC 5905, figure 11).
    return isNtp && bytes.length % 4 === 0 && (bytes[1] ?? 0) <= 16 ? evidence.possible : evidence.none;
  },
  decode(packet) {
    packet.bits(0, 1, 0, 2, "leap", "Leap indicator", { names: leaps });
    packet.bits(0, 1, 2, 3, "version", "Version");
    const mode = packet.bits(0, 1, 5, 3, "mode", "Mode", { names: modes });
    const stratum = packet.u8(1, "stratum", "Stratum", { say: sayStratum });
    packet.i8(2, "poll", "Poll interval", { say: sayPower });
    packet.i8(3, "precision", "Precision", { say: sayPower });
    decodeShort(packet, 4, "root-delay", "Root delay");
    decodeShort(packet, 8, "root-dispersion", "Root dispersion");
    if (stratum <= 1) packet.text(12, 4, "reference-id", "Reference ID");
    else packet.ipv4(12, "reference-id", "Reference ID");
    decodeTime(packet, 16, "reference-time", "Reference timestamp");
    decodeTime(packet, 24, "origin-time", "Origin timestamp");
    decodeTime(packet, 32, "receive-time", "Receive timestamp");
    const time = decodeTime(packet, 40, "transmit-time", "Transmit timestamp");
    decodeRest(packet, headerLength);
    const name = nameIn(modes, mode) ?? `mode ${mode}`;
    return `${name}, stratum ${stratum}, ${time}`;
  },
};

function sayStratum(value: number): string {
  if (value === 0) return "0, unspecified or invalid";
  if (value === 1) return "1, primary server";
  return value === 16 ? "16, not synchronised" : `${value}${value < 16 ? ", secondary server" : ""}`;
}

function sayPower(value: number): string {
  const seconds = 2 ** value;
  return seconds >= 1 ? `${value} (${seconds} s)` : `${value} (${(seconds * 1e6).toPrecision(3)} µs)`;
}

/** Seconds in 16 bits before and 16 behind the point. */
function decodeShort(packet: Branch, at: number, word: string, title: string): void {
  const seconds = packet.peek32(at) / 2 ** 16;
  packet.value(at, 4, word, title, seconds, `${(seconds * 1e3).toFixed(3)} ms`);
}

/** Seconds since 1900 in 32 bits and as many behind the point; era 1 begins in 2036 (RFC 5905, section 6). */
function decodeTime(packet: Branch, at: number, word: string, title: string): string {
  const seconds = packet.peek32(at);
  const fraction = packet.peek32(at + 4) / 2 ** 32;
  const text = seconds === 0 && fraction === 0 ? "unknown" : sayNtpTime(seconds, fraction);
  packet.value(at, 8, word, title, seconds + fraction, text);
  return text;
}

/** From 1900 to 1970. */
const unixEpoch = 2_208_988_800;

/** Seconds since 1900 and the fraction of one, as a time of UTC; before 2^31 they are of the next era. */
export function sayNtpTime(seconds: number, fraction: number): string {
  const era = seconds < 2 ** 31 ? 2 ** 32 : 0;
  const date = new Date((seconds + era - unixEpoch) * 1_000).toISOString();
  const micros = Math.floor(fraction * 1e6);
  return `${date.slice(0, 10)} ${date.slice(11, 19)}.${String(micros).padStart(6, "0")} UTC`;
}

/** Extension fields of at least 16 bytes, then perhaps a key and its digest of 16 or 20 (RFC 7822). */
function decodeRest(packet: Branch, begin: number): void {
  let at = begin;
  while (packet.left(at) > 24) {
    const field = at;
    const length = packet.peek16(at + 2);
    if (length < 16 || length % 4 !== 0 || length > packet.left(at)) break;
    packet.branch(field, length, "extension", "Extension field", (inner) => {
      const type = inner.u16(field, "type", "Field type", { hex: true });
      inner.u16(field + 2, "length", "Length", { unit: "bytes" });
      inner.raw(field + 4, length - 4, "value", "Value");
      return `type 0x${type.toString(16).padStart(4, "0")}, ${length} bytes`;
    });
    at += length;
  }
  if (packet.left(at) >= 4) packet.u32(at, "key-id", "Key identifier");
  if (packet.left(at) > 4) packet.raw(at + 4, packet.left(at) - 4, "digest", "Message digest");
}
