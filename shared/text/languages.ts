import type { LanguageCode } from "../model/language.ts";
import { english } from "./english/english.ts";
import { german } from "./german/german.ts";
import type { Language } from "./language.ts";
import { spokenLanguage } from "./spoken.ts";

export const languages: Readonly<Record<LanguageCode, Language>> = { en: english, de: german };

/** The sentences of the language that is spoken. */
export function language(): Language {
  return languages[spokenLanguage()];
}
