import { formatCount, plural } from "../../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../../shared/text/words.ts";
import type { english } from "./english.ts";
import { figures } from "./german-figures.ts";

export const german: Translated<typeof english> = {
  figures,
  head: {
    title: "Redundantes Paar",
    facts: "Fakten zum Paar",
    split: "Paar trennen",
    splitAbout: "Macht wieder zwei Zeilen daraus; sie lassen sich erneut als Paar zeigen",
    reset: "Neu zählen",
    undo: "Rückgängig",
    tooLate: "Das lässt sich nicht mehr rückgängig machen: Das Paar zählt von dort an weiter.",
    readAnew: "Die Aufzeichnung wird neu gelesen: Ihre Paare zählen vom Anfang der Spanne an.",
    countedAnew: (clock) =>
      `Das Paar zählt neu seit ${clock}; was die Zweige und ihre Gruppen zählten, bleibt.`,
    resetAbout: "Zählt das Paar von jetzt an; was die Zweige selbst und ihre Gruppen zählten, bleibt",
  },
  sameness: {
    same: {
      short: "gleiche Pakete auf beiden",
      about: "Pakete mit derselben Nummer haben dieselben Bytes, soweit sie verglichen wurden.",
    },
    differ: {
      short: "Nutzdaten verschieden",
      about: "Pakete mit derselben Nummer haben je Zweig andere Bytes: Sie werden nicht vereint.",
      note: "Pakete mit derselben Nummer tragen je Zweig andere Bytes: Es sind nicht dieselben Pakete, und nichts wird vereint.",
    },
    apart: {
      short: "Zweige zählen verschieden",
      about: "Die Zweige haben keine Nummern gemeinsam: Sie werden nicht vereint.",
      note: "Die Zweige zählen verschieden, etwa nach dem Neustart eines von ihnen: Nichts wird vereint, bis sie übereinstimmen.",
    },
  },
  menu: {
    button: "Paar bilden …",
    about: "Zeigt diese Gruppe und eine andere mit denselben Paketen als ein redundantes Paar",
    on: (place) => `auf ${place}`,
  },
  note: {
    leg: (leg, other) => `Zweig ${leg} eines redundanten Paars; der andere ist ${other}.`,
    show: "Paar zeigen",
    found: (key, other, compared) =>
      `${key === "" ? "Derselbe Stream" : `Auch ${key}`} auf ${other}, ${plural(compared, "Paket", "Pakete")} verglichen:`,
    make: "Als Paar zeigen",
  },
  away: {
    both: (clock) => `Beide Zweige fehlen seit ${clock}: Es kommt gar nichts.`,
    waiting: (leg, clock) => `Zweig ${leg} ist seit ${clock} nicht angekommen: Noch wird nichts vereint.`,
    one: (leg, clock) => `Zweig ${leg} fehlt seit ${clock}: Nichts ersetzt, was der andere verliert.`,
    joinedOn: (place) => `Beigetreten ist er auf ${place}.`,
  },
  late: {
    said: (packets, ms, more) =>
      `${plural(packets, "Paket kam", "Pakete kamen")} erst nach ${ms} ms und ${packets === 1 ? "zählt" : "zählen"} als verloren${more ? ":" : "."}`,
    wait: (ms) => `${ms} ms warten`,
  },
  shared: {
    interface: {
      title: (what) => `Beide Zweige kommen über ${what}`,
      reason: "Ein gezogenes Kabel oder ein defekter Port würde beide stoppen.",
      keep: (what) => `Beide auf ${what} lassen`,
    },
    subnet: {
      title: (what) => `Beide Zweige kommen aus einem Subnetz, dem von ${what}`,
      reason: "Ein ausgefallener Switch könnte beide stoppen.",
      keep: () => "Beide lassen",
    },
    sender: {
      title: (what) => `Beide Zweige werden von ${what} gesendet`,
      reason:
        "Seine eine Adresse deutet auf einen Rechner oder ein Netz: Ein Ausfall dort würde beide stoppen.",
      keep: () => "Beide lassen",
    },
    free: (place) => `${place} ist aktiv und kann Zweig B übernehmen.`,
    move: (place) => `Zweig B auf ${place} beitreten`,
  },
  wait: {
    label: "Auf anderen Zweig warten",
    value: (ms) => `Auf anderen Zweig warten: ${ms} ms`,
    about: "Der Verlust eines Zweigs zählt, wenn der andere das Paket brachte oder wenn diese Zeit verging",
    times: { 10: "Versatz nach ST 2022-7 Klasse A", 50: "Versatz nach ST 2022-7 Klasse B" },
  },
  whereFrom: {
    heading: "Woher jedes Paket kam",
    since: (clock) => `seit ${clock}`,
    both: "Über beide Zweige",
    onlyB: "Nur über B",
    onlyA: "Nur über A",
    neither: "Über keinen",
  },
  rule: {
    heading: "Wann ein Paket als verloren zählt",
    lost: (number) => `${number} fehlt auf A`,
    byB: "B bringt sie",
    turn: "B war an der Reihe",
    sentence: (waitMs) =>
      `Der Verlust eines Zweigs zählt erst, wenn der andere an der Reihe war: sobald er das Paket brachte oder ${formatCount(waitMs)} ms nach der Lücke.`,
  },
};
