import type { Delta } from "../../../shared/contract/telling.ts";
import {
  type Args,
  events,
  type MethodName,
  methodNames,
  methods,
  type Result,
} from "../../../shared/contract.ts";
import { sampleOf } from "../../../shared/testing/samples.ts";

/** For tests: one call of every method, with every kind of value that must survive the way. */
export const samples = Object.fromEntries(
  methodNames.map((name) => {
    const { args, result } = methods[name];
    return [name, { args: sampleOf(args), result: sampleOf(result) }];
  }),
) as { readonly [M in MethodName]: { args: Args<M>; result: Result<M> } };

const deltas = [1, 2].map((seed) => sampleOf(events.delta, seed));

export function sampleDelta(sequence: number): Delta {
  const delta = deltas[sequence % deltas.length];
  if (!delta) throw new RangeError(`${sequence} is no number of a delta`);
  return { ...delta, sequence };
}
