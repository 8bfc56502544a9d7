import { existsSync, mkdirSync, renameSync } from "node:fs";
import { basename, dirname } from "node:path";
import { limits } from "../../../shared/limits.ts";
import type { HistoryKeep } from "../../../shared/model/history-keep.ts";
import { historySeries, type KeptHistory, type KeptIntervals } from "../../../shared/model/kept-history.ts";
import type { Thresholds } from "../../../shared/model/threshold.ts";
import { DatabaseError, failureText, openDatabase, removeLock } from "./database.ts";
import type { KeptEvent } from "./kept-event.ts";
import { own } from "./owner.ts";
import { mayCross, type Replayed, replay } from "./replay.ts";
import {
  type EventsQuery,
  HistoryStore,
  type MinuteOfSeries,
  type MinuteSummary,
  type StoredEvent,
} from "./store.ts";

/** How the file stands. */
export interface HistoryStanding {
  /** Why the newest minutes are not in the file, for people; null while all is well. */
  readonly failure: string | null;
  /** The name under which a broken file was put aside; null where there was none. */
  readonly setAside: string | null;
  /** Minutes of series that will never be in the file. */
  readonly leftOut: number;
  /** As of the last minute; null before. */
  readonly bytes: number | null;
  readonly keep: HistoryKeep | null;
}

interface Written {
  readonly minute: number;
  readonly rows: readonly MinuteOfSeries[];
}

/**
 * A history's file while a program writes it. What cannot be written at this moment, because the disk is full or another
 * program reads, waits for the next minute, up to `limits.historyQueueMinutes`. A file that is broken is put aside under
 * another name and never deleted.
 */
export class HistoryFile {
  readonly #file: string;
  readonly #run: string;
  readonly #disown: () => void;
  #store: HistoryStore;
  #waiting: Written[] = [];
  #events: KeptEvent[] = [];
  #failure: string | null = null;
  #setAside: string | null;
  #leftOut = 0;
  #bytes: number | null = null;
  #keep: HistoryKeep | null = null;
  #pruned = Number.NEGATIVE_INFINITY;

  /**
   * @param run tells this run of the program from others
   * @throws DatabaseError where it cannot be opened, also because another program writes it
   */
  static async open(file: string, run: string): Promise<HistoryFile> {
    try {
      mkdirSync(dirname(file), { recursive: true });
    } catch (error) {
      throw new DatabaseError(error);
    }
    const disown = ownOrThrow(file);
    try {
      // A program that was killed left it: whoever only reads holds one for moments.
      removeLock(file);
      const { store, setAside } = await openOrSetAside(file);
      store.cutOpen();
      return new HistoryFile(file, run, disown, store, setAside);
    } catch (error) {
      disown();
      throw error;
    }
  }

  private constructor(
    file: string,
    run: string,
    disown: () => void,
    store: HistoryStore,
    setAside: string | null,
  ) {
    this.#file = file;
    this.#run = run;
    this.#disown = disown;
    this.#store = store;
    this.#setAside = setAside;
  }

  get standing(): HistoryStanding {
    return {
      failure: this.#failure,
      setAside: this.#setAside,
      leftOut: this.#leftOut + this.#store.leftOut,
      bytes: this.#bytes,
      keep: this.#keep,
    };
  }

  /** Writes a minute, and what waited before it. */
  async write(minute: number, rows: readonly MinuteOfSeries[]): Promise<void> {
    this.#waiting.push({ minute, rows });
    await this.#try(() => {
      for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
        this.#store.write(next.minute, next.rows);
        this.#waiting.shift();
      }
      const now = minute * 60;
      this.#bytes = this.#store.bytes;
      this.#keep ??= this.#store.keep;
      if (Math.abs(now - this.#pruned) < limits.historyPruneSeconds) return;
      this.#pruned = now;
      this.#store.prune(now);
    });
    while (this.#waiting.length > limits.historyQueueMinutes) {
      this.#leftOut += this.#waiting.shift()?.rows.length ?? 0;
    }
  }

  async writeEvents(events: readonly KeptEvent[]): Promise<void> {
    this.#events.push(...events);
    if (this.#events.length > limits.historyQueueEvents) {
      this.#leftOut += this.#events.length - limits.historyQueueEvents;
      this.#events = this.#events.slice(-limits.historyQueueEvents);
    }
    await this.#try(() => {
      this.#store.writeEvents(this.#run, this.#events);
      this.#events = [];
    });
  }

  async #try(act: () => void): Promise<void> {
    try {
      act();
      this.#failure = null;
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      this.#failure = failureText(error, this.#file);
      if (error.kind === "broken") await this.#beginAnew();
    }
  }

  /** It broke while it was written. */
  async #beginAnew(): Promise<void> {
    try {
      this.#store.close();
    } catch {
      // What is broken need not close.
    }
    try {
      this.#setAside = putAside(this.#file);
      this.#store = new HistoryStore(await openDatabase(this.#file));
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
    }
  }

  /** @throws DatabaseError */
  query(series: string, from: number, to: number, step: number): KeptHistory {
    return this.#store.query(series, from, to, step);
  }

  /** @throws DatabaseError */
  intervals(series: string, from: number, to: number): KeptIntervals {
    return this.#store.intervals(series, from, to);
  }

  /** Tries thresholds on the seconds of a group, from minute `from` up to `to`. @throws DatabaseError */
  replay(series: string, from: number, to: number, thresholds: Thresholds): Replayed {
    const isSuspect = (minute: MinuteSummary): boolean => mayCross(minute, thresholds);
    return replay(this.#store.minutesOf(series, from, to, isSuspect), thresholds);
  }

  /** What happened before a moment, newest first. @throws DatabaseError, like those below */
  events(query: EventsQuery): StoredEvent[] {
    return this.#store.eventsBefore(query);
  }

  /** What went on when a program ended since a time, in ms since 1970. */
  cutSince(since: number): StoredEvent[] {
    return this.#store.cutSince(since);
  }

  /** When events were last looked at, in ms since 1970; null before. */
  get seenAt(): number | null {
    return this.#store.marked("seen");
  }

  /** Says for how long what is kept, which holds at once. @param now seconds since 1970 */
  async setKeep(keep: HistoryKeep, now: number): Promise<void> {
    await this.#try(() => {
      this.#store.keep = keep;
      this.#keep = keep;
      this.#store.prune(now);
      this.#bytes = this.#store.bytes;
    });
  }

  async see(at: number): Promise<void> {
    await this.#try(() => this.#store.mark("seen", at));
  }

  /** Names of the series that are a key or begin with it, the first `limits.historySeriesTold`. */
  seriesOf(key: string): string[] {
    const all = this.#store.series.filter((name) => historySeries.isOf(name, key));
    return all.slice(0, limits.historySeriesTold);
  }

  close(): void {
    try {
      this.#store.close();
    } finally {
      this.#disown();
    }
  }
}

function ownOrThrow(file: string): () => void {
  let owned: (() => void) | number;
  try {
    owned = own(file);
  } catch (error) {
    throw new DatabaseError(error);
  }
  if (typeof owned === "number")
    throw new DatabaseError(`it is written by another program, process ${owned}`);
  return owned;
}

async function openOrSetAside(file: string): Promise<{ store: HistoryStore; setAside: string | null }> {
  try {
    return { store: new HistoryStore(await openDatabase(file)), setAside: null };
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.kind !== "broken") throw error;
    const setAside = putAside(file);
    return { store: new HistoryStore(await openDatabase(file)), setAside };
  }
}

/** The new name, without its folder. */
function putAside(file: string): string {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "");
  let name = `${file}.broken-${stamp}`;
  for (let turn = 2; existsSync(name); turn += 1) name = `${file}.broken-${stamp}-${turn}`;
  renameSync(file, name);
  // Without its journal it would not be what it was.
  if (existsSync(`${file}-journal`)) renameSync(`${file}-journal`, `${name}-journal`);
  removeLock(file);
  return basename(name);
}
