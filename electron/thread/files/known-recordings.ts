import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as v from "valibot";
import { knownOfFileSchema } from "../../../shared/contract/sessions.ts";
import { Emitter } from "../../../shared/emitter.ts";
import { limits } from "../../../shared/limits.ts";
import { count, time } from "../../../shared/model/quantities.ts";

const entrySchema = v.object({
  path: v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.pathLength)),
  /** When it was opened last; null where it only was recorded. */
  openedAt: v.nullable(time),
  /** What its file was like when the rest was found: another one is another recording. */
  bytes: count,
  changedAt: time,
  known: v.nullable(knownOfFileSchema),
});
export type KnownRecording = v.InferOutput<typeof entrySchema>;

const fileSchema = v.array(entrySchema);

/**
 * What the door remembers of recordings over its runs: which were opened lately, and what was found in them, so that nobody has to
 * open them again for that. At most `limits.knownRecordings`; those of which nothing was heard for longest give way.
 */
export class KnownRecordings {
  /** Told of every change. */
  readonly changed = new Emitter<null>();
  readonly #file: string | null;
  /** By their paths, the one that was heard of last behind all others. */
  readonly #all = new Map<string, KnownRecording>();

  /** @param file where it is kept; null keeps it for this run */
  constructor(file: string | null) {
    this.#file = file;
    for (const one of read(file)) this.#all.set(one.path, one);
  }

  get(path: string): KnownRecording | null {
    return this.#all.get(path) ?? null;
  }

  /** Those that were opened, the last one first. */
  opened(): readonly KnownRecording[] {
    return [...this.#all.values()]
      .filter(({ openedAt }) => openedAt !== null)
      .sort((one, other) => (other.openedAt ?? 0) - (one.openedAt ?? 0))
      .slice(0, limits.recentRecordings);
  }

  /** Notes what is new of one. */
  note(path: string, news: Partial<Omit<KnownRecording, "path">>): void {
    const before = this.#all.get(path) ?? { path, openedAt: null, bytes: 0, changedAt: 0, known: null };
    this.#all.delete(path);
    this.#all.set(path, { ...before, ...news });
    for (const oldest of this.#all.keys()) {
      if (this.#all.size <= limits.knownRecordings) break;
      this.#all.delete(oldest);
    }
    this.#keep();
  }

  /** It has another name now. */
  moved(from: string, to: string): void {
    const one = this.#all.get(from);
    if (one === undefined) return;
    this.#all.delete(from);
    this.note(to, one);
  }

  forget(path: string): void {
    if (this.#all.delete(path)) this.#keep();
  }

  /** Nothing counts as opened lately any more. */
  forgetOpened(): void {
    for (const [path, one] of this.#all) this.#all.set(path, { ...one, openedAt: null });
    this.#keep();
  }

  /** A disk that refuses costs the memory only. Another name first: there is an old file or a new one at any moment. */
  #keep(): void {
    this.changed.emit(null);
    if (this.#file === null) return;
    const next = `${this.#file}.next`;
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(next, `${JSON.stringify([...this.#all.values()], null, 1)}\n`, { mode: 0o600 });
      renameSync(next, this.#file);
    } catch {
      // The next change tries again.
    }
  }
}

/** What is missing or broken remembers nothing. */
function read(file: string | null): readonly KnownRecording[] {
  if (file === null) return [];
  try {
    return v.parse(fileSchema, JSON.parse(readFileSync(file, "utf8"))).slice(-limits.knownRecordings);
  } catch {
    return [];
  }
}
