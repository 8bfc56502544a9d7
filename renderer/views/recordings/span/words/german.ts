import { formatCount, plural } from "../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  bar: {
    time: "Zeit",
    whole: (day, from, to) => `${day}, ${from} bis ${to}`,
    chosen: "Gewählt",
    to: "bis",
    chosenFrom: "Gewählt von",
    chosenTo: "Gewählt bis",
    zoom: "Vergrößern",
    zoomHint: "Die gewählte Zeit so breit wie das Fenster zeigen (+ und −)",
    all: "Ganze",
    allHint: "Die ganze Aufzeichnung zeigen (0)",
    mistake: (from, to) => `Eine Zeit zwischen ${from} und ${to}, etwa 13:48:50.`,
  },
  chart: {
    rate: "Rate",
    top: (rate) => `bis ${rate}`,
    lost: (packets) => `Verloren ${formatCount(packets)}`,
    events: "Ereignisse",
    start: "Anfang der Zeitspanne",
    end: "Ende der Zeitspanne",
    value: (clock, span) => `${clock}, ${span} gewählt`,
    keys: (label, step) => `${label}: Pfeile bewegen es um ${step}, mit Umschalt um das Zehnfache`,
    further: (events) => `und ${formatCount(events)} weitere`,
    lossEvent: (packets, percent) =>
      `${formatCount(packets)} verloren, mehr als ${percent} % von dem, was da gesendet wurde.`,
  },
  panes: {
    width: "Breite der Gruppen",
    tabs: "In der Zeitspanne",
    groups: "Gruppen",
    packets: "Pakete",
    select: "Eine Gruppe auswählen, um ihre Pakete und Quellen zu sehen.",
  },
  groups: {
    heading: "Gruppen der Zeitspanne",
    counts: (groups, packets) => `${formatCount(groups)}, ${plural(packets, "Paket", "Pakete")}`,
    filtered: (groups) => `${formatCount(groups)} passen zum Filter. Alle zeigen`,
    countedAgain: "für die Zeitspanne neu gezählt",
  },
};
