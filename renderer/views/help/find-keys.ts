import type { Kept } from "../../../shared/kept/sections.ts";
import { type Keys, keyNames, keyText } from "../../actions/keys.ts";
import { type KeyHelp, type KeySection, keySections } from "./key-sections.ts";

/** What the sheet is filtered by: words, or keys that were pressed. */
export type KeyQuery = { readonly text: string } | { readonly pressed: Keys };

/** The keys that a query finds, by place; places without any are left out. */
export function findKeys(query: KeyQuery, changed: Kept<"keys"> = {}, all = false): readonly KeySection[] {
  return keySections(changed, all)
    .map((section) => ({
      ...section,
      keys: section.keys.filter((one) => isFound(one, section.title, query)),
    }))
    .filter(({ keys }) => keys.length > 0);
}

/** Whether keys pressed together do something by themselves. */
export function isKnown(pressed: Keys, changed: Kept<"keys"> = {}): boolean {
  return findKeys({ pressed }, changed).length > 0;
}

function isFound({ does, ways }: KeyHelp, place: string, query: KeyQuery): boolean {
  if ("pressed" in query) {
    const pressed = keyText(query.pressed);
    return ways.some((way) => keyText(way) === pressed);
  }
  const said = `${does} ${place}`.toLowerCase();
  const keys = new Set(ways.flatMap(keyNames).map((key) => key.toLowerCase()));
  return query.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "")
    .every((word) =>
      // A single sign is the key of that name: as a part of words it would find nearly all of them.
      word.length === 1 ? keys.has(word) : said.includes(word) || keys.has(word),
    );
}
