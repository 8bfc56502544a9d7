import { formatCount, plural } from "../../../../shared/text/count.ts";
import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  menu: {
    title: "Profile",
    save: "Sichern als …",
    import: "Importieren …",
    export: (name) => `„${name}“ exportieren`,
    delete: "Löschen",
    file: "Profil zum Importieren",
  },
  opened: (name, groups) => `Das Profil „${name}“ ist geöffnet: ${plural(groups, "Gruppe", "Gruppen")}.`,
  undo: "Rückgängig",
  cancel: "Abbrechen",
  close: "Schließen",
  name: "Name",
  delete: {
    title: (name) => `Profil „${name}“ löschen?`,
    about:
      "Seine Gruppen, Spalten und Entwürfe sind dann fort; an dem, was jetzt geöffnet ist, ändert sich nichts. Vorher exportiert, bleibt eine Datei davon.",
    delete: "Löschen",
    deleted: (name) => `Das Profil „${name}“ wurde gelöscht.`,
  },
  save: {
    title: "Profil sichern als",
    about:
      "Ein Profil enthält Gruppen mit Namen, Aussehen und Schwellen, Paare, Formate, Spalten und was in „Senden“ steht.",
    save: "Sichern",
    saved: (name) => `Das Profil „${name}“ ist geöffnet: Was sich ab jetzt ändert, steht in ihm.`,
  },
  import: {
    title: "Profil importieren",
    reading: (file) => `${file} wird gelesen …`,
    joined: "Beitritt",
    left: "Verlassen",
    counted: (heading, count) => `${heading}: ${formatCount(count)}`,
    happens: (joined, left, stays) =>
      `Beitritt zu ${plural(joined, "Gruppe", "Gruppen")}, ${plural(left, "wird", "werden")} verlassen${
        stays === 0 ? "" : `, ${plural(stays, "bleibt", "bleiben")}`
      }.`,
    apart: "Was jetzt geöffnet ist, bleibt in seinem eigenen Profil.",
    replaces: (name) => `Es tritt an die Stelle des Profils „${name}“.`,
    nothing: "Nichts zu öffnen",
    take: (joined, left) => `${formatCount(joined)} beitreten, ${formatCount(left)} verlassen`,
    mistakesLeftOut: (count) => `${plural(count, "Fehler", "Fehler")}, ausgelassen`,
    mistakes: "Fehler",
    line: (line, mistake) => `Zeile ${formatCount(line)}: ${mistake}`,
    more: (count) => `${formatCount(count)} weitere`,
  },
};
