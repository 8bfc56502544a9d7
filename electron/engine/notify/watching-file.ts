import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as v from "valibot";
import { limits } from "../../../shared/limits.ts";
import { notifierSchema } from "../../../shared/model/notifier.ts";
import { quietSchema } from "../../../shared/model/quiet.ts";
import { allThresholdsSchema, noThresholds } from "../../../shared/model/threshold.ts";
import { same } from "../../../shared/same.ts";

const schema = v.object({
  thresholds: allThresholdsSchema,
  notifiers: v.pipe(v.array(notifierSchema), v.maxLength(limits.notifiers)),
  /** Files of before have none. */
  quiet: v.optional(quietSchema, null),
});
type Watching = v.InferOutput<typeof schema>;

const nothing: Watching = {
  thresholds: { all: noThresholds, interfaces: [], groups: [] },
  notifiers: [],
  quiet: null,
};

/**
 * Thresholds and notifiers in a file, so that a monitor without a window watches for the same after its next start. Written
 * whole under another name and then put in its place: there is an old one or a new one at any moment.
 */
export class WatchingFile {
  readonly #file: string;
  #failure: string | null = null;
  /** There is one that could not be read. */
  #isUnread = false;
  /** What was last to be written is not in it. */
  #isUnwritten = false;
  /** What was last read or written; null before that. */
  #known: Watching | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  /** Why what is watched for is not kept; null while it is. */
  get failure(): string | null {
    return this.#failure;
  }

  /** Null where there is none yet, and where it cannot be read, which `failure` tells. */
  read(): Watching | null {
    this.#known = this.#now();
    return this.#known;
  }

  #now(): Watching | null {
    try {
      const found = v.parse(schema, JSON.parse(readFileSync(this.#file, "utf8")));
      this.#isUnread = false;
      return found;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      this.#isUnread = code !== "ENOENT";
      if (this.#isUnread) this.#failure = `${this.#file} cannot be read: ${code ?? message}`;
      return null;
    }
  }

  /**
   * Writes what is watched for. What another program, or a person, changed in the file since, and was not changed here, stays.
   * @returns what stands in it then
   */
  write(wanted: Watching): Watching {
    const found = this.#now();
    const watching = found === null ? wanted : merged(wanted, this.#known ?? nothing, found);
    this.#known = watching;
    this.#put(watching);
    return watching;
  }

  /** Writes it again where somebody took it away, or where it could not be written. */
  putBack(): void {
    if (this.#known === null) return;
    if (this.#isUnwritten || !existsSync(this.#file)) this.#put(this.#known);
  }

  #put(watching: Watching): void {
    const next = `${this.#file}.next-${process.pid}`;
    try {
      mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
      // It may hold secrets of a webhook's address.
      writeFileSync(next, `${JSON.stringify(watching, null, 2)}\n`, { mode: 0o600, flush: true });
      // What a person wrote there, with a mistake in it, is not thrown away.
      if (this.#isUnread) renameSync(this.#file, `${this.#file}.unread`);
      renameSync(next, this.#file);
      this.#isUnread = false;
      this.#isUnwritten = false;
      this.#failure = null;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      this.#isUnwritten = true;
      this.#failure = `${this.#file} cannot be written: ${code ?? message}`;
    }
  }
}

/** Of what was not changed here what was found. */
function merged(wanted: Watching, before: Watching, found: Watching): Watching {
  return {
    thresholds: same(wanted.thresholds, before.thresholds) ? found.thresholds : wanted.thresholds,
    notifiers: same(wanted.notifiers, before.notifiers) ? found.notifiers : wanted.notifiers,
    quiet: same(wanted.quiet, before.quiet) ? found.quiet : wanted.quiet,
  };
}
