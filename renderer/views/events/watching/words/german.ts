import { formatCount, plural } from "../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  pane: {
    title: "Schwellen",
    close: "Schwellen schließen",
    notKept: (why) => `Änderungen bleiben für den nächsten Start nicht erhalten: ${why}`,
  },
  limits: {
    region: "Schwellen",
    limit: "Schwelle",
    lasting: "Dauer",
    limitField: (rule) => `${rule}: Schwelle`,
    lastingField: (rule) => `${rule}: Dauer`,
    clearing: "Vorbei, wenn wieder gut seit",
    reset: (title, on) =>
      `„${title}“ auf den Wert ${on === null ? "aller Gruppen" : `von ${on}`} zurücksetzen`,
  },
  figures: {
    "loss-above": { title: "Verlust über", unit: "%" },
    "rate-below": { title: "Pakete unter", unit: "pkt/s" },
    "rate-above": { title: "Pakete über", unit: "pkt/s" },
    "bitrate-below": { title: "Rate unter", unit: "Mbit/s" },
    "bitrate-above": { title: "Rate über", unit: "Mbit/s" },
    "silence-over": { title: "Stille über", unit: "s" },
    "jitter-above": { title: "Jitter über", unit: "ms" },
    "sources-not": { title: "Quellen nicht", unit: "" },
    "error-seconds-above": { title: "Fehlersek.", unit: "in 1 h" },
  },
  whose: {
    label: "Für",
    all: "Alle Gruppen",
    allOn: (name) => `Alle Gruppen auf ${name}`,
    note: "anders",
    differing: (interfaces, groups) => {
      const parts = [
        interfaces > 0 ? plural(interfaces, "Schnittstelle", "Schnittstellen") : "",
        groups > 0 ? plural(groups, "Gruppe", "Gruppen") : "",
      ].filter(Boolean);
      return `Für (${parts.join(" und ")} anders)`;
    },
    same: (than) => `Für (wie ${than ?? "alle Gruppen"})`,
    others: (count, than) => `Für (${formatCount(count)} anders als ${than ?? "alle Gruppen"})`,
  },
  replay: (told, hours, ofGroup, leftOut) => {
    const group = ofGroup === null ? "" : `, ${times(ofGroup.told)} für ${ofGroup.called}`;
    const rest =
      leftOut === 0 ? "" : ` ${plural(leftOut, "Gruppe wurde", "Gruppen wurden")} dabei nicht betrachtet.`;
    return `Mit diesen Schwellen wäre in ${span(hours)} ${times(told)} gemeldet worden${group}.${rest}`;
  },
  toldBy: {
    title: "Gemeldet durch",
    scope: "für jede Gruppe",
    add: "Weg hinzufügen",
    removed: (name) => `${name} entfernt.`,
    undo: "Rückgängig",
    tell: (name) => `An ${name} melden`,
    test: "Testen",
    testOf: (name) => `${name} testen`,
    edit: (name) => `${name} bearbeiten`,
    remove: (name) => `${name} entfernen`,
    told: (count) => `${formatCount(count)} gemeldet`,
    waiting: (count) => plural(count, "wartet", "warten"),
    never: (count) => `${formatCount(count)} nie gemeldet`,
    waitingForAnswer: "Wartet auf die Antwort …",
  },
  kinds: {
    webhook: "Webhook",
    syslog: "Syslog",
    "local-syslog": "Syslog hier",
    command: "Befehl",
  },
  from: { problem: "Nur Probleme", warning: "Warnungen und Probleme", info: "Alles" },
  form: {
    fresh: "Neuer Meldeweg",
    edit: (name) => `${name} bearbeiten`,
    by: "Durch",
    name: "Name",
    nameHint: "wie er unter den anderen heißt",
    address: "Adresse",
    plainHost: "Einfaches http erlaubt zu",
    plainHostHint: "keinem Host außer diesem Rechner",
    host: "Adresse des Hosts",
    port: "UDP-Port",
    socket: "Socket",
    program: "Programm",
    arguments: "Argumente, eines je Zeile",
    ofWhat: "Wovon",
    commandsNeed: ["Befehle gehen nur, wenn Castscope mit ", " gestartet wurde."],
    add: "Hinzufügen",
    save: "Sichern",
    cancel: "Abbrechen",
  },
  mistakes: {
    name: "Hier gehört ein Name hin, etwa noc.",
    url: "Hier gehört eine Adresse hin, etwa https://noc.example/hook.",
    address: "Hier gehört eine Adresse hin, etwa 10.0.0.9.",
    path: "Hier gehört der Pfad eines Sockets hin, etwa /dev/log.",
    program: "Hier gehört ein Programm hin, etwa /usr/local/bin/page.",
    arguments: (most) => `Höchstens ${formatCount(most)} Argumente, eines je Zeile.`,
    tooLong: (most) => `Höchstens ${formatCount(most)} Zeichen.`,
  },
  quiet: {
    title: "Ruhe",
    label: "Ruhe: aufgeführt, nicht gemeldet",
    kinds: { never: "Nie", daily: "Jeden Tag", always: "Bis zum Ausschalten" },
    from: "Von",
    to: "Bis",
    local: "Das sind Ortszeiten, nicht UTC.",
    after: "Was danach noch anhält, wird dann gemeldet.",
  },
  window: {
    mark: "Marke im Fenster",
    markHow: "eine Zahl an der Glocke, immer",
    notification: "Benachrichtigung",
    notificationHow: "wenn das Fenster verdeckt ist",
    notificationNone: "dieser Browser hat keine",
    refused: "Dieser Browser lässt keine Benachrichtigungen zu: Sie sind für diese Seite zu erlauben.",
    notAllowed: "Noch nicht erlaubt: Erst einschalten.",
    body: "Dies ist ein Test.",
    shown: "Gezeigt",
    testNotification: "Benachrichtigung testen",
    sound: "Ton",
    soundHow: "zwei kurze Töne",
    testSound: "Ton testen",
  },
};

function times(count: number): string {
  return count === 0 ? "nichts" : count === 1 ? "einmal" : `${formatCount(count)}-mal`;
}

function span(hours: number): string {
  if (hours >= 23) return "den letzten 24 h";
  if (hours < 1) return "der wenigen bekannten Zeit";
  return `den letzten ${formatCount(hours)} h, die bekannt sind,`;
}
