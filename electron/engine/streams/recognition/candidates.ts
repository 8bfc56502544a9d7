import { limits } from "../../../../shared/limits.ts";
import { Candidate } from "./candidate.ts";

/**
 * The candidates of all sources, so many that sources by the thousand cannot take the memory with packets that only
 * look like streams. The one that was begun first gives way.
 */
export class Candidates {
  readonly #most: number;
  readonly #used: Held[] = [];
  readonly #free: Candidate[] = [];

  constructor(most: number = limits.recognitionCandidates) {
    this.#most = most;
  }

  /** One more for a source's list. */
  add(list: Candidate[]): Candidate {
    if (list.length >= limits.recognitionPerSource) this.#take(list, 0);
    if (this.#used.length >= this.#most) this.#giveWay();
    const candidate = this.#free.pop() ?? new Candidate();
    list.push(candidate);
    this.#used.push({ list, candidate });
    return candidate;
  }

  #giveWay(): void {
    const oldest = this.#used[0];
    if (oldest === undefined) return;
    this.#take(oldest.list, oldest.list.indexOf(oldest.candidate));
  }

  #take(list: Candidate[], place: number): void {
    const [candidate] = list.splice(place, 1);
    const at = this.#used.findIndex((held) => held.candidate === candidate);
    if (candidate === undefined || at < 0) return;
    this.#used.splice(at, 1);
    this.#free.push(candidate);
  }

  /** A source needs none of its list any more. */
  clear(list: Candidate[]): void {
    while (list.length > 0) this.#take(list, list.length - 1);
  }

  /** One of a list became a stream. */
  remove(list: Candidate[], candidate: Candidate): void {
    this.#take(list, list.indexOf(candidate));
  }
}

interface Held {
  readonly list: Candidate[];
  readonly candidate: Candidate;
}
