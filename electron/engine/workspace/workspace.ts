import { readFileSync, unwatchFile, watchFile } from "node:fs";
import { join } from "node:path";
import { type Book, mergedBook } from "../../../shared/kept/book.ts";
import {
  isSectionName,
  type Kept,
  readSection,
  type SectionName,
  sections,
} from "../../../shared/kept/sections.ts";
import type { WorkspaceState } from "../../../shared/kept/workspace-state.ts";
import { limits } from "../../../shared/limits.ts";
import { fail } from "../../../shared/problem.ts";
import { emptyProfile, type Profile, usualProfileName } from "../../../shared/profile/profile.ts";
import { formatProfile } from "../../../shared/profile/profile-json.ts";
import {
  type FileMistake,
  parseProfile,
  parseProfileName,
  type ReadProfile,
} from "../../../shared/profile/profile-text.ts";
import { same } from "../../../shared/same.ts";
import { statementOf } from "../../../shared/statements/statement.ts";
import type { WorkspaceNote } from "../../../shared/statements/workspace.ts";
import { Hold } from "./hold.ts";
import { KeptFile } from "./kept-file.ts";
import { KeptSections } from "./kept-sections.ts";
import { ProfileFiles } from "./profile-files.ts";
import { SettingsFile } from "./settings-file.ts";

/** Where a workspace is kept. */
export interface WorkspacePlaces {
  /** Holds `workspace.json`, `settings.jsonc` and the folder of profiles. */
  readonly folder: string;
  /** The profile to begin with; null takes the one that was open last. */
  readonly profile: string | null;
  /** The file in which an administrator sets what nobody may change; null where there is none. */
  readonly fixedSettings: string | null;
}

/** What is open of it. */
interface Open {
  readonly name: string;
  readonly file: KeptFile;
  readonly hold: Hold;
  /** What its file holds, or will as soon as it is written. */
  text: string;
}

interface Files {
  readonly folder: string;
  readonly profiles: ProfileFiles;
  readonly shared: KeptFile;
  readonly settings: SettingsFile;
}

/**
 * What people set up and where it is kept: settings, the profile that is open, and what all profiles share. Without places it
 * lasts for this run. What cannot be written is told and costs nothing else.
 */
export class Workspace {
  readonly sections = new KeptSections();
  /** What the profile holds that this run begins with. */
  readonly begun: Profile;
  readonly #kept: Files | null;
  #open: Open | null = null;
  /** Profiles that were open before and could not be written: theirs until they can. */
  readonly #unwritten = new Map<string, Open>();
  readonly #notes: WorkspaceNote[] = [];
  readonly #endWatching: () => void;
  #listVersion = 0;
  #sharedText = "";
  /** The book that this program and others have in common. */
  #bookBefore: Book = [];
  #sharedRevision = 0;

  constructor(places: WorkspacePlaces | null) {
    if (places === null) {
      this.#kept = null;
      this.begun = emptyProfile;
      this.#endWatching = () => {};
      return;
    }
    const { folder, profile, fixedSettings } = places;
    const settings = new SettingsFile(join(folder, "settings.jsonc"), fixedSettings);
    const shared = new KeptFile(join(folder, "workspace.json"));
    this.#kept = { folder, profiles: new ProfileFiles(join(folder, "profiles")), shared, settings };
    this.sections.load("settings", settings.values);
    const endSettings = settings.watch(() => this.sections.load("settings", settings.values));
    const endShared = this.#watchShared(shared);
    this.#endWatching = () => {
      endSettings();
      endShared();
    };
    const { value, note } = shared.read(parseShared);
    if (note) this.#notes.push(note);
    this.sections.load("shared", value?.sections ?? {});
    this.#bookBefore = this.sections.get("book");
    if (Object.entries(value?.sections ?? {}).some(([name, one]) => isUnreadable(name, one)))
      this.#keepAside(shared);
    this.#sharedRevision = this.sections.revisions.shared;
    this.begun = this.#begin(profile ?? value?.profile ?? usualProfileName, this.#kept);
  }

  #begin(name: string, { profiles }: Files): Profile {
    const hold = Hold.take(profiles.holdPath(name));
    if (!(hold instanceof Hold)) {
      this.#notes.push({ name: "kept-held", values: { profile: name, process: hold.process } });
      return emptyProfile;
    }
    const file = profiles.file(name);
    /** The file itself; its backup is read only where that is broken. */
    let own: ReadProfile | null = null;
    const { value, note } = file.read((text) => {
      const read = parseProfile(text);
      own ??= read;
      return read.profile === null ? null : read;
    });
    if (note) this.#notes.push(note);
    const profile = value?.profile ?? emptyProfile;
    this.#tellMistakes(file, own, note !== null);
    this.#open = { name, file, hold, text: value === null ? "" : formatProfile(name, profile) };
    this.sections.load("profile", profile.sections);
    return profile;
  }

  /** What is wrong is left out when the file is written again: it stays as it was beside it. */
  #tellMistakes(kept: KeptFile, read: ReadProfile | null, isSetAside: boolean): void {
    if (read === null || read.mistakes.length === 0) return;
    this.#notes.push(...mistakeNotes(kept.path, read.mistakes, read.further));
    if (!isSetAside) this.#keepAside(kept);
  }

  #keepAside(kept: KeptFile): void {
    const aside = kept.copyAside();
    if (aside !== null) this.#notes.push({ name: "mistakes-left-out", values: { file: kept.path, aside } });
  }

  /** The profile that is open; null where nothing is kept. */
  get profile(): string | null {
    return this.#open?.name ?? null;
  }

  get settings(): SettingsFile | null {
    return this.#kept?.settings ?? null;
  }

  get state(): WorkspaceState {
    const files = [this.#open, ...this.#unwritten.values()].map((open) => open?.file);
    const failures = [...files, this.#kept?.shared, this.#kept?.settings].flatMap(
      (file) => file?.failure ?? [],
    );
    const foreign = [...files, this.#kept?.shared].flatMap((file) => file?.foreign ?? []);
    return {
      profile: this.profile,
      versions: this.sections.versions,
      profiles: this.#listVersion,
      // One disk that is full is one sentence.
      notes: [...this.#notes, ...this.#settingsNotes(), ...foreign, ...failures.slice(0, 1)],
    };
  }

  /** What is wrong in the file of settings, as long as it is. */
  #settingsNotes(): WorkspaceNote[] {
    const settings = this.#kept?.settings;
    return settings === undefined ? [] : mistakeNotes(settings.path, settings.mistakes, 0);
  }

  /** Says something of what was restored. */
  note(note: WorkspaceNote): void {
    this.#notes.push(note);
  }

  /** Keeps a section's value. Throws where it cannot be that, and where a setting cannot be changed. */
  keep(name: SectionName, text: string): number {
    const value = readSection(name, parsed(text));
    if (value === undefined) return fail("section-value-wrong", { section: name });
    if (sections[name].home === "settings") this.#kept?.settings.change(name, value as Kept<typeof name>);
    this.sections.set(name, value);
    return this.sections.version(name);
  }

  /** Writes what is open, where it is other than what is written. @param profile as it is now @returns whether it was */
  save(profile: Profile): boolean {
    const open = this.#open;
    if (open === null) return false;
    const text = formatProfile(open.name, profile);
    if (text === open.text) return false;
    // Of one that is written for the first time the list tells more than before.
    const isNew = open.text === "";
    open.text = text;
    open.file.write(text);
    if (isNew) this.#listVersion += 1;
    return true;
  }

  /** The same of what all profiles share. */
  saveShared(): boolean {
    const kept = this.#kept;
    // Which profile was open last is not for one that has none.
    if (kept === null || this.#open === null) return false;
    const isChanged = this.#sharedRevision !== this.sections.revisions.shared;
    if (!isChanged && this.#sharedText.includes(openLine(this.#open.name))) return false;
    this.#mergeBook(kept.shared);
    this.#sharedRevision = this.sections.revisions.shared;
    const own = this.sections.own("shared");
    const text = formatShared(this.#open.name, this.#sharedNow(kept.shared, own.keys()));
    // Another program may have changed it, and this one changed it back.
    const isThere = text === this.#sharedText && (kept.shared.isWriting || kept.shared.holds(text));
    if (isThere) return false;
    this.#sharedText = text;
    kept.shared.write(text);
    void kept.shared.settled().then(() => {
      if (kept.shared.failure === null) this.sections.written(own);
    });
    return true;
  }

  /** Another program may have changed what was not changed here. */
  #sharedNow(file: KeptFile, own: Iterable<SectionName>): Partial<Record<SectionName, unknown>> {
    const theirs = adoptShared(file)?.sections ?? {};
    return { ...theirs, ...Object.fromEntries([...own].map((name) => [name, this.sections.get(name)])) };
  }

  /** Of the address book each entry is somebody's: what another program did to others of them stays. */
  #mergeBook({ path }: KeptFile): void {
    if (!this.sections.own("shared").has("book")) return;
    const theirs = readSection("book", parseShared(textOf(path))?.sections.book);
    if (theirs !== undefined)
      this.sections.set("book", mergedBook(this.#bookBefore, this.sections.get("book"), theirs as Book));
    this.#bookBefore = this.sections.get("book");
  }

  /** Takes over what another program, with another profile, changed of what all share. @returns what ends it */
  #watchShared(shared: KeptFile): () => void {
    const look = (): void => {
      if (shared.isWriting || shared.failure !== null) return;
      const theirs = adoptShared(shared);
      if (theirs === null) return;
      this.sections.loadOthers("shared", theirs.sections);
      if (!this.sections.own("shared").has("book")) this.#bookBefore = this.sections.get("book");
      // What was only taken over is written already.
      if (this.sections.own("shared").size === 0) this.#sharedRevision = this.sections.revisions.shared;
    };
    watchFile(shared.path, { interval: limits.settingsLookMs, persistent: false }, look);
    return () => unwatchFile(shared.path, look);
  }

  /** Tries again to write what could not be written. */
  retry(): void {
    const open = this.#open;
    if (open !== null && open.file.failure !== null) open.file.write(open.text);
    for (const one of this.#unwritten.values()) this.#writeUnwritten(one);
    const shared = this.#kept?.shared;
    if (shared && shared.failure !== null) shared.write(this.#sharedText);
    this.#kept?.settings.retry();
  }

  #writeUnwritten(one: Open): void {
    one.file.write(one.text);
    void one.file.settled().then(() => {
      if (one.file.failure !== null || this.#unwritten.get(one.name) !== one) return;
      this.#unwritten.delete(one.name);
      one.hold.release();
    });
  }

  /** Writes again what somebody took away while it is in use, and has it held again. */
  putBack(): void {
    const { folder, settings, shared } = this.#kept ?? {};
    if (folder === undefined) return;
    const [first, ...more] = [settings, shared, this.#open?.file].filter((file) => file?.putBack());
    const gone = more.length > 0 ? folder : first?.path;
    if (gone !== undefined) this.#noteOnce({ name: "kept-put-back", values: { file: gone } });
    const holder = this.#open?.hold.keep() ?? null;
    if (holder === null || this.#open === null) return;
    // Another one took it meanwhile: two would write over each other's.
    this.#noteOnce({ name: "kept-held", values: { profile: this.#open.name, process: holder } });
    this.#open = null;
  }

  #noteOnce(note: WorkspaceNote): void {
    if (!this.#notes.some((one) => same(one, note))) this.#notes.push(note);
  }

  async list() {
    const { profiles } = this.#keptOrFail();
    const list = await profiles.list();
    for (const open of [this.#open, ...this.#unwritten.values()]) {
      if (open !== null && !list.some(({ name }) => name === open.name))
        list.push({ name: open.name, groups: null, changedAt: null });
    }
    return { profiles: list, folder: profiles.folder };
  }

  /** What a profile holds; throws for one that there is not, or that cannot be read. */
  read(name: string): Profile {
    return this.#read(name).profile;
  }

  /** The same, for one that is opened: what is wrong in its file is told. */
  readToOpen(name: string): Profile {
    const { file, read, profile } = this.#read(name);
    this.#tellMistakes(file, read, false);
    return profile;
  }

  #read(name: string) {
    const { profiles } = this.#keptOrFail();
    const unwritten = this.#unwritten.get(name);
    if (unwritten === undefined && !profiles.has(name))
      return fail("profile-unknown", { name, known: profiles.names() });
    const file = unwritten?.file ?? profiles.file(name);
    const read = parseProfile(unwritten?.text ?? textOf(file.path));
    return { file, read, profile: read.profile ?? unreadable(file.path, read) };
  }

  /**
   * Opens another profile; the sections are its own from then on. Resolves when it is in its file, as far as can be: only then
   * the next start begins with it. Throws where another program has it open.
   */
  async open(name: string, profile: Profile): Promise<void> {
    const { profiles } = this.#keptOrFail();
    const before = this.#open;
    if (before?.name === name) {
      this.sections.load("profile", profile.sections);
      return;
    }
    const opened = this.#unwritten.get(name) ?? this.#take(name, profiles);
    await before?.file.settled();
    if (before !== null && before.file.failure !== null) this.#unwritten.set(before.name, before);
    else before?.hold.release();
    this.#unwritten.delete(name);
    this.#open = opened;
    this.#forgetHeld();
    this.sections.load("profile", profile.sections);
    this.#listVersion += 1;
    this.save(profile);
    await opened.file.settled();
    this.saveShared();
  }

  #take(name: string, profiles: ProfileFiles): Open {
    const hold = Hold.take(profiles.holdPath(name));
    if (!(hold instanceof Hold)) return fail("profile-held", { name, process: hold.process });
    const file = profiles.file(name);
    return { name, file, hold, text: file.adopt() ?? "" };
  }

  /** What is open now is kept. */
  #forgetHeld(): void {
    const held = this.#notes.findIndex(({ name }) => name === "kept-held");
    if (held !== -1) this.#notes.splice(held, 1);
  }

  /** A name for a new profile. Throws for one that cannot be, or that there is. */
  newName(text: string): string {
    const { profiles } = this.#keptOrFail();
    const name = nameOf(text);
    const names = [...profiles.names(), ...this.#unwritten.keys()];
    const isThere = names.some((one) => one.toLowerCase() === name.toLowerCase());
    if (isThere || name.toLowerCase() === this.profile?.toLowerCase()) return fail("profile-there", { name });
    if (names.length >= limits.profiles) return fail("profiles-full", { most: limits.profiles });
    return name;
  }

  /** A name for what is brought: it may be of one that there is, in that one's spelling. */
  nameFor(text: string): string {
    const { profiles } = this.#keptOrFail();
    const name = nameOf(text);
    const there = [...profiles.names(), ...this.#unwritten.keys()].find(
      (one) => one.toLowerCase() === name.toLowerCase(),
    );
    return there ?? this.newName(name);
  }

  async remove(name: string): Promise<void> {
    const { profiles } = this.#keptOrFail();
    if (name === this.profile) return fail("profile-open", { name });
    const unwritten = this.#unwritten.get(name);
    if (unwritten === undefined && !profiles.has(name))
      return fail("profile-unknown", { name, known: profiles.names() });
    const hold = unwritten?.hold ?? Hold.take(profiles.holdPath(name));
    if (!(hold instanceof Hold)) return fail("profile-held", { name, process: hold.process });
    this.#unwritten.delete(name);
    await (unwritten?.file ?? profiles.file(name)).remove();
    hold.release();
    this.#listVersion += 1;
  }

  #keptOrFail(): Files {
    return this.#kept ?? fail("workspace-not-kept");
  }

  /** Resolves when all that was to be kept is written, as far as it can be. */
  async settled(): Promise<void> {
    const profiles = [...this.#unwritten.values()].map(({ file }) => file.settled());
    await Promise.all([
      ...profiles,
      this.#open?.file.settled(),
      this.#kept?.shared.settled(),
      this.#kept?.settings.settled(),
    ]);
  }

  async close(): Promise<void> {
    this.#endWatching();
    for (const one of this.#unwritten.values()) this.#writeUnwritten(one);
    await this.settled();
    for (const { hold } of this.#unwritten.values()) hold.release();
    this.#open?.hold.release();
  }
}

/** Whether a member of the shared file is a section, and cannot be what it is. */
function isUnreadable(name: string, value: unknown): boolean {
  return isSectionName(name) && sections[name].home === "shared" && readSection(name, value) === undefined;
}

/** The first mistake of a file, and how many more there are. */
function mistakeNotes(file: string, mistakes: readonly FileMistake[], further: number): WorkspaceNote[] {
  const [first] = mistakes;
  if (first === undefined) return [];
  const { line, problem } = first;
  const count = mistakes.length - 1 + further;
  const more: WorkspaceNote = { name: "file-mistakes-further", values: { file, count } };
  const told: WorkspaceNote = { name: "file-mistake", values: { file, line, mistake: statementOf(problem) } };
  return count > 0 ? [told, more] : [told];
}

function nameOf(text: string): string {
  const name = parseProfileName(text);
  return name.ok ? name.value : fail("profile-name-wrong", { mistake: statementOf(name.problem) });
}

function unreadable(file: string, { mistakes: [first] }: ReadProfile): never {
  if (first === undefined) throw new Error("a profile that cannot be read has a mistake");
  return fail("profile-unreadable", { file, line: first.line, mistake: statementOf(first.problem) });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** What stands in the shared file now; what is none is not taken for known. */
function adoptShared(file: KeptFile): Shared | null {
  const found = parseShared(textOf(file.path));
  if (found !== null) file.adopt();
  return found;
}

interface Shared {
  readonly profile: string | null;
  readonly sections: Partial<Record<SectionName, unknown>>;
}

function openLine(profile: string): string {
  return `"profile": ${JSON.stringify(profile)}`;
}

function formatShared(profile: string, own: Shared["sections"]): string {
  return `${JSON.stringify({ castscope: "workspace", version: 1, profile, ...own }, null, 2)}\n`;
}

function parseShared(text: string): Shared | null {
  const value = parsed(text);
  if (typeof value !== "object" || value === null || !("castscope" in value)) return null;
  const { castscope, profile, ...rest } = value as Record<string, unknown>;
  if (castscope !== "workspace") return null;
  const name = typeof profile === "string" ? parseProfileName(profile) : null;
  return { profile: name?.ok ? name.value : null, sections: rest as Shared["sections"] };
}
