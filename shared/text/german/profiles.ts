import type { profileProblems } from "../../statements/profiles.ts";
import { formatCount, plural } from "../count.ts";
import type { Sentences } from "../say.ts";

/** What can be wrong with a profile; part of the table of typed texts. */
export const profiles = {
  "profile-missing": () =>
    "Die Datei ist leer: Ein Profil ist JSON in geschweiften Klammern, siehe docs/profiles.md.",
  "profile-too-long": ({ characters, most }) =>
    `Die Datei hat ${formatCount(characters)} Zeichen: Höchstens ${formatCount(most)} gehen.`,
  "profile-not-one": ({ file }) =>
    `Das ist kein ${file} von Castscope: Es nennt sich selbst "castscope": "${file}".`,
  "profile-of-later": ({ version, most }) =>
    `Eine spätere Version von Castscope hat das geschrieben: "version" ist ${version}, und diese liest bis ${most}.`,
  "profile-groups-many": ({ count, most }) =>
    `Es hat ${plural(count, "Gruppe", "Gruppen")}: Mehr als ${formatCount(most)} Beitritte gehen nicht.`,
  "profile-group-twice": ({ text }) => `${text} steht zweimal da: Der erste Eintrag zählt.`,
  "profile-leg-unknown": ({ text }) => `${text} ist keine der „groups“ darüber, so geschrieben wie dort.`,
  "profile-pair-itself": () => "Ein Paar hat zwei Gruppen: „a“ und „b“ sind dieselbe.",
  "profile-decoder-unknown": ({ word }) =>
    `Es gibt keinen Decoder „${word}“, und auch keines der „formats“ heißt so: Pakete werden von selbst gelesen.`,
  "profile-measure-unknown": ({ word, kinds }) =>
    `Nichts wird als „${word}“ gemessen: Es ist ${kinds.join(", ")} oder die Beschreibung eines Formats.`,
  "profile-source-unreadable": ({ text }) =>
    `„${text}“ ist keine Adresse einer Quelle: eine schreiben, etwa 10.0.0.31.`,
  "profile-value-wrong": ({ member }) => `„${member}“ kann das nicht sein: Der bisherige Wert bleibt.`,
  "settings-not-in-braces": () => "Einstellungen stehen in geschweiften Klammern: { und }.",
  "profile-name-empty": () => "Einen Namen für das Profil eingeben, etwa Playout A.",
  "profile-name-long": ({ characters, most }) =>
    `Der Name hat ${formatCount(characters)} Zeichen: Höchstens ${formatCount(most)} gehen.`,
  "profile-name-signs": () =>
    "Ein Name enthält nur Buchstaben, Ziffern, Leerzeichen und - _ . , ( ) + & ' ! @: ihn damit schreiben.",
} satisfies Sentences<typeof profileProblems>;
