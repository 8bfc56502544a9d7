import { formatCount } from "../../../../shared/text/count.ts";
import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  clear: "Filter löschen",
  suggestions: (field) => `Vorschläge: ${field}`,
  possible: "Was dort stehen kann",
  saved: "Gespeichert",
  recent: "Zuletzt",
  fields: "Felder und Werte",
  keep: {
    savedAs: (name) => `Gespeichert als ${name}`,
    save: "Diesen Filter speichern",
    list: "Gespeicherte Filter",
    name: "Name dieses Filters",
    saveButton: "Speichern",
    full: (most) =>
      `${formatCount(most)} Filter sind gespeichert: einen entfernen, um einen weiteren zu speichern.`,
    remove: (name) => `${name} entfernen`,
  },
};
