import { readFileSync, unwatchFile, watchFile } from "node:fs";
import type { Kept, SectionName } from "../../../shared/kept/sections.ts";
import { sections } from "../../../shared/kept/sections.ts";
import {
  changeSetting,
  emptySettings,
  parseSettings,
  type ReadSettings,
} from "../../../shared/kept/settings-text.ts";
import { limits } from "../../../shared/limits.ts";
import { fail } from "../../../shared/problem.ts";
import { same } from "../../../shared/same.ts";
import { statementOf } from "../../../shared/statements/statement.ts";
import type { WorkspaceNote } from "../../../shared/statements/workspace.ts";
import { KeptFile } from "./kept-file.ts";

type Values = ReadSettings["values"];

/**
 * Settings as a file that people may edit while the program runs: it holds only what differs from the usual, and a change made
 * in the window leaves comments and order as they are. What an administrator set in another file cannot be changed here.
 */
export class SettingsFile {
  readonly path: string;
  readonly #file: KeptFile;
  readonly #fixedPath: string | null;
  #fixed: Values = {};
  #text = emptySettings;
  #read: ReadSettings = { values: {}, mistakes: [] };
  /** A mistake keeps the last good value. */
  #values: Values = {};
  /** What stood in the file when it was looked at last. */
  #found: string | null = null;
  /** What was changed here and is in no file yet, such as on a full disk. */
  #unwritten: Values = {};

  constructor(path: string, fixedPath: string | null) {
    this.path = path;
    this.#file = new KeptFile(path);
    this.#fixedPath = fixedPath;
    this.#file.removeUnfinished();
    if (fixedPath !== null) this.#fixed = parseSettings(textOf(fixedPath) ?? "{}").values;
    this.#look();
  }

  get values(): Values {
    return { ...this.#values, ...this.#fixed };
  }

  get text(): string {
    return this.#text;
  }

  get mistakes(): ReadSettings["mistakes"] {
    return this.#read.mistakes;
  }

  /** Those that an administrator set. */
  get fixed(): SectionName[] {
    return Object.keys(this.#fixed) as SectionName[];
  }

  get failure(): WorkspaceNote | null {
    return this.#file.failure;
  }

  /** Calls when somebody changed the file by hand. @returns what ends it */
  watch(onChange: () => void): () => void {
    const look = (): void => {
      if (this.#look()) onChange();
    };
    const interval = limits.settingsLookMs;
    watchFile(this.path, { interval, persistent: false }, look);
    return () => unwatchFile(this.path, look);
  }

  /** Throws `not-allowed` for one that an administrator set, and `bad-file` where the file is no JSON: a person's work. */
  change<N extends SectionName>(name: N, value: Kept<N>): void {
    if (Object.hasOwn(this.#fixed, name))
      fail("setting-fixed", { section: name, file: this.#fixedPath ?? "" });
    // It may have been changed since it was looked at last.
    this.#look();
    const differs = !same(value, sections[name].usual);
    const text = changeSetting(this.#text, name, differs ? value : undefined);
    this.#values = { ...this.#values, [name]: value };
    if (text === null) {
      const [first] = this.#read.mistakes;
      if (first) {
        const { line, problem } = first;
        fail("settings-unwritable", { file: this.path, line, mistake: statementOf(problem) });
      }
      return;
    }
    if (text === this.#text) return;
    this.#take(text);
    this.#unwritten = { ...this.#unwritten, [name]: value };
    this.#write();
  }

  /** Tries again to write what could not be written. */
  retry(): void {
    if (this.#file.failure !== null) this.#write();
  }

  /** Writes it again where somebody took it away. @returns whether that was so */
  putBack(): boolean {
    return this.#file.putBack();
  }

  #write(): void {
    const text = this.#text;
    const unwritten = this.#unwritten;
    this.#file.write(text);
    void this.#file.settled().then(() => {
      if (this.#file.failure !== null) return;
      if (this.#unwritten === unwritten) this.#unwritten = {};
      this.#found = text;
    });
  }

  settled(): Promise<void> {
    return this.#file.settled();
  }

  /** @returns whether it was another text */
  #look(): boolean {
    if (this.#file.isWriting) return false;
    const found = textOf(this.path);
    // One that is gone is written again.
    if (found === null || found === this.#found) return false;
    this.#file.adopt();
    this.#found = found;
    if (found === this.#text) return false;
    this.#take(found);
    this.#changeUnwritten();
    return true;
  }

  /** Changes what was not written yet in a file that was edited meanwhile. */
  #changeUnwritten(): void {
    for (const name of Object.keys(this.#unwritten) as SectionName[]) {
      const value = this.#unwritten[name];
      const text = changeSetting(this.#text, name, same(value, sections[name].usual) ? undefined : value);
      if (text !== null) this.#take(text);
    }
  }

  #take(text: string): void {
    this.#text = text;
    this.#read = parseSettings(text);
    this.#values =
      this.#read.mistakes.length > 0 ? { ...this.#values, ...this.#read.values } : this.#read.values;
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
