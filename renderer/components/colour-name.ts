import type { GroupColour } from "../../shared/model/group-look.ts";
import { words } from "./words/words.ts";

/** What a group’s colour is called; null is none. */
export function colourName(colour: GroupColour | null): string {
  return words().colours[colour ?? "none"];
}
