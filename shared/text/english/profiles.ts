import type { profileProblems } from "../../statements/profiles.ts";
import { formatCount } from "../count.ts";
import type { Sentences } from "../say.ts";

/** What can be wrong with a profile; part of the table of typed texts. */
export const profiles = {
  "profile-missing": () => "The file is empty: a profile is JSON in braces, see docs/profiles.md.",
  "profile-too-long": ({ characters, most }) =>
    `The file has ${formatCount(characters)} characters: ${formatCount(most)} is the most.`,
  "profile-not-one": ({ file }) =>
    `This is no ${file} of Castscope: it says of itself "castscope": "${file}".`,
  "profile-of-later": ({ version, most }) =>
    `It was written by a later version of Castscope: "version" is ${version}, and this one reads up to ${most}.`,
  "profile-groups-many": ({ count, most }) =>
    `It has ${formatCount(count)} groups: ${formatCount(most)} is the most that can be joined.`,
  "profile-group-twice": ({ text }) => `${text} is there twice: the first one counts.`,
  "profile-leg-unknown": ({ text }) => `${text} is none of the “groups” above, written as there.`,
  "profile-pair-itself": () => "A pair has two groups: “a” and “b” are the same one.",
  "profile-decoder-unknown": ({ word }) =>
    `There is no decoder “${word}”, and none of “formats” is called so: packets are read by themselves.`,
  "profile-measure-unknown": ({ word, kinds }) =>
    `Nothing is measured as “${word}”: it is ${kinds.join(", ")} or the description of a format.`,
  "profile-source-unreadable": ({ text }) =>
    `“${text}” is no address of a source: write one, such as 10.0.0.31.`,
  "profile-value-wrong": ({ member }) => `“${member}” cannot be this: what it was before stays.`,
  "settings-not-in-braces": () => "Settings stand in braces: { and }.",
  "profile-name-empty": () => "Type a name for the profile, such as Playout A.",
  "profile-name-long": ({ characters, most }) =>
    `The name has ${formatCount(characters)} characters: ${formatCount(most)} is the most.`,
  "profile-name-signs": () =>
    "A name has only letters, digits, spaces and - _ . , ( ) + & ' ! @ in it: write it with those.",
} satisfies Sentences<typeof profileProblems>;
