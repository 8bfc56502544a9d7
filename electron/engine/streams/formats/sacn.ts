import { printable } from "../../../../shared/text/printable.ts";
import { u16, u32 } from "../bytes.ts";
import { foreign, type StreamFormat } from "../format.ts";
import type { Headers } from "../headers.ts";

/** "ASC-E1.17" and zeros, in words. */
const identifier = [0x4153_432d, 0x4531_2e31, 0x3700_0000] as const;
const rootVector = { data: 4, extended: 8 } as const;
const framingVector = { data: 2, synchronization: 1 } as const;
/** Set beside the address of synchronization packets, which are numbered on their own. */
const synchronization = 0x1_0000;
const nameBytes = 64;

/**
 * Streaming ACN (ANSI E1.31-2018): DMX over IP. Its numbers have 8 bits; each component counts each universe, and
 * each synchronization address, by itself. Discovery packets are not numbered.
 */
export const sacn: StreamFormat = {
  kind: "sacn",
  unit: "packets",
  modulus: 0x100,
  keyWords: 5,
  needed: 3,
  clock: "none",
  read(bytes, at, size, headers) {
    if (size < 48 || u16(bytes, at) !== 0x10 || !isIdentified(bytes, at + 4)) return foreign;
    const root = u32(bytes, at + 18);
    const framing = u32(bytes, at + 40);
    if (root === rootVector.data) {
      if (framing !== framingVector.data || size < 126) return foreign;
      return row(headers, bytes, at, u16(bytes, at + 113), bytes[at + 111] ?? 0);
    }
    if (root !== rootVector.extended) return foreign;
    if (framing !== framingVector.synchronization) return 0;
    return row(headers, bytes, at, synchronization | u16(bytes, at + 45), bytes[at + 44] ?? 0);
  },
  keyText(keys, key) {
    const component = Array.from(keys.subarray(key, key + 4), (word) => word.toString(16).padStart(8, "0"));
    const digits = component.join("");
    const parts = [
      [0, 8],
      [8, 12],
      [12, 16],
      [16, 20],
      [20, 32],
    ] as const;
    const cid = parts.map(([from, to]) => digits.slice(from, to)).join("-");
    const counted = keys[key + 4] ?? 0;
    const what = counted >= synchronization ? "synchronization" : "universe";
    return `${what} ${counted & 0xffff}, CID ${cid}`;
  },
  facts(sample, size) {
    if (u32(sample, 18) !== rootVector.data || Math.min(size, sample.length) < 109) return [];
    const end = sample.indexOf(0, 44);
    const name = sample.subarray(44, end === -1 ? 44 + nameBytes : Math.min(end, 44 + nameBytes));
    const sender = printable(new TextDecoder().decode(name));
    return [
      ...(sender === "" ? [] : [{ name: "source-name", values: { sender } } as const]),
      { name: "priority", values: { priority: sample[108] ?? 0 } },
    ];
  },
};

function isIdentified(bytes: Uint8Array, at: number): boolean {
  const [first, second, third] = identifier;
  return u32(bytes, at) === first && u32(bytes, at + 4) === second && u32(bytes, at + 8) === third;
}

function row(headers: Headers, bytes: Uint8Array, at: number, counted: number, sequence: number): number {
  for (let word = 0; word < 4; word += 1) headers.keys[word] = u32(bytes, at + 22 + 4 * word);
  headers.keys[4] = counted;
  headers.sequence[0] = sequence;
  return 1;
}
