import { formatCount } from "../../../../shared/text/count.ts";
import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  title: "Befehlspalette",
  find: "Gruppe, Aktion oder Wort der Hilfe finden",
  doWithIt: "Was damit zu tun ist",
  list: "Gefunden",
  found: (count) => `${formatCount(count)} gefunden`,
  more: (count) => `${formatCount(count)} weitere`,
  nothing: (text) => `Nichts heißt ${text}. Adresse und Port tippen, um einer Gruppe beizutreten.`,
  sections: {
    recent: "Zuletzt verwendet",
    join: "Beitreten",
    group: "Gruppen",
    source: "Quellen",
    action: "Aktionen",
    recording: "Aufzeichnungen",
    setting: "Einstellungen",
    help: "Hilfe",
  },
  kinds: {
    join: "Beitritt",
    group: "Gruppe",
    source: "Quelle",
    action: "Aktion",
    recording: "Aufzeichnung",
    setting: "Einstellung",
    help: "Hilfe",
  },
  hints: {
    choose: "wählen",
    open: "öffnen",
    actionsOfRow: "Aktionen der Zeile",
    groups: "Gruppen",
    actions: "Aktionen",
    settings: "Einstellungen",
    help: "Hilfe",
  },
  fromSource: (source) => `von ${source}`,
  sends: (group) => `sendet ${group}`,
  loss: (percent) => `Verlust ${percent} %`,
  rate: (packets) => `${packets} Pkt/s`,
  rateInWords: (packets) => `${packets} Pakete pro Sekunde`,
  open: "offen",
  join: (text) => `${text} beitreten`,
  actionOn: (action, group) => `${action}: ${group}`,
};
