import { formatCount, plural } from "../../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  editor: {
    heading: "Format beschreiben",
    unsaved: "noch nicht gespeichert",
    suggest: "Felder vorschlagen",
    nothing: "Nichts zählt in diesen Paketen: Kein Byte wächst von Paket zu Paket um eins.",
    cancel: "Abbrechen",
    save: "Format speichern",
    incomplete: "Angeben, wo ein Feld oder die Sequenz steht, und einen Namen vergeben",
    noPacket: "Noch kein Paket aufbewahrt",
    packet: (number) => `Paket ${formatCount(number)}`,
    bytes: (count) => `${formatCount(count)} Byte`,
    first: (count) => `Davon die ersten ${formatCount(count)}.`,
    name: "Name",
    useFor: "Gilt für",
    group: "Diese Gruppe",
    source: "Eine Quelle",
    sourceLabel: (endpoint) => `Eine Quelle, ${endpoint}`,
    starts: "nur Pakete, die so beginnen:",
    copied: "Kopiert.",
  },
  decoded: { heading: "Dekodiert", about: "wie beschrieben" },
  fields: {
    heading: "Felder",
    about: "was zu lesen ist, und wo",
    none: "Bytes auswählen und 1 für die Sequenz drücken oder Felder vorschlagen lassen.",
    before: "Text davor",
    digits: "Ziffern",
    shownAs: "Gezeigt als",
    unit: "Einheit",
    countsFrom: "Zählt ab",
    anyTime: "beliebig",
    offset: "Offset",
    width: "Breite",
    bits: (bits) => `${bits} Bit`,
    byteOrder: "Byte-Folge",
    step: "Schritt",
    written: "Steht als",
    inBytes: "binär",
    asText: "Text",
    number: (label, least, most) => `${label}: eine ganze Zahl von ${least} bis ${most}.`,
  },
  field: {
    sequence: { name: "Sequenz", remove: "Sequenz entfernen" },
    key: { name: "Schlüssel", remove: "Schlüssel entfernen" },
    time: { name: "Zeit", remove: "Zeit entfernen" },
  },
  bases: { decimal: "dezimal", hex: "hex" },
  bytes: {
    label: "Bytes des neuesten Pakets",
    about:
      "1, 2 und 3 machen die Auswahl zur Sequenz, zum Schlüssel oder zur Zeit, 4 zu einem anderen Feld; Alt und die Pfeile verschieben ein Feld",
    byte: (at, hex) => `Byte ${at}, ${hex}`,
    of: { sequence: "Sequenz", key: "Schlüssel", time: "Zeit", both: "beide" },
  },
  before: {
    heading: "Dieselben Bytes davor",
    about: (first, last) => `${first} bis ${last}; Schritt zum letzten Paket des Schlüssels`,
    packet: "Paket",
    bytes: "Bytes",
    step: "Schritt",
  },
  json: {
    about: "dieselbe Beschreibung",
    copy: "Kopieren",
    label: "Beschreibung als JSON",
    mistake: (line, sentence) => `Zeile ${line}: ${sentence}`,
  },
  check: {
    heading: "Live-Prüfung",
    last: (packets) => `über ${plural(packets, "Paket", "Pakete")}`,
    verdicts: { right: "sieht richtig aus", wrong: "keine Sequenz", unsure: "zu wenige Pakete" },
    label: "Was die Pakete sagen",
    missing: (missing, packets) =>
      `${plural(missing, "fehlt", "fehlen")} vor ${plural(packets, "Paket", "Paketen")} davon.`,
  },
  steps: {
    heading: "Schritt jedes Pakets",
    label: (packets, gaps) =>
      `Schritte über ${plural(packets, "Paket", "Pakete")}: ${gaps === 0 ? "keine Lücke" : plural(gaps, "Lücke", "Lücken")}`,
    ago: (packets) => `vor ${plural(packets, "Paket", "Paketen")}`,
    gap: (missing) => `+${formatCount(missing + 1)}: ${plural(missing, "fehlt", "fehlen")}`,
    now: "jetzt",
  },
};
