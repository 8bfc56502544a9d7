import type { filterProblems } from "../../statements/filters.ts";
import { formatCount, plural } from "../count.ts";
import type { Sentences } from "../say.ts";
import { alternatives, listed } from "./list.ts";

export const filters: Sentences<typeof filterProblems> = {
  "filter-too-long": ({ characters, most }) =>
    `Der Filter hat ${formatCount(characters)} Zeichen: Höchstens ${formatCount(most)} gehen.`,
  "filter-too-deep": ({ most }) =>
    `Klammern und „not“ sind mehr als ${formatCount(most)} tief verschachtelt: einige herausnehmen.`,
  "filter-too-many-terms": ({ most }) =>
    `Der Filter fragt nach mehr als ${plural(most, "Sache", "Sachen")}: einige weglassen oder Werte in eine Menge setzen, etwa port {5004, 5006}.`,
  "filter-too-many-values": ({ most }) =>
    `Die Menge hat mehr als ${plural(most, "Wert", "Werte")}: einige weglassen oder einen Bereich schreiben, etwa 5004..5010.`,
  "filter-term-missing": ({ after }) =>
    `Hinter „${after}“ kommt, wonach gesucht wird, etwa port 5004 oder ein Wort.`,
  "filter-begins-with-joint": ({ joint }) =>
    `Vor „${joint}“ kommt, wonach gesucht wird; in Anführungszeichen wird es als Text gesucht.`,
  "filter-bracket-open": () => "Die schließende Klammer fehlt: „)“ ergänzen.",
  "filter-bracket-stray": () =>
    "Vor dieser Klammer ist keine geöffnet: weglassen oder in Anführungszeichen setzen, um sie als Text zu suchen.",
  "filter-quote-open": () => 'Das schließende Anführungszeichen fehlt: „"“ ergänzen.',
  "filter-quote-empty": () => "Die Anführungszeichen sind leer: dazwischen schreiben, wonach gesucht wird.",
  "filter-bytes-missing": ({ after }) => `Hinter „${after}“ kommen Bytes, je zwei Hexziffern.`,
  "filter-field-unknown": ({ word, meant }) =>
    `Es gibt kein Feld „${word}“: ${meant === null ? "" : `${meant} schreiben oder `}in Anführungszeichen setzen, um es als Text zu suchen.`,
  "filter-type-unknown": ({ word, instead }) => `Nichts wird als „${word}“ decodiert: ${offered(instead)}.`,
  "filter-operator-wrong": ({ field, sign, operators }) =>
    `„${sign}“ passt nicht zu ${field}: ${operators.length === 0 ? "weglassen" : `${alternatives(operators)} verwenden`}.`,
  "filter-value-missing": ({ field, example }) => `Hinter „${field}“ kommt ein Wert, etwa ${example}.`,
  "filter-one-value": ({ sign }) =>
    `„${sign}“ vergleicht mit einem Wert: für Mengen und Bereiche = verwenden, etwa = 10..20.`,
  "filter-set-open": () => "Die schließende geschweifte Klammer fehlt: „}“ ergänzen.",
  "filter-comma": () =>
    "Ein Komma steht zwischen Werten in geschweiften Klammern, wie in {1, 2}, und in keiner Zahl: weglassen.",
  "filter-range-falls": ({ low, high }) =>
    `${low}..${high} enthält nichts: den kleineren Wert zuerst schreiben.`,
  "filter-number-wrong": ({ text, field, low, high }) =>
    `„${text}“ ist keine Zahl: ${field} ist ${range(low, high)}.`,
  "filter-number-outside": ({ text, field, low, high }) =>
    `${text} kann nicht sein: ${field} ist ${range(low, high)}.`,
  "filter-unit-unknown": ({ field, unit, units }) =>
    `„${unit}“ ist keine Einheit von ${field}: ${units.length === 0 ? "Es hat keine" : `Es gibt ${units.join(", ")}`}.`,
  "filter-order-of-text": ({ field, text }) =>
    `„${text}“ ist keine Zahl: Kleiner oder größer als ${field} sind nur Zahlen.`,
  "filter-choice-unknown": ({ field, text, instead }) =>
    `„${text}“ ist kein Wert von ${field}: ${offered(instead)}.`,
  "filter-time-wrong": ({ text }) =>
    `„${text}“ ist keine Zeit: als 14:22:07, 14:22:07.250 oder 2026-11-26 14:22 schreiben.`,
  "filter-prefix-wrong": ({ text, most }) =>
    `„${text}“ ist keine Präfixlänge: Sie ist 0 bis ${formatCount(most)}.`,
  "filter-address-with-port": ({ text, port }) =>
    `${text} hat einen Port: die Adresse allein schreiben und „port ${port}“ daneben.`,
};

function offered(words: readonly string[]): string {
  return words.length === 1 ? `${words[0]} schreiben` : `Es gibt ${listed(words)}`;
}

/** A number so large that nothing comes near it is no bound. */
function range(low: number, high: number): string {
  if (high >= Number.MAX_SAFE_INTEGER) return `${formatCount(low)} oder mehr`;
  return `${formatCount(low)} bis ${formatCount(high)}`;
}
