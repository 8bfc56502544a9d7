import type { LanguageCode } from "../model/language.ts";

/** The language that is spoken: one for a process, a thread or a page. English until somebody says otherwise. */
let spoken: LanguageCode = "en";
const listeners = new Set<() => void>();

export function spokenLanguage(): LanguageCode {
  return spoken;
}

/** From here on every text is made in this language. */
export function speak(code: LanguageCode): void {
  if (code === spoken) return;
  spoken = code;
  for (const listener of [...listeners]) listener();
}

/** Who shows texts draws them again with another language. Answers with what ends it. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
