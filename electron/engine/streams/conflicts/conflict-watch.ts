import type { StreamKind } from "../../../../shared/model/stream-kinds.ts";
import type { ConflictStatement } from "../../../../shared/statements/conflicts.ts";
import { Clocks } from "./clocks.ts";
import { Kinds, kindsOf } from "./kinds.ts";
import { Senders } from "./senders.ts";
import type { Sight } from "./sight.ts";
import { type Lasting, Standings } from "./standings.ts";
import type { ConflictNews, TellNews } from "./tell-news.ts";

/**
 * Finds what should not go on on a group, once a second and from what is counted anyway. What lasts is told when it began and
 * when it is over, what changes at once as it changes.
 */
export class ConflictWatch {
  readonly #tell: (statement: ConflictStatement | ConflictNews) => void;
  readonly #standings: Standings;
  readonly #senders = new Senders();
  readonly #kinds = new Kinds();
  readonly #clocks = new Clocks();
  /** What came at the last look. */
  #coming: ReadonlySet<StreamKind> = new Set();

  constructor(tell: (statement: ConflictStatement | ConflictNews) => void) {
    this.#tell = tell;
    this.#standings = new Standings((statement, afterMs) => {
      tell(afterMs === null ? statement : overOf(statement, afterMs, this.#senders.sole));
    });
  }

  look(sight: Sight): void {
    const tell: TellNews = (news) => this.#tell(news);
    this.#coming = kindsOf(sight.streams);
    this.#senders.look(sight, this.#standings, tell);
    this.#kinds.look(sight, this.#standings, tell);
    this.#clocks.look(sight, this.#standings, tell);
    this.#standings.settle(sight.now);
  }

  get coming(): ReadonlySet<StreamKind> {
    return this.#coming;
  }

  /** All that goes on, the oldest first. */
  get lasting(): Iterable<Lasting> {
    return this.#standings.lasting();
  }

  /** What goes on, the oldest first; the same object until it is another. Null where all is as it should be. */
  get current(): ConflictStatement | null {
    return this.#standings.current;
  }
}

/** @param sole who is left of two senders */
function overOf(conflict: ConflictStatement, afterMs: number, sole: string | null): ConflictNews {
  switch (conflict.name) {
    case "two-senders":
      return { name: "two-senders-over", values: { address: sole ?? conflict.values.address, afterMs } };
    case "two-kinds": {
      const { kind, other } = conflict.values;
      return { name: "two-kinds-over", values: { kind, other, afterMs } };
    }
    case "key-shared":
      return { name: "key-shared-over", values: { key: conflict.values.key, afterMs } };
    case "universe-misplaced":
      return { name: "universe-misplaced-over", values: { universe: conflict.values.universe, afterMs } };
    case "two-masters":
      return { name: "two-masters-over", values: { domain: conflict.values.domain, afterMs } };
  }
}
