import {
  type Home,
  type Kept,
  readSection,
  type SectionName,
  sectionNames,
  sections,
} from "../../../shared/kept/sections.ts";
import type { WorkspaceState } from "../../../shared/kept/workspace-state.ts";
import { same } from "../../../shared/same.ts";

/** The sections' values, each with how often it was changed in this run. */
export class KeptSections {
  readonly #values = new Map<SectionName, unknown>();
  readonly #versions = new Map<SectionName, number>();
  /** Those that were set here and not loaded, with the version that they had then. */
  readonly #own = new Map<SectionName, number>();
  /** Grows with each change, by home. */
  readonly revisions: Record<Home, number> = { settings: 0, profile: 0, shared: 0 };

  get<N extends SectionName>(name: N): Kept<N> {
    return (this.#values.has(name) ? this.#values.get(name) : sections[name].usual) as Kept<N>;
  }

  version(name: SectionName): number {
    return this.#versions.get(name) ?? 0;
  }

  get versions(): WorkspaceState["versions"] {
    return Object.fromEntries(this.#versions);
  }

  /** @returns whether it was another one */
  set(name: SectionName, value: unknown): boolean {
    const isOther = this.#put(name, value);
    if (isOther) this.#own.set(name, this.version(name));
    return isOther;
  }

  #put(name: SectionName, value: unknown): boolean {
    if (this.#values.has(name) && same(this.#values.get(name), value)) return false;
    this.#values.set(name, value);
    this.#versions.set(name, this.version(name) + 1);
    this.revisions[sections[name].home] += 1;
    return true;
  }

  /** Takes all sections of a home as they are kept; what is not among them is as usual again. */
  load(home: Home, values: Readonly<Partial<Record<SectionName, unknown>>>): void {
    for (const name of sectionNames) {
      if (sections[name].home === home) this.#take(name, values);
    }
  }

  /** The same, but of what was set here and is not written yet. */
  loadOthers(home: Home, values: Readonly<Partial<Record<SectionName, unknown>>>): void {
    for (const name of sectionNames) {
      if (sections[name].home === home && !this.#own.has(name)) this.#take(name, values);
    }
  }

  #take(name: SectionName, values: Readonly<Partial<Record<SectionName, unknown>>>): void {
    const value = Object.hasOwn(values, name) ? readSection(name, values[name]) : undefined;
    if (value !== undefined) this.#put(name, value);
    else if (this.#values.has(name)) this.#forget(name);
    this.#own.delete(name);
  }

  /** Those of a home that are not as usual. */
  changed(home: Home): Partial<Record<SectionName, unknown>> {
    return Object.fromEntries([...this.#values].filter(([name]) => sections[name].home === home));
  }

  /** Those of a home that were set here since they were loaded or written, with their versions. */
  own(home: Home): ReadonlyMap<SectionName, number> {
    return new Map([...this.#own].filter(([name]) => sections[name].home === home));
  }

  /** These are written, in these versions. */
  written(names: ReadonlyMap<SectionName, number>): void {
    for (const [name, version] of names) if (this.#own.get(name) === version) this.#own.delete(name);
  }

  #forget(name: SectionName): void {
    this.#values.delete(name);
    this.#versions.set(name, this.version(name) + 1);
    this.revisions[sections[name].home] += 1;
  }
}
