import { readFileSync } from "node:fs";
import { join } from "node:path";
import { limits } from "../../../shared/limits.ts";
import { fail } from "../../../shared/problem.ts";
import type { Profile } from "../../../shared/profile/profile.ts";
import { type FileMistake, parseProfile } from "../../../shared/profile/profile-text.ts";
import { statementOf } from "../../../shared/statements/statement.ts";
import { workspaceNoteText } from "../../../shared/text/sentences.ts";
import { dataFolder } from "../../engine/system/data-folder.ts";
import { ProfileFiles } from "../../engine/workspace/profile-files.ts";
import { refuseUsage } from "./usage.ts";

/** The profiles of this user. */
export function profileFiles(): ProfileFiles {
  return new ProfileFiles(join(dataFolder(), "profiles"));
}

/** A profile that a command line names, and what is wrong in its file. */
export interface NamedProfile {
  readonly profile: Profile;
  /** A sentence each. */
  readonly mistakes: readonly string[];
}

/**
 * Reads a profile by its name, or a file of one by its path, which has a slash in it or ends as JSON does. Throws `bad-request` for
 * a name that there is not, and `bad-file` for a file of which nothing can be used.
 */
export function readProfileOption(text: string): NamedProfile {
  const isFile = /[/\\]|\.jsonc?$/i.test(text);
  const files = profileFiles();
  if (!isFile && !files.has(text)) return fail("profile-unknown", { name: text, known: files.names() });
  const file = isFile ? text : files.file(text).path;
  const read = parseProfile(contentOf(file));
  const [first] = read.mistakes;
  if (read.profile === null && first !== undefined) {
    return fail("profile-unreadable", { file, line: first.line, mistake: statementOf(first.problem) });
  }
  const further =
    read.further === 0
      ? []
      : [workspaceNoteText({ name: "file-mistakes-further", values: { file, count: read.further } })];
  return {
    profile: read.profile ?? fail("profile-offer-gone"),
    mistakes: [...read.mistakes.map((one) => mistakeText(file, one)), ...further],
  };
}

function mistakeText(file: string, { line, problem }: FileMistake): string {
  return workspaceNoteText({ name: "file-mistake", values: { file, line, mistake: statementOf(problem) } });
}

function contentOf(file: string): string {
  try {
    const text = readFileSync(file, "utf8");
    return text.length > limits.profileCharacters ? text.slice(0, limits.profileCharacters + 1) : text;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return refuseUsage("file-missing", { file, holds: "profile" });
    if (code === "EISDIR") return refuseUsage("file-is-folder", { file, holds: "profile" });
    if (code === "EACCES" || code === "EPERM") return refuseUsage("file-not-permitted", { file });
    return refuseUsage("file-unreadable", { file, code: code ?? null, holds: "profile" });
  }
}
