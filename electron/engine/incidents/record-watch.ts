import type { RecordJob } from "../../../shared/model/record-job.ts";
import type { IncidentList } from "./incident-list.ts";

/** Notes recordings that waited for something to happen and have begun: one incident each, for as long as they last. */
export class RecordWatch {
  readonly #list: Pick<IncidentList, "add" | "update">;
  readonly #keyOf: (id: number) => string;
  /** Jobs that wait, and the incidents of those that waited. */
  readonly #waiting = new Set<number>();
  readonly #running = new Map<number, number | null>();

  /** @param keyOf key of a membership by its number; empty for one that is not there */
  constructor(list: Pick<IncidentList, "add" | "update">, keyOf: (id: number) => string) {
    this.#list = list;
    this.#keyOf = keyOf;
  }

  /** @param jobs all there are @param at now, in ms since 1970 */
  take(jobs: readonly RecordJob[], at: number): void {
    for (const { id, state, groups, file, endedAt } of jobs) {
      if (state === "waiting") this.#waiting.add(id);
      else if (this.#waiting.delete(id)) {
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
