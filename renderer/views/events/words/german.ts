import { formatCount, plural } from "../../../../shared/text/count.ts";
import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  page: {
    heading: "Ereignisse",
    copy: "Als CSV kopieren",
    copied: (count) => `${plural(count, "Ereignis", "Ereignisse")} als CSV`,
    thresholds: "Schwellen",
    suppressed: (count) => `${formatCount(count)} weitere kamen zu oft, um aufgeführt zu werden.`,
    height: "Höhe der Ereignisse",
    nothingYet:
      "Noch ist nichts geschehen. Hier steht, was einer Gruppe widerfährt: dass sie still ist, dass Pakete verloren gehen, dass eine Schwelle überschritten wird.",
    noneLike: (of) => `Von ${formatCount(of)} passt keines.`,
    showAll: (of) => `Alle ${formatCount(of)} zeigen`,
  },
  bar: {
    find: "Ereignisse suchen",
    placeholder: "Gruppe, Name, Ereignis",
    showAllAgain: "Wieder alle zeigen",
    kind: "Art",
    kinds: {
      all: "Alle",
      open: "Offen",
      loss: "Verlust",
      silence: "Stille",
      rate: "Rate",
      sources: "Quellen",
      other: "Andere",
    },
  },
  list: {
    label: "Ereignisse",
    open: "Offen",
    isNew: "Neu seit dem letzten Blick",
    isNewSince: (when) => `Neu seit dem letzten Blick, ${when}`,
    today: "Früher am Tag",
    before: "An Tagen davor",
    older: "Ältere Ereignisse zeigen",
  },
  gravity: { problem: "Problem", warning: "Warnung", info: "Hinweis" },
  columns: {
    gravity: { title: "Schwere", about: "Ein Problem, eine Warnung oder ein Hinweis" },
    time: { title: "Zeit", about: "Wann es begann" },
    group: { title: "Gruppe", about: "Die Gruppe und ihr Port", unknown: "Keine einzelne Gruppe" },
    name: { title: "Name", about: "Wie die Gruppe heißt" },
    what: { title: "Ereignis", about: "Was geschah" },
    worst: {
      title: "Maximum",
      about: "Das Schlimmste daran, oder wie viel es war",
      unknown: "Daran wird nichts gemessen",
    },
    duration: {
      title: "Dauer",
      about: "Wie lange es dauerte, oder seit wann es anhält",
      unknown: "Es hat keine Dauer",
    },
    told: {
      title: "Gemeldet",
      about: "Wodurch es gemeldet wurde: die Marke in diesem Fenster und die eingeschalteten Wege",
    },
  },
  values: {
    packets: (count) => plural(count, "Paket", "Pakete"),
    sources: (count) => plural(count, "Quelle", "Quellen"),
    errorSeconds: (count) => `${formatCount(count)} s in 1 h`,
    unknown: "unbekannt",
    now: "jetzt",
    nowSince: (age) => `jetzt, ${age}`,
    underSecond: "unter 1 s",
    window: "Fenster",
    notTold: "nicht gemeldet",
  },
  details: {
    region: "Was bekannt ist",
    reading: "Der Verlauf wird gelesen …",
    since: (begin, age) => `seit ${begin}, ${age}`,
    atLeast: (begin, end) => `${begin} bis mindestens ${end}`,
    span: (begin, end, lasted) => `${begin} bis ${end}, ${lasted}`,
    notJoined: "Dieser Gruppe ist jetzt nicht beigetreten.",
    packets: "Pakete",
    packetsHint: "Ihre Pakete aus dieser Zeit, die noch im Speicher sind",
    charts: "Diagramme",
    chartsHint: "Rate und Verlust dieser Gruppe zu dieser Zeit",
    gone: "Nicht mehr im Speicher",
    goneButKept: (file) => `Nicht mehr im Speicher; ${file} enthält sie`,
    noneCame: "Da kam kein Paket",
    noGroup: "Es betrifft keine einzelne Gruppe: Zu zeichnen gibt es nichts.",
    cut: "Castscope endete, während es anhielt: Wann es vorbei war, ist nicht bekannt.",
  },
  facts: {
    came: "Angekommene Pakete",
    lost: "Im Netz verloren",
    lostOf: (lost, sent) => `${lost} von ${sent}`,
    dropped: "Hier verworfen",
    worst: "Maximum",
    worstSecond: "Schlimmste Sekunde",
    mostLost: (when) => `Meiste Verluste, ${when}`,
    alike: "Dasselbe in anderen Gruppen",
    none: "keine",
    told: "Gemeldet durch",
  },
  chart: {
    rateAndLoss: "Rate und Verlust",
    rate: "Rate",
    sub: (unit, measured, dropped) =>
      `${unit}${measured ? " oben, Verlust je Sekunde unten" : "; Verlust war nicht messbar"}${
        dropped ? ", Dreiecke: hier verworfen" : ""
      }`,
    limit: (value) => `Schwelle ${value}`,
  },
  cause: {
    none: "Aus den Messungen geht keine Ursache hervor.",
    dropped: (seconds) =>
      `Hier wurden in ${formatCount(seconds)} s Pakete verworfen: Dieser Teil ging in diesem Rechner verloren und nicht unterwegs.`,
    allSources: (count) =>
      `${count === 2 ? "beide Quellen" : `alle ${formatCount(count)} Quellen`} verloren gleichzeitig Pakete`,
    someSources: (count, losing) =>
      `von ${formatCount(count)} Quellen ${losing.length === 1 ? "verlor" : "verloren"} nur ${losing.join(" und ")} Pakete`,
    othersNothing: (on) => `andere Gruppen${where(on)} verloren nichts`,
    othersAll: (on) => `alle anderen Gruppen${where(on)} verloren zur selben Zeit`,
    othersSome: (alike, of, on) =>
      `${formatCount(alike)} von ${formatCount(of)} anderen Gruppen${where(on)} verloren zur selben Zeit`,
    liesWithSource: "Der Verlust liegt bei dieser Quelle oder auf ihrem Weg",
    liesWithGroup: "Der Verlust liegt dort, wo nur diese Gruppe durchkommt",
    liesWithAll: "Der Verlust liegt dort, wo alle durchkommen",
    sentence: (found, lies) => capital(`${found.join(", ")}${lies === null ? "" : `: ${lies}`}.`),
    silentAll: (on) =>
      `Zu dieser Zeit kam${where(on)} in keiner Gruppe etwas an: Zu prüfen ist, was sie gemeinsam haben.`,
    silentAlone: (on) => `Andere Gruppen${where(on)} liefen weiter: Es war nur diese Gruppe.`,
    silentSome: (going, of, on) =>
      `${formatCount(going)} von ${formatCount(of)} anderen Gruppen${where(on)} liefen weiter.`,
  },
  news: (count, last) => `${formatCount(count)} Ereignisse, das letzte: ${last}`,
};

function where(on: string | null): string {
  return on === null ? "" : ` auf ${on}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
