import { existsSync, readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { limits } from "../../../shared/limits.ts";
import { parseProfile, parseProfileName, profileVersion } from "../../../shared/profile/profile-text.ts";
import { KeptFile } from "./kept-file.ts";

/** A profile's file, as a list tells of it. */
export interface ListedProfile {
  readonly name: string;
  /** Null where it cannot be read. */
  readonly groups: number | null;
  /** Milliseconds since 1970; null of one that was not written yet. */
  readonly changedAt: number | null;
}

const ending = ".json";

/** The folder of profiles: a file for each, which is called as the profile. */
export class ProfileFiles {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  file(name: string): KeptFile {
    return new KeptFile(this.#path(name));
  }

  holdPath(name: string): string {
    return join(this.folder, `${name}.open`);
  }

  has(name: string): boolean {
    return existsSync(this.#path(name));
  }

  /** In the order of the alphabet; at most `limits.profiles`. */
  names(): string[] {
    const names = filesIn(this.folder).flatMap((file) => {
      if (!file.endsWith(ending)) return [];
      const name = parseProfileName(file.slice(0, -ending.length));
      return name.ok ? [name.value] : [];
    });
    return names.sort((one, other) => one.localeCompare(other)).slice(0, limits.profiles);
  }

  async list(): Promise<ListedProfile[]> {
    const listed: ListedProfile[] = [];
    for (const name of this.names()) {
      const path = this.#path(name);
      listed.push({ name, groups: await countGroups(path), changedAt: changedAt(path) });
    }
    return listed;
  }

  #path(name: string): string {
    return join(this.folder, `${name}${ending}`);
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Files that the program wrote are plain JSON, which is read much faster than one of a person. */
async function countGroups(path: string): Promise<number | null> {
  try {
    const text = await readFile(path, "utf8");
    return countPlain(text) ?? parseProfile(text).profile?.groups.length ?? null;
  } catch {
    return null;
  }
}

/** Null for what is no profile as the program writes it. */
function countPlain(text: string): number | null {
  try {
    const { castscope, version, groups } = JSON.parse(text) as Record<string, unknown>;
    const isOurs = castscope === "profile" && version === profileVersion;
    return isOurs && Array.isArray(groups) ? groups.length : null;
  } catch {
    return null;
  }
}

function changedAt(path: string): number | null {
  try {
    return Math.round(statSync(path).mtimeMs);
  } catch {
    return null;
  }
}
