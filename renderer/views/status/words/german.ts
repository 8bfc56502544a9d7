import { formatCount, plural } from "../../../../shared/text/count.ts";
import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  none: "Keiner Gruppe beigetreten",
  lastKnown: "Zuletzt bekannt:",
  states: {
    receiving: (count) => `${formatCount(count)} ${count === 1 ? "empfängt" : "empfangen"}`,
    silent: (count) => `${formatCount(count)} still`,
    failed: (count) => `${formatCount(count)} Fehler`,
    joining: (count) => `${formatCount(count)} ${count === 1 ? "tritt" : "treten"} bei`,
  },
  memory: {
    kept: (bytes, limit) => `Pakete behalten: ${bytes} von ${limit}`,
    gaveWay: (count) => `${plural(count, "älteres Paket wich", "ältere Pakete wichen")}`,
    title:
      "Pakete, die zum Ansehen behalten werden. Ist der Speicher voll, weichen die ältesten; gezählt bleiben sie.",
  },
  damaged: {
    count: (count) => `${formatCount(count)} beschädigt angekommen`,
    title:
      "Datagramme, die seit dem Start von Castscope mit falscher Prüfsumme auf diesem Rechner ankamen, für irgendein Programm: Schuld ist ein Kabel, ein Adapter oder ein Sender.",
  },
  lag: {
    longest: (ms) => `Längstes Warten ${formatCount(ms)} ms`,
    longestTitle: (held) =>
      `Die längste Zeit seit dem Start, in der der Monitor nicht empfangen konnte. Pakete warten ${held === null ? "so lange in den Puffern des Kernels, wie diese sie fassen" : `dann in den Puffern des Kernels, die bei den jetzigen Raten die von etwa ${held} fassen`}.`,
    busy: (ms) => `Monitor war ${formatCount(ms)} ms beschäftigt`,
    busyTitle: (held) =>
      `So lange konnte der Monitor in der letzten Sekunde nicht empfangen. Die Puffer des Kernels fassen bei den jetzigen Raten die Pakete von etwa ${held}: Vielleicht wurden welche verworfen, „verworfen“ sagt es.`,
  },
  way: {
    waited: (ms) => `Fenster wartete ${formatCount(ms)} ms`,
    waitedTitle:
      "So lange konnte in der letzten Sekunde nichts an dieses Fenster weitergegeben werden. Der Monitor zählt in einem eigenen Thread: Dadurch geht nichts verloren.",
    quiet: (time, at) => `Nichts gehört für ${time} um ${at}`,
    quietTitle:
      "Die längste Zeit, in der dieses Fenster nichts vom Monitor hörte, und wann sie begann. Ob dabei Pakete verloren gingen, sagt „verworfen“.",
    skipped: (count) => `${plural(count, "Stand", "Stände")} übersprungen`,
    skippedTitle:
      "Dieses Fenster war zu langsam dafür und hat stattdessen alles neu geholt: Die Zahlen stimmen.",
  },
  utc: { text: "Zeiten in UTC", title: "Zeiten enden mit einem Z. Die Einstellungen ändern es." },
  paused: "Anzeige angehalten, gezählt wird weiter",
  connecting: "Verbindet sich",
  notConnected: "Nicht verbunden",
  about: {
    doors: { desktop: "Desktop-Fenster", headless: "Browser-Fenster", "command line": "Kommandozeile" },
    doorTitle: "Wie dieses Fenster den Monitor erreicht",
    receivingBy: (path) => `Empfang mit ${path}`,
  },
  versions: {
    title: "Die Versionen, in denen diese Schnittstelle meldet, was beigetreten ist",
    fallback: (name, versions) => `${name} ${versions} (Rückfall)`,
    fallbackTitle:
      "Ein älterer Querier wurde gehört, oder es ist so eingestellt: Quellenspezifische Beitritte werden nicht gelingen",
  },
  banner: {
    refused:
      "Der Monitor hat dieses Fenster abgewiesen: Er wurde neu gestartet. Die Adresse öffnen, die er ausgegeben hat.",
    otherVersion:
      "Dieses Fenster ist von einer anderen Version von Castscope als der laufende Monitor, und einiges geht nicht: Castscope beenden, neu starten und die ausgegebene Adresse öffnen.",
    otherOwn:
      "Dieses Fenster ist von einer anderen Version von Castscope als der laufende Monitor, und einiges geht nicht: Castscope schließen und wieder öffnen.",
    noWord: "Nichts vom Monitor gehört",
    noWordSince: (time) => `Nichts vom Monitor gehört seit ${time}`,
    open: (noWord) =>
      `${noWord}. Unten steht, was da bekannt war; dieses Fenster macht weiter, sobald er sich meldet.`,
    stopped: (noWord) =>
      `${noWord}: Er wurde beendet. Unten steht, was da bekannt war; Castscope schließen und neu öffnen.`,
    unreachable: (noWord) =>
      `${noWord}: Er ist nicht erreichbar. Unten steht, was da bekannt war; neue Versuche laufen. Wurde er neu gestartet, die Adresse öffnen, die er ausgegeben hat.`,
  },
  page: {
    connecting: { title: "Castscope", text: "Verbindet sich mit dem Monitor." },
    open: { title: "Castscope", text: "Liest, was beigetreten ist." },
    quiet: {
      title: "Der Monitor antwortet nicht",
      text: "Seit einigen Sekunden kam nichts von ihm. Dieses Fenster macht weiter, sobald er sich meldet.",
    },
    stopped: {
      title: "Der Monitor wurde beendet",
      text: "Keiner Gruppe ist mehr beigetreten. Castscope schließen und neu öffnen.",
    },
    lost: {
      title: "Der Monitor ist nicht erreichbar",
      text: "Vielleicht wurde er beendet. Dieses Fenster versucht es alle paar Sekunden neu und macht weiter, wenn er wieder da ist.",
    },
    refused: {
      title: "Diese Adresse genügt nicht",
      text: "Die ganze Adresse öffnen, die Castscope beim Start ausgegeben hat, mit ihrem Token: Es lässt diesen Browser ein.",
    },
  },
};
