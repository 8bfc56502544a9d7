import { formatCount, plural } from "../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  names: { text: "Nutzdaten als Text", hex: "Nutzdaten als Hex", template: "Nutzdaten als Vorlage" },
  emptyDatagram: "Leeres Datagramm",
  file: {
    choose: "Datei wählen…",
    another: "Andere Datei…",
    drop: "oder hier ablegen",
    tooLarge: (name, bytes, most) =>
      `${name} hat ${formatCount(bytes)} Bytes: ein Datagramm fasst höchstens ${formatCount(most)}.`,
    how: "Wie die Datei geht",
    ways: { whole: "Ein Paket", pieces: "In Stücken" },
    pieceSize: "Byte je Stück",
    count: (pieces) => plural(pieces, "Stück", "Stücke"),
    went: (name) =>
      `${name} wurde seit der Auswahl geändert, verschoben, gelöscht oder unlesbar: erneut auswählen.`,
    bringing: (name, done, all) => `Liest ${name}: ${done} von ${all}`,
    stop: "Anhalten",
    unreadable: (name) => `${name} war nicht lesbar: noch einmal wählen.`,
  },
  next: {
    packets: "Nächste Pakete",
    next: "gleich",
    after: (ms) => `+${ms} ms`,
    differs: "Was sich ändert",
    legend: { counted: "zählt", timed: "Sendezeit", fixed: "Name dieses Rechners", noise: "zufällig" },
    padding: (bytes) => ` und ${plural(bytes, "Byte", "Byte")} Füllung`,
    name: "Name",
  },
  fragments: (bytes, fragments) =>
    `${formatCount(bytes)} Bytes: in ${fragments} Fragmenten gesendet; geht eines verloren, fehlt das Datagramm.`,
};
