import { formatCount } from "../../../../shared/text/count.ts";
import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  title: "Adressbuch",
  close: "Schließen",
  removed: (name) => `${name} aus dem Adressbuch entfernt.`,
  undo: "Rückgängig",
  about: "So heißt in jedem Profil eine Gruppe ohne eigenen Namen. Ohne Port gilt es für alle Ports.",
  entries: "Einträge",
  remove: (name) => `${name} entfernen`,
  full: (most) => `Mehr als ${formatCount(most)} Einträge gehen nicht: Erst einen entfernen.`,
  where: "Adresse, Port",
  name: "Name",
  note: "Notiz",
  add: "Hinzufügen",
};
