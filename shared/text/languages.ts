import type { inputProblems } from "../statements/input.ts";
import { english as englishInput } from "./english/input.ts";
import type { Sentences } from "./say.ts";

/** All that a language has to say; one that leaves a sentence out does not compile. */
export interface Language {
  readonly inputProblems: Sentences<typeof inputProblems>;
}

export const languages = {
  en: { inputProblems: englishInput },
} satisfies Readonly<Record<string, Language>>;

/** The one that the program speaks: command line, windows and logs. */
export const language: Language = languages.en;
