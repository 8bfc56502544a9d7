import * as v from "valibot";
import { sectionNames } from "../kept/sections.ts";
import { limits } from "../limits.ts";
import { count, time } from "../model/quantities.ts";
import { inputProblems } from "../statements/input.ts";
import { statementSchema } from "../statements/statement.ts";
import { id, nothing } from "./arguments.ts";

const section = v.picklist(sectionNames);
/** A value as JSON. */
const text = v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.keptCharacters));
const profile = v.object({ name: v.pipe(v.string(), v.maxLength(2 * limits.profileNameLength)) });

const mistakeSchema = v.object({
  /** From 1. */
  line: count,
  mistake: statementSchema(inputProblems),
});

/** Groups as the join field reads them, at most `limits.profilePreviewed`, and how many there are. */
const someGroups = v.object({ groups: v.array(v.string()), count });

/** What the file of a profile would do. */
const previewSchema = v.object({
  /** What it calls itself; null where it does not. */
  name: v.nullable(v.string()),
  /** Whether anything of it can be used. */
  usable: v.boolean(),
  joined: someGroups,
  left: someGroups,
  /** Groups that are joined and stay so. */
  stays: count,
  /** From above, at most `limits.profileMistakes`. */
  mistakes: v.array(mistakeSchema),
  /** Mistakes beyond those. */
  further: count,
});
export type ProfilePreview = v.InferOutput<typeof previewSchema>;

/**
 * What people set up: the door keeps it, so that every window and the next start show the same. What changed is told by the
 * versions in snapshots and deltas, see `WorkspaceState`.
 */
export const workspaceMethods = {
  /** Sections as they are now, as JSON; those that nobody changed have version 0 and their usual value. */
  kept: {
    args: v.object({ sections: v.pipe(v.array(section), v.maxLength(sectionNames.length)) }),
    result: v.array(v.object({ section, version: count, text: v.string() })),
  },
  /** Keeps a section's value; of two windows the last one wins. What it cannot be is refused. */
  keep: { args: v.object({ section, text }), result: v.object({ version: count }) },
  profiles: {
    args: nothing,
    result: v.object({
      profiles: v.array(
        v.object({
          name: v.string(),
          /** Null where its file cannot be read. */
          groups: v.nullable(count),
          /** Null of one that was not written yet. */
          changedAt: v.nullable(time),
        }),
      ),
      /** Where their files are; null where nothing is kept. */
      folder: v.nullable(v.string()),
    }),
  },
  /** Keeps what is open and opens another: what both have joined stays joined. */
  switchProfile: { args: profile, result: nothing },
  /** Goes on with what is open under another name; what was open before stays as it is. */
  saveProfileAs: { args: profile, result: nothing },
  /** The one that is open cannot be deleted. */
  deleteProfile: { args: profile, result: nothing },
  /** As a file that people can read and edit, see docs/profiles.md. */
  exportProfile: { args: profile, result: v.object({ text: v.string() }) },
  /** Takes a piece of such a file; without an id it is the first one. */
  offerProfile: {
    args: v.object({
      id: v.nullable(id),
      text: v.pipe(v.string(), v.maxLength(limits.profilePieceCharacters)),
    }),
    result: v.object({ id }),
  },
  /** What a file that was brought would do. */
  previewProfile: { args: v.object({ id }), result: previewSchema },
  /** Keeps it under a name, in the place of a profile that has it, and opens it. */
  takeProfile: { args: v.object({ id, name: profile.entries.name }), result: nothing },
  /** The file of settings, with its comments: what is wrong in it, and what an administrator set. */
  settingsFile: {
    args: nothing,
    result: v.object({
      /** Null where nothing is kept. */
      file: v.nullable(v.string()),
      /** Whether the door can open it (`openSettingsFile`): a monitor by itself cannot. */
      canOpen: v.boolean(),
      text: v.string(),
      mistakes: v.array(mistakeSchema),
      fixed: v.array(section),
    }),
  },
} as const;
