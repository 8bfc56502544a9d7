import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  separator: "Höhe der Gruppen",
  separatorTitle: "Ziehen ändert die Höhe; Doppelklick setzt sie zurück",
  nothing: "Eine Gruppe wählen, um ihre Pakete und Quellen zu sehen.",
};
