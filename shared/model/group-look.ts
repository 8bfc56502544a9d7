import * as v from "valibot";
import { limits } from "../limits.ts";

/** How people mark groups, beside their names. */

/** Colours by name: each theme has its own shade of them. */
export const groupColours = ["red", "orange", "yellow", "green", "teal", "blue", "violet", "grey"] as const;
export type GroupColour = (typeof groupColours)[number];

export interface GroupLook {
  readonly label: string;
  readonly colour: GroupColour | null;
}

export const groupLookEntries = {
  /** Groups of one label belong together; empty for none. */
  label: v.pipe(v.string(), v.maxLength(limits.labelLength)),
  colour: v.nullable(v.picklist(groupColours)),
};
