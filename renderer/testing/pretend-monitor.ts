import type { Delta, Snapshot } from "../../shared/contract/telling.ts";
import type { Args, MethodName } from "../../shared/contract.ts";
import { limits } from "../../shared/limits.ts";
import { figuresOf } from "../../shared/model/figure-columns.ts";
import { totalsHistoryId } from "../../shared/model/history.ts";
import type { Membership } from "../../shared/model/membership.ts";
import { problem } from "../../shared/problem.ts";
import { madeUpHistories, madeUpSecond } from "../../shared/testing/made-up-history.ts";
import { madeUpMembership } from "../../shared/testing/made-up-membership.ts";
import { madeUpDelta, madeUpSnapshot } from "../../shared/testing/made-up-telling.ts";
import type { Answer, Connection, Transport } from "../../shared/transport.ts";

/** A question of the window that waits: answered, refused or never, as the test wants. */
interface Question {
  readonly answer: (answer: Answer) => void;
}

/**
 * A monitor without sockets, for tests of the window's stores: it keeps rows and seconds as the
 * engine does, and leaves it to the test when an answer or a delta arrives, twice, or not at all.
 */
export class PretendMonitor {
  rows = new Map<number, Membership>();
  histories = new Map<number, number[]>();
  total: number[] = [];
  readonly questions: Question[] = [];
  #epoch = 0;
  #sequence = 0;
  #second = 100;
  #listeners = new Set<(delta: Delta) => void>();
  #watchers = new Set<(connection: Connection) => void>();

  readonly transport: Transport = {
    request: <M extends MethodName>(method: M, _args: Args<M>): Promise<Answer<M>> => {
      if (method !== "snapshot") throw new Error(`${method} is not pretended`);
      return new Promise((resolve) =>
        this.questions.push({ answer: (answer) => resolve(answer as Answer<M>) }),
      );
    },
    subscribe: (_event, listener) => {
      const receive = listener as (delta: Delta) => void;
      this.#listeners.add(receive);
      return () => this.#listeners.delete(receive);
    },
    watchConnection: (listener) => {
      this.#watchers.add(listener);
      listener("open");
      return () => this.#watchers.delete(listener);
    },
    close: () => {},
  };

  snapshot(): Snapshot {
    return structuredClone(
      madeUpSnapshot({
        epoch: String(this.#epoch),
        sequence: this.#sequence,
        memberships: [...this.rows.values()],
        historyEnd: this.#second,
        histories: madeUpHistories(new Map([[totalsHistoryId, this.total], ...this.histories])),
      }),
    );
  }

  /** Counts for a row, or joins it anew, and tells it in the delta that is returned. */
  change(id: number, packets: number): Delta {
    const known = this.rows.has(id);
    const row = madeUpMembership({ id, packets });
    this.rows.set(id, row);
    if (!this.histories.has(id)) this.histories.set(id, []);
    if (!known) return this.#delta({ memberships: [row] });
    return this.#delta({ figures: figuresOf([row]) });
  }

  leave(id: number): Delta {
    this.rows.delete(id);
    this.histories.delete(id);
    return this.#delta({ left: [id] });
  }

  /** A full second in which each row given received that many bits. */
  second(bits: ReadonlyMap<number, number>): Delta {
    this.#second += 1;
    const present = [...bits].filter(([id]) => this.rows.has(id));
    for (const [id, history] of this.histories) keep(history, bits.get(id) ?? 0);
    const second = madeUpSecond(this.#second, new Map(present));
    keep(this.total, second.total.bits);
    return this.#delta({ seconds: [second] });
  }

  /** Starts anew: other rows may take the old numbers. */
  restart(): void {
    this.#epoch += 1;
    this.#sequence = 0;
    this.rows = new Map();
    this.histories = new Map();
    this.total = [];
  }

  deliver(delta: Delta): void {
    for (const listener of this.#listeners) listener(structuredClone(delta));
  }

  connection(state: Connection): void {
    for (const watcher of this.#watchers) watcher(state);
  }

  /** Answers one waiting question with what is true at this moment. */
  answer(index: number): void {
    const [question] = this.questions.splice(index, 1);
    question?.answer({ ok: true, result: this.snapshot() });
  }

  refuse(index: number): void {
    const [question] = this.questions.splice(index, 1);
    question?.answer({ ok: false, problem: problem("internal", { reason: "not now" }) });
  }

  #delta(given: Partial<Delta>): Delta {
    this.#sequence += 1;
    return madeUpDelta({ epoch: String(this.#epoch), sequence: this.#sequence, ...given });
  }
}

function keep(history: number[], value: number): void {
  history.push(value);
  if (history.length > limits.historySeconds) history.shift();
}
