import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { unpacked } from "./unpacking.ts";

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.slice(at, at + length);
}

async function unpack(bytes: Uint8Array, isLasting = true) {
  const pieces: Uint8Array[] = [];
  let failure = "";
  try {
    for await (const piece of unpacked("gzip", { read: () => inPieces(bytes, 65_536), isLasting }))
      pieces.push(piece.slice());
  } catch (error) {
    failure = (error as Error).message;
  }
  return { all: Buffer.concat(pieces), failure };
}

/** Hard to pack, so that there are several pieces of it. */
const plain = new Uint8Array(700_000);
for (let at = 0, state = 1; at < plain.length; at += 1) {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  plain[at] = state >>> 24;
}
const packed = gzipSync(plain);

test("what is whole comes whole", async () => {
  const { all, failure } = await unpack(packed);
  expect([failure, all.equals(plain)]).toEqual(["", true]);
});

test("what stands before damage comes to the last byte, wherever that is", async () => {
  const sum = Uint8Array.from(packed);
  sum[packed.length - 6] = 255 - (sum[packed.length - 6] ?? 0);
  for (const spoilt of [sum, Buffer.concat([packed, Buffer.from("more")])]) {
    const { all, failure } = await unpack(spoilt);
    expect([failure !== "", all.equals(plain)]).toEqual([true, true]);
  }
  // A second member of which a byte is another one.
  const middle = Buffer.concat([packed, packed]);
  middle[packed.length + 3] = 0xff;
  middle[packed.length + 2] = 9;
  const { all, failure } = await unpack(middle);
  expect([failure, all.equals(plain)]).toEqual(["unknown compression method", true]);
});

test("of what comes once what was unpacked by then comes, and why no more does", async () => {
  const sum = Uint8Array.from(packed);
  sum[packed.length - 6] = 255 - (sum[packed.length - 6] ?? 0);
  const { all, failure } = await unpack(sum, false);
  expect(failure).toBe("incorrect data check");
  expect(all.equals(plain.subarray(0, all.length))).toBe(true);
  expect(all.length).toBeGreaterThan(plain.length / 2);
});

test("what a source says is what it ends with", async () => {
  async function* failing() {
    yield packed.subarray(0, 100_000);
    throw new Error("EIO: i/o error, read");
  }
  const pieces = unpacked("gzip", { read: failing, isLasting: true });
  await expect(async () => {
    for await (const piece of pieces) expect(piece.length).toBeGreaterThan(0);
  }).rejects.toThrow("EIO");
});
