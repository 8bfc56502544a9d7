import { inLanguages } from "../../../../shared/text/words.ts";
import { english } from "./english.ts";
import { german } from "./german.ts";

export const words = inLanguages({ en: english, de: german });

/** Those of every language: a setting is found by the words that somebody knows it by. */
export const allWords = [english, german] as const;
