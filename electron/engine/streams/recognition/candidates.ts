import { limits } from "../../../../shared/limits.ts";
import type { StreamFormat } from "../format.ts";
import { type Headers, streamKeyWords } from "../headers.ts";
import { Candidate } from "./candidate.ts";
import type { SourceState } from "./source-state.ts";

/**
 * The candidates of all sources, so many that sources by the thousand cannot take the memory with packets that only
 * look like streams: then every second new one, by chance, is turned away, and for the others the one that was begun
 * first gives way. Were all let in, of streams that come in turn none would ever be there when its next packet is.
 * They are found by a hash of what they are of; of two
 * with one hash the older one is forgotten, which costs it some packets of recognition.
 */
export class Candidates {
  readonly #most: number;
  /** In the order in which they were begun. */
  readonly #byHash = new Map<number, Candidate>();
  readonly #free: Candidate[] = [];
  readonly #numbers = new WeakMap<StreamFormat, number>();
  #formats = 0;
  /** What is turned away is looked at here, and forgotten. */
  readonly #passing = new Candidate();
  #chance = 0x2545_f491;

  constructor(most: number = limits.recognitionCandidates) {
    this.#most = most;
  }

  /** The candidate that a header belongs to; begun where there is none. */
  of(state: SourceState, format: StreamFormat, headers: Headers, row: number): Candidate {
    const hash = hashOf(
      state.id,
      this.#numberOf(format),
      headers.keys,
      row * streamKeyWords,
      format.keyWords,
    );
    const known = this.#byHash.get(hash);
    if (known?.isOf(state, format, headers, row)) return known;
    if (known !== undefined) this.#forget(hash, known);
    else if (this.#byHash.size >= this.#most) {
      if (this.#isTurnedAway()) {
        this.#passing.begin(state, format, headers, row, hash);
        return this.#passing;
      }
      this.#giveWay();
    }
    const candidate = this.#free.pop() ?? new Candidate();
    candidate.begin(state, format, headers, row, hash);
    this.#byHash.set(hash, candidate);
    return candidate;
  }

  /** Xorshift of 32 bits: no sender's rhythm keeps pace with it. */
  #isTurnedAway(): boolean {
    let chance = this.#chance;
    chance ^= chance << 13;
    chance ^= chance >>> 17;
    chance ^= chance << 5;
    this.#chance = chance;
    return (chance & 1) === 1;
  }

  #numberOf(format: StreamFormat): number {
    const known = this.#numbers.get(format);
    if (known !== undefined) return known;
    this.#formats += 1;
    this.#numbers.set(format, this.#formats);
    return this.#formats;
  }

  #giveWay(): void {
    for (const [hash, candidate] of this.#byHash) {
      this.#forget(hash, candidate);
      return;
    }
  }

  #forget(hash: number, candidate: Candidate): void {
    this.#byHash.delete(hash);
    this.#free.push(candidate);
  }

  /** One became a stream. */
  remove(candidate: Candidate): void {
    if (this.#byHash.get(candidate.hash) === candidate) this.#forget(candidate.hash, candidate);
  }
}

function hashOf(source: number, format: number, keys: Uint32Array, at: number, keyWords: number): number {
  let hash = mix(Math.imul(source, 0x9e37_79b1) ^ format);
  for (let word = 0; word < keyWords; word += 1) hash = mix(hash ^ (keys[at + word] ?? 0));
  return hash;
}

/** The last step of MurmurHash3. */
function mix(value: number): number {
  const hash = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b);
  return hash ^ (hash >>> 13);
}
