import fc from "fast-check";
import { expect, test } from "vitest";
import { batchLength } from "../datagrams/batch.ts";
import { madeUpBatch } from "../net/testing.ts";
import { OnlySource } from "./only-source.ts";
import { notToldApart, type Pieces, Runs } from "./runs.ts";

const told = ({ count, from, to }: Pieces): (readonly [number, number])[] =>
  Array.from({ length: count }, (_, index) => [from[index] ?? -1, to[index] ?? -1] as const);

const indices = (ranges: readonly (readonly [number, number])[]): number[] =>
  ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, offset) => from + offset));

test("every datagram that counts is in one run and in one piece, in its order, whoever sent it", () => {
  const sender = fc.record({
    address: fc.constantFrom("10.0.0.1", "10.0.0.2", "fe80::1"),
    port: fc.integer({ min: 1, max: 2 }),
  });
  fc.assert(
    fc.property(fc.array(sender, { maxLength: 200, size: "max" }), fc.boolean(), (senders, any) => {
      const batch = madeUpBatch(...senders);
      const only = any ? null : new OnlySource("10.0.0.1");
      const runs = new Runs();
      const seen: number[] = [];
      for (let next = 0; next < batch.count; ) {
        const begin = next;
        next = runs.read(batch, begin, only);
        expect(next).toBeGreaterThan(begin);
        const [cut, pieces] = [told(runs), told(runs.pieces)];
        expect(cut.length).toBeLessThanOrEqual(batchLength);
        expect(indices(pieces)).toEqual(indices(cut));
        // A piece ends only where something is left out.
        for (const [at, [from]] of pieces.entries()) {
          if (at > 0) expect(from).toBeGreaterThan(pieces[at - 1]?.[1] ?? from);
        }
        for (const [run, [from, to]] of cut.entries()) {
          expect(runs.source[run]).toBe(notToldApart);
          for (let index = from; index < to; index += 1) expect(senders[index]).toEqual(senders[from]);
          // A run ends only where another sender begins.
          if (to < next) expect(senders[to]).not.toEqual(senders[from]);
        }
        seen.push(...indices(cut));
      }
      const counted = [...senders.keys()].filter((index) => any || senders[index]?.address === "10.0.0.1");
      expect(seen).toEqual(counted);
    }),
    { numRuns: 200 },
  );
});
