import { formatCount, plural } from "../../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

const groups = (count: number): string => plural(count, "Gruppe", "Gruppen");
const lines = (count: number): string => plural(count, "Zeile", "Zeilen");

export const german: Translated<typeof english> = {
  title: "Liste von Gruppen beitreten",
  cancel: "Abbrechen",
  escape: "Esc",
  stop: "Stopp",
  progress: (at, of) => `Beitritt ${formatCount(at)} von ${formatCount(of)}`,
  refused: (count) =>
    `${count === 1 ? "1 Zeile wurde" : `${formatCount(count)} Zeilen wurden`} abgelehnt: Warum, steht daneben.`,
  offered: {
    announced: "Im Netz angekündigt",
    listen: "Zuhören",
    listenFor: "Ankündigungen zuhören",
    notListening: "Es wird nicht zugehört.",
    nothingHeard: "Noch nichts gehört: Die meisten Sitzungen werden jede halbe Minute angekündigt.",
    announcedBy: (by, from, age) => `${by}, von ${from}, ${age}`,
    joinedHere: "Auf diesem Rechner beigetreten",
    nothingJoined: "Keine Gruppe eines anderen Programms, deren Port bekannt ist.",
    joinedBy: (by, on) => `${by}, auf ${on}`,
    noName: "ohne Namen",
    add: "Hinzufügen",
    addOne: (name, endpoint) => `${name === "" ? "" : `${name}, `}${endpoint} hinzufügen`,
    line: (line) => `Zeile ${line}`,
  },
  filter: {
    label: "Zeilen",
    all: "Alle",
    joins: "Beitritte",
    leftOut: "Ausgelassen",
    noneJoins: "Keiner Zeile wird beigetreten.",
    noneLeftOut: "Keine Zeile wird ausgelassen.",
  },
  grid: {
    label: "Zeilen der Liste",
    line: "Zeile",
    pasted: "Eingefügt",
    readAs: "Gelesen als",
    more: (count) => `${formatCount(count)} weitere`,
    showAll: "Alle zeigen",
    empty:
      "Adressen, URLs, eine Tabelle, eine Wiedergabeliste oder eine Sitzungsbeschreibung einfügen oder eine Datei hier ablegen. Zu jeder Zeile steht etwas, bevor einer Gruppe beigetreten wird.",
  },
  row: {
    standings: { joins: "wird beigetreten", wrong: "Fehler", idle: "ausgelassen", comment: "Kommentar" },
    line: (line) => `Zeile ${line}`,
    field: (line) => `Zeile ${line}`,
    edit: "Ändern",
    editLine: (line) => `Zeile ${line} ändern`,
    moreLines: (count) => `und ${lines(count)}`,
    comment: "Kommentar",
    show: "Ihre Gruppen zeigen",
    hide: "Ihre Gruppen verbergen",
    moreGroups: (count) => `und ${formatCount(count)} weitere`,
  },
  summary: {
    lines,
    addresses: (count) => plural(count, "Adresse", "Adressen"),
    comments: (count) => plural(count, "Kommentar", "Kommentare"),
    unread: (count) => `${lines(count)} über der Grenze nicht gelesen`,
  },
  range: (first, last) => `${first} bis ${last}`,
  aside: {
    comments: {
      comment: "nicht gelesen",
      heading: "die Überschrift der Tabelle",
      name: "Name der nächsten",
    },
    over: "über der Grenze",
    overSome: (count) => `${formatCount(count)} über der Grenze`,
    already: "schon beigetreten",
    alreadySome: (count) => `${formatCount(count)} schon beigetreten`,
    on: (name) => `auf ${name}`,
    again: "steht schon da",
    againSome: (count) => `${formatCount(count)} stehen schon da`,
    groups,
    port: (port) => `Port ${port}`,
    ports: (count) => plural(count, "Port", "Ports"),
    vlc: "VLC-Adresse",
    vlcSource: "VLC, quellenspezifisch",
    csv: "Zeile der Tabelle",
    watches: "beobachtet den Port",
  },
  join: {
    nothing: "Nichts zum Beitreten",
    first: (count) => `Den ersten ${formatCount(count)} beitreten`,
    all: (count) => `${formatCount(count)} beitreten`,
    some: (count, mistakes) => `${formatCount(count)} beitreten, ${formatCount(mistakes)} auslassen`,
  },
  limit: {
    after: (now, after, most) =>
      `Jetzt ${groups(now)}, danach ${formatCount(after)}; die Grenze ist ${formatCount(most)}.`,
    over: (now, more, most) =>
      `Jetzt ${groups(now)}, ${formatCount(more)} weitere verlangt; die Grenze ist ${formatCount(most)}.`,
  },
  places: {
    on: "Beitreten auf",
    forAll: (count) => `für alle ${formatCount(count)}`,
    bySystem: "Wie das System wählt",
    mostly: (name) => `meist ${name}`,
    every: "Auf jeder Schnittstelle",
    joins: (count) => plural(count, "Beitritt", "Beitritte"),
    more: "Mehr",
    hear: "Auf dem Port hören",
    group: "Nur diese Gruppe",
    groupSays: "An die Gruppe gebunden: Sonst kommt auf ihrem Port nichts an.",
    any: "Jede Adresse",
    anySays: "Auch Unicast, Broadcast und Gruppen anderer Programme.",
    noAddress: "keine Adresse",
    noSource: "nicht quellenspezifisch",
    usual: "Vorgabe",
    loopback: "Loopback",
  },
};
