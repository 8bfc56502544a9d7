import * as v from "valibot";
import { limits } from "../limits.ts";

/** What filters are of: each has its own. */
export const filterKinds = ["packets", "groups"] as const;
export type FilterKind = (typeof filterKinds)[number];

const text = v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.filterLength));

const savedFilterSchema = v.object({
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.savedFilterName)),
  text,
});
export type SavedFilter = v.InferOutput<typeof savedFilterSchema>;

export const filterMemorySchema = v.object({
  /** The newest first. */
  recent: v.pipe(v.array(text), v.maxLength(limits.recentFilters)),
  /** By name. */
  saved: v.pipe(v.array(savedFilterSchema), v.maxLength(limits.savedFilters)),
});
/** Filters that were used, and those that a person gave a name. */
export type FilterMemory = v.InferOutput<typeof filterMemorySchema>;

export const noFilters: FilterMemory = { recent: [], saved: [] };
