import { formatCount, plural } from "../../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  table: {
    heading: "Alle Streams",
    label: "Streams",
    about: (streams, here, untold) =>
      [
        `${plural(streams, "Stream", "Streams")} dieser Gruppe`,
        here === null ? "" : `, hier die ${formatCount(here)} regsten`,
        untold === 0 ? "" : `; ${plural(untold, "Paket", "Pakete")} weiterer Streams nicht unterschieden`,
      ].join(""),
  },
  select: {
    source: "Quelle",
    label: (endpoint) => `Quelle des Streams: ${endpoint}`,
    place: (place, all) => `${formatCount(place)} von ${formatCount(all)}`,
    rest: (streams) => `${plural(streams, "weiterer Stream", "weitere Streams")} in der Tabelle unten`,
    lost: (percent) => `${percent} % verloren`,
  },
  decode: {
    button: "Dekodieren als …",
    about: "Was die Pakete sind, wenn sie nicht oder falsch erkannt werden",
    every: "Alle Quellen der Gruppe",
    describe: "Format beschreiben …",
    again: "Automatisch erkennen",
    none: "Keine Sequenznummern",
  },
  columns: {
    source: { title: "Quelle", about: "Adresse und Port, von denen der Stream gesendet wird" },
    key: {
      title: "Stream",
      about: "Was ihn von anderen Streams seiner Quelle unterscheidet",
      unknown: "Er ist der einzige, den seine Quelle senden kann.",
    },
    kind: { title: "Art", about: "Als was er erkannt wurde" },
    received: { title: "Empfangen", about: "Jedes einmal gezählt, seit die Zählung neu begann" },
    loss: { title: "Verlust", about: "Anteil der Nummern der Sequenz, die fehlen" },
    jitter: {
      title: "Jitter, ms",
      about: "RFC 3550, wo ein Medientakt bekannt ist, sonst die Streuung der Zeit zwischen Paketen",
    },
  },
};
