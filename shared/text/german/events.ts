import { formatDuration, formatSoon } from "../../format.ts";
import type { membershipEvents } from "../../statements/events.ts";
import { formatCount, plural } from "../count.ts";
import { type Sentences, say } from "../say.ts";
import { conflictNewsSentences, conflictSentences } from "./conflicts.ts";
import { linkState } from "./network.ts";
import { german as problems } from "./problems/problems.ts";

export const german: Sentences<typeof membershipEvents> = {
  joined: ({ on }) => `Beigetreten${place(on)}.`,
  listening: ({ on }) => `Empfang läuft${place(on)}.`,
  "first-packet": ({ afterMs }) => `Erstes Paket, ${formatSoon(afterMs)} nach dem Beitritt.`,
  stalled: ({ silentMs }) => `Stockt: seit ${formatDuration(silentMs)} kein Paket.`,
  back: ({ afterMs }) => `Wieder da nach ${formatDuration(afterMs)} ohne Paket.`,
  drops: ({ packets, ms, most }) =>
    ms === 0
      ? `Hier verworfen: ${plural(packets, "Paket", "Pakete")}.`
      : `Hier verworfen: ${plural(packets, "Paket", "Pakete")} innerhalb von ${formatDuration(ms)}, höchstens ${formatCount(most)} auf einmal.`,
  "watching-port": ({ family }) =>
    `Der Port wird auf allen IPv${family}-Adressen beobachtet, ohne Beitritt zu einer Gruppe.`,
  "joined-after-leave": () => "Nach dem Verlassen wieder beigetreten.",
  "joined-after-retry": () => "Neuer Versuch: beigetreten.",
  "joined-after-sleep": ({ ms }) =>
    `Die Uhr sprang um ${formatDuration(ms)} vor, wie nach dem Ruhezustand: wieder beigetreten.`,
  refused: ({ problem }) => say(problems, problem),

  "interface-gone": ({ interface: name }) => `${name} ist weg.`,
  "interface-down": ({ interface: name }) => `${linkState(name, "down")}.`,
  "interface-unplugged": ({ interface: name }) => `${linkState(name, "unplugged")}.`,
  "interface-lower-down": ({ interface: name }) => `${linkState(name, "lower-down")}.`,
  "interface-dormant": ({ interface: name }) => `${linkState(name, "dormant")}.`,
  "interface-absent": ({ interface: name }) => `${name} gibt es noch nicht.`,
  "interface-up": ({ interface: name }) => `${name} ist aktiv: beigetreten.`,
  "interface-without-family": ({ interface: name, family }) => `${name} hat keine IPv${family}-Adresse.`,
  "interface-without-address": ({ interface: name, address }) => `${name} hat die Adresse ${address} nicht.`,
  "interface-back": ({ interface: name, afterMs }) =>
    `${name} ist nach ${formatDuration(afterMs)} wieder da: wieder beigetreten.`,
  "interface-there": ({ interface: name }) => `${name} ist da: beigetreten.`,
  "interface-renewed": ({ interface: name }) => `${name} war entfernt und ist wieder da: wieder beigetreten.`,
  "interface-renamed": ({ before, interface: name }) => `${before} heißt jetzt ${name}.`,
  "interface-readdressed": ({ interface: name, before, address }) =>
    `${name} hat jetzt die Adresse ${address} statt ${before}: wieder beigetreten.`,
  "interface-addressed": ({ interface: name, address }) => `${name} hat jetzt die Adresse ${address}.`,
  "route-missing": ({ address }) => `Es gibt keine Route zu ${address}.`,
  "route-there": ({ address, interface: name }) =>
    `Es gibt jetzt eine Route zu ${address} über ${name}: beigetreten.`,
  "route-changed": ({ address, interface: name, before }) =>
    `Die Route zu ${address} führt jetzt über ${name}: dort beigetreten statt auf ${before}.`,
  "address-moved": ({ address, interface: name }) => `${address} ist jetzt auf ${name}: wieder beigetreten.`,

  "sink-failed": ({ sink, reason }) =>
    `Ein Teil von Castscope, „${sink}“, ist gescheitert und abgeschaltet: ${reason}. Der Rest läuft weiter.`,

  ...conflictSentences,
  ...conflictNewsSentences,

  "events-dropped": ({ count }) =>
    `Die ältesten Ereignisse sind nicht mehr aufgehoben: ${formatCount(count)} davon.`,
};

function place(on: { readonly name: string; readonly address: string | null } | null): string {
  if (on === null) return "";
  return on.address === null ? ` auf ${on.name}` : ` auf ${on.name} (${on.address})`;
}
