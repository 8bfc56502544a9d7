import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Membership } from "../../../shared/model/membership.ts";
import { madeUpMembership } from "../../../shared/testing/made-up-membership.ts";
import type { Freedom } from "../../table/order.ts";
import { arrange, type RowQuery } from "./order.ts";

const all: RowQuery = { filter: "", stateFilter: "all", sort: { column: "joined", descending: false } };
const byPackets: RowQuery = { ...all, sort: { column: "packetRate", descending: true } };

function table(...rows: readonly (Partial<Membership> & { id: number })[]) {
  return new Map(rows.map((row) => [row.id, madeUpMembership(row)]));
}

function rates(given: Readonly<Record<number, number>>) {
  return table(
    ...Object.entries(given).map(([id, packets]) => ({
      id: Number(id),
      rate: { packets, bits: packets * 800 },
    })),
  );
}

function order(
  rows: ReadonlyMap<number, Membership>,
  query: RowQuery,
  previous: readonly number[] = [],
  freedom: Freedom = "sort",
) {
  return arrange(previous, rows, [...rows.keys()], query, freedom);
}

describe("arrange", () => {
  it("shows rows as they were joined at first", () => {
    expect(order(table({ id: 2 }, { id: 10 }, { id: 1 }), all)).toEqual([1, 2, 10]);
  });

  it("sorts addresses by their numbers, IPv4 before IPv6", () => {
    const rows = table(
      { id: 1, address: "239.10.0.1" },
      { id: 2, address: "239.9.0.1" },
      { id: 3, address: "ff02::fb", family: 6 },
      { id: 4, address: "239.9.0.1", port: 80 },
    );
    expect(order(rows, { ...all, sort: { column: "group", descending: false } })).toEqual([4, 2, 1, 3]);
  });

  it("sorts names as people count", () => {
    const rows = table({ id: 1, name: "Camera 10" }, { id: 2, name: "camera 9" }, { id: 3, name: "" });
    expect(order(rows, { ...all, sort: { column: "name", descending: false } })).toEqual([3, 2, 1]);
  });

  it("swaps rows only when one leads by 5 %", () => {
    expect(order(rates({ 1: 100, 2: 104 }), byPackets, [1, 2], "steady")).toEqual([1, 2]);
    expect(order(rates({ 1: 100, 2: 106 }), byPackets, [1, 2], "steady")).toEqual([2, 1]);
    expect(order(rates({ 1: 0, 2: 0 }), byPackets, [2, 1], "steady")).toEqual([2, 1]);
  });

  it("keeps the order while somebody is in the table, but for rows that come and go", () => {
    expect(order(rates({ 1: 1, 3: 900, 4: 50 }), byPackets, [1, 2, 3], "keep")).toEqual([1, 3, 4]);
  });

  it("answers with the same array when nothing moved", () => {
    const previous = [2, 1];
    expect(order(rates({ 1: 5, 2: 90 }), byPackets, previous, "steady")).toBe(previous);
  });

  it("finds rows by group, name, source and interface, all words together", () => {
    const rows = table(
      { id: 1, address: "232.1.1.1", port: 5000, source: "10.0.0.7", name: "Market data A" },
      {
        id: 2,
        address: "239.20.1.11",
        name: "Playout A",
        interface: { name: "eth1", address: "10.0.40.21" },
      },
      { id: 3, address: "ff15::1", family: 6, port: 5000 },
    );
    const find = (filter: string) => order(rows, { ...all, filter });
    expect(find("232.1.1.1:5000")).toEqual([1]);
    expect(find("10.0.0.7")).toEqual([1]);
    expect(find(" ETH1 play ")).toEqual([2]);
    expect(find("[ff15::1]:5000")).toEqual([3]);
    expect(find("market eth1")).toEqual([]);
    expect(find("src 10.0.0.7 or on eth1")).toEqual([1, 2]);
    // What is not read yet leaves none out.
    expect(find("on ")).toEqual([1, 2, 3]);
  });

  it("counts stalled rows as silent", () => {
    const rows = table(
      { id: 1, state: "stalled" },
      { id: 2, state: "silent" },
      { id: 3, state: "failed" },
      { id: 4, state: "joining" },
      { id: 5 },
    );
    expect(order(rows, { ...all, stateFilter: "silent" })).toEqual([1, 2]);
    expect(order(rows, { ...all, stateFilter: "error" })).toEqual([3]);
    expect(order(rows, { ...all, stateFilter: "receiving" })).toEqual([5]);
  });

  it("holds every row once, no neighbours more than the lead apart", () => {
    const given = fc.dictionary(fc.integer({ min: 1, max: 30 }).map(String), fc.nat(1_000));
    fc.assert(
      fc.property(given, fc.array(fc.integer({ min: 1, max: 40 })), (packets, old) => {
        const rows = rates(packets);
        const steady = order(rows, byPackets, [...new Set(old)], "steady");
        expect([...steady].sort((a, b) => a - b)).toEqual([...rows.keys()].sort((a, b) => a - b));
        for (const [at, id] of steady.entries()) {
          const below = rows.get(steady[at + 1] ?? id)?.rate.packets ?? 0;
          expect(below * 0.95).toBeLessThanOrEqual(rows.get(id)?.rate.packets ?? 0);
        }
      }),
    );
  });
});
