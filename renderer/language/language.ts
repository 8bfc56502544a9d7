import { languageOf } from "../../shared/model/language.ts";
import { speak } from "../../shared/text/spoken.ts";
import type { ViewStore } from "../store/view.ts";

/**
 * Keeps the spoken language and the document's `lang` in step with the choice and, for `system`, with what the browser
 * asks for. To be started before anything is drawn: then whoever draws again with a change finds it spoken already.
 */
export function startLanguage(
  view: ViewStore,
  root: HTMLElement,
  system: Pick<Navigator, "languages">,
): void {
  const apply = (): void => {
    const code = languageOf(view.getState().language, system.languages);
    speak(code);
    root.lang = code;
  };
  view.subscribe(apply);
  window.addEventListener("languagechange", apply);
  apply();
}
