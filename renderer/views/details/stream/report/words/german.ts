import type { Translated } from "../../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  menu: {
    title: "Die Werte dieses Streams als Bericht zum Mitnehmen",
    button: "Bericht",
    text: "Als Text kopieren",
    json: "Als JSON kopieren",
    copiedText: "Bericht als Text kopiert.",
    copiedJson: "Bericht als JSON kopiert.",
    refused: "Das System lässt Castscope nicht an die Zwischenablage.",
  },
  group: "Gruppe",
  source: "Quelle",
  says: "Meldet",
  measured: "Gemessen",
  on: (group, place) => `${group} auf ${place}`,
  nothing: (day, clock) => `nichts bis ${day} ${clock}`,
  span: (day, from, to, duration) => `${day} ${from} bis ${to}, ${duration}`,
  bursts: (length) => `Schübe mit ${length}`,
};
