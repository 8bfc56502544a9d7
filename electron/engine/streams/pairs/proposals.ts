import { limits } from "../../../../shared/limits.ts";
import type { PairProposal } from "../../../../shared/model/pair.ts";
import type { Stream } from "../stream.ts";
import { isPairable, type PairRow } from "./pair-row.ts";
import { Probe } from "./probe.ts";

/** A stream and the row in which it comes. */
interface Found {
  readonly row: PairRow;
  readonly stream: Stream;
}

/**
 * Finds streams of two rows that are the same: equal in kind and key, and then packet by packet, by number, size,
 * time and some bytes (`Probe`), so often that chance is no answer. Streams without a key are left to people.
 */
export class Proposals {
  readonly #probes = new Map<string, { readonly probe: Probe; readonly found: readonly [Found, Found] }>();
  readonly #proposed = new Map<string, readonly [Found, Found, number]>();
  /** When what was tried may be tried again. */
  readonly #triedUntil = new Map<string, number>();

  /** Looks at all streams: once a second. */
  look(rows: readonly PairRow[], now: number): void {
    this.#forget(rows, now);
    this.#judge(now);
    for (const pair of this.#candidates(rows, now)) {
      if (this.#probes.size >= limits.pairProbes) return;
      const [one, other] = pair;
      // What holds it may have begun in this very round.
      if (one.stream.tap !== null || other.stream.tap !== null) continue;
      this.#probes.set(nameOf(pair), { probe: new Probe(one.stream, other.stream, now), found: pair });
    }
  }

  #forget(rows: readonly PairRow[], now: number): void {
    for (const [name, [one, other]] of this.#proposed) {
      const isThere = isIn(rows, one) && isIn(rows, other);
      if (!isThere || isTaken(one) || isTaken(other)) this.#proposed.delete(name);
    }
    for (const [name, until] of this.#triedUntil) if (until <= now) this.#triedUntil.delete(name);
  }

  #judge(now: number): void {
    for (const [name, { probe, found }] of this.#probes) {
      const verdict = probe.verdict(now);
      if (verdict === null) continue;
      probe.end();
      this.#probes.delete(name);
      if (verdict && this.#proposed.size < limits.pairProposals)
        this.#proposed.set(name, [...found, probe.proof]);
      else this.#triedUntil.set(name, now + limits.pairProbeAgainMs);
    }
  }

  /**
   * Two of a kind and key whose numbers are near each other, of rows that hear different packets. Senders share a key now and
   * then, as that of all who never choose one: what is of no other's proposal is held against each that could be the same.
   */
  *#candidates(rows: readonly PairRow[], now: number): Generator<readonly [Found, Found]> {
    const near = new Map<string, Found[]>();
    const taken = new Set([...this.#proposed.values()].flatMap(([a, b]) => [a.stream, b.stream]));
    let looked = 0;
    let compared = 0;
    const those = rows.filter(({ hears }) => hears !== null);
    if (those.length < 2) return;
    for (const row of those) {
      for (const stream of row.streams) {
        looked += 1;
        if (looked > limits.pairCandidates) return;
        const { format, tap, lastAt } = stream;
        if (tap !== null || format.keyWords === 0 || !isPairable(stream)) continue;
        if (now - lastAt >= limits.pairAwayMs) continue;
        if (taken.has(stream)) continue;
        const found = { row, stream };
        const [own, ...beside] = placesOf(stream);
        for (const place of [own, ...beside])
          for (const other of near.get(place) ?? []) {
            compared += 1;
            if (compared > limits.pairComparisons) return;
            if (other.row.hears === row.hears || !isNear(other.stream, stream)) continue;
            if (!this.#isKnown([other, found])) yield [other, found];
          }
        const here = near.get(own);
        if (here === undefined) near.set(own, [found]);
        else here.push(found);
      }
    }
  }

  #isKnown(pair: readonly [Found, Found]): boolean {
    const name = nameOf(pair);
    return this.#proposed.has(name) || this.#probes.has(name) || this.#triedUntil.has(name);
  }

  get list(): PairProposal[] {
    return [...this.#proposed.values()].map(([{ row, stream }, other, packets]) => ({
      a: row.id,
      b: other.row.id,
      kind: stream.format.kind,
      key: stream.format.keyText(stream.keys, 0),
      packets,
    }));
  }

  /** Ends what is tried with streams of these rows: somebody wants them for a pair. */
  give(rows: readonly PairRow[]): void {
    const ids = new Set(rows.map(({ id }) => id));
    for (const [name, { probe, found }] of this.#probes) {
      if (!found.some(({ row }) => ids.has(row.id))) continue;
      probe.end();
      this.#probes.delete(name);
    }
  }
}

/** By which kind, key and stretch of its numbers a stream is found: its own, then those beside. */
function placesOf({ format, keys, counter }: Stream): [string, ...string[]] {
  const identity = `${format.kind} ${keys.subarray(0, format.keyWords).join()}`;
  const stretches = Math.max(1, Math.ceil(format.modulus / limits.pairProbeWindow));
  const own = Math.floor((counter?.nextNumber ?? 0) / limits.pairProbeWindow);
  const wrapped = (stretch: number): number =>
    Number.isFinite(stretches) ? (stretch + stretches) % stretches : stretch;
  const all = new Set([own, wrapped(own - 1), wrapped(own + 1)]);
  const [first, ...further] = [...all].map((stretch) => `${identity} ${stretch}`);
  return [first ?? identity, ...further];
}

/** Whether the same packets could be of both within the window in which they are compared. */
function isNear(one: Stream, other: Stream): boolean {
  const distance = Math.abs((one.counter?.nextNumber ?? 0) - (other.counter?.nextNumber ?? 0));
  return Math.min(distance, one.format.modulus - distance) <= limits.pairProbeWindow;
}

function nameOf([one, other]: readonly [Found, Found]): string {
  return `${one.row.id}/${one.stream.id} ${other.row.id}/${other.stream.id}`;
}

function isIn(rows: readonly PairRow[], { row, stream }: Found): boolean {
  return rows.some(({ id, streams }) => id === row.id && streams.byId(stream.id) === stream);
}

/** A leg of a pair by now. */
function isTaken({ stream }: Found): boolean {
  return stream.tap !== null;
}
