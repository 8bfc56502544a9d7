import { formatCount, plural } from "../../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../../shared/text/words.ts";
import type { figures as english } from "./english-figures.ts";

export const figures: Translated<typeof english> = {
  label: "Werte des Paars",
  notYet: "Noch nicht messbar: Beide Zweige müssen gekommen sein.",
  afterMerge: {
    name: "Vereint verloren",
    about: "Pakete, die kein Zweig rechtzeitig brachte, von allen gesendeten",
    of: (count, sent) => `${formatCount(count)} von ${plural(sent, "Paket", "Paketen")}`,
  },
  ofLeg: {
    name: (leg, place) => `Verloren auf ${leg}${place === null ? "" : `, ${place}`}`,
    about: (leg, other) =>
      `Pakete, die Zweig ${leg} nicht rechtzeitig brachte; wie viele davon Zweig ${other} brachte`,
    by: (brought, lost, other) => `${formatCount(brought)} von ${formatCount(lost)} durch ${other}`,
  },
  missing: {
    name: "Fehlt auf beiden",
    about: "Pakete, die kein Zweig brachte, an wie vielen Stellen der Sequenz, und die meisten nacheinander",
    places: (places, longest) => `an ${plural(places, "Stelle", "Stellen")}, längste ${formatCount(longest)}`,
  },
  droppedHere: {
    name: "Hier verworfen",
    about:
      "Von dem, was den Zweigen fehlt, das, was dieser Rechner verwarf, weil er zu langsam war: Das Netz lieferte es",
    unknown: "Das System sagt nicht, was es verwarf.",
    onBoth: (a, b) => `${formatCount(a)} auf Zweig A, ${formatCount(b)} auf B`,
    onOne: (leg) => `auf Zweig ${leg}`,
    ofLoss: (leg, share) => `auf ${leg}, ${share} seines Verlusts`,
  },
  skew: {
    about: "Um wie viel Zweig B ein Paket nach Zweig A bringt; negativ, wo B zuerst kommt",
    now: "Versatz jetzt",
    median: "Versatz, Median",
    largest: "Versatz, größter",
    largestAbout:
      "Der größte von allen, wann er war, und die Klasse von SMPTE ST 2022-7, die ihn noch erlaubt (A 10 ms, B 50 ms)",
    below99: (ms) => `99 % unter ${ms} ms`,
    together: "beide zugleich",
    bAfterA: "B nach A",
    aAfterB: "A nach B",
    classA: "Klasse A",
    classB: "Klasse B",
    beyond: "über Klasse B",
  },
  lanes: {
    heading: "Zwei Zweige, einzeln und vereint",
    about: "Balken: eine Sekunde, Höhe: fehlende Pakete, log.",
    label: (last, a, b, both) =>
      `Zwei Zweige, einzeln und vereint, ${last}: Verlust auf A in ${plural(a, "Sekunde", "Sekunden")}, auf B in ${plural(b, "Sekunde", "Sekunden")}, auf beiden in ${plural(both, "Sekunde", "Sekunden")}`,
    merged: "Vereint",
    marks: "Zeichen",
    byB: "von B gebracht",
    byA: "von A gebracht",
    onBoth: "fehlt auf beiden",
    missing: (count) => plural(count, "fehlt", "fehlen"),
  },
  skewChart: {
    heading: "Versatz",
    about: "B minus A; Linie: Median, Band: min bis max, je Sekunde",
    classA: "Klasse A, 10 ms",
  },
  second: {
    both: (count) => `${formatCount(count)} über beide`,
    lostA: (count) => `${formatCount(count)} auf A verloren`,
    lostB: (count) => `${formatCount(count)} auf B verloren`,
    missing: (count) => `${plural(count, "fehlt", "fehlen")} auf beiden`,
    skew: (ms) => `Versatz ${ms} ms`,
  },
  table: "Sekunden des Paars",
  unknown: "In dieser Sekunde kam kein Paket über beide Zweige.",
  columns: {
    both: { title: "Über beide", about: "Pakete, die beide Zweige brachten" },
    lostA: { title: "Verlust A", about: "Pakete, die Zweig A nicht rechtzeitig brachte" },
    lostB: { title: "Verlust B", about: "Pakete, die Zweig B nicht rechtzeitig brachte" },
    onlyA: { title: "Nur über A", about: "Pakete, die nur Zweig A brachte" },
    onlyB: { title: "Nur über B", about: "Pakete, die nur Zweig B brachte" },
    missing: { title: "Über keinen", about: "Pakete, die kein Zweig brachte" },
    skewLeast: {
      title: "Versatz min",
      about: "Kleinster Versatz dieser Sekunde in ms, Zweig B minus Zweig A",
    },
    skewMedian: { title: "Median", about: "Medianer Versatz dieser Sekunde in ms" },
    skewMost: { title: "Max", about: "Größter Versatz dieser Sekunde in ms" },
  },
};
