import { beforeEach, expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { madeUpBatch } from "../../net/testing.ts";
import { Analysed } from "./testing/analysed.ts";
import { datagram, letters, n16, n16Le, n32, n32Le, n64Le, zeros } from "./testing/bytes.ts";

/** What is of no known format is taken for none. */

let analysed: Analysed;

beforeEach(() => {
  analysed = new Analysed();
});

/** Xorshift, 32 bits: the same bytes in each run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

test("of a million random datagrams none is taken for a stream", { timeout: 120_000 }, () => {
  const next = random(0x2545_f491);
  const pool = new Uint32Array(1 << 18);
  for (let word = 0; word < pool.length; word += 1) pool[word] = next();
  const bytes = new Uint8Array(pool.buffer);
  const sizes = [12, 20, 28, 44, 64, 128, 188, 638, 1_316, 1_472];
  const together = 64;
  let sent = 0;
  while (sent < 1_000_000) {
    // Each size comes from senders of its own, many packets in a row, as a stream would.
    const size = sizes[Math.floor(sent / together) % sizes.length] ?? 64;
    const datagrams = Array.from({ length: together }, () => ({
      payload: bytes.subarray(next() % (bytes.length - size)).subarray(0, size),
      port: 5_000 + size,
      // Whoever gave a source up looks at it again when its turn comes.
      at: 1_000 + (sent / together) * (limits.recognitionAgainMs / sizes.length + 1),
    }));
    analysed.traffic.take(madeUpBatch(...datagrams));
    sent += together;
  }
  expect(analysed.told()).toEqual([]);
  expect(analysed.analysis.source(0)?.format).toBeNull();
  // It was really looked at, and not given up once for all.
  expect(analysed.analysis.source(0)?.looked).toBeGreaterThan(1);
});

/** Protocols that count too, or carry times, and are none of those that are known. */
const others: readonly (readonly [string, (number: number) => Uint8Array])[] = [
  [
    "mDNS",
    (number) => datagram(n16(0), n16(0x8400), n16(0), n16(1), n32(0), letters("_ipp._tcp"), n32(number)),
  ],
  [
    "LLMNR with ids that count",
    (number) => datagram(n16(number), n16(0), n16(1), zeros(6), letters("host"), zeros(5)),
  ],
  ["SSDP", (number) => datagram(letters(`NOTIFY * HTTP/1.1\r\nBOOTID.UPNP.ORG: ${number}\r\n\r\n`))],
  [
    "NTP broadcasts",
    (number) => datagram([0x25, 2, 6, 0xec], zeros(36), n32(0xe8a0_0000 + 64 * number), n32(number)),
  ],
  [
    "DIS",
    (number) =>
      datagram([7, 1, 1, 1], n32(number * 4_000), n16(144), n16(0), n16(1), n16(2), n16(3), zeros(126)),
  ],
  [
    "SOME/IP-SD",
    (number) => datagram(n32(0xffff_8100), n32(48), n16(0), n16(number), n32(0x0101_0200), zeros(40)),
  ],
  [
    "EtherNet/IP I/O",
    (number) =>
      datagram(
        n16Le(2),
        n16Le(0x8002),
        n16Le(8),
        n32Le(77),
        n32Le(number),
        n16Le(0xb1),
        n16Le(6),
        n16Le(number),
      ),
  ],
  ["CoAP", (number) => datagram([0x50, 1], n16(number), letters("\xbb.well-known"), letters("core"))],
  [
    "Art-Net",
    (number) => datagram(letters("Art-Net\0"), n16Le(0x5000), n16(14), [1 + (number % 255)], zeros(517)),
  ],
  ["NORM", (number) => datagram([0x12, 8], n16(number), n32(7), zeros(400))],
  [
    "PGM over UDP",
    (number) => datagram(n16(7_500), n16(7_500), [4, 0], n16(0), zeros(6), n16(64), n32(number), zeros(68)),
  ],
  ["ALC", (number) => datagram([0x10, 0x10, 4, 0], n32(0), n32(1), n32(5), n32(number), zeros(1_300))],
  [
    "SRT",
    (number) =>
      datagram(n32(number), n32(0xe000_0000 + number), n32(1_000 * number), n32(0x1234_5678), zeros(1_316)),
  ],
  [
    "CoT",
    (number) => datagram(letters(`<?xml version="1.0"?><event version="2.0" uid="u" time="${number}"/>`)),
  ],
  ["a counter and nothing else", (number) => datagram(n32(number), zeros(60))],
  [
    "a little-endian counter and a time of day",
    (number) => datagram(n32Le(number), n64Le(1_795_616_527_318_000_000n), zeros(60)),
  ],
  ["a counter in front of text", (number) => datagram(n16(number), letters("temperature=21.5;humidity=40"))],
];

test.each(others)("%s is taken for nothing", (_name, packet) => {
  analysed.take(Array.from({ length: 200 }, (_, index) => packet(index + 1)));
  expect(analysed.told().map(({ kind }) => kind)).toEqual([]);
});
