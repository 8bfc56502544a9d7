import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  groups: {
    general: "Allgemein",
    appearance: "Aussehen",
    packets: "Pakete",
    keyboard: "Tastatur",
    events: "Ereignisse",
  },
  joinOn: {
    title: "Neuen Gruppen wird beigetreten auf",
    reason: "Wenn der Text keine Schnittstelle nennt. Gehört zu diesem Profil.",
  },
  composePinned: {
    title: "Senden ist beim Start geöffnet",
    reason: "In einem Fenster, das Platz dafür hat. Gehört zu diesem Profil.",
  },
  theme: {
    title: "Farbschema",
    reason: "„System“ folgt dem Hell und Dunkel des Desktops.",
    choices: { system: "System", dark: "Dunkel", light: "Hell" },
  },
  language: {
    title: "Sprache",
    reason:
      "„System“ folgt dem Browser oder dem Desktop. Namen von Protokollen und ihren Feldern bleiben, wie ihre Standards sie nennen.",
    system: "System",
  },
  sharedScale: {
    title: "Kleine Diagramme mit gemeinsamer Skala",
    reason: "Dann lassen sich ihre Höhen vergleichen; stille Gruppen sind neben regen flach.",
  },
  kernelGroups: {
    title: "Gruppen, denen das System selbst beigetreten ist",
    reason: "Sie stehen unter denen dieses Rechners, etwa „alle Hosts“ (224.0.0.1).",
  },
  packetTime: {
    title: "Zeiten der Pakete",
    reason: "Die Uhrzeit oder Sekunden seit etwas. Immer auf die Mikrosekunde.",
    choices: {
      clock: "Uhrzeit",
      join: "Seit Beitritt",
      previous: "Seit dem vorigen",
      reference: "Seit der Referenz",
    },
  },
  packetDscp: { title: "Spalte für DSCP", reason: "Wie Pakete markiert waren, als sie ankamen." },
  packetColours: {
    title: "Zeilen nach Typ getönt",
    reason:
      "Protokolle sind auf einen Blick zu unterscheiden; verlorene und späte Pakete haben ihre Zeichen so oder so.",
  },
  payloadText: { title: "Nutzdaten, die Text sind, als Text", reason: "Statt ihrer Bytes." },
  letterKeys: {
    title: "Tasten mit einem Buchstaben",
    reason: "Sie wirken nur außerhalb von Textfeldern. Ohne sie erreicht Strg K weiterhin jede Aktion.",
  },
  notifications: {
    title: "Benachrichtigungen des Systems",
    reason: "Über neue Probleme und Warnungen, während dieses Fenster verdeckt ist.",
  },
  sound: { title: "Ein Ton", reason: "Bei einem neuen Problem, höchstens einer in zwei Sekunden." },
  on: "an",
  off: "aus",
  systemsChoice: "die Wahl des Systems",
};
