import { formatCount, plural } from "../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  together: (groups) => `${plural(groups, "Gruppe", "Gruppen")} zusammen`,
  selected: (groups) => `${plural(groups, "Gruppe", "Gruppen")} ausgewählt`,
  span: (first, last) => `${first} bis ${last}`,
  copy: "Als CSV kopieren",
  receiving: "Empfangen",
  ofCount: (groups) => `von ${formatCount(groups)}`,
  states: (silent, failed) =>
    `${silent === 0 ? "keine" : formatCount(silent)} still, ${failed === 0 ? "keine" : formatCount(failed)} mit Fehler`,
  packets: "Pakete je Sekunde",
  ofRate: (all) => `von insgesamt ${all}`,
  bits: "Bit je Sekunde",
  ofPayload: "UDP-Nutzdaten",
  lost: "Verloren",
  notNumbered: "kein Stream ist nummeriert",
  lostIn: (packets, groups) =>
    `${plural(packets, "Paket", "Pakete")}, ${plural(groups, "Gruppe", "Gruppen")}`,
  worst: "Am schlechtesten",
  noneLost: "keine verlor ein Paket",
  fastest: "Am schnellsten",
  nothingComes: "nichts kommt an",
  dropped: "Hier verworfen",
  notTold: "das System sagt es nicht",
  droppedNowhere: "bei keiner",
  droppedOn: (groups) => `bei ${plural(groups, "Gruppe", "Gruppen")}`,
};
