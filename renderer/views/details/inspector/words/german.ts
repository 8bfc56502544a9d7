import { formatCount } from "../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  packet: (number) => `Paket ${formatCount(number)}`,
  shownAsBytes: "Wie gewählt, als Bytes gezeigt.",
  selectHint: "Ein Paket auswählen, um seine Bytes zu sehen.",
  tryAgain: "Erneut versuchen",
  parts: "Teile des Pakets",
  decode: "Dekodiert",
  bytes: "Bytes",
  height: "Höhe des dekodierten Pakets",
  describe: "Beschreiben …",
  describeHint: "Sagen, wo seine Felder stehen: solche Pakete werden dann dekodiert, gefiltert und gemessen",
  editAndSend: "Ändern, senden",
  fillCompose: (address) => `Senden mit ${address} und diesen Bytes ausfüllen; noch wird nichts gesendet`,
  delivery: "Zustellung",
};
