import { english } from "./english/english.ts";
import type { Language } from "./language.ts";

export const languages = { en: english } as const;

/** The one that the program speaks: command line, windows and logs. */
export const language: Language = languages.en;
