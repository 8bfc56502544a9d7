import * as v from "valibot";
import { inputProblems } from "./input.ts";
import { problemTable } from "./problems/problems.ts";
import { type Statement, statementSchema } from "./statement.ts";

const text = v.string();
const number = v.number();

/** What has to be known of what is kept: why it is not, and what became of a file that could not be read. */
export const workspaceNotes = {
  /** `code` is the system's own word. */
  "kept-unwritten": { file: text, code: text },
  /** `aside` is where the broken one is now; null where it could not be moved. */
  "kept-from-backup": { file: text, aside: v.nullable(text) },
  "kept-lost": { file: text, aside: v.nullable(text) },
  /** Another program that runs, by its number, has it open. */
  "kept-held": { profile: text, process: number },
  /** Somebody else changed a file that is written here; `aside` is what that one wrote. */
  "kept-edited": { file: text, aside: text },
  /** A file, or the folder of all, was taken away while it was in use. */
  "kept-put-back": { file: text },
  "file-mistake": { file: text, line: number, mistake: statementSchema(inputProblems) },
  "file-mistakes-further": { file: text, count: number },
  /** `aside` is a copy of the file as it was. */
  "mistakes-left-out": { file: text, aside: text },
  /** Groups of a profile that could not be joined: the first of them, and why it could not. */
  "groups-not-joined": { count: number, group: text, problem: statementSchema(problemTable) },
} as const;
export type WorkspaceNote = Statement<typeof workspaceNotes>;
export const workspaceNoteSchema: v.GenericSchema<unknown, WorkspaceNote> = statementSchema(workspaceNotes);
