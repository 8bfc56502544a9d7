import { limits } from "../../../../shared/limits.ts";
import type { ConflictStatement } from "../../../../shared/statements/conflicts.ts";

/** One that is told and not over. */
export interface Lasting {
  readonly name: string;
  readonly statement: ConflictStatement;
  /** Feed's times in ms: when it was seen first and last. */
  readonly since: number;
  readonly seenAt: number;
}

interface Standing {
  statement: ConflictStatement;
  /** Looks in a row in which it was seen, until it is told. */
  looks: number;
  readonly since: number;
  seenAt: number;
  isTold: boolean;
}

/** What became of a conflict. */
export type TellStanding = (statement: ConflictStatement, afterMs: number | null) => void;

/** Conflicts with their beginning and end: each is told once when it lasts, and once when it is over. */
export class Standings {
  readonly #tell: TellStanding;
  readonly #standings = new Map<string, Standing>();

  /** @param tell is told the beginning with null, and the end with how long it lasted in ms */
  constructor(tell: TellStanding) {
    this.#tell = tell;
  }

  /** It is there in this look. @param name tells it from others */
  see(name: string, statement: ConflictStatement, now: number): void {
    const known = this.#standings.get(name);
    if (known === undefined) {
      if (this.#standings.size >= limits.conflictsAtOnce) return;
      this.#standings.set(name, { statement, looks: 1, since: now, seenAt: now, isTold: false });
      return;
    }
    known.seenAt = now;
    known.looks += 1;
    if (known.isTold || known.looks < limits.conflictBeginLooks) return;
    known.isTold = true;
    known.statement = statement;
    this.#tell(statement, null);
  }

  has(name: string): boolean {
    return this.#standings.get(name)?.isTold ?? false;
  }

  /** At the end of each look: what was not seen for long is over. */
  settle(now: number): void {
    for (const [name, { statement, since, seenAt, isTold }] of this.#standings) {
      if (seenAt === now) continue;
      if (isTold && now - seenAt < limits.conflictEndMs) continue;
      this.#standings.delete(name);
      if (isTold) this.#tell(statement, seenAt - since);
    }
  }

  /** What is told and not over, the oldest first. */
  *lasting(): Generator<Lasting> {
    for (const [name, { statement, since, seenAt, isTold }] of this.#standings)
      if (isTold) yield { name, statement, since, seenAt };
  }

  /** The oldest that goes on; null without one. */
  get current(): ConflictStatement | null {
    for (const { isTold, statement } of this.#standings.values()) if (isTold) return statement;
    return null;
  }
}
