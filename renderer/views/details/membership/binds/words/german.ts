import { formatCount, plural } from "../../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  heading: "Was jede Bindung durchlässt",
  heard: (port) => `Port ${port}, ein Socket von jeder Art; Raten der letzten Sekunde`,
  nothing: (port, duration) => `Nichts auf Port ${port} seit ${duration}`,
  asDrawing: "Als Zeichnung zeigen",
  asTable: "Als Tabelle zeigen",
  more: (destinations) => `und ${plural(destinations, "weiteres Ziel", "weitere Ziele")}`,
  showBusiest: "Die regsten zeigen",
  showAll: "Alle zeigen",
  destinationOf: "Ziel des Pakets",
  destinations: "Ziele",
  destination: "Ziel",
  whose: "Wessen",
  boundTo: "Gebunden an",
  program: "Programm",
  joined: "Beigetreten",
  sockets: "Sockets",
  notHeard: "ungehört",
  comingIn: (some, all) => `${formatCount(some)} von ${formatCount(all)} kommen an`,
  rateUnknown: "Rate hier unbekannt",
  alike: (sockets) => `und ${plural(sockets, "gleicher Socket", "gleiche Sockets")}`,
  legend: {
    comesIn: "kommt an",
    keptOut: "abgehalten, von der Bindung oder einer genaueren",
    unknown: "? sagt dieses System nicht",
  },
  passages: { "comes-in": "kommt an", "kept-out": "abgehalten", unknown: "unbekannt" },
  socketOf: (bind, program) => `${bind}, ${program}`,
  anotherProgram: "anderes Programm",
  programs: {
    thisWatch: "diese Port-Beobachtung",
    row: (name) => `Zeile ${name}`,
    process: (pid) => `Prozess ${pid}`,
    another: "Anderes Programm",
    whoseUntold: "wessen, ist unbekannt",
    ofUser: (user) => `des Benutzers ${user}`,
  },
  aBroadcast: "Eine Broadcast-Adresse",
  onPort: {
    heading: (port) => `Sockets auf Port ${port}`,
    othersUntold: "die anderer Programme nennt dieses System nicht",
    count: (sockets, family, others) =>
      `${formatCount(sockets)} über IPv${family}, ${others === 0 ? "keiner" : formatCount(others)} von anderen Programmen`,
    joinedUntold: "unbekannt",
    joinedUntoldHint: "Kein System sagt, welchen Gruppen der Socket eines anderen Programms beigetreten ist.",
    joinedNone: "keine",
    fromSource: (source) => `von ${source}`,
  },
};
