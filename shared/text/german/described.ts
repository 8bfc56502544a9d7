import type { DescribedField, descriptionProblems, formatChecks } from "../../statements/described.ts";
import { formatCount, plural } from "../count.ts";
import type { Sentences } from "../say.ts";
import { quoted } from "./list.ts";

/** What can be wrong with a description; part of the table of typed texts. */
export const descriptions = {
  "description-missing": () =>
    'Eine Beschreibung eingeben, etwa { "name": "Lab sensors", "fields": [{ "is": "sequence", "offset": 8, "bits": 32 }] }.',
  "description-too-long": ({ characters, most }) =>
    `Die Beschreibung hat ${formatCount(characters)} Zeichen: Höchstens ${formatCount(most)} gehen.`,
  "json-expected": ({ wanted }) => {
    const expected = {
      value: "Hier kommt ein Wert, etwa ein Text in Anführungszeichen oder eine Zahl",
      name: "Hier kommt ein Name in Anführungszeichen oder die schließende Klammer",
      colon: "Zwischen einen Namen und seinen Wert kommt ein Doppelpunkt",
      "comma-or-end": "Hier kommt ein Komma oder die schließende Klammer",
      end: "Dahinter darf nichts mehr kommen",
      "text-end": "Das schließende Anführungszeichen eines Textes fehlt",
      digits: "Eine Zahl schreibt man mit Ziffern, etwa 8",
    };
    return `Das ist kein JSON: ${expected[wanted]}.`;
  },
  "json-name-twice": ({ member }) => `„${member}“ steht zweimal da: nur eines behalten.`,
  "json-not-an-object": ({ member }) =>
    `${member === null ? "Eine Beschreibung" : `Jeder Eintrag von „${member}“`} steht in geschweiften Klammern: { und }.`,
  "json-not-a-list": ({ member }) => `„${member}“ steht in eckigen Klammern: [ und ].`,
  "json-not-a-text": ({ member }) => `„${member}“ steht in Anführungszeichen: Es ist ein Text.`,
  "json-not-a-number": ({ member, low, high }) =>
    `„${member}“ ist eine ganze Zahl, ${formatCount(low)} bis ${formatCount(high)}.`,
  "json-number-outside": ({ member, number, low, high }) =>
    `${formatCount(number)} passt nicht zu „${member}“: Es ist eine ganze Zahl, ${formatCount(low)} bis ${formatCount(high)}.`,
  "json-unknown-member": ({ member, known }) =>
    `„${member}“ ist hier nicht bekannt: Es gibt ${quoted(known)}.`,
  "json-member-missing": ({ member, example }) => `„${member}“ fehlt: ergänzen, etwa ${example}.`,
  "json-no-choice": ({ member, choices }) => `„${member}“ ist eines von: ${choices.join(", ")}.`,
  "json-text-empty": ({ member }) => `„${member}“ ist leer: etwas zwischen die Anführungszeichen schreiben.`,
  "json-text-too-long": ({ member, characters, most }) =>
    `„${member}“ hat ${formatCount(characters)} Zeichen: Höchstens ${formatCount(most)} gehen.`,
  "json-text-not-ascii": ({ member }) =>
    `„${member}“ enthält Zeichen außerhalb von ASCII: nur Buchstaben ohne Umlaute, Ziffern und Satzzeichen verwenden.`,
  "starts-not-hex": ({ text }) => `„${text}“ sind keine Bytes: je zwei Hexziffern schreiben, etwa 4c 53 01.`,
  "starts-too-long": ({ bytes, most }) =>
    `„starts“ hat ${formatCount(bytes)} Byte: Höchstens ${formatCount(most)} gehen.`,
  "field-twice": ({ field }) => `Zwei Felder sind „${field}“: nur eines behalten.`,
  "field-sequence-missing": () => "Es fehlt ein Feld, das „sequence“ ist: Es sagt, wo die Nummer steht.",
  "step-once-around": ({ step, bits }) =>
    `Mit „step“ ${formatCount(step)} wäre eine Nummer von ${bits} Bit immer dieselbe: es ist kein Vielfaches von ${formatCount(2 ** bits)}.`,
  "text-pattern-without-number": ({ text }) =>
    `„${text}“ enthält keine Zahl: den Text davor und {decimal} oder {hex} schreiben, etwa „count: {decimal}“.`,
  "json-not-a-word": ({ member, text }) =>
    `„${text}“ passt nicht zu „${member}“: Es besteht aus Kleinbuchstaben, Ziffern und Bindestrichen und beginnt mit einem Buchstaben, etwa „lap-time“.`,
  "json-not-any-number": ({ member }) => `„${member}“ ist eine Zahl außer 0, etwa 0.1.`,
  "json-members-both": ({ one, other }) =>
    `„${one}“ und „${other}“ schließen einander aus: nur eines behalten.`,
  "json-members-none": ({ members, example }) =>
    `Eines davon muss da sein: ${quoted(members)}; etwa ${example}.`,
  "json-list-empty": ({ member }) =>
    `„${member}“ ist leer: mindestens einen Eintrag zwischen die Klammern schreiben.`,
  "json-list-too-long": ({ member, items, most }) =>
    `„${member}“ hat ${plural(items, "Eintrag", "Einträge")}: Höchstens ${formatCount(most)} gehen.`,
  "word-taken": ({ text }) =>
    `„${text}“ ist ein Decoder von Castscope selbst: dem Format ein anderes „word“ geben.`,
  "fields-too-many": ({ most }) => `Es sind mehr als ${formatCount(most)} Felder: einige weglassen.`,
  "fields-too-deep": ({ most }) =>
    `Gruppen und Listen sind zu tief verschachtelt: Höchstens ${formatCount(most)} Ebenen gehen.`,
  "field-name-twice": ({ field }) =>
    `„${field}“ steht zweimal unter diesen Feldern: einem einen anderen Namen geben.`,
  "field-not-before": ({ field, known }) =>
    `Kein Feld vor diesem heißt „${field}“: ${listed(known, "Es gibt keines")}.`,
  "field-not-there": ({ field, known }) =>
    `Kein Feld heißt „${field}“: ${listed(known, "in „fields“ beschreiben")}.`,
  "field-without-number": ({ field }) =>
    `„${field}“ ist keine Zahl: ein Feld nehmen, das „unsigned“ oder „decimal“ ist.`,
  "bits-outside": ({ field, last, bits }) =>
    `„${field}“ reicht bis Bit ${formatCount(last)} von ${formatCount(bits)}: Bits zählen ab 0, von links.`,
  "value-not-a-number": ({ text }) =>
    `„${text}“ ist kein Wert dieses Feldes: eine Zahl schreiben, etwa 1 oder 0x1f.`,
  "info-brace-open": () =>
    "Eine Klammer ist nicht geschlossen: den Namen eines Feldes zwischen { und } schreiben, {{ für eine Klammer.",
  "recognise-nothing": () =>
    "Jedes Paket würde erkannt: „port“, „length“ oder in „starts“ die Bytes angeben, mit denen Pakete beginnen.",
  "measured-field-moves": ({ field, as }) =>
    `„${field}“ steht nicht immer an derselben Stelle: Als „${as}“ taugt nur ein Feld mit fester Stelle.`,
  "measured-field-type": ({ field, as }) =>
    `„${field}“ taugt nicht als „${as}“: Gebraucht wird ${types[as]}.`,
  "measured-twice": ({ as }) => `Zwei sind „${as}“: nur eines behalten.`,
} satisfies Sentences<typeof descriptionProblems>;

/** Of what type a field has to be that is measured. */
const types: Readonly<Record<DescribedField, string>> = {
  sequence: "eine Zahl, die „unsigned“ ist",
  key: "„unsigned“, „bytes“ bis 20, „ipv4“, „ipv6“ oder „mac“",
  time: "eine „time“ von mindestens 32 Bit",
};

/** Names that there are, or what to say where there are none. */
function listed(known: readonly string[], none: string): string {
  if (known.length === 0) return none;
  const shown = known.slice(0, 12);
  return `Es gibt ${quoted(shown)}${known.length > shown.length ? " …" : ""}`;
}

/** What a look at packets says. */
export const german: Sentences<typeof formatChecks> = {
  "packets-too-few": ({ packets }) => `Noch zu wenig Pakete für ein Urteil: bisher ${formatCount(packets)}.`,
  "packets-start-otherwise": ({ packets, others }) =>
    `Von ${plural(packets, "Paket", "Paketen")} anders begonnen und nicht gelesen: ${formatCount(others)}.`,
  "packets-too-short": ({ short, packets, byte }) =>
    `Von ${plural(packets, "Paket", "Paketen")} vor Byte ${formatCount(byte)} zu Ende und nicht gelesen: ${formatCount(short)}.`,
  "number-not-written": ({ packets, without }) =>
    `Von ${plural(packets, "Paket", "Paketen")} ohne Zahl hinter diesem Text und nicht gelesen: ${formatCount(without)}.`,
  "steps-right": ({ right, steps, step }) =>
    `Von ${plural(steps, "Schritt", "Schritten")} sind ${formatCount(right)} +${formatCount(step)}: sieht richtig aus.`,
  "steps-wrong": ({ right, steps, step }) =>
    `Von ${plural(steps, "Schritt", "Schritten")} sind ${formatCount(right)} +${formatCount(step)}: Das ist keine Folge.`,
  "steps-other-order": ({ right, steps, step, order }) =>
    `Von ${plural(steps, "Schritt", "Schritten")} sind ${formatCount(right)} +${formatCount(step)}: es mit ${order} endian versuchen.`,
  "gaps-found": ({ gaps, missing, keys }) =>
    `${plural(gaps, "Lücke", "Lücken")}, ${plural(missing, "Paket fehlt", "Pakete fehlen")}${keys.length === 0 ? "" : `: ${keys.map((one) => `${formatCount(one.missing)} von Schlüssel ${one.key}`).join(", ")}`}.`,
  "keys-found": ({ keys, least, most }) =>
    `${plural(keys, "Schlüssel", "Schlüssel")}, ${least} bis ${most}; das erste Paket eines jeden hat keinen Schritt.`,
  "time-forward": ({ ms }) =>
    `Die Zeit läuft nie zurück${ms === null ? "" : `, Abstand zur Ankunftszeit ${formatMs(ms)}`}.`,
  "time-back": ({ times, packets }) =>
    `Die Zeit läuft ${formatCount(times)}-mal zurück, in ${plural(packets, "Paket", "Paketen")}: Das ist keine Zeit.`,
  "fields-overlap": ({ one, other, byte }) =>
    `${fields[one]} und ${fields[other]} teilen sich Byte ${formatCount(byte)}.`,
};

const fields: Record<DescribedField, string> = { sequence: "Folge", key: "Schlüssel", time: "Zeit" };

function formatMs(ms: number): string {
  return `${Number(ms.toPrecision(2)).toLocaleString("de")} ms`;
}
