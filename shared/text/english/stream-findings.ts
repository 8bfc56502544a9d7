import { formatMs } from "../../format.ts";
import type { StreamUnit } from "../../model/stream.ts";
import type { streamFindings } from "../../stream/stream-findings.ts";
import { formatCount, plural } from "../count.ts";
import { formatShare } from "../loss.ts";
import type { Sentences } from "../say.ts";
import { kindNames } from "./stream-kinds.ts";

const units: Readonly<Record<StreamUnit, string>> = {
  packets: "packet",
  messages: "message",
  "ts-packets": "TS packet",
};

/** “1 missing packet”, “212 missing packets”. */
function missing(lost: number, unit: StreamUnit): string {
  return plural(lost, `missing ${units[unit]}`);
}

/** Where to look for what the network lost. */
function lookThere(on: string | null): string {
  return on === null
    ? "check the switch ports and uplinks on its way"
    : `check the switch port and uplink of ${on}`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

export const english: Sentences<typeof streamFindings> = {
  "nothing-lost": ({ received, unit }) => `None is missing: all ${plural(received, units[unit])} came.`,
  "all-lost-here": ({ lost, unit }) =>
    lost === 1
      ? `The 1 ${missing(lost, unit).slice(2)} was dropped here: this computer took it too slowly, the network lost nothing.`
      : `All ${missing(lost, unit)} were dropped here: this computer took them too slowly, the network lost nothing.`,
  "all-lost-before": ({ lost, unit, interface: on }) =>
    `${lost === 1 ? "The" : "All"} ${missing(lost, unit)} ${lost === 1 ? "was" : "were"} lost before this computer: ${lookThere(on)}.`,
  "lost-inside": ({ lost, unit }) =>
    `${lost === 1 ? "The" : "All"} ${missing(lost, unit)} ${lost === 1 ? "was" : "were"} lost before this program’s socket: the sender is this computer too, so look at the program that sends, not at the network.`,
  "lost-both": ({ before, here, unit, interface: on }) =>
    `${capital(formatShare(before / (before + here)))} of the loss happens before this computer: ${lookThere(on)}; ${formatCount(here)} of ${missing(before + here, unit)} ${here === 1 ? "was" : "were"} dropped here.`,
  "lost-somewhere": ({ lost, unit }) =>
    `Where the ${missing(lost, unit)} went is not known: nothing tells what the receiving computer dropped itself.`,
  "no-sequence-in-kind": ({ kind }) =>
    `No loss can be seen here: ${kindNames[kind]} carries no sequence numbers.`,
  "delay-rose-before-loss": ({ delayMs, usualMs }) =>
    `Delay rose to ${formatMs(delayMs)} ms just before the largest loss, from ${formatMs(usualMs)} ms: so it does where a queue on the path fills and overflows.`,
  "clocks-one": () => "Sender and receiver are this computer: one clock, so the delays are exact.",
  "clocks-apart": ({ ms }) =>
    `Packets seem to arrive before they were sent: the two clocks disagree by at least ${formatMs(ms)} ms, so trust only how the delay changes.`,
  "clocks-unsure": () =>
    "A delay is as exact as both computers’ clocks agree: trust how it changes rather than how large it is.",
  "known-by-headers": ({ kind, headers }) =>
    `Recognised as ${kindNames[kind]}: ${headers === 1 ? "1 header fits" : `${plural(headers, "header")} in a row fit`}.`,
  "known-by-choice": ({ kind }) => `Read as ${kindNames[kind]}, as you chose.`,
  "none-known": () => "No sequence numbers known: a loss cannot be told.",
  "chosen-waiting": ({ kind }) =>
    `Read as ${kindNames[kind]}, as you chose: no packet that fits has come since.`,
  "none-chosen": () => "Read as without sequence numbers, as you chose: a loss cannot be told.",
  waiting: () => "Too few packets so far to know what they are.",
};
