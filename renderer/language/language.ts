import { type LanguageChoice, type LanguageCode, languageOf } from "../../shared/model/language.ts";
import { speak } from "../../shared/text/spoken.ts";
import type { ViewStore } from "../store/view.ts";

/**
 * Keeps the spoken language and the document's `lang` in step with the choice and, for `system`, with what the browser
 * asks for. To be started before anything is drawn: then whoever draws again with a change finds it spoken already.
 * @param tell what is spoken, and by which choice; at once and with each change
 */
export function startLanguage(
  view: ViewStore,
  root: HTMLElement,
  system: Pick<Navigator, "languages">,
  tell: (spoken: LanguageCode, choice: LanguageChoice) => void = () => {},
): void {
  let told = "";
  const apply = (): void => {
    const { language } = view.getState();
    const code = languageOf(language, system.languages);
    speak(code);
    root.lang = code;
    if (told === `${code} ${language}`) return;
    told = `${code} ${language}`;
    tell(code, language);
  };
  view.subscribe(apply);
  window.addEventListener("languagechange", apply);
  apply();
}
