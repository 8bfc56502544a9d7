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

/**
 * Notes which sources of a group come and go. The first ones of a group are no news: who joins expects them. One that
 * changes its port at each start, as clients do, is the same source while its address sends.
 */
export class SourceWatch {
  /** Addresses that send, and since when they are gone; null while they are not. */
  readonly #known = new Map<string, { goneAt: number | null }>();
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
    for (const [address, source] of newest) {
      const { port, lastAt } = source;
      const known = this.#known.get(address);
      const isGone = now - lastAt > Math.max(limits.sourceGoneMs, intervals * (source.intervalMs ?? 0));
      if (known === undefined) {
        if (this.#known.size >= limits.sourcesFollowed) continue;
        this.#known.set(address, { goneAt: isGone ? lastAt : null });
        const isFirst = source.firstAt - (this.#firstAt ?? 0) < limits.sourceGoneMs;
        if (!isFirst && !isGone) news.push({ name: "source-new", values: { address, port } });
      } else if (known.goneAt === null && isGone) {
        known.goneAt = lastAt;
        // Where all of them stopped the group is silent, and that is told.
        if (this.#sending(newest, now)) {
          news.push({ name: "source-gone", values: { address, silentMs: now - lastAt } });
        }
      } else if (known.goneAt !== null && !isGone) {
        known.goneAt = null;
        news.push({ name: "source-new", values: { address, port } });
      }
    }
    return news;
  }

  #sending(sources: ReadonlyMap<string, SourceSeen>, now: number): boolean {
    for (const { lastAt } of sources.values()) if (now - lastAt < limits.sendingWithinMs) return true;
    return false;
  }
}
