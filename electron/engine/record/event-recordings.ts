import { type EventRule, eventTopic } from "../../../shared/model/event-recording.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import { type Problem, problemOf } from "../../../shared/problem.ts";

/** What is known of an incident each time when it changes. */
export type Happening = Pick<Incident, "id" | "key" | "name" | "gravity" | "at" | "until">;

/** What events begin and end. Times are ms since 1970. */
export interface EventRecorder {
  /** With which events recordings begin; null for none. */
  rule(): EventRule | null;
  /**
   * Records a group, beginning with what memory holds since a time.
   * @returns the recording's number; null where the group is not joined
   */
  begin(happening: Happening, keptSince: number): Promise<number | null>;
  isRunning(id: number): boolean;
  end(id: number): Promise<void>;
}

/** The recording of one group, and the events that go on in it. */
interface Run {
  /** Null until it has begun. */
  id: number | null;
  readonly open: Set<number>;
  /** When the last event was over; null while one goes on. */
  overAt: number | null;
  /** For how long it goes on then, in ms. */
  readonly afterMs: number;
}

/**
 * Records what happens: each event of a group that a rule names, with what memory holds from before it, until some time
 * after its end. Events that follow each other so soon are in one file.
 */
export class EventRecordings {
  unrecorded = 0;
  problem: Problem | null = null;
  readonly #recorder: EventRecorder;
  /** By the key of the group. */
  readonly #runs = new Map<string, Run>();
  #newest = 0;
  /** Events that were over: one may go on again. */
  readonly #over = new Set<number>();

  constructor(recorder: EventRecorder) {
    this.#recorder = recorder;
  }

  /** An incident began or changed. */
  happened(happening: Happening): void {
    const { id, key, until } = happening;
    const begins = id > this.#newest || (until === null && this.#over.delete(id));
    this.#newest = Math.max(this.#newest, id);
    if (until !== null) this.#over.add(id);
    // One of long ago does not begin again.
    const [oldest] = this.#over;
    if (this.#over.size > overMost && oldest !== undefined) this.#over.delete(oldest);
    const run = this.#runs.get(key);
    if (begins && this.#isWanted(happening)) this.#take(happening, run);
    else if (until !== null && run?.open.delete(id) && run.open.size === 0) run.overAt = until;
  }

  #isWanted({ name, gravity, key }: Happening): boolean {
    const topic = eventTopic(name, gravity);
    return key !== "" && topic !== null && (this.#recorder.rule()?.topics.includes(topic) ?? false);
  }

  #take(happening: Happening, known: Run | undefined): void {
    const { id, key, at, until } = happening;
    const { before = 0, after = 0 } = this.#recorder.rule() ?? {};
    const run = known ?? { id: null, open: new Set(), overAt: null, afterMs: after * 1_000 };
    if (until === null) run.open.add(id);
    run.overAt = run.open.size > 0 ? null : until;
    if (known !== undefined) return;
    this.#runs.set(key, run);
    this.#recorder.begin(happening, at - before * 1_000).then(
      (recording) => {
        run.id = recording;
        if (recording === null) this.#runs.delete(key);
      },
      (error: unknown) => {
        this.#runs.delete(key);
        this.unrecorded += 1;
        this.problem = problemOf(error);
      },
    );
  }

  /** Ends what is over. Called once a second. */
  second(now: number): void {
    for (const [key, { id, overAt, afterMs }] of this.#runs) {
      if (id === null) continue;
      const isDue = overAt !== null && now >= overAt + afterMs;
      // A person may have ended it, or the disk.
      if (this.#recorder.isRunning(id) && !isDue) continue;
      this.#runs.delete(key);
      void this.#recorder.end(id).catch(() => {});
    }
  }
}

/** Events that are remembered to be over. */
const overMost = 1_000;
