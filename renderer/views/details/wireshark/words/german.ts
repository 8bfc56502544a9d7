import { plural } from "../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  decodeAs: "Dekodieren als …",
  decodeAsHint: "Was die Pakete dieser Gruppe oder Quelle liest, und ob es die Dekoder von Wireshark sind",
  decodeWith: "Dekodieren mit",
  notFound: "Wireshark wurde auf diesem Rechner nicht gefunden.",
  stop: "Abbrechen",
  tryAgain: "Erneut versuchen",
  about: (name, path, seconds) =>
    `${name}${path === null ? "" : ` (${path})`}: läuft für jedes angesehene Paket, nur mit diesem Paket und höchstens ${seconds} s lang`,
  as: "als",
  asHint: "Was an diesen Port geht, als ein Protokoll dekodieren, nach dessen Namen in Wireshark",
  automatic: "automatisch",
  rows: {
    decoding: "Wireshark dekodiert die gezeigten Zeilen …",
    decoded: (packets, by) => `Typ und Info von ${plural(packets, "Paket", "Paketen")} durch ${by}`,
    shown: "Gezeigte Zeilen",
    off: "Aus",
    offHint: "Typ und Info wieder durch Castscope",
  },
};
