import { realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import type { KnownOfFile } from "../../../shared/contract/sessions.ts";
import type { RecordJob } from "../../../shared/model/record-job.ts";
import type { Recording } from "../../../shared/model/recording.ts";
import type { KnownRecordings } from "./known-recordings.ts";

type Known = Pick<KnownRecordings, "get" | "note">;

/** Remembers what was found in a file that was read to its end. */
export function noteFound(known: Known, path: string, told: Recording): void {
  const saved = known.get(path)?.known?.saved ?? false;
  const { firstAt: from, lastAt: to, counts, groups } = told;
  note(known, path, { from, to, packets: counts.packets, groups, saved });
}

/** The files of recordings that are made, and what is known of those that ended. */
export class JobFiles {
  readonly #known: Known;
  #jobs: readonly RecordJob[] = [];

  constructor(known: Known) {
    this.#known = known;
  }

  /** @param jobs all of them, or none where none changed */
  take(jobs: readonly RecordJob[]): void {
    if (jobs.length === 0) return;
    const ran = new Set(this.#jobs.filter(({ endedAt }) => endedAt === null).map(({ id }) => id));
    this.#jobs = jobs;
    for (const job of jobs) if (job.endedAt !== null && ran.has(job.id)) this.#ended(job);
  }

  /** Whether a file is written now. */
  isWritten(path: string): boolean {
    return this.#jobs.some((job) => job.endedAt === null && pathOf(job) === path);
  }

  #ended(job: RecordJob): void {
    const { live, rotation, packets, startedAt, endedAt } = job;
    // Of a ring the counts are those of all its files.
    if (rotation !== null || packets === 0) return;
    // What was saved from memory came before.
    const [from, to] = live ? [startedAt, endedAt] : [null, null];
    note(this.#known, pathOf(job), { from, to, packets, groups: null, saved: !live });
  }
}

/** Where it really lies. */
function pathOf({ folder, file }: RecordJob): string {
  try {
    return join(realpathSync(folder), file);
  } catch {
    return join(folder, file);
  }
}

function note(known: Known, path: string, found: KnownOfFile): void {
  const told = statSync(path, { throwIfNoEntry: false });
  if (told) known.note(path, { bytes: told.size, changedAt: told.mtimeMs, known: found });
}
