import { formatCount, plural } from "../../../../shared/text/count.ts";
import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  heading: "Angekündigte Gruppen",
  short: "Hören",
  listen: "Auf Ankündigungen hören",
  listenOn: "Auf Ankündigungen hören auf",
  off: "Tritt auf einer Schnittstelle den Gruppen von SAP und mDNS bei und zeigt, was andere dort ankündigen. Sendet nichts.",
  none: "Noch nichts gehört: Die meisten Sitzungen werden jede halbe Minute angekündigt.",
  noInterface: "Diese Schnittstelle ist aus oder hat keine Adresse.",
  notJoined: (joined, of, why) =>
    `${formatCount(joined)} von ${formatCount(of)} Gruppen mit Ankündigungen ist beigetreten: ${why}`,
  unnamed: "Ohne Namen",
  from: (by, from) => `angekündigt durch ${by} von ${from}`,
  heard: (age) => `zuletzt vor ${age}`,
  heardNow: "eben gehört",
  lost: {
    deleted: "Ankündigung verloren: zurückgenommen",
    silent: "Ankündigung verloren: zu lange still",
    ended: "Ankündigung verloren: Sitzung vorbei",
  },
  noGroup: "Gruppe unbekannt",
  noGroupHint:
    "Ihre Gruppe wird nur über TCP oder gar nicht genannt: Die Sitzungsbeschreibung lässt sich in die Beitrittsliste einfügen.",
  join: "Beitreten",
  show: "Zeigen",
  joinOne: (name, group) => `${name}, ${group} beitreten`,
  showOne: (name, group) => `${name}, ${group} zeigen`,
  showAll: (count) => `Alle ${formatCount(count)} zeigen`,
  unread: (count) => `${plural(count, "Datagramm", "Datagramme")} von SAP nicht lesbar`,
  flood: (count) => `${formatCount(count)} kamen zu schnell zum Lesen`,
  full: (count) => `${formatCount(count)} fanden keinen Platz`,
};
