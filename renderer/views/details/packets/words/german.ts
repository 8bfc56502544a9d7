import { formatCount, plural } from "../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  list: "Pakete",
  listWidth: "Breite der Paketliste",
  back: "Pakete",
  backHint: "Zurück zur Liste (Esc)",
  look: "Dekodiert und Bytes",
  lookHint: "Zeigen, was das Paket sagt, und seine Bytes (Eingabe)",
  tooManyPieces: (most) =>
    `Eine Auswahl hat höchstens ${formatCount(most)} Stücke: mit Umschalt auswählen, was beieinander steht.`,
  kept: {
    bound: (bytes) => `Alle Gruppen zusammen bewahren bis zu ${bytes} an Paketen auf.`,
    noneGaveWay: "Aus dieser Gruppe musste noch keines weichen.",
    gaveWay: (packets) =>
      `${plural(packets, "älteres Paket dieser Gruppe wich", "ältere Pakete dieser Gruppe wichen")} neueren.`,
    beyond: (packets) =>
      `Nicht angesehen: ${plural(packets, "ältestes aufbewahrtes Paket", "älteste aufbewahrte Pakete")}.`,
    kept: (kept, all) => `${formatCount(kept)} von ${formatCount(all)}`,
    sorted: (rows, kept) => `${formatCount(rows)} von ${formatCount(kept)} sortiert`,
    match: (rows, kept) => `${formatCount(rows)} von ${formatCount(kept)} passen`,
  },
  bar: {
    filter: "Pakete filtern",
    filterSuchAs: "Pakete filtern, etwa",
    filtering: (percent) => `Filtert, ${percent} %`,
    sorting: (percent) => `Sortiert, ${percent} %`,
    stop: "Abbrechen",
    sortAgainHint: (newer) =>
      `Neu sortieren, mit ${plural(newer, "seitdem angekommenem Paket", "seitdem angekommenen Paketen")}`,
    newer: (packets) => `${formatCount(packets)} neuere`,
    paused: "Anzeige angehalten",
    following: "Folgt dem neuesten",
    follow: "Folgen",
    followHint: "Zum neuesten Paket springen und folgen (Ende)",
  },
  menu: {
    name: "Paketliste",
    about: "Zeiten, Spalten und Farben der Paketliste",
    times: "Zeiten",
    time: {
      clock: "Uhrzeit",
      date: "Datum und Uhrzeit",
      join: "Seit Beitritt",
      previous: "Seit dem Paket darüber",
      reference: "Seit der Zeitreferenz",
    },
    wireshark: "Diese Zeilen mit Wireshark dekodieren",
    wiresharkHint: "Gibt diese Pakete einmal an tshark von Wireshark, wo es installiert ist",
    dscp: "Spalte DSCP",
    colours: "Farben nach Typ",
  },
  empty: {
    noneKept: (packets) =>
      packets === 1
        ? "Sein einziges Paket ist nicht mehr da: Neuere anderer Gruppen nahmen den Platz ein."
        : `Keines der ${formatCount(packets)} Pakete ist mehr da: Neuere anderer Gruppen nahmen ihren Platz ein.`,
    whichProgram: "Welches Programm",
    whySilent: "Warum still",
    joined: (on, source) =>
      `Beigetreten${on === null ? "" : ` auf ${on}`}. Wartet auf das erste Paket${source === null ? "" : ` von ${source}`}.`,
    listening: (on, source) =>
      `Hört zu${on === null ? "" : ` auf ${on}`}. Wartet auf das erste Paket${source === null ? "" : ` von ${source}`}.`,
    silent: (group, source, on, clock, ago) =>
      `Seit ${clock}, also seit ${ago}, kam${on === null ? "" : ` auf ${on}`} kein Paket für ${group}${source === null ? "" : ` von ${source}`} an.`,
    allGaveWay: "Alle sortierten Pakete sind neueren gewichen.",
    sortAgain: "Neu sortieren",
    noMatch: (filter) => `Kein Paket passt zu „${filter}“.`,
    noMatchYet: (filter) => `Kein Paket passt zu „${filter}“. Was kommt und passt, steht dann hier.`,
    showAll: "Alle Pakete zeigen",
  },
  announced: {
    none: "Kein Paket passt.",
    found: (packets) => `${plural(packets, "Paket", "Pakete")} gefunden.`,
    ascending: (column) => `Sortiert nach ${column}, aufsteigend.`,
    descending: (column) => `Sortiert nach ${column}, absteigend.`,
    columns: { number: "Ankunft", source: "Quelle", ttl: "TTL", size: "Länge" },
  },
  columns: {
    source: { title: "Quelle", about: "Adresse und Port des Senders" },
    sourceOf: (address, port) => `${address}, Port ${port}`,
    ttl: { about: "TTL oder Hop-Limit, mit dem es ankam" },
    noTtl: "Das System sagt nicht, mit welcher TTL Pakete ankommen.",
    dscp: { about: "DSCP, mit dem es ankam, und ECN, wo es gesetzt ist" },
    noDscp: "Das System sagt nicht, mit welchem DSCP Pakete ankommen.",
    tosByte: (tos, dscp) => `TOS-Byte ${tos}: DSCP ${dscp}`,
    length: { title: "Länge", about: "Bytes der UDP-Nutzdaten" },
    type: {
      title: "Typ",
      about: "Als was das Paket an seinen Bytes erkannt wurde oder dekodiert werden soll",
    },
    noType: "Seine Bytes passen zu nichts, was Castscope dekodiert.",
    info: {
      title: "Info",
      about:
        "Was das Paket sagt; von einem nicht erkannten die ersten Bytes, ein Punkt für jedes nicht druckbare",
    },
    byWireshark: (text) => `${text}, laut Wireshark`,
  },
  times: {
    clock: {
      title: "Zeit",
      about: "Wann dieser Rechner es empfing, Ortszeit; sortiert nach Ankunft",
    },
    date: {
      title: "Datum und Zeit",
      about: "Wann dieser Rechner es empfing, Ortszeit; sortiert nach Ankunft",
    },
    utc: { title: "Zeit (UTC)", about: "Wann dieser Rechner es empfing, in UTC; sortiert nach Ankunft" },
    join: {
      title: "Seit Beitritt",
      about: "Sekunden seit dem Beitritt zur Gruppe; sortiert nach Ankunft",
    },
    previous: {
      title: "Seit vorigem",
      about: "Sekunden seit dem Paket in der Zeile darüber; sortiert nach Ankunft",
    },
    reference: {
      title: "Seit Referenz",
      about: "Sekunden seit der gewählten Zeitreferenz; sortiert nach Ankunft",
    },
    noneAbove: "Darüber steht kein Paket.",
    noReference: "Kein Paket ist die Zeitreferenz.",
  },
  gone: {
    one: "Dieses Paket ist nicht mehr da",
    numbered: (number) => `Paket ${formatCount(number)} ist nicht mehr da`,
    several: (packets) => `${plural(packets, "Paket", "Pakete")} nicht mehr da`,
  },
};
