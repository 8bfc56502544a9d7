import { useSyncExternalStore } from "react";
import type { LanguageCode } from "../../shared/model/language.ts";
import { onLanguage, spokenLanguage } from "../../shared/text/spoken.ts";

/** The language that is spoken; who uses it is drawn again with another one. */
export function useLanguage(): LanguageCode {
  return useSyncExternalStore(onLanguage, spokenLanguage);
}
