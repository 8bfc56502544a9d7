import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  totals: {
    none: "Keiner Gruppe beigetreten",
    all: "Alle Gruppen zusammen",
    lastKnown: "Alle Gruppen zusammen, zuletzt bekannt",
    drops: "hier verworfen",
    dropsTitle:
      "Der Kernel hat diese Pakete verworfen, weil sie schneller kamen, als dieser Rechner sie abnahm: Im Netz gingen sie nicht verloren.",
    dropsUnknown: "Dieses System sagt nicht, was es verwirft.",
  },
  paused: {
    word: "Angehalten",
    more: ", gezählt wird weiter",
    title: (hint) => `${hint}. Gezählt wurde weiterhin.`,
  },
};
