import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  field: {
    label: "Gruppe beitreten",
    on: "Beitreten auf",
    list: "Liste von Gruppen beitreten",
    join: "Beitreten",
    nothingPasted:
      "In der Zwischenablage ist nichts zum Beitreten: Adressen, URLs oder eine Sitzungsbeschreibung kopieren.",
    emptyList: "Eine Liste von Gruppen",
    discarded: "Die Liste wurde verworfen.",
    undo: "Rückgängig",
    lines: "zum Beitreten",
    example: "",
    or: "oder",
  },
  keys: { ctrl: "Strg" },
  panel: {
    choices: "Was damit zu tun ist",
    listen: "Mithören",
    takesListen: "mithören",
    takesJoin: "beitreten",
    takesFind: "suchen",
  },
  bind: { more: "Mehr", hears: "Hört", group: "Nur diese Gruppe", any: "Jede Adresse" },
  choices: {
    announced: (name, by, from) => `${name}: angekündigt durch ${by} von ${from}`,
    on: (name) => `auf ${name}`,
    fromAny: "von jeder Quelle",
    from: (source) => `von ${source}`,
    waits: (who) => `${who}, sobald es eine Route gibt`,
    listen: "auf diesem Rechner mithören",
    watch: "diesen Port beobachten",
    compose: "in Senden verwenden",
    findPort: "den Port suchen",
  },
  already: {
    joined: (group) => `${group} ist schon beigetreten.`,
    listened: (endpoint) => `Auf ${endpoint} wird schon mitgehört.`,
  },
  summary: {
    port: (port) => `Port ${port}, wie ein Programm ihn hört`,
    portRest: ", alles, was ihn erreicht, ohne einen Beitritt",
    elseOnPort: (port) => `, und alles andere auf Port ${port}`,
    sourceSpecific: "Quellenspezifische Gruppe",
    onlyFrom: (source, place) => `, nur Pakete von ${source} ${place}`,
    noSource: " ohne Quelle: „from“ und deren Adresse anfügen",
    fromAny: (place) => `, von jeder Quelle ${place}`,
  },
  place: {
    named: (name) => `auf ${name}`,
    bySystem: (name) => `auf ${name}, vom System gewählt`,
    unknown: "auf der Schnittstelle, die das System wählt",
  },
  host: {
    other: (address) =>
      `${address} ist ein anderer Rechner, keine Gruppe: Dorthin kann gesendet, aber nicht mitgehört werden.`,
    broadcast: (address, port) =>
      `${address} erreicht jeden Rechner eines Subnetzes und ist keine Gruppe. Stattdessen auf UDP-Port ${port} mithören?`,
    ours: (address, port) =>
      `${address} ist ein einzelner Rechner, keine Gruppe. Stattdessen auf UDP-Port ${port} mithören?`,
  },
};
