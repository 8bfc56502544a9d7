import { formatCount, formatFixed, plural } from "../../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  since: (clock) => `, seit ${clock}`,
  program: {
    none: "Kein Programm",
    one: (number) => `Programm ${number}`,
    several: (count) => plural(count, "Programm", "Programme"),
    named: (number, name) => `Programm ${number}: ${name}`,
    pids: (count) => plural(count, "PID", "PIDs"),
    copied: "PIDs als CSV",
    rest: "Tabellen und Füllpakete",
    further: (count, told) =>
      `${plural(count, "weitere PID", "weitere PIDs")}: Mehr als ${formatCount(told)} je Stream werden nicht unterschieden.`,
    pcr: "Trägt den Takt des Programms (PCR)",
    scrambled: "verschlüsselt",
    share: (percent) => `${formatFixed(percent, 1)} % aller Pakete`,
  },
  columns: {
    pid: "PID",
    type: "Typ",
    content: "Inhalt",
    rate: "Bitrate",
    share: "Anteil",
    errors: "Zählerfehler",
    errorsAbout: (since) => `Zähler (Continuity Counter), die nicht fortliefen${since}`,
  },
  contents: {
    programs: "Programmtabelle",
    program: "Programm",
    services: "Dienstnamen",
    network: "Netz",
    events: "Programmführer",
    time: "Uhrzeit und Datum",
    access: "Zugriffskontrolle",
    video: "Video",
    audio: "Audio",
    subtitles: "Untertitel",
    teletext: "Teletext",
    splice: "Schnittpunkte",
    data: "Daten",
    clock: "Takt",
    stuffing: "Füllpakete",
    unknown: "In keiner Tabelle",
  },
  checks: {
    heading: "Prüfungen",
    copied: "Prüfungen als CSV",
    failed: (count) => plural(count, "Fehler", "Fehler"),
    warnings: (count) => plural(count, "Warnung", "Warnungen"),
    over: (count) => `${formatCount(count)} über 40 ms`,
    every: (interval) => `alle ${interval}`,
  },
  states: { ok: "in Ordnung", warning: "Warnung", failed: "Fehler", unknown: "unbekannt" },
  check: {
    "1.1": {
      name: "Sync verloren",
      about: "Zwei oder mehr Pakete nacheinander beginnen nicht mit dem Sync-Byte 0x47",
    },
    "1.2": { name: "Sync-Byte", about: "Pakete, die nicht mit dem Sync-Byte 0x47 beginnen" },
    "1.3": {
      name: "PAT",
      about:
        "Die Programmtabelle fehlt 0,5 s lang, ist verschlüsselt, oder eine andere Tabelle steht an ihrer Stelle",
    },
    "1.4": { name: "Kontinuität", about: "Pakete fehlen, sind vertauscht oder kamen mehr als zweimal" },
    "1.5": { name: "PMT", about: "Die Tabelle eines Programms fehlt 0,5 s lang oder ist verschlüsselt" },
    "1.6": {
      name: "PID fehlt",
      about: "5 s lang kein Paket von Video oder Audio, das ein Programm nennt",
    },
    "2.1": { name: "Transport", about: "Pakete, die ihr Sender als beschädigt markierte" },
    "2.2": { name: "CRC", about: "Tabellen mit falscher Prüfsumme" },
    "2.3": {
      name: "PCR-Abstand",
      about:
        "Takte (PCR) kommen mehr als 100 ms nacheinander oder schließen nicht aneinander an; eine Warnung über 40 ms",
    },
    "2.4": { name: "PCR-Genauigkeit", about: "Takte (PCR) weichen um mehr als 500 ns ab" },
    "2.5": { name: "PTS", about: "700 ms lang kein Darstellungszeitpunkt von Video oder Audio" },
    "2.6": {
      name: "CAT",
      about: "Pakete sind verschlüsselt, und keine Tabelle nennt den Weg zum Zugriff",
    },
  },
  reasons: {
    "network-jitter": {
      short: "Jitter",
      long: "Über IP ist der Jitter des Netzes größer als das Erlaubte",
    },
    scrambled: {
      short: "verschlüsselt",
      long: "Video und Audio sind ganz verschlüsselt, ihre Zeiten also nicht lesbar",
    },
    "not-scrambled": {
      short: "unverschlüsselt",
      long: "Nichts ist verschlüsselt, also wird keine Tabelle gebraucht",
    },
    "not-seen": { short: "keine gesehen", long: "Bisher gab es keine oder nur eine" },
    "not-yet": { short: "noch nicht", long: "Worum es geht, ist noch nicht gekommen" },
  },
};
