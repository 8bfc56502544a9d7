import { describe, expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { madeUpPackets } from "../testing/pretend-packets.ts";
import { PacketPages } from "./packet-pages.ts";

describe("packet pages", () => {
  test("asks only for what is missing", () => {
    const pages = new PacketPages();
    pages.add({ from: 10, count: 5 }, 40, madeUpPackets(10, 14));
    expect(pages.missing(10, 14)).toBeNull();
    expect(pages.missing(12, 20)).toEqual({ from: 15, count: 6 });
    expect(pages.missing(5, 12)).toEqual({ from: 5, count: 5 });
    expect(pages.missing(5, 20)).toEqual({ from: 5, count: 16 });
  });

  test("learns from a short answer what is no longer kept", () => {
    const pages = new PacketPages();
    pages.add({ from: 10, count: 10 }, 40, madeUpPackets(16, 19));
    expect(pages.isGone(15)).toBe(true);
    expect(pages.isGone(16)).toBe(false);
    expect(pages.missing(10, 19)).toBeNull();

    pages.add({ from: 30, count: 10 }, 40, []);
    expect(pages.isGone(39)).toBe(true);
    expect(pages.isGone(40)).toBe(false);
  });

  test("an answer that ends early says nothing about later packets", () => {
    const pages = new PacketPages();
    pages.add({ from: 38, count: 10 }, 40, madeUpPackets(38, 40));
    expect(pages.isGone(38)).toBe(false);
    expect(pages.missing(38, 42)).toEqual({ from: 41, count: 2 });
  });

  test("holds a bounded number of pages and forgets the least used first", () => {
    const pages = new PacketPages();
    const { packetPageRows: rows, packetPages: most } = limits;
    for (let page = 0; page < most; page += 1) {
      pages.add({ from: page * rows + 1, count: 1 }, 1e9, madeUpPackets(page * rows + 1, page * rows + 1));
    }
    expect(pages.get(1)).toBeDefined();
    pages.add({ from: most * rows + 1, count: 1 }, 1e9, madeUpPackets(most * rows + 1, most * rows + 1));
    expect(pages.size).toBe(most);
    expect(pages.get(1)).toBeDefined();
    expect(pages.get(rows + 1)).toBeUndefined();
  });
});
