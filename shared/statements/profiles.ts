import * as v from "valibot";

const text = v.string();
const number = v.number();

/** What can be wrong with a file of a profile, or of settings. */
export const profileProblems = {
  "profile-missing": {},
  "profile-too-long": { characters: number, most: number },
  /** A file of something else, or of nothing that says what it is. */
  "profile-not-one": { file: v.picklist(["profile", "workspace"]) },
  "profile-of-later": { version: number, most: number },
  "profile-groups-many": { count: number, most: number },
  "profile-group-twice": { text },
  "profile-leg-unknown": { text },
  "profile-pair-itself": {},
  "profile-decoder-unknown": { word: text },
  "profile-measure-unknown": { word: text, kinds: v.pipe(v.array(text), v.nonEmpty()) },
  "profile-source-unreadable": { text },
  /** `member` is a section or a threshold. */
  "profile-value-wrong": { member: text },
  "settings-not-in-braces": {},
  "profile-name-empty": {},
  "profile-name-long": { characters: number, most: number },
  "profile-name-signs": {},
} as const;
