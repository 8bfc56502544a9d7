import { plural } from "../../../shared/text/count.ts";
import type { Translated } from "../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  tabs: {
    label: "Sitzungen",
    live: "Live",
    opening: (name) => `${name} wird geöffnet …`,
    close: (name) => `${name} schließen`,
    closeHint: "Diese Aufzeichnung schließen; ihre Datei bleibt",
    rate: (rate) => `${rate} pkt/s`,
    groupsOnly: "Nur Gruppen",
    showHosts: "Einzelne Rechner zeigen",
  },
  reading: {
    progress: "Gelesen",
    read: (bytes, of) => `${bytes} von ${of} gelesen`,
    stop: "Lesen stoppen",
    ended: (why) => `Das Lesen endete: ${why}.`,
    done: "Zum Lesen geöffnet, getrennt von dem, was jetzt ankommt.",
  },
  open: {
    title: "Aufzeichnung öffnen",
    empty: "Der Ordner hat keine Dateien.",
    further: "Ältere sind nicht aufgeführt.",
    file: "Aufzeichnung",
    choose: "Datei wählen …",
    bounds: (most) => `pcap oder pcapng, bis ${most}`,
  },
  drop: {
    all: "Aufzeichnungen zum Öffnen ablegen, oder eine Liste von Gruppen zum Beitreten",
    lists: "Eine Liste von Gruppen zum Beitreten ablegen",
    listsOnly: "Hier lassen sich nur Listen von Gruppen ablegen: Text, CSV, M3U, XSPF oder SDP.",
    noText: (name) =>
      `${name} enthält keinen Text: Eine Liste von Gruppen ist Text, CSV, M3U, XSPF oder SDP.`,
  },
  replay: {
    button: "Erneut senden …",
    hint: "Diese Aufzeichnung oder ihre gewählte Zeit erneut ins Netz senden",
  },
  export: {
    button: "Export",
    hint: "Was von dieser Sitzung gezeigt wird, in eine Datei schreiben",
    running: "Wird exportiert …",
    stop: "Export stoppen",
    formats: {
      pcapng: { name: "pcapng", about: "Pakete mit ihren Headern, für Wireshark und andere" },
      jsonl: { name: "JSON-Zeilen", about: "Ein JSON-Objekt für jedes Paket" },
      csv: { name: "CSV", about: "Eine Tabelle mit einer Zeile für jedes Paket" },
      bin: { name: "Nutzdaten", about: "Die Bytes der Nutzdaten, aneinandergehängt" },
    },
    all: "Die gewählte Zeit, alle Pakete",
    ofGroup: (group) => `Davon ${group}`,
    done: (packets, path) => `${plural(packets, "Paket", "Pakete")} nach ${path} exportiert.`,
    stopped: (packets, path) =>
      `${plural(packets, "Paket", "Pakete")} nach ${path} exportiert. Der Export wurde gestoppt.`,
    tables: { groups: "Gruppen", sources: "Quellen", streams: "Streams" },
    tableAs: (table, format) => `${table} als ${format}`,
    report: "Bericht, HTML",
    reportHint: "Eine Seite mit Werten und Diagrammen, die sich ohne Castscope öffnen und drucken lässt",
    savedRows: (rows, name, size) =>
      `${plural(rows, "Zeile", "Zeilen")} in ${name}, ${size}, als Download übergeben.`,
    savedGroups: (groups, name, size) =>
      `${plural(groups, "Gruppe", "Gruppen")} in ${name}, ${size}, als Download übergeben.`,
  },
};
