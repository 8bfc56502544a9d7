import type { Translated } from "../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  menu: {
    file: "Datei",
    openRecording: "Aufzeichnung öffnen …",
    openRecent: "Zuletzt geöffnet",
    noneYet: "Noch keine",
    clearList: "Diese Liste leeren",
    view: "Ansicht",
    ipv4Groups: "Registrierte IPv4-Gruppen (IANA)",
    ipv6Groups: "Registrierte IPv6-Gruppen (IANA)",
  },
  roles: {
    editMenu: "Bearbeiten",
    undo: "Rückgängig",
    redo: "Wiederholen",
    cut: "Ausschneiden",
    copy: "Kopieren",
    paste: "Einfügen",
    delete: "Löschen",
    selectAll: "Alles auswählen",
    resetZoom: "Originalgröße",
    zoomIn: "Vergrößern",
    zoomOut: "Verkleinern",
    togglefullscreen: "Vollbild",
    windowMenu: "Fenster",
    minimize: "Minimieren",
    zoom: "Zoomen",
    close: "Fenster schließen",
    help: "Hilfe",
    about: "Über Castscope",
    quit: "Beenden",
  },
  failures: {
    monitorStopped: "Der Monitor von Castscope hat unerwartet aufgehört.",
    monitorDetail: (reason) =>
      `${reason}\n\nAlle Gruppen sind verlassen. Nach einem Neustart ist der Beitritt wieder möglich.`,
    restart: "Neu starten",
    close: "Schließen",
    windowStopped: "Das Fenster von Castscope hat unerwartet aufgehört.",
    windowDetail: (reason) =>
      `Das System sagt: ${reason}.\n\nDie Gruppen bleiben beigetreten und werden gezählt.`,
    openAgain: "Wieder öffnen",
  },
  choose: { recordings: "Aufzeichnungen", allFiles: "Alle Dateien" },
};
