import { limits } from "../../shared/limits.ts";

/** Calls that were made one for each of several things: how many went well, and why the first did not. */
interface Outcomes {
  readonly done: number;
  /** Undefined where all went well. */
  readonly failure: unknown;
}

/** Makes a call for each, a few at a time: a door takes no more than it can answer. */
export async function eachInTurn<T>(
  all: readonly T[],
  call: (one: T) => Promise<unknown>,
): Promise<Outcomes> {
  let next = 0;
  let done = 0;
  let failure: unknown;
  const work = async (): Promise<void> => {
    while (next < all.length) {
      const one = all[next] as T;
      next += 1;
      try {
        await call(one);
        done += 1;
      } catch (error) {
        failure ??= error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limits.callsAtOnce, all.length) }, work));
  return { done, failure };
}
