import { describe, expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { madeUpRange, madeUpRows, numbersOf } from "../testing/pretend-packets.ts";
import { PacketPages } from "./packet-pages.ts";

describe("packet pages", () => {
  test("asks only for what is missing", () => {
    const pages = new PacketPages();
    pages.add({ from: 10, count: 5 }, madeUpRange(10, 14));
    expect(pages.missing(10, 14)).toBeNull();
    expect(pages.missing(12, 20)).toEqual({ from: 15, count: 6 });
    expect(pages.missing(5, 12)).toEqual({ from: 5, count: 5 });
    expect(pages.missing(5, 20)).toEqual({ from: 5, count: 16 });
  });

  test("learns from a short answer what is no longer kept", () => {
    const pages = new PacketPages();
    pages.add({ from: 10, count: 10 }, madeUpRange(16, 19));
    expect(pages.row(15)).toEqual({ kind: "gone", place: 15, number: null });
    expect(pages.row(16)).toMatchObject({ kind: "packet", packet: { number: 16 } });
    expect(pages.missing(10, 19)).toBeNull();

    pages.add({ from: 30, count: 10 }, madeUpRows(40, []));
    expect(pages.row(39).kind).toBe("gone");
    expect(pages.row(40).kind).toBe("waiting");
  });

  test("an answer that ends early says nothing about later packets", () => {
    const pages = new PacketPages();
    pages.add({ from: 38, count: 10 }, madeUpRange(38, 40));
    expect(pages.row(38).kind).toBe("packet");
    expect(pages.missing(38, 42)).toEqual({ from: 41, count: 2 });
  });

  test("holds a bounded number of pages and forgets the least used first", () => {
    const pages = new PacketPages();
    const { packetPageRows: rows, packetPages: most } = limits;
    for (let page = 0; page < most; page += 1) {
      pages.add({ from: page * rows + 1, count: 1 }, madeUpRange(page * rows + 1, page * rows + 1));
    }
    expect(pages.has(1)).toBe(true);
    pages.add({ from: most * rows + 1, count: 1 }, madeUpRange(most * rows + 1, most * rows + 1));
    expect(pages.size).toBe(most);
    expect(pages.has(1)).toBe(true);
    expect(pages.has(rows + 1)).toBe(false);
  });

  test("holds a bounded number of bytes, and the rows that came last", () => {
    const pages = new PacketPages();
    const large = limits.previewBytes + 1;
    for (let from = 1; from < 60 * limits.packetPageRows; from += limits.packetPageRows) {
      pages.add(
        { from, count: limits.packetPageRows },
        madeUpRows(from, numbersOf(from, from + 63), 1, large),
      );
      expect(pages.bytes).toBeLessThanOrEqual(limits.packetPagesBytes);
      expect(pages.missing(from, from + 63)).toBeNull();
    }
    expect(pages.size).toBe(
      Math.floor(limits.packetPagesBytes / (limits.packetPageRows * limits.previewBytes)),
    );
    // Small ones are bounded in pages.
    const small = new PacketPages();
    small.add({ from: 1, count: 64 }, madeUpRows(1, numbersOf(1, 64)));
    expect(small.bytes).toBe(64 * 20);
    // Written once more it is counted once.
    small.add({ from: 1, count: 64 }, madeUpRows(1, numbersOf(1, 64)));
    expect(small.bytes).toBe(64 * 20);
  });

  test("has 128 pages of 64 rows", () => {
    const pages = new PacketPages();
    pages.add({ from: 1, count: 64 }, madeUpRange(1, 64));
    expect(pages.size).toBe(1);
    for (let page = 1; page <= 128; page += 1) {
      const first = page * 64 + 1;
      pages.add({ from: first, count: 1 }, madeUpRange(first, first));
      expect(pages.size).toBe(Math.min(page + 1, 128));
    }
    expect([pages.has(64), pages.has(65)]).toEqual([false, true]);
  });

  test("keeps the first 1,472 bytes of a payload, and its neighbours theirs", () => {
    const pages = new PacketPages();
    const previews = Uint8Array.from({ length: 3 * 2_000 }, (_, at) => at);
    const previewAt = Uint32Array.of(0, 2_000, 4_000, 6_000);
    pages.add({ from: 1, count: 3 }, { ...madeUpRows(1, [1, 2, 3], 1, 2_000), previews, previewAt });
    const kept = [1, 2, 3].map((place) => {
      const row = pages.row(place);
      return row.kind === "packet" ? [...row.packet.preview] : row.kind;
    });
    expect(kept).toEqual([0, 2_000, 4_000].map((begin) => [...previews.subarray(begin, begin + 1_472)]));
  });

  test("gives back what was told, and in an order of its own the packet at a place", () => {
    const pages = new PacketPages();
    pages.add({ from: 3, count: 3 }, madeUpRows(3, [900, 5, 70_000], 6));
    expect(pages.row(3)).toEqual({
      kind: "packet",
      place: 3,
      packet: {
        number: 900,
        at: 900,
        sourceAddress: "10.0.0.31",
        sourcePort: 5353,
        ttl: 1,
        tos: null,
        mark: 0,
        size: 20,
        preview: Uint8Array.of(0, 0, 3, 0x84, ...new Uint8Array(16)),
        previousAt: null,
      },
    });
    // It left the store before it was asked for, and will not come back.
    expect(pages.row(4)).toEqual({ kind: "gone", place: 4, number: 5 });
    expect(pages.missing(3, 5)).toBeNull();
    expect(pages.numberAt(5)).toBe(70_000);
    expect(pages.numberAt(6)).toBeNull();
  });
});
