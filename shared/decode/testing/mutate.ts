/** A generator of numbers from 0 to below 1 that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Bytes by chance, from none to a length. */
export function randomBytes(random: () => number, most: number, least = 0): Uint8Array {
  const bytes = new Uint8Array(least + Math.floor(random() * (most + 1 - least)));
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Math.floor(random() * 256);
  return bytes;
}

/** What lengths, counts and offsets are set to: where readers go wrong. */
const extremes = [0, 1, 2, 0x3f, 0x40, 0x7f, 0x80, 0xc0, 0xfe, 0xff];

/** A packet with a few things wrong: bytes changed, cut, doubled, or put together with those of another. */
export function mutated(packet: Uint8Array, other: Uint8Array, random: () => number): Uint8Array {
  const below = (count: number): number => Math.floor(random() * count);
  let bytes = Uint8Array.from(packet);
  for (let change = below(4); change >= 0; change -= 1) {
    const at = below(bytes.length + 1);
    switch (below(7)) {
      case 0:
        bytes[at] = below(256);
        break;
      case 1:
        bytes[at] = extremes[below(extremes.length)] ?? 0;
        break;
      case 2:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
        break;
      case 3:
        bytes = bytes.slice(0, at);
        break;
      case 4:
        bytes = joined(bytes.subarray(0, at), bytes.subarray(below(at + 1)));
        break;
      case 5:
        bytes = joined(bytes.subarray(0, at), other.subarray(below(other.length + 1)));
        break;
      default:
        bytes.fill(extremes[below(extremes.length)] ?? 0, at, at + 1 + below(4));
    }
  }
  return bytes.subarray(0, longest);
}

/** Longer ones find nothing that these do not. */
const longest = 4_096;

function joined(one: Uint8Array, two: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(one.length + two.length);
  all.set(one);
  all.set(two, one.length);
  return all;
}
