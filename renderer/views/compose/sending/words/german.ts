import { formatCount } from "../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  sends: "Sendungen",
  sending: "Wird gesendet",
  running: (count) => `${formatCount(count)} laufend`,
  none: "Es wird nichts gesendet.",
  form: "Formular",
  sendingSome: (count) => `Sendet ${formatCount(count)}`,
  kinds: { text: "Text", hex: "Hex", file: "Datei", template: "Vorlage", sequence: "Folge" },
  bytesEach: (bytes) => `je ${formatCount(bytes)} B`,
  untilStopped: "bis zum Stopp",
  reached: (what) => `Erreicht: ${what}`,
};
