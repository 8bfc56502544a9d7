import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Delta } from "../../../shared/contract/telling.ts";
import { applyRows } from "../../../shared/model/figure-columns.ts";
import { membershipFigures } from "../../../shared/model/figures.ts";
import { membershipSchema, type Membership as Row } from "../../../shared/model/membership.ts";
import { arbitraryOf } from "../../../shared/testing/arbitrary.ts";
import { madeUpMembership } from "../../../shared/testing/made-up-membership.ts";
import { decodeServerFrame, encodeFrame } from "../../../shared/wire.ts";
import { RowChanges } from "./changes.ts";

/** What is told of rows, after it went over the wire. */
function received(told: ReturnType<RowChanges["take"]>): ReturnType<RowChanges["take"]> {
  // Only the rows' part matters here.
  const frame = decodeServerFrame(encodeFrame({ event: "delta", payload: told as Delta }));
  if (frame === null || !("event" in frame)) throw new Error("the frame did not come through");
  return frame.payload as Delta;
}

/** Few values for each field, so that the same ones come again. */
const values = new Map(
  Object.entries(membershipSchema.entries)
    .filter(([field]) => field !== "id")
    .map(([field, schema]) => [field as keyof Row, fc.sample(arbitraryOf(schema), { numRuns: 3, seed: 1 })]),
);

function someOf(fields: readonly (keyof Row)[]): fc.Arbitrary<Partial<Row>> {
  const entries = fields.map((field) => [field, fc.constantFrom(...(values.get(field) ?? []))]);
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] });
}

/** Changes of one row, from those that happen to figures to those that are told whole. */
const change: fc.Arbitrary<Partial<Row>> = fc.oneof(
  { weight: 4, arbitrary: someOf(["packets", "bytes", "lastAt"]) },
  { weight: 3, arbitrary: someOf(Object.keys(membershipFigures) as (keyof Row)[]) },
  { weight: 1, arbitrary: someOf([...values.keys()]) },
);

/** At each tick some figures are told, and at some ticks all of them. */
type Step =
  | { readonly change: Partial<Row>; readonly id: number }
  | { readonly leave: number }
  | "tick"
  | "full tick";
const id = fc.integer({ min: 1, max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ change, id }) },
  { weight: 1, arbitrary: fc.record({ leave: id }) },
  { weight: 3, arbitrary: fc.constantFrom("tick" as const, "full tick" as const) },
);

describe("RowChanges", () => {
  test("deltas bring a snapshot, taken at any moment, to what a new one would be", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.nat(60), fc.boolean(), (steps, opened, twice) => {
        const rows = new Map<number, Row>();
        const changes = new RowChanges();
        let window: ReadonlyMap<number, Row> | null = null;
        for (const [at, one] of [...steps, "full tick" as const].entries()) {
          if (at === opened) {
            window = new Map(rows);
            changes.snapshotTaken([...rows.values()]);
          }
          if (one === "tick" || one === "full tick") {
            const isShown = (row: number) => one === "full tick" || row % 2 === 0;
            const told = received(changes.take([...rows.values()], isShown));
            if (window === null) continue;
            window = applyRows(window, told);
            if (twice) window = applyRows(window, told);
            // An average changes by itself, and is told with whatever else changed.
            const plain = (all: ReadonlyMap<number, Row>) =>
              new Map(
                [...all]
                  .filter(([key]) => isShown(key))
                  .map(([key, row]) => [key, { ...row, average: null }]),
              );
            expect(plain(window)).toEqual(plain(rows));
            expect([...window.keys()].sort()).toEqual([...rows.keys()].sort());
          } else if ("leave" in one) rows.delete(one.leave);
          else rows.set(one.id, { ...(rows.get(one.id) ?? madeUpMembership({ id: one.id })), ...one.change });
        }
      }),
      { numRuns: 500 },
    );
  });

  const receiving = (packets: number, more: Partial<Row> = {}): Row =>
    madeUpMembership({ id: 1, packets, average: { packets: packets / 3, bits: packets }, ...more });

  test("a row that only counts is told by the figures that changed, and by no others", () => {
    const changes = new RowChanges();
    expect(changes.take([receiving(1)])).toEqual({ memberships: [receiving(1)], figures: null, left: [] });
    expect(changes.take([receiving(4)])).toEqual({
      memberships: [],
      figures: {
        ids: Uint32Array.of(1),
        columns: {
          packets: Float64Array.of(4),
          packetAverage: Float64Array.of(4 / 3),
          bitAverage: Float64Array.of(4),
        },
      },
      left: [],
    });
  });

  test("a wall clock that is followed moves the times of a row, and lets no row cross whole", () => {
    const changes = new RowChanges();
    changes.take([receiving(1, { joinedAt: 7, firstAt: 8 })]);
    const told = changes.take([receiving(1, { joinedAt: 7.25, firstAt: 8.25 })]);
    expect(told.memberships).toEqual([]);
    expect(told.figures?.columns).toEqual({
      joinedAt: Float64Array.of(7.25),
      firstAt: Float64Array.of(8.25),
    });
  });

  test("a row that stands still is told nothing but its average, and that seldom", () => {
    const changes = new RowChanges();
    changes.take([receiving(9)]);
    const told = Array.from({ length: 32 }, (_, tick) =>
      changes.take([receiving(9, { average: { packets: 9 - tick, bits: 0 } })]),
    );
    expect(told.flatMap(({ memberships }) => memberships)).toEqual([]);
    const figures = told.flatMap((one) => one.figures ?? []);
    expect(figures).toHaveLength(2);
    expect(Object.keys(figures[1]?.columns ?? {})).toEqual(["packetAverage"]);
  });

  test("figures that wait are told later, by what they are then; a new state does not wait", () => {
    const changes = new RowChanges();
    changes.take([receiving(1)]);
    const quiet = { memberships: [], figures: null, left: [] };
    expect(changes.take([receiving(2)], () => false)).toEqual(quiet);
    expect(changes.take([receiving(3)], () => false)).toEqual(quiet);
    expect(changes.take([receiving(4)]).figures?.columns.packets).toEqual(Float64Array.of(4));
    const stalled = receiving(5, { state: "stalled" });
    expect(changes.take([stalled], () => false).memberships).toEqual([stalled]);
  });

  test("a row that was left is named once", () => {
    const changes = new RowChanges();
    changes.take([receiving(1)]);
    expect(changes.take([])).toEqual({ memberships: [], figures: null, left: [1] });
    expect(changes.take([])).toEqual({ memberships: [], figures: null, left: [] });
  });
});
