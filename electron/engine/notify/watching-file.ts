import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as v from "valibot";
import { limits } from "../../../shared/limits.ts";
import { notifierSchema } from "../../../shared/model/notifier.ts";
import { quietSchema } from "../../../shared/model/quiet.ts";
import { allThresholdsSchema } from "../../../shared/model/threshold.ts";

const schema = v.object({
  thresholds: allThresholdsSchema,
  notifiers: v.pipe(v.array(notifierSchema), v.maxLength(limits.notifiers)),
  /** Files of before have none. */
  quiet: v.optional(quietSchema, null),
});
type Watching = v.InferOutput<typeof schema>;

/**
 * Thresholds and notifiers in a file, so that a monitor without a window watches for the same after its next start. Written
 * whole under another name and then put in its place: there is an old one or a new one at any moment.
 */
export class WatchingFile {
  readonly #file: string;
  #failure: string | null = null;
  /** There is one that could not be read. */
  #isUnread = false;

  constructor(file: string) {
    this.#file = file;
  }

  /** Why what is watched for is not kept; null while it is. */
  get failure(): string | null {
    return this.#failure;
  }

  /** Null where there is none yet, and where it cannot be read, which `failure` tells. */
  read(): Watching | null {
    try {
      return v.parse(schema, JSON.parse(readFileSync(this.#file, "utf8")));
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      this.#isUnread = code !== "ENOENT";
      if (this.#isUnread) this.#failure = `${this.#file} cannot be read: ${code ?? message}`;
      return null;
    }
  }

  write(watching: Watching): void {
    const next = `${this.#file}.next`;
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      // It may hold secrets of a webhook's address.
      writeFileSync(next, `${JSON.stringify(watching, null, 2)}\n`, { mode: 0o600, flush: true });
      // What a person wrote there, with a mistake in it, is not thrown away.
      if (this.#isUnread) renameSync(this.#file, `${this.#file}.unread`);
      renameSync(next, this.#file);
      this.#isUnread = false;
      this.#failure = null;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      this.#failure = `${this.#file} cannot be written: ${code ?? message}`;
    }
  }
}
