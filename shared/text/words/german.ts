import { formatCount, plural } from "../count.ts";
import { listed } from "../german/list.ts";
import type { Translated } from "../words.ts";
import type { english } from "./english.ts";

const linkNames: Readonly<Record<number, string>> = {
  105: "802.11",
  119: "802.11 mit Prism-Kopf",
  127: "802.11 mit Radiotap",
  147: "eine eigene Sicherungsschicht des Benutzers",
  189: "USB",
  220: "USB",
  239: "NFLOG",
  252: "was Wireshark exportiert hat",
};

const allAt = (port: number): string =>
  `alles, was hier Port ${port} erreicht: Unicast, Broadcast und Gruppen, denen irgendein Programm beigetreten ist`;

const packets = (count: number): string => plural(count, "Paket", "Pakete");
const datagrams = (count: number): string => plural(count, "Datagramm", "Datagramme");

export const german: Translated<typeof english> = {
  bind: {
    port: (port) => `Zählt ${allAt(port)}; ein Beitritt findet nicht statt.`,
    any: (port) => `Zählt die eigene Gruppe und ${allAt(port)}; „Diese Gruppe“ würde nur die Gruppe zählen.`,
    groupChoice: (group, port) =>
      `Hört nur Pakete an ${group}; was sonst Port ${port} erreicht, bleibt draußen.`,
    anyChoice: (group, port) =>
      `Hört ${group} und was sonst hier Port ${port} erreicht: Unicast, Broadcast und Gruppen, denen irgendein Programm beigetreten ist.`,
  },
  binds: {
    titles: { group: "Diese Gruppe", any: "Jede Adresse", interface: "Adresse einer Schnittstelle" },
    within: { group: "diese Gruppe", any: "jede Adresse", interface: "Adresse einer Schnittstelle" },
    of: { group: "dieser Gruppe", any: "jeder Adresse", interface: "der Adresse einer Schnittstelle" },
    unicast: (on) => (on === null ? "Unicast" : `Unicast an ${on}`),
    broadcast: (on) => (on === null ? "Broadcast" : `Broadcast auf ${on}`),
    groupUntold: "Gruppe, wessen ist unbekannt",
    groupOfNobody: "zurzeit niemandes Gruppe",
    groupOf: (programs) => `Gruppe (${programs.join(", ")})`,
    notHeard: "hier nicht zu hören",
    rate: (rate, isOne) => `${rate} ${isOne ? "Paket" : "Pakete"} je Sekunde`,
    anotherProgram: "anderes Programm",
    heardBy: (sockets) => `gehört von ${listed(sockets)}`,
    heardByNone: "von keinem dieser Sockets gehört",
    keptOut: (binds) => `abgehalten von ${listed(binds)}`,
    unknown: (binds) => `nicht bekannt von ${listed(binds)}`,
  },
  destinations: {
    anotherProgram: "anderes Programm",
    joinedUntold: "wer beigetreten ist, ist unbekannt",
    joinedByNobody: "zurzeit niemand beigetreten",
    joinedBy: (names) => `beigetreten: ${names}`,
    untold: (count) =>
      `Dieses System sagt nicht, wohin Pakete gingen: ${packets(count)} an irgendeine seiner Adressen und Gruppen.`,
    further: (count) =>
      `${plural(count, "Paket ging", "Pakete gingen")} an weitere Ziele, die zusammen gezählt werden.`,
    unicast: "Unicast, dieser Rechner",
    broadcast: (network) => `Broadcast, ${network ?? "dieser Link"}`,
  },
  diagnosis: {
    verdicts: { problem: "Problem", warning: "Warnung", unknown: "Unbekannt", ok: "OK" },
    problems: (count) => plural(count, "Problem", "Probleme"),
    warnings: (count) => plural(count, "Warnung", "Warnungen"),
    nothing: "Nichts Auffälliges gefunden",
  },
  history: {
    missing: (count) =>
      count === 1
        ? "1 Minute einer Gruppe oder Quelle wird fehlen."
        : `${formatCount(count)} Minuten von Gruppen und Quellen werden fehlen.`,
    unwritable: (why) =>
      `Der Verlauf lässt sich nicht schreiben: ${why}. Gezählt wird weiter, Neues wartet zehn Minuten.`,
    broken: (aside) =>
      `Der Verlauf war beschädigt: Er liegt jetzt als ${aside} beiseite, und ein neuer beginnt.`,
  },
  recording: {
    other: (count) => `${plural(count, "Paket ist", "Pakete sind")} nicht UDP über IP.`,
    unicast: (count) =>
      count === 1
        ? "1 Datagramm ging an einen einzelnen Rechner und ist nicht gezeigt."
        : `${datagrams(count)} gingen an einzelne Rechner und sind nicht gezeigt.`,
    further: (count) =>
      `${plural(count, "Datagramm ging", "Datagramme gingen")} an weitere Ziele, als sich zeigen lassen.`,
    outside: (count) =>
      `${plural(count, "Datagramm liegt", "Datagramme liegen")} außerhalb der gewählten Zeit.`,
    damaged: (count) =>
      `${plural(count, "Paket kam", "Pakete kamen")} beschädigt an: falsche Prüfsumme oder Längen, die einander widersprechen.`,
    fragments: (count) =>
      `${plural(count, "Fragment wurde", "Fragmente wurden")} mit anderen zusammengesetzt.`,
    incomplete: (count) =>
      `${plural(count, "fragmentiertes Datagramm kam", "fragmentierte Datagramme kamen")} nicht vollständig.`,
    cut: (count) => `${plural(count, "Paket wurde", "Pakete wurden")} ohne vollständige Köpfe aufgezeichnet.`,
    shortened: (count) =>
      `Von ${plural(count, "Paket", "Paketen")} wurde nur der Anfang aufgezeichnet: Größen und Raten sind die ganzen.`,
    untimed: (count) => `${plural(count, "Paket hat", "Pakete haben")} in der Datei keine Zeit.`,
    unordered: (count) => `${plural(count, "Paket steht", "Pakete stehen")} in der Datei hinter späteren.`,
    faults: (count, first) =>
      `${plural(count, "Block", "Blöcke")} der Datei nicht zu lesen, der erste bei Byte ${formatCount(first)}.`,
    missed: (count) => `Das aufzeichnende Programm hat ${packets(count)} verpasst.`,
    stopped: (read, all) =>
      `Das Lesen wurde nach ${formatCount(read)} von ${formatCount(all)} Byte angehalten.`,
    unreadLink: (count, linkType) =>
      `${plural(count, "Paket gehört", "Pakete gehören")} zu einer Sicherungsschicht, die nicht gelesen wird: ${linkNames[linkType] ?? `Linktyp ${linkType}`}.`,
  },
  run: { flow: (run) => `Flow ${run}` },
};
