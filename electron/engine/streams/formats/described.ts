import { keyText } from "../../../../shared/described/key-text.ts";
import { neededBytes, numberingOf, readTime, readUnsigned } from "../../../../shared/described/numbers.ts";
import { limits } from "../../../../shared/limits.ts";
import type { DescribedFormat, SequenceField } from "../../../../shared/model/described-format.ts";
import { ascii, digits, digitsEnd, find, startsWith } from "../../../../shared/text/digits.ts";
import { foreign, type StreamFormat } from "../format.ts";
import { headerRole } from "../headers.ts";

const clockHz = { ns: 1_000_000_000, us: 1_000_000, ms: 1_000, s: 1 } as const;
/** With a key or a beginning more is known of a packet than its number. */
const needed = 4;

/** The reader of a format that a person described. A number that is on no step is data without a number. */
export function describeFormat(description: DescribedFormat): StreamFormat {
  const { name, sequence, key, time } = description;
  const starts = Uint8Array.from(description.starts);
  const least = neededBytes([sequence.is === "binary" ? sequence : null, key, time]);
  const { modulus, place } = numberingOf(sequence);
  const number = numberReader(sequence);
  const keyBytes = key === null ? 0 : key.bits / 8;
  return {
    kind: "described",
    unit: "packets",
    modulus,
    keyWords: Math.ceil(keyBytes / 4),
    needed,
    clock: time === null ? "none" : time.since1970 ? "epoch" : "media",
    read(bytes, at, size, headers) {
      if (size < least || !startsWith(bytes, at, at + size, starts)) return foreign;
      const value = number(bytes, at, at + size);
      if (value < 0) return foreign;
      const its = place(value);
      if (its < 0) headers.role[0] = headerRole.unnumbered;
      else headers.sequence[0] = its;
      if (value === sequence.first) headers.role[0] = headerRole.restart;
      if (key !== null) {
        for (let byte = 0; byte < keyBytes; byte += 4) {
          const width = Math.min(4, keyBytes - byte);
          headers.keys[byte / 4] = readUnsigned(bytes, at + key.offset + byte, width, "big");
        }
      }
      if (time !== null) {
        headers.time[0] = time.since1970
          ? readTime(bytes, at, time)
          : readUnsigned(bytes, lowestWord(at + time.offset, time.bits / 8, time.order), 4, time.order);
      }
      return 1;
    },
    clockHz: () => (time === null || time.since1970 ? null : clockHz[time.unit]),
    keyText: (keys, at) => (key === null ? "" : `key ${keyText(keyBytesOf(keys, at, keyBytes), key)}`),
    facts: () => [{ name: "format-name", values: { format: name } }],
  };
}

/** Reads the number of a packet from `at` up to `end`; -1 where it has none. */
function numberReader(field: SequenceField): (bytes: Uint8Array, at: number, end: number) => number {
  if (field.is === "binary") {
    const { offset, bits, order } = field;
    return (bytes, at) => readUnsigned(bytes, at + offset, bits / 8, order);
  }
  const before = ascii(field.before);
  const base = field.base === "hex" ? 16 : 10;
  return (bytes, at, end) => {
    const last = Math.min(end, at + limits.describedSearchedBytes);
    const found = find(bytes, at, last, before);
    const begin = found + before.length;
    return found === -1 ? -1 : digits(bytes, begin, digitsEnd(bytes, begin, last, base), base);
  };
}

/** Where the four bytes stand whose value is the field's modulo 2^32. */
function lowestWord(at: number, width: number, order: "big" | "little"): number {
  return order === "big" ? at + width - 4 : at;
}

/** The bytes of a key out of the words in which streams are told apart. */
function keyBytesOf(keys: Uint32Array, at: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const width = Math.min(4, count - (index - (index % 4)));
    return ((keys[at + Math.floor(index / 4)] ?? 0) >>> (8 * (width - 1 - (index % 4)))) & 0xff;
  });
}
