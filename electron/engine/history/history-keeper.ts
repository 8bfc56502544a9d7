import { Worker } from "node:worker_threads";
import { limits } from "../../../shared/limits.ts";
import type { HistoryKeep } from "../../../shared/model/history-keep.ts";
import type { KeptHistory, KeptIntervals } from "../../../shared/model/kept-history.ts";
import { fail } from "../../../shared/problem.ts";
import type { HistoryStanding } from "./history-file.ts";
import type { KeptEvent } from "./kept-event.ts";
import type {
  FromHistory,
  HistoryQuery,
  HistoryThreadData,
  IntervalsQuery,
  LeftOver,
  ReplayQuery,
  ToHistory,
} from "./messages.ts";
import type { Replayed } from "./replay.ts";
import { serveHistory } from "./service.ts";
import type { EventsQuery, MinuteOfSeries, StoredEvent } from "./store.ts";

/** What the keeper needs of a thread, or of what takes its place. */
export interface HistoryWorker {
  post(message: ToHistory): void;
  /** Resolves when everything that was posted before has been done, or after the thread's end. */
  close(): Promise<void>;
}

export type StartHistoryWorker = (
  data: HistoryThreadData,
  heard: (message: FromHistory) => void,
  ended: (reason: string) => void,
) => HistoryWorker;

/**
 * Keeps the history of one run: hands minutes and events to the thread that writes them and never waits for it. Minutes
 * that the thread does not come to are counted, beyond `limits.historyQueueMinutes` of them.
 */
export class HistoryKeeper {
  readonly #worker: HistoryWorker;
  readonly #answers = new Map<number, (answer: Answer) => void>();
  #standing: HistoryStanding = {
    ...{ failure: null, setAside: null, leftOut: 0, bytes: null, keep: null },
  };
  /** Posted and not answered: the first answer is that of the opening. */
  #underWay = 1;
  #leftOut = 0;
  #nextQuery = 1;
  #gone: string | null = null;

  constructor(data: HistoryThreadData, start: StartHistoryWorker) {
    this.#worker = start(
      data,
      (message) => this.#hear(message),
      (reason) => {
        this.#gone = reason;
        for (const answer of this.#answers.values()) answer({ failure: reason });
        this.#answers.clear();
      },
    );
  }

  get standing(): HistoryStanding {
    const { failure, leftOut, ...rest } = this.#standing;
    return { ...rest, failure: this.#gone ?? failure, leftOut: leftOut + this.#leftOut };
  }

  minute(minute: number, rows: readonly MinuteOfSeries[]): void {
    this.#post({ kind: "minute", minute, rows }, rows.length);
  }

  events(events: readonly KeptEvent[]): void {
    if (events.length > 0) this.#post({ kind: "events", events }, events.length);
  }

  #post(message: ToHistory, size: number): void {
    if (this.#gone !== null || this.#underWay > limits.historyQueueMinutes) {
      this.#leftOut += size;
      return;
    }
    this.#underWay += 1;
    this.#worker.post(message);
  }

  #hear(message: FromHistory): void {
    if (message.kind === "written") {
      this.#underWay -= 1;
      this.#standing = message.standing;
      return;
    }
    this.#answers.get(message.id)?.(message.answer);
    this.#answers.delete(message.id);
  }

  /** @throws a problem where the file cannot be read */
  async query(query: HistoryQuery): Promise<KeptHistory> {
    return (await this.#ask((id) => ({ kind: "query", id, query }))) as KeptHistory;
  }

  /** How often packets followed each other. @throws a problem where the file cannot be read */
  async intervals(query: IntervalsQuery): Promise<KeptIntervals> {
    return (await this.#ask((id) => ({ kind: "intervals", id, query }))) as KeptIntervals;
  }

  /** Names of the series of a membership. @throws a problem where the file cannot be read */
  async series(key: string): Promise<readonly string[]> {
    return (await this.#ask((id) => ({ kind: "series", id, key }))) as readonly string[];
  }

  /** What happened before a moment, newest first. @throws a problem where the file cannot be read */
  async keptEvents(query: EventsQuery): Promise<readonly StoredEvent[]> {
    return (await this.#ask((id) => ({ kind: "kept-events", id, query }))) as readonly StoredEvent[];
  }

  /** Tries thresholds on a group. @throws a problem where the file cannot be read */
  async replay(query: ReplayQuery): Promise<Replayed> {
    return (await this.#ask((id) => ({ kind: "replay", id, replay: query }))) as Replayed;
  }

  /** What the run before left. @param since ms since 1970 @throws a problem where the file cannot be read */
  async leftOver(since: number): Promise<LeftOver> {
    return (await this.#ask((id) => ({ kind: "left-over", id, since }))) as LeftOver;
  }

  /** @param now seconds since 1970 */
  keep(keep: HistoryKeep, now: number): void {
    this.#post({ kind: "keep", keep, now }, 0);
  }

  /** Events were looked at. @param at ms since 1970 */
  seen(at: number): void {
    this.#post({ kind: "seen", at }, 0);
  }

  async #ask(question: (id: number) => ToHistory): Promise<Exclude<Answer, { readonly failure: string }>> {
    if (this.#gone !== null) return fail("history-unreadable", { reason: this.#gone });
    const id = this.#nextQuery;
    this.#nextQuery += 1;
    const answer = await new Promise<Answer>((resolve) => {
      this.#answers.set(id, resolve);
      this.#worker.post(question(id));
    });
    return "failure" in answer ? fail("history-unreadable", { reason: answer.failure }) : answer;
  }

  async close(): Promise<void> {
    await this.#worker.close();
  }
}

type Answer = Extract<FromHistory, { kind: "answer" }>["answer"];

/** In a thread of its own. @param script the bundled `history.js` */
export function historyThread(script: URL): StartHistoryWorker {
  return (workerData, heard, ended) => {
    const worker = new Worker(script, { name: "castscope-history", workerData });
    const exited = new Promise<void>((resolve) => {
      worker.on("error", (error) => ended(error instanceof Error ? error.message : String(error)));
      worker.on("exit", () => {
        ended("its thread ended");
        resolve();
      });
    });
    worker.on("message", heard);
    return {
      post: (message) => worker.postMessage(message),
      async close() {
        worker.postMessage({ kind: "close" } satisfies ToHistory);
        const timer = setTimeout(() => void worker.terminate(), limits.historyCloseMs);
        await exited;
        clearTimeout(timer);
      },
    };
  };
}

/** In this thread: for tests, and where there is no bundled script. */
export const historyInline: StartHistoryWorker = (data, heard) => {
  const act = serveHistory(data, heard);
  return { post: (message) => void act(message), close: () => act({ kind: "close" }) };
};
