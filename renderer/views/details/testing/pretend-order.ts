import type { Args } from "../../../../shared/contract.ts";
import type { Arrangement } from "../../../../shared/model/packet-list.ts";

/** A sorted or filtered list as the engine keeps it: by arrival it grows, else it is made once. */
export class PretendOrder {
  /** Place of the first that is kept, from 1. */
  first = 1;
  /** By place less one. */
  numbers: number[] = [];
  readonly #args: Args<"arrange">;
  readonly #matches: (number: number) => boolean;
  #looked: number;

  constructor(args: Args<"arrange">, firstKept: number, matches: (number: number) => boolean) {
    this.#args = args;
    this.#matches = matches;
    this.#looked = firstKept - 1;
  }

  /** Goes on by at most `pace` packets and tells how far it is. */
  advance(upTo: number, firstKept: number, pace: number): Omit<Arrangement, "arrangement"> {
    const { by, descending } = this.#args;
    const live = by === "number" && !descending;
    const target = live ? upTo : this.#args.upTo;
    for (let step = 0; step < pace && this.#looked < target; step += 1) {
      this.#looked += 1;
      if (this.#matches(this.#looked)) this.numbers.push(this.#looked);
    }
    const done = this.#looked >= target;
    if (live) while ((this.numbers[this.first - 1] ?? firstKept) < firstKept) this.first += 1;
    if (!live && done) {
      // What gave way leaves a sorted list.
      this.numbers = this.numbers.filter((number) => number >= firstKept);
      if (descending) this.numbers.sort((a, b) => b - a);
    }
    return {
      done,
      first: this.first,
      last: live || done ? this.numbers.length : 0,
      upTo: target,
      looked: done ? 0 : this.#looked,
      toLook: done ? 0 : target,
      leftOut: 0,
      firstKept,
    };
  }
}
