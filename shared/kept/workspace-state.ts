import * as v from "valibot";
import { count } from "../model/quantities.ts";
import { workspaceNoteSchema } from "../statements/workspace.ts";
import { sectionNames } from "./sections.ts";

/** What is told of the workspace with snapshots and deltas: little, so that windows ask for what changed. */
export const workspaceSchema = v.object({
  /** The profile that is open; null where nothing is kept beyond this run. */
  profile: v.nullable(v.string()),
  /** How often each section was changed in this run: what a window has of another version is to be read anew. */
  versions: v.partial(v.object(Object.fromEntries(sectionNames.map((name) => [name, count])))),
  /** How often the list of profiles changed. */
  profiles: count,
  /** What has to be known of what is kept. */
  notes: v.array(workspaceNoteSchema),
});
export type WorkspaceState = v.InferOutput<typeof workspaceSchema>;

export const noWorkspace: WorkspaceState = { profile: null, versions: {}, profiles: 0, notes: [] };
