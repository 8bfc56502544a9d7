import * as v from "valibot";

/** The languages that the program speaks, by their tags of BCP 47. */
export const languageCodes = ["en", "de"] as const;
export type LanguageCode = (typeof languageCodes)[number];

/** What each calls itself, so that whoever does not read the other one finds it. */
export const languageNames: Readonly<Record<LanguageCode, string>> = { en: "English", de: "Deutsch" };

/** What is chosen; `system` follows what the browser or the desktop asks for. */
export const languageChoiceSchema = v.picklist(["system", ...languageCodes]);
export type LanguageChoice = v.InferOutput<typeof languageChoiceSchema>;

/**
 * The language of a choice.
 * @param wanted what the system asks for, most wanted first, as BCP 47 tags; where none is spoken, it is English
 */
export function languageOf(choice: LanguageChoice, wanted: readonly string[]): LanguageCode {
  if (choice !== "system") return choice;
  const primary = wanted.map((tag) => tag.toLowerCase().split("-", 1)[0]);
  return primary.flatMap((tag) => languageCodes.find((code) => code === tag) ?? [])[0] ?? "en";
}
