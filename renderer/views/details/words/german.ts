import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  detailsOf: (name) => `Details von ${name}`,
  header: {
    and: "und",
    from: "von",
    fillCompose: (address) => `Senden mit ${address} ausfüllen; noch wird nichts gesendet`,
    onlyDirect: "Nur Unicast und Broadcast",
    onlyDirectHint: "Listet und zeichnet, was an diesen Rechner oder an alle ging, nicht was an Gruppen ging",
    stopWatching: "Nicht mehr beobachten",
    stopWatchingHint: "Nicht mehr beobachten; lässt sich rückgängig machen (Entf in der Tabelle)",
    leaveHint: "Diese Gruppe verlassen; lässt sich rückgängig machen (Entf in der Tabelle)",
    stopListeningHint: "Nicht mehr zuhören; lässt sich rückgängig machen (Entf in der Tabelle)",
    leaveBothHint: "Beide Zweige verlassen; lässt sich rückgängig machen",
  },
  tabs: {
    all: "Details",
    packets: "Pakete",
    sources: "Quellen",
    charts: "Diagramme",
    stream: "Stream",
    membership: "Mitgliedschaft",
  },
  copied: (what) => `${what} kopiert`,
  noClipboard: "Das System ließ Castscope nicht an die Zwischenablage",
};
