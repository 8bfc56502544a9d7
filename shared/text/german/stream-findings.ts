import { formatMs } from "../../format.ts";
import type { StreamUnit } from "../../model/stream.ts";
import type { streamFindings } from "../../stream/stream-findings.ts";
import { formatCount, plural } from "../count.ts";
import { formatShare } from "../loss.ts";
import type { Sentences } from "../say.ts";
import { kindNames } from "./stream-kinds.ts";

const units: Readonly<Record<StreamUnit, readonly [one: string, many: string]>> = {
  packets: ["Paket", "Pakete"],
  messages: ["Nachricht", "Nachrichten"],
  "ts-packets": ["TS-Paket", "TS-Pakete"],
};

/** “1 Paket fehlt”, “212 Pakete fehlen”. */
function missing(lost: number, unit: StreamUnit): string {
  const [one, many] = units[unit];
  return `${plural(lost, one, many)} ${lost === 1 ? "fehlt" : "fehlen"}`;
}

/** Where to look for what the network lost. */
function lookThere(on: string | null): string {
  return on === null
    ? "Switch-Ports und Uplinks auf dem Weg prüfen"
    : `Switch-Port und Uplink von ${on} prüfen`;
}

export const german: Sentences<typeof streamFindings> = {
  "nothing-lost": ({ received, unit }) => {
    const [one, many] = units[unit];
    return `Nichts fehlt: Alles ist angekommen, ${plural(received, one, many)}.`;
  },
  "all-lost-here": ({ lost, unit }) =>
    `${missing(lost, unit)}, alles hier verworfen: Dieser Rechner war zu langsam, im Netz ging nichts verloren.`,
  "all-lost-before": ({ lost, unit, interface: on }) =>
    `${missing(lost, unit)}, alles vor diesem Rechner verloren: ${lookThere(on)}.`,
  "lost-inside": ({ lost, unit }) =>
    `${missing(lost, unit)}, alles vor dem Socket dieses Programms verloren: Auch der Sender ist dieser Rechner, also das sendende Programm prüfen und nicht das Netz.`,
  "lost-both": ({ before, here, unit, interface: on }) =>
    `${missing(before + here, unit)}, davon hier verworfen: ${formatCount(here)}; vor diesem Rechner entsteht ${formatShare(before / (before + here))} des Verlusts: ${lookThere(on)}.`,
  "lost-somewhere": ({ lost, unit }) =>
    `${missing(lost, unit)}, wo verloren, ist nicht bekannt: Nichts sagt, was der empfangende Rechner selbst verworfen hat.`,
  "no-sequence-in-kind": ({ kind }) =>
    `Verlust ist hier nicht zu erkennen: ${kindNames[kind]} trägt keine Sequenznummern.`,
  "delay-rose-before-loss": ({ delayMs, usualMs }) =>
    `Die Laufzeit stieg kurz vor dem größten Verlust auf ${formatMs(delayMs)} ms, von ${formatMs(usualMs)} ms: wie dort, wo sich auf dem Weg eine Warteschlange füllt und überläuft.`,
  "clocks-one": () => "Sender und Empfänger sind dieser Rechner: eine Uhr, also sind die Laufzeiten genau.",
  "clocks-apart": ({ ms }) =>
    `Pakete scheinen anzukommen, bevor sie gesendet wurden: Die beiden Uhren weichen um mindestens ${formatMs(ms)} ms ab, verlässlich ist nur, wie sich die Laufzeit ändert.`,
  "clocks-unsure": () =>
    "Eine Laufzeit ist so genau, wie die Uhren beider Rechner übereinstimmen: Verlässlicher als ihre Größe ist, wie sie sich ändert.",
  "known-by-headers": ({ kind, headers }) =>
    `Erkannt als ${kindNames[kind]}: ${headers === 1 ? "1 Kopf passt" : `${formatCount(headers)} Köpfe in Folge passen`}.`,
  "known-by-choice": ({ kind }) => `Gelesen als ${kindNames[kind]}, wie gewählt.`,
  "none-known": () => "Keine Sequenznummern bekannt: Ein Verlust ist nicht zu erkennen.",
  "chosen-waiting": ({ kind }) =>
    `Gelesen als ${kindNames[kind]}, wie gewählt: Seitdem kam kein passendes Paket.`,
  "none-chosen": () => "Gelesen als ohne Sequenznummern, wie gewählt: Ein Verlust ist nicht zu erkennen.",
  waiting: () => "Bisher zu wenig Pakete, um zu wissen, was sie sind.",
};
