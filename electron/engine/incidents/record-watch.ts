import type { RecordJob } from "../../../shared/model/record-job.ts";
import type { IncidentList } from "./incident-list.ts";

/** Notes recordings that began because something happened: one incident each, for as long as they last. */
export class RecordWatch {
  readonly #list: Pick<IncidentList, "add" | "update">;
  readonly #keyOf: (id: number) => string;
  /** Jobs that wait, those that began with an event, and the incidents of either. */
  readonly #waiting = new Set<number>();
  readonly #withEvents = new Set<number>();
  readonly #running = new Map<number, number | null>();

  /** @param keyOf key of a membership by its number; empty for one that is not there */
  constructor(list: Pick<IncidentList, "add" | "update">, keyOf: (id: number) => string) {
    this.#list = list;
    this.#keyOf = keyOf;
  }

  /** @param jobs all there are @param at now, in ms since 1970 */
  take(jobs: readonly RecordJob[], at: number): void {
    for (const { id, state, groups, file, endedAt, event } of jobs) {
      const isNew = event !== null && !this.#withEvents.has(id);
      if (isNew) this.#withEvents.add(id);
      if (state === "waiting") this.#waiting.add(id);
      else if (this.#waiting.delete(id) || isNew) {
        const [only, ...others] = groups ?? [];
        const key = only === undefined || others.length > 0 ? "" : this.#keyOf(only);
        this.#running.set(id, this.#list.add(key, at, { name: "recording-started", values: { file } }));
      }
      const known = this.#running.get(id);
      if (endedAt === null || known === undefined) continue;
      this.#list.update(known, { until: endedAt });
      this.#running.delete(id);
    }
  }
}
