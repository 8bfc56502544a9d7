import type { LanguageCode } from "../model/language.ts";
import { spokenLanguage } from "./spoken.ts";

/**
 * What a table of words has to be in another language: the same names, functions that take the same values. A table
 * that leaves a word out, or has one too many, does not compile.
 */
export type Translated<T> = T extends string
  ? string
  : T extends (...values: infer V) => infer R
    ? (...values: V) => R extends string ? string : R
    : { readonly [K in keyof T]: Translated<T[K]> };

/**
 * Titles, labels and hints of one part of the program in every language. The answer is a function, to be called where
 * text is shown and never while a module is loaded: the language changes while the program runs.
 */
export function inLanguages<const T extends object>(
  tables: Readonly<Record<LanguageCode, Translated<T>>> & { readonly en: T },
): () => Translated<T> {
  return () => tables[spokenLanguage()];
}
