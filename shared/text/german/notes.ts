import { formatMs, formatRate, formatWait } from "../../format.ts";
import type { notes } from "../../statements/notes.ts";
import type { ReasonStatement } from "../../statements/reasons.ts";
import { formatCount, plural } from "../count.ts";
import { type Sentences, say } from "../say.ts";
import { listed } from "./list.ts";
import { german as reasons } from "./reasons.ts";

export const german = {
  "groups-left-out": ({ count }) => `Weitere Gruppen sind weggelassen: ${formatCount(count)}.`,
  "sockets-left-out": ({ most }) =>
    `Nur die ersten ${formatCount(most)} Sockets jeder Adressfamilie wurden gelesen.`,
  "programs-left-out": () =>
    "Auf diesem Rechner laufen so viele Programme, dass die Suche nach ihren Namen abgebrochen wurde.",
  "programs-untold": () => "Programme anderer Benutzer erfährt nur root.",
  "memberships-unread": ({ family, reason }) =>
    `Die IPv${family}-Mitgliedschaften dieses Rechners sind nicht bekannt: Das System ließ sie nicht lesen (${reason}).`,
  "sockets-unread": ({ family, reason }) =>
    `Wer welchen IPv${family}-Port belegt, ist nicht bekannt: Das System ließ es nicht lesen (${reason}).`,
  "programs-unread": ({ reason }) =>
    `Nicht alle Programme haben hier einen Namen: Das System ließ sie nicht lesen (${reason}).`,
  "system-not-asked": () => "Dieses System wird nicht nach seinen Mitgliedschaften gefragt.",
  "tool-silent": ({ command }) => `Das Werkzeug des Systems hat nicht geantwortet: ${command}.`,

  "figures-of-others": ({ interfaces }) =>
    `Dieses System liefert auch, was auf ${listed(interfaces)} ankommt: Die Werte enthalten womöglich beides.`,
  "figures-unsure": ({ system, port }) =>
    `Ob ${system ?? "dieses System"} diese Zeile von den anderen auf Port ${port} trennt, ist nicht bekannt: Die Werte enthalten womöglich auch deren Pakete.`,

  "replayed-late": ({ packets, most, behind }) => {
    const late = `Mehr als 1 ms nach ihrer Zeit gesendet: ${plural(packets, "Paket", "Pakete")}, höchstens ${formatMs(most)} ms`;
    return behind > 0 ? `${late}; was folgte, wurde um ${formatWait(behind)} verschoben.` : `${late}.`;
  },
  "sent-slower": ({ reached, asked }) =>
    `Erreicht: ${formatRate(reached)} von ${formatRate(asked)} Paketen je Sekunde; schneller konnte dieser Rechner nicht senden.`,
  "sent-fewer": ({ missed }) =>
    `${plural(missed, "Paket", "Pakete")} nicht gesendet: als sie fällig waren, war dieser Rechner zu beschäftigt.`,

  "receiving-all-told": () =>
    "TTL, DSCP, Ankunftsschnittstelle, Kernel-Zeit und Verworfenes des Kernels sind bekannt.",
  "receiving-drops-told": ({ reason }) =>
    `TTL, DSCP, Ankunftsschnittstelle und Kernel-Zeit sind nicht bekannt (${why(reason)}), Verworfenes des Kernels schon.`,
  "receiving-less-told": ({ reason }) =>
    `TTL, DSCP, Ankunftsschnittstelle, Kernel-Zeit und Verworfenes sind nicht bekannt (${why(reason)}).`,
} satisfies Sentences<typeof notes>;

function why(reason: ReasonStatement | null): string {
  return reason === null ? "dgram von Node empfängt" : say(reasons, reason);
}
