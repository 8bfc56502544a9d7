import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import * as v from "valibot";
import { limits } from "../../shared/limits.ts";
import { themeSchema } from "../../shared/model/theme.ts";

const pixels = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(-limits.windowPixels),
  v.maxValue(limits.windowPixels),
);

const windowSchema = v.object({
  x: pixels,
  y: pixels,
  width: v.pipe(pixels, v.minValue(1)),
  height: v.pipe(pixels, v.minValue(1)),
  maximized: v.boolean(),
});
export type WindowPlace = v.InferOutput<typeof windowSchema>;

/** Each part by itself falls back to its default: one broken value does not cost the others. */
const settingsSchema = v.fallback(
  v.object({
    theme: v.fallback(themeSchema, "system"),
    window: v.fallback(v.nullable(windowSchema), null),
    /** Where recordings are written; null is the usual folder. */
    recordings: v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(limits.pathLength))), null),
  }),
  { theme: "system", window: null, recordings: null },
);
export type ShellSettings = v.InferOutput<typeof settingsSchema>;

/** What the desktop remembers between two runs. */
export interface Settings {
  readonly value: ShellSettings;
  /** Takes effect at once and is written soon; a disk that refuses costs the memory only. */
  update(change: Partial<ShellSettings>): void;
  /**
   * Resolves when all that was changed has been written. What changes after this call is not written any
   * more: the program ends, and may do so in the middle of a write.
   */
  close(): Promise<void>;
}

/** A missing or broken file means defaults. */
export async function loadSettings(file: string): Promise<Settings> {
  let value = v.parse(settingsSchema, await readJson(file));
  let writing: Promise<void> = Promise.resolve();
  let waiting = false;
  let closed = false;

  const write = async () => {
    waiting = false;
    await writeAtomically(file, `${JSON.stringify(value, null, 2)}\n`).catch(() => {});
  };

  return {
    get value() {
      return value;
    },
    update(change) {
      const before = JSON.stringify(value);
      value = { ...value, ...change };
      if (closed || JSON.stringify(value) === before) return;
      // One write at a time, and at most one behind it, which writes the newest value.
      if (waiting) return;
      waiting = true;
      writing = writing.then(write);
    },
    close() {
      closed = true;
      return writing;
    },
  };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return null;
  }
}

/** A crash in the middle leaves the old file whole. */
async function writeAtomically(file: string, text: string): Promise<void> {
  const next = `${file}.new`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(next, text, { mode: 0o600 });
  await rename(next, file);
}
