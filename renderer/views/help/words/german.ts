import { formatCount } from "../../../../shared/text/count.ts";
import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  help: "Hilfe",
  pages: { keys: "Tastenkürzel", words: "Werte und Zustände", learn: "Nachlesen" },
  filters: { keys: "Filtern nach Aktion oder Taste", words: "Werte und Zustände filtern" },
  close: "Schließen",
  letterKeys: "Einzelne Buchstaben",
  lettersApply:
    "Einzelne Buchstaben wirken nur außerhalb von Textfeldern. Ohne sie erreicht Strg K weiterhin jede Aktion.",
  found: (count) => `${formatCount(count)} gefunden`,
  noKey: (text) => `Keine Aktion und keine Taste heißt „${text}“.`,
  noWord: (text) => `Kein Wert und kein Zustand heißt „${text}“.`,
  off: "aus:",
  or: "oder",
  places: { stream: "Stream", join: "Beitrittsfeld" },
  moves: {
    rows: "Zeile darüber oder darunter; über der ersten die Spaltenköpfe",
    rowEnds: "Erste oder letzte Zeile",
    destinations: "Ziele der Pakete beliebiger Adressen zeigen oder verbergen",
    packets: "Paket darüber oder darunter; über dem ersten die Spaltenköpfe",
    packetEnds: "Erstes Paket; neuestes, und ihm folgen",
    onePacketMore: "Eines mehr auswählen",
    packetsToEnd: "Alle bis zum ersten oder letzten auswählen",
    packetMenu: "Was mit den ausgewählten Paketen möglich ist",
    packetBytes: "Bytes des Pakets; im Filter: zu den Zeilen",
    openRecording: "Die Aufzeichnung öffnen oder zeigen",
    spanEnd: "Ein Ende des Zeitraums um einen Punkt; mit Umschalt um zehn",
    second: "Sekunde davor oder danach auf der Zeitleiste; mit Umschalt zehn",
    further: "Weiter zurück auf der Zeitleiste, oder weiter vor",
    secondEnds: "Älteste oder neueste Sekunde",
    now: "Zurück zu jetzt",
    join: "Beitreten, oder was darunter markiert ist",
    compose: "Stattdessen in „Senden“ verwenden",
    offer: "Anderer Vorschlag",
  },
  chapters: { states: "Zustände", columns: "Spalten", figures: "Werte" },
  states: {
    joining: { term: "Tritt bei", means: "Beigetreten, wartet auf das erste Paket." },
    receiving: { term: "Empfängt", means: "Pakete kommen an." },
    silent: {
      term: "Still",
      means: (least) => `Seit mindestens ${least} beigetreten, und nie kam etwas.`,
    },
    stalled: {
      term: "Stockt",
      means: (times, least) =>
        `Hatte Verkehr, dann nichts für das ${formatCount(times)}-Fache des üblichen Abstands, mindestens ${least}. Zählt als still.`,
    },
    error: { term: "Fehler", means: "Der Beitritt gelang nicht; die Zeile sagt, warum." },
  },
  figures: {
    rate: { term: "Rate", means: "Pakete und Bits der UDP-Nutzdaten in der letzten vollen Sekunde." },
    average: { term: "Mittel", means: "Seit dem Beitritt; bei einer Quelle seit ihrem ersten Paket." },
    peak: { term: "Spitze", means: "Die größte volle Sekunde bisher." },
    burst: { term: "Schub", means: (ms) => `Die meisten Pakete in beliebigen ${formatCount(ms)} ms.` },
    loss: {
      term: "Verlust",
      means:
        "Der Anteil der laut Sequenznummern des Streams gesendeten Pakete, der nicht ankam. Was dieser Rechner verwarf, ist enthalten und steht getrennt als „hier verworfen“.",
    },
    jitter: {
      term: "Jitter",
      means:
        "Wie in RFC 3550 festgelegt, wo der Medientakt oder die Sendezeit bekannt ist; sonst die Abweichung des Abstands zwischen Paketen.",
    },
    kept: {
      term: "Behaltene Pakete",
      means: "Was noch im Speicher betrachtet werden kann; ältere machen Platz und bleiben gezählt.",
    },
  },
};
