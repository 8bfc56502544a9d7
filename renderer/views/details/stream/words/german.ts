import { formatCount, formatFixed, plural } from "../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  units: {
    packets: { one: "Paket", many: "Pakete" },
    messages: { one: "Nachricht", many: "Nachrichten" },
    "ts-packets": { one: "TS-Paket", many: "TS-Pakete" },
  },
  copyCsv: (what) => `Als CSV kopieren: ${what}`,
  noSecond: "Noch keine volle Sekunde.",
  over: (inner, outer) => `${inner} über ${outer}`,
  describe: "Dieses Format beschreiben",
  verdicts: "Wofür jede Quelle gehalten wurde",
  meaning: "Was die Werte bedeuten",
  head: {
    facts: "Fakten zum Stream",
    constantRate: "konstante Rate",
    variableRate: "variable Rate",
    noRouter: "kein Router dazwischen",
    routers: (count) => `${plural(count, "Router", "Router")} dazwischen`,
    reset: "Neu zählen",
    resetAbout:
      "Zählt die Streams dieser Gruppe von jetzt an; was die Gruppe und ihre Quellen zählten, bleibt",
    readAnew: "Die Aufzeichnung wird neu gelesen: Ihre Streams zählen vom Anfang der Spanne an.",
    undo: "Rückgängig",
    tooLate: "Das lässt sich nicht mehr rückgängig machen: Die Streams zählen von dort an weiter.",
    countedAnew: (clock) =>
      `Die Streams zählen neu seit ${clock}; was die Gruppe und ihre Quellen zählten, bleibt.`,
  },
  strip: { label: "Werte des Streams", further: "Weitere Werte des Streams", high: "hoch" },
  noSequence: "Nicht messbar: keine Sequenznummern.",
  notSoFar: "Noch nicht messbar.",
  received: {
    name: "Empfangen",
    about: (unit) => `Angekommene ${unit}, mehrfach angekommene einmal gezählt`,
    since: (clock) => `seit ${clock}`,
    ofSent: (sent) => `von ${formatCount(sent)} gesendet`,
  },
  lost: {
    name: "Verloren",
    about:
      "Fehlende Nummern der Sequenz, von allen zwischen der ersten gesehenen und der höchsten; in wie vielen Sekunden ihr Fehlen bemerkt wurde",
    inSeconds: (numbers, seconds) => `${numbers} in ${formatCount(seconds)} s`,
  },
  bursts: {
    name: "Schübe",
    about: "Wie oft Nummern nacheinander fehlen, eine oder mehr",
    longest: (numbers) => `längster ${numbers}`,
  },
  reordered: {
    name: "Vertauscht",
    about: "Nach einer höheren Nummer angekommen; nicht verloren",
    places: (distance) => `höchstens ${plural(distance, "Platz", "Plätze")}`,
  },
  duplicates: {
    name: "Doppelt",
    about: "Noch einmal angekommen; das jeweils erste zählt als empfangen",
  },
  droppedHere: {
    name: "Hier verworfen",
    about:
      "Von den verlorenen jene, die dieser Rechner verwarf, weil er zu langsam war: Das Netz lieferte sie",
    unknown: "Das System sagt nicht, was es verwarf.",
    ofLoss: (share) => `${share} des Verlusts`,
  },
  jitter: {
    "media-clock": { name: "Jitter", about: "RFC 3550, 6.4.1, gegen den Medientakt des Streams" },
    "send-time": { name: "Jitter", about: "RFC 3550, 6.4.1, gegen die Sendezeiten der Pakete" },
    interarrival: {
      name: "Ankunftsstreuung",
      about:
        "Streuung der Zeit zwischen Paketen: Kein Medientakt ist bekannt, dies ist also nicht der Jitter nach RFC 3550",
    },
    tooFew: "Noch nicht messbar: zu wenige Pakete.",
  },
  below95: (ms) => `95 % unter ${ms} ms`,
  below99: (ms) => `99 % unter ${ms} ms`,
  delayFactor: {
    name: "Delay Factor",
    about: "RFC 4445: der Puffer in ms, der die Ankunft des Streams ausgleicht",
    loss: (perSecond) => `Verlustrate ${formatFixed(perSecond, 1)} /s`,
  },
  delay: {
    name: "Laufzeit, Median",
    about: "Vom Senden bis zur Ankunft, nach den Uhren beider Rechner",
  },
  interarrival: { name: "Paketabstand, Median", about: "Zeit zwischen zwei Paketen bei der Ankunft" },
  restarts: {
    name: "Neustarts",
    about: "Wie oft die Nummerierung neu begann, etwa nach einem Neustart des Senders",
  },
  wraps: {
    name: "Überläufe",
    about: "Wie oft die Sequenz ihre größte Nummer erreichte und bei der kleinsten weiterlief",
  },
  strays: { name: "Irrläufer", about: "Pakete, deren Nummern nirgends in die Sequenz passten" },
  sentBySender: { name: "Gesendet laut Sender", about: "Was der Sender selbst als gesendet angibt" },
};
