import { formatCount, plural } from "../../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  list: "Pakete der Reihe nach",
  packet: (number) => `Paket ${formatCount(number)}`,
  kind: (number) => `Art von Paket ${formatCount(number)}`,
  kinds: { text: "Text", hex: "Hex", file: "Datei", template: "Vorlage" },
  payload: (number) => `Nutzdaten von Paket ${formatCount(number)}`,
  pause: (number) => `Pause nach Paket ${formatCount(number)} in Millisekunden`,
  up: (number) => `Paket ${formatCount(number)} nach oben`,
  down: (number) => `Paket ${formatCount(number)} nach unten`,
  duplicate: (number) => `Paket ${formatCount(number)} verdoppeln`,
  remove: (number) => `Paket ${formatCount(number)} entfernen`,
  drag: "An seine Stelle ziehen",
  keys: "Alt mit Auf oder Ab verschiebt es",
  add: "Paket hinzufügen",
  full: (most) => `Eine Folge hat höchstens ${plural(most, "Paket", "Pakete")}.`,
  choose: "Wählen…",
  times: "Durchläufe",
  untilStopped: "bis zum Stopp",
  round: (packets, time) => `${plural(packets, "Paket", "Pakete")} in ${time}`,
  wrong: (number, why) => `Paket ${formatCount(number)}: ${why}`,
  none: "Die Folge ist leer: ein Paket hinzufügen.",
  tooLarge: (bytes, most) =>
    `${plural(bytes, "Byte", "Bytes")} sind zu viel: eine Folge hat von hier höchstens ${formatCount(most)}.`,
};
