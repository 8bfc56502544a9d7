import { limits } from "../../../../shared/limits.ts";
import type { PairProposal } from "../../../../shared/model/pair.ts";
import { fail, ProblemError } from "../../../../shared/problem.ts";
import type { Stream } from "../stream.ts";
import type { StreamBank } from "../stream-bank.ts";
import { Pair } from "./pair.ts";
import { successor } from "./pair-end.ts";
import { hasKeys, isNumbered, isPairable, type PairRow } from "./pair-row.ts";
import { Proposals } from "./proposals.ts";

/** Two rows, by their numbers, that are to be a pair. */
interface ExpectedPair {
  readonly a: number;
  readonly b: number;
  readonly waitMs: number;
}

/** The pairs of this run, and what may become one. Times are the feeds' own. */
export class Pairs {
  readonly #bank: StreamBank;
  readonly #rows: () => readonly PairRow[];
  readonly #pairs = new Map<number, Pair>();
  readonly #proposals = new Proposals();
  /** Rows that are to be a pair as soon as they carry numbers. */
  #expected: readonly ExpectedPair[] = [];
  #nextId = 1;
  /** Grows with each change of which pairs there are, or are to be, and of how long they wait. */
  revision = 0;

  /** @param rows what can be a leg now */
  constructor(bank: StreamBank, rows: () => readonly PairRow[]) {
    this.#bank = bank;
    this.#rows = rows;
  }

  [Symbol.iterator](): Iterator<Pair> {
    return this.#pairs.values();
  }

  get proposals(): PairProposal[] {
    return this.#proposals.list;
  }

  /** Called with each tick. */
  tick(now: number, secondEnds: boolean): void {
    for (const pair of this.#pairs.values()) pair.merge.tick(now);
    if (!secondEnds) return;
    const rows = this.#rows();
    for (const pair of this.#pairs.values()) pair.follow(rows, now);
    this.#makeExpected(rows, now);
    this.#proposals.look(rows, now);
  }

  has(id: number): boolean {
    return this.#pairs.has(id);
  }

  get(id: number): Pair {
    return this.#pairs.get(id) ?? fail("pair-split");
  }

  /**
   * Makes two rows one pair. Throws a problem where they cannot be one.
   * @param id its number, where it has one already
   */
  make(first: number, second: number, now: number, id = this.#nextId): Pair {
    const rows = this.#rows();
    const a = rows.find(({ id }) => id === first) ?? fail("membership-left");
    const b = rows.find(({ id }) => id === second) ?? fail("membership-left");
    if (a === b) fail("pair-of-one");
    for (const pair of this.#pairs.values()) if (pair.has(a.key) || pair.has(b.key)) fail("pair-has-leg");
    this.#makeRoom();
    this.#proposals.give([a, b]);
    const [ofA, ofB] = matching(a, b, now);
    const like = ofA ?? ofB ?? fail("pair-unnumbered");
    const pair = Pair.of(id, a, b, like, this.#bank, now) ?? fail("pairs-full", { most: limits.pairs });
    this.#nextId = Math.max(this.#nextId, id + 1);
    if (ofA !== null) pair.a.attach(ofA);
    if (ofB !== null) pair.b.attach(ofB);
    this.#pairs.set(pair.id, pair);
    this.revision += 1;
    return pair;
  }

  /** Makes two rows a pair as soon as both carry numbered packets; the oldest of too many wishes is forgotten. */
  expect(a: number, b: number, waitMs: number = limits.pairWaitMs): void {
    this.#expected = [...this.#expected, { a, b, waitMs }].slice(-limits.pairs);
    this.revision += 1;
  }

  /** A row goes on as another one, such as on another interface: so do its pairs, unless that one is a leg already. */
  moved(from: Pick<PairRow, "id" | "key">, to: Pick<PairRow, "id" | "key">): void {
    const pairs = [...this.#pairs.values()];
    if (pairs.some((pair) => pair.has(to.key))) return;
    for (const pair of pairs) pair.moved(from.key, to.key);
    const movedId = (id: number): number => (id === from.id ? to.id : id);
    this.#expected = this.#expected.map(({ a, b, waitMs }) => ({ a: movedId(a), b: movedId(b), waitMs }));
    this.revision += 1;
  }

  /** Those that are to be made as soon as their rows carry numbers. */
  get expected(): readonly ExpectedPair[] {
    return this.#expected;
  }

  /** For how long the other leg of a pair may bring what one did not, in ms. */
  setWait(id: number, waitMs: number): void {
    this.get(id).merge.waitMs = waitMs;
    this.revision += 1;
  }

  #makeExpected(rows: readonly PairRow[], now: number): void {
    if (this.#expected.length === 0) return;
    this.#expected = this.#expected.filter(({ a, b, waitMs }) => {
      const legs = rows.filter(({ id }) => id === a || id === b);
      if (legs.length < 2) return false;
      if (!legs.every(({ streams }) => isNumbered(streams))) return true;
      try {
        this.make(a, b, now).merge.waitMs = waitMs;
      } catch (error) {
        // They carry something else, or are a pair already: then there is nothing to wait for.
        if (!(error instanceof ProblemError)) throw error;
      }
      return false;
    });
  }

  /** A pair whose rows were left gives way; else there are too many. */
  #makeRoom(): void {
    if (this.#pairs.size < limits.pairs) return;
    const [left] = [...this.#pairs.values()].filter(({ a, b }) => a.row === null || b.row === null);
    if (left === undefined) fail("pairs-full", { most: limits.pairs });
    else this.split(left.id);
  }

  split(id: number): void {
    this.get(id).release();
    this.#pairs.delete(id);
    this.revision += 1;
  }
}

/** What two rows have in common: equal in kind and key, else equal in kind; null of one that carries nothing fitting yet. */
function matching(a: PairRow, b: PairRow, now: number): readonly [Stream | null, Stream | null] {
  const ofA = numbered(a);
  const ofB = numbered(b);
  for (const one of ofA) {
    const same = ofB.find((other) => hasKeys(other, one));
    if (same !== undefined) return [one, same];
  }
  for (const one of ofA) {
    const alike = ofB.find((other) => other.format === one.format);
    if (alike !== undefined) return [one, alike];
  }
  const one = ofA[0] ?? null;
  if (one !== null) return ofB.length > 0 ? fail("pair-unlike") : [one, successor(b, one, now)];
  const other = ofB[0] ?? null;
  return [other && successor(a, other, now), other];
}

/** Its streams that can be a leg, the busiest first. */
function numbered({ streams }: PairRow): Stream[] {
  return [...streams].filter(isPairable).sort((one, other) => other.packets - one.packets);
}
