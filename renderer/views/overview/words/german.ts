import { formatCount, formatFixed, plural } from "../../../../shared/text/count.ts";
import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  bar: {
    heading: "Übersicht",
    groups: (count) => plural(count, "Gruppe", "Gruppen"),
    find: "Gruppen der Übersicht filtern",
    placeholder: "Gruppe, Name",
    spans: {
      label: "Wie weit zurück",
      "15 min": "Die letzten 15 Minuten",
      "1 h": "Die letzte Stunde",
      "2 h": "Die letzten 2 Stunden",
      "24 h": "Die letzten 24 Stunden",
      "7 d": "Die letzten 7 Tage",
    },
    unit: { label: "Einheit", packets: "Pakete je Sekunde", bits: "Bits je Sekunde" },
    compared: (count) => `Nur ${formatCount(count)} gewählte`,
    comparedHint: "Wieder alle Gruppen zeigen",
    shared: "Gleiche Skala",
    about: (step) => `Ein Punkt je ${step}, das Neueste rechts`,
    live: "Live",
    liveHint: "Der neuesten Sekunde folgen",
    asTable: "Als Tabelle zeigen",
    save: "CSV sichern",
    saveHint: "Die Punkte aller gezeigten Gruppen als CSV sichern",
  },
  page: {
    reading: "Der Verlauf wird gelesen …",
    noneLike: (of) => `Von ${formatCount(of)} passt keine.`,
    showAll: (of) => `Alle ${formatCount(of)} zeigen`,
    noGroups: "Noch keiner Gruppe beigetreten.",
    join: "Beitreten",
  },
  grid: {
    label: "Übersicht",
    group: "Gruppe",
    drawn: (span) => `Rate und Verlust über ${span}`,
    loss: "Verlust",
    worst: "Maximum",
    errors: "Fehler",
    events: "Ereignisse",
    countEvents: (count) => plural(count, "Ereignis", "Ereignisse"),
    newest: (step: string) => `neueste ${step}`,
    at: (clock) => `um ${clock}`,
    within: ["in ", "diesen "],
  },
  line: {
    drawing: (title, span, rate, worst, errors) =>
      `${title}, ${span}: ${rate}, ${
        worst === null ? "Verlust nicht messbar" : `bis zu ${formatFixed(worst, 2)} % verloren`
      }, ${plural(errors, "Fehlersekunde", "Fehlersekunden")}`,
    notJoined: "nicht beigetreten",
    notJoinedUntil: (clock) => `nicht beigetreten bis ${clock}`,
    cannotJoin: "kein Beitritt",
    silent: "still",
    silentFor: (time) => `still ${time}`,
  },
  gaps: {
    begins: (clock) => `Der Verlauf beginnt um ${clock}`,
    off: (begin, end) => `Castscope lief nicht, ${begin} bis ${end}`,
  },
  table: {
    label: (span) => `Übersicht, ${span}`,
    notMeasured: "In dieser Spanne nicht messbar.",
    endpoint: { title: "Gruppe", about: "Adresse und Port" },
    name: { title: "Name", about: "Wie die Gruppe heißt" },
    state: { title: "Zustand", about: "Wie es jetzt um sie steht" },
    lost: { title: "Verloren", about: "Nach den Nummern der Streams, in der Spanne" },
    dropped: { title: "Hier verworfen", about: "Von diesem Rechner verworfen, in der Spanne" },
    silent: { title: "Stille s", about: "Sekunden, in denen sie still war" },
    worst: { title: "Maximum", about: "Das Schlimmste der Spanne" },
    errors: { title: "Fehler s", about: "Sekunden mit Verlust, Stille oder Fehler" },
  },
  brush: {
    label: "Spanne",
    span: (begin, end) => `${begin} bis ${end}`,
    about: (length) => `der letzten ${length}, gesamt und verloren`,
    start: "Beginn der Spanne",
    end: "Ende der Spanne",
    chosen: (clock, length) => `${clock}, ${length} gewählt`,
    earlier: "Früher",
    later: "Später",
    whole: "Ganze 24 h",
  },
};
