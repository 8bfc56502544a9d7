import { limits } from "../../../../shared/limits.ts";
import type { Stream } from "../stream.ts";
import { LegTap } from "./leg-tap.ts";
import type { LegIndex, PairMerge } from "./pair-merge.ts";
import { hasKeys, isPairable, type PairRow, type StreamIdentity } from "./pair-row.ts";

/** One leg of a pair: a row, and the stream of it whose numbers are put together. */
export class PairEnd {
  /** What the row is in every run: where it was left and joined again, that one goes on. Those that it moved from follow. */
  #keys: readonly string[];
  readonly #tap: LegTap;
  #row: PairRow | null;
  #stream: Stream | null = null;
  /** What this computer had dropped of the stream when counting began, and of streams before it. */
  #droppedBefore = 0;
  #droppedEarlier = 0;

  constructor(row: PairRow, merge: PairMerge, leg: LegIndex) {
    this.#keys = [row.key];
    this.#row = row;
    this.#tap = new LegTap(merge, leg);
  }

  get key(): string {
    return this.#row?.key ?? this.#keys[0] ?? "";
  }

  /** The row goes on as another one; when that is left, and the one before is there, it goes on as that. */
  moved(key: string): void {
    const before = this.#keys.filter((one) => one !== key);
    this.#keys = [key, ...before].slice(0, limits.legMoves);
  }

  /** Null while it is left. */
  get row(): PairRow | null {
    return this.#row;
  }

  get stream(): Stream | null {
    return this.#stream;
  }

  /**
   * Finds its stream anew where that ended, or the row came again.
   * @param wanted what the other leg carries
   */
  follow(rows: readonly PairRow[], wanted: StreamIdentity, now: number): void {
    const found = this.#keys.flatMap((own) => rows.find(({ key }) => key === own) ?? []);
    const row = found[0] ?? null;
    if (row?.id !== this.#row?.id) this.#attach(null);
    this.#row = row;
    if (row === null) {
      this.#attach(null);
      return;
    }
    const known =
      this.#stream !== null && row.streams.byId(this.#stream.id) === this.#stream ? this.#stream : null;
    if (known !== null && now - known.lastAt < limits.pairAwayMs) return;
    this.#attach(successor(row, wanted, now, known?.lastAt) ?? known);
  }

  /** Takes this stream's numbers from now on. */
  attach(stream: Stream): void {
    this.#attach(stream);
  }

  #attach(stream: Stream | null): void {
    if (stream === this.#stream) return;
    this.#droppedEarlier += this.#droppedOfStream ?? 0;
    if (this.#stream !== null && this.#stream.tap === this.#tap) this.#stream.tap = null;
    this.#stream = stream;
    this.#droppedBefore = stream?.droppedEver ?? 0;
    if (stream !== null) stream.tap = this.#tap;
  }

  get #droppedOfStream(): number | null {
    const dropped = this.#stream?.droppedEver ?? null;
    return dropped === null ? null : dropped - this.#droppedBefore;
  }

  /** What this computer dropped of it so far, as far as the system told. */
  get droppedSoFar(): number {
    return (this.#droppedOfStream ?? 0) + this.#droppedEarlier;
  }

  /** Of what it lacks, what this computer dropped; null where the system does not tell. */
  get droppedHere(): number | null {
    const dropped = this.#droppedOfStream;
    return dropped === null ? null : dropped + this.#droppedEarlier;
  }

  release(): void {
    this.#attach(null);
  }
}

/**
 * What a row carries that may be the leg: the stream that is wanted, or the only one of its format that comes now.
 * @param since where another one was the leg, when that came last: what came before then is not its successor
 */
export function successor(
  { streams }: PairRow,
  wanted: StreamIdentity,
  now: number,
  since = Number.NEGATIVE_INFINITY,
): Stream | null {
  const coming = [...streams].filter(
    (stream) =>
      stream.format === wanted.format &&
      isPairable(stream) &&
      stream.tap === null &&
      now - stream.lastAt < limits.pairAwayMs,
  );
  const same = coming.find((stream) => hasKeys(stream, wanted));
  if (same !== undefined) return same;
  const [only, ...others] = coming;
  return only !== undefined && others.length === 0 && only.firstAt >= since ? only : null;
}
