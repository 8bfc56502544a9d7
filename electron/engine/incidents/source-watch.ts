import { limits } from "../../../shared/limits.ts";
import type { IncidentStatement } from "../../../shared/statements/incidents.ts";

/** A source as it is counted. Times are ms of the feed. */
export interface SourceSeen {
  readonly address: string;
  readonly port: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** Usual distance between packets in ms; null before there is one. */
  readonly intervalMs: number | null;
}

/** Silence of so many usual intervals. */
const intervals = 10;

/** Silence of so many usual intervals says that one that is followed by another has stopped. */
const followedIntervals = 3;

/** An address that sends or sent, as far as it was told. */
interface Known {
  /** Since when nothing comes; null while it does. */
  goneAt: number | null;
  /** When it came, while it is not told yet whether in place of another. */
  cameAt: number | null;
}

/**
 * Notes which sources of a group come and go, and where one sends in place of another. The first ones of a group are no news:
 * who joins expects them. One that changes its port at each start, as clients do, is the same source while its address sends.
 */
export class SourceWatch {
  readonly #known = new Map<string, Known>();
  #firstAt: number | null = null;

  /**
   * @param now ms of the feed
   * @param sources those that are followed, at most `limits.sourcesFollowed`
   * @returns what is news
   */
  look(now: number, sources: readonly SourceSeen[]): IncidentStatement[] {
    const news: IncidentStatement[] = [];
    const newest = new Map<string, SourceSeen>();
    for (const source of sources) {
      const other = newest.get(source.address);
      if (other === undefined || other.lastAt < source.lastAt) newest.set(source.address, source);
      if (this.#firstAt === null || source.firstAt < this.#firstAt) this.#firstAt = source.firstAt;
    }
    for (const source of newest.values()) this.#notice(source, now);
    for (const [address, source] of newest) {
      const known = this.#known.get(address);
      if (known === undefined) continue;
      const { port, lastAt } = source;
      if (known.cameAt !== null) {
        if (now - known.cameAt < limits.sourceSettleMs) continue;
        const before = this.#replaced(known.cameAt, address, newest, now);
        known.cameAt = null;
        if (before === null) news.push({ name: "source-new", values: { address, port } });
        else news.push({ name: "source-changed", values: { before, address, port } });
      } else if (known.goneAt === null && isGone(source, now)) {
        known.goneAt = lastAt;
        // Where all of them stopped the group is silent, and that is told.
        if (this.#sending(newest, now)) {
          news.push({ name: "source-gone", values: { address, silentMs: now - lastAt } });
        }
      }
    }
    return news;
  }

  #notice(source: SourceSeen, now: number): void {
    const { address, firstAt, lastAt } = source;
    const known = this.#known.get(address);
    const gone = isGone(source, now);
    if (known === undefined) {
      if (this.#known.size >= limits.sourcesFollowed) return;
      const isFirst = firstAt - (this.#firstAt ?? 0) < limits.sourceGoneMs;
      this.#known.set(address, { goneAt: gone ? lastAt : null, cameAt: isFirst || gone ? null : firstAt });
    } else if (known.goneAt !== null && !gone) {
      known.goneAt = null;
      known.cameAt = lastAt;
    }
  }

  /** The one other source, where it stopped when this one came: it is gone, and that need not be told as well. */
  #replaced(
    cameAt: number,
    address: string,
    sources: ReadonlyMap<string, SourceSeen>,
    now: number,
  ): string | null {
    const others = [...this.#known].filter(
      ([other, { goneAt, cameAt: came }]) => other !== address && goneAt === null && came === null,
    );
    const [only] = others;
    if (only === undefined || others.length > 1) return null;
    const [before, known] = only;
    const source = sources.get(before);
    if (source === undefined) return null;
    const { lastAt, intervalMs } = source;
    if (lastAt > cameAt + limits.sourceOverlapMs || now - lastAt < followedIntervals * (intervalMs ?? 0))
      return null;
    known.goneAt = lastAt;
    return before;
  }

  #sending(sources: ReadonlyMap<string, SourceSeen>, now: number): boolean {
    for (const { lastAt } of sources.values()) if (now - lastAt < limits.sendingWithinMs) return true;
    return false;
  }
}

function isGone({ lastAt, intervalMs }: SourceSeen, now: number): boolean {
  return now - lastAt > Math.max(limits.sourceGoneMs, intervals * (intervalMs ?? 0));
}
