import { describe, expect, test } from "vitest";
import { bytesOf, type GoldenPacket, readGolden } from "../../build/golden-packets.mjs";
import { decodePacket, recognise } from "./decode.ts";
import type { DecodedField } from "./field.ts";

interface Found {
  readonly path: string;
  readonly value: string | number | null;
  /** Of the payload, from its first bit. */
  readonly firstBit: number;
  readonly bitCount: number;
}

function* flattened(fields: readonly DecodedField[], above = ""): Generator<Found> {
  for (const { name, value, at, length, bits, fields: inner } of fields) {
    const path = above + name;
    yield {
      ...{ path, value },
      firstBit: 8 * at + (bits?.from ?? 0),
      bitCount: bits?.count ?? 8 * length,
    };
    yield* flattened(inner, `${path}.`);
  }
}

type Said = GoldenPacket["says"][number];

/** A mask of the bytes from `at` says which bits are meant; none says that all are. */
function saidPlace([, at, length, mask]: Said): { firstBit: number; bitCount: number } {
  if (mask === 0) return { firstBit: 8 * at, bitCount: 8 * length };
  const digits = mask.toString(2).padStart(8 * length, "0");
  return { firstBit: 8 * at + digits.indexOf("1"), bitCount: digits.replace(/0/g, "").length };
}

const colons = /^([0-9a-f]{2}:)+[0-9a-f]{2}$/;

function plain(value: Found["value"]): Found["value"] {
  return typeof value === "string" && colons.test(value) ? value.replaceAll(":", "") : value;
}

/** Another program writes numbers in its own base, bytes with colons, and flags as words. */
function saidValue(shown: string, like: Found["value"]): string | number | null {
  if (typeof like !== "number") return plain(shown);
  if (shown === "True" || shown === "False") return Number(shown === "True");
  return Number(colons.test(shown) ? `0x${shown.replaceAll(":", "")}` : shown);
}

describe.each(readGolden())("packets of $name", ({ golden }) => {
  const fields = { ...golden.place, ...golden.same };
  const keyOf = (path: string): string =>
    Object.hasOwn(fields, path) ? path : `*${path.slice(path.lastIndexOf("."))}`;
  const theirsOf = (path: string): string[] => fields[keyOf(path)]?.split(" ") ?? [];

  test.each(golden.packets)("$what", ({ hex, sent, info, says }) => {
    const decoded = decodePacket(bytesOf(hex), sent);
    expect(decoded).toMatchObject({ type: golden.decoder, incomplete: null, info });
    const found = [...flattened(decoded?.fields ?? [])];
    for (const one of says) {
      const [theirs, , , , shown] = one;
      const { firstBit, bitCount } = saidPlace(one);
      // Fields of ours for the same, of which one stands where the other program says that it does.
      const ours = found.filter(({ path }) => theirsOf(path).includes(theirs));
      const places = ours.map((our) => `${our.firstBit}+${our.bitCount}`);
      expect(places, `${theirs} ${shown}`).toContain(`${firstBit}+${bitCount}`);
      const our = ours.find((other) => other.firstBit === firstBit && other.bitCount === bitCount);
      if (our === undefined || !Object.hasOwn(golden.same, keyOf(our.path))) continue;
      expect([our.path, plain(our.value)]).toEqual([our.path, saidValue(shown, our.value)]);
    }
    if (golden.oracle.startsWith("tshark")) expect(says.length).toBeGreaterThan(0);
  });

  test("are nothing else where the port says nothing", () => {
    const types = golden.packets.map(
      ({ hex, sent }) => recognise(bytesOf(hex), { ...sent, port: 40_001, sourcePort: 40_000 })?.type,
    );
    // What is only possible is nothing there; LLMNR and mDNS are told apart by their ports alone.
    const allowed = [undefined, golden.decoder, ...(golden.decoder === "llmnr" ? ["mdns"] : [])];
    expect(types.filter((type) => !allowed.includes(type))).toEqual([]);
  });

  test("have each field that is compared, in some packet, for both", () => {
    const decoded = golden.packets.flatMap(({ hex, sent }) => [
      ...flattened(decodePacket(bytesOf(hex), sent)?.fields ?? []),
    ]);
    const ours = new Set(decoded.map(({ path }) => keyOf(path)));
    const said = new Set(golden.packets.flatMap(({ says }) => says.map(([name]) => name)));
    expect(Object.keys(fields).filter((key) => !ours.has(key))).toEqual([]);
    expect(Object.keys(fields).filter((key) => !theirsOf(key).some((theirs) => said.has(theirs)))).toEqual(
      [],
    );
  });
});
