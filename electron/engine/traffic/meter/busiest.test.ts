import fc from "fast-check";
import { expect, test } from "vitest";
import { madeUpBatch } from "../../net/testing.ts";
import { Memory } from "../memory.ts";
import { busiest } from "./busiest.ts";
import { MeterBank } from "./meter-bank.ts";
import { SourceTable } from "./sources.ts";

test("gives as many as asked for, none that it leaves out has more packets, in the order of arrival", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 70 }),
      (counts, most) => {
        const table = new SourceTable(new MeterBank(new Memory()));
        for (const [index, count] of counts.entries()) {
          const batch = madeUpBatch(...Array.from({ length: count }, () => ({ port: index + 1 })));
          table.count(batch, 0, count);
        }
        const given = busiest(table, most);
        expect(given.length).toBe(Math.min(most, counts.length));
        const ports = given.map(({ port }) => port);
        expect(ports).toEqual([...ports].sort((one, other) => one - other));
        const least = Math.min(...given.map(({ meter }) => meter.packets));
        const left = counts.filter((_, index) => !ports.includes(index + 1));
        if (given.length > 0) expect(Math.max(0, ...left)).toBeLessThanOrEqual(least);
      },
    ),
  );
});
