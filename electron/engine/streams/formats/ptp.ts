import type { StreamFact } from "../../../../shared/statements/stream-facts.ts";
import { u16, u32 } from "../bytes.ts";
import { foreign, type StreamFormat } from "../format.ts";
import { type Headers, headerRole } from "../headers.ts";

interface MessageType {
  readonly name: string;
  /** Its least length in bytes. */
  readonly least: number;
  /** A response carries the number of what it answers, and no own one. */
  readonly answers: boolean;
}

const announce = 11;

/** IEEE 1588-2019, 13.3.2.3 and 13.5 to 13.13. */
const types: readonly (MessageType | undefined)[] = [
  { name: "Sync", least: 44, answers: false },
  { name: "Delay_Req", least: 44, answers: false },
  { name: "Pdelay_Req", least: 54, answers: false },
  { name: "Pdelay_Resp", least: 54, answers: true },
  ...Array.from({ length: 4 }, () => undefined),
  { name: "Follow_Up", least: 44, answers: false },
  { name: "Delay_Resp", least: 54, answers: true },
  { name: "Pdelay_Resp_Follow_Up", least: 54, answers: true },
  { name: "Announce", least: 64, answers: false },
  { name: "Signaling", least: 44, answers: false },
  { name: "Management", least: 48, answers: false },
];

/** IEEE 1588-2002, annex D: told by the field `control`. */
const firstTypes: readonly (MessageType | undefined)[] = [
  { name: "Sync", least: 124, answers: false },
  { name: "Delay_Req", least: 124, answers: false },
  { name: "Follow_Up", least: 52, answers: false },
  { name: "Delay_Resp", least: 60, answers: true },
  { name: "Management", least: 60, answers: false },
];

/**
 * PTP (IEEE 1588), versions 2 and 2.1, and version 1, which Dante speaks. Each port of a clock counts each type of
 * message by itself. Its times are of its own time scale and no sender's clock.
 */
export const ptp: StreamFormat = {
  kind: "ptp",
  unit: "packets",
  modulus: 0x1_0000,
  keyWords: 4,
  needed: 3,
  clock: "none",
  read(bytes, at, size, headers) {
    if (size < 44) return foreign;
    if (((bytes[at + 1] ?? 0) & 0x0f) === 2) return readSecond(bytes, at, size, headers);
    return u32(bytes, at) === 0x0001_0001 ? readFirst(bytes, at, size, headers) : foreign;
  },
  keyText(keys, key) {
    const [high = 0, low = 0, rest = 0, version = 2] = keys.subarray(key, key + 4);
    const digits = (word: number, length: number) => word.toString(16).padStart(length, "0");
    const port = rest >>> 16;
    const type = (rest >>> 8) & 0xff;
    if (version === 1) {
      const uuid = digits(high, 8) + digits(low >>> 16, 4);
      return `${firstTypes[type]?.name ?? ""} of ${uuid.match(/../g)?.join(":")}-${port}, PTPv1`;
    }
    const clock = digits(high, 8) + digits(low, 8);
    const identity = `${clock.slice(0, 6)}.${clock.slice(6, 10)}.${clock.slice(10)}`;
    return `${types[type]?.name ?? ""} of ${identity}-${port}, domain ${rest & 0xff}`;
  },
  facts(sample, size) {
    if (((sample[1] ?? 0) & 0x0f) !== 2) return [];
    const facts: StreamFact[] = [{ name: "domain", values: { domain: sample[4] ?? 0 } }];
    if (((sample[0] ?? 0) & 0x0f) === announce && Math.min(size, sample.length) >= 61) {
      const clock = Array.from(sample.subarray(53, 61), (byte) => byte.toString(16).padStart(2, "0")).join(
        "",
      );
      const identity = `${clock.slice(0, 6)}.${clock.slice(6, 10)}.${clock.slice(10)}`;
      facts.push({ name: "grandmaster", values: { identity } });
    }
    return facts;
  },
};

function readSecond(bytes: Uint8Array, at: number, size: number, headers: Headers): number {
  const type = (bytes[at] ?? 0) & 0x0f;
  const known = types[type];
  const length = u16(bytes, at + 2);
  if (known === undefined || length < known.least || length > size) return foreign;
  headers.keys[0] = u32(bytes, at + 20);
  headers.keys[1] = u32(bytes, at + 24);
  headers.keys[2] = (u16(bytes, at + 28) << 16) | (type << 8) | (bytes[at + 4] ?? 0);
  headers.keys[3] = 2;
  return numbered(bytes, at, known, headers);
}

function readFirst(bytes: Uint8Array, at: number, size: number, headers: Headers): number {
  const control = bytes[at + 32] ?? 0;
  const known = firstTypes[control];
  if (known === undefined || size < known.least) return foreign;
  headers.keys[0] = u32(bytes, at + 22);
  headers.keys[1] = u16(bytes, at + 26) << 16;
  headers.keys[2] = (u16(bytes, at + 28) << 16) | (control << 8);
  headers.keys[3] = 1;
  return numbered(bytes, at, known, headers);
}

/** The number stands at the same place in both versions. */
function numbered(bytes: Uint8Array, at: number, type: MessageType, headers: Headers): number {
  if (type.answers) headers.role[0] = headerRole.unnumbered;
  else headers.sequence[0] = u16(bytes, at + 30);
  return 1;
}
