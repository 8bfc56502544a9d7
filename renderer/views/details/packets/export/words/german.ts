import { formatCount, plural } from "../../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  title: "Pakete exportieren",
  noneKept: "Kein Paket ist aufbewahrt.",
  packets: "Pakete",
  what: { selected: "Auswahl", list: "Liste", kept: "Alle" },
  choice: (what, packets) => `${what} ${formatCount(packets)}`,
  choiceSpoken: (what, packets) => `${what}, ${plural(packets, "Paket", "Pakete")}`,
  as: "Als",
  formats: {
    pcapng: {
      name: "pcapng",
      about: "Für Wireshark und andere, mit neu erzeugten Köpfen von IP und UDP.",
    },
    jsonl: {
      name: "JSON Lines",
      about: "Eine Zeile für jedes Paket: ein Objekt mit seinen Feldern und den Nutzdaten in Hex.",
    },
    csv: { name: "CSV", about: "Eine Tabelle mit einer Zeile für jedes Paket, Nutzdaten in Hex." },
    bin: { name: "Nutzdaten", about: "Die Nutzdaten, hintereinander." },
  },
  cancel: "Abbrechen",
  start: (packets) => `${plural(packets, "Paket", "Pakete")} exportieren`,
  progress: "Export",
  done: (percent, bytes) => `${percent} %, ${bytes}`,
  stop: "Abbrechen",
  handedOver: (packets, file, bytes) =>
    `${plural(packets, "Paket", "Pakete")} in ${file}, ${bytes}, als Download übergeben.`,
  gone: (packets) => `${plural(packets, "Paket ist", "Pakete sind")} nicht mehr aufbewahrt.`,
  tooLarge: (most) =>
    `Ein Fenster exportiert höchstens ${most}: im Menü des Aufnahmeknopfs speichern, was im Speicher ist, und darauf castscope export anwenden.`,
  tooLargeRecording: (most) =>
    `Ein Fenster exportiert höchstens ${most}: „Exportieren“ oben benutzen oder castscope export auf die Aufzeichnung anwenden.`,
};
