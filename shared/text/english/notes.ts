import { formatMs, formatRate, formatWait } from "../../format.ts";
import type { notes } from "../../statements/notes.ts";
import type { ReasonStatement } from "../../statements/reasons.ts";
import { formatCount, plural } from "../count.ts";
import { type Sentences, say } from "../say.ts";
import { listed } from "./list.ts";
import { english as reasons } from "./reasons.ts";

export const english = {
  "groups-left-out": ({ count }) => `${formatCount(count)} further groups are left out.`,
  "sockets-left-out": ({ most }) => `Only the first ${formatCount(most)} sockets of a family were read.`,
  "programs-left-out": () =>
    "This computer runs so many programs that the search for their names was cut short.",
  "programs-untold": () => "Programs of other users are named only to root.",
  "memberships-unread": ({ family, reason }) =>
    `This computer's IPv${family} memberships are not known: the system did not let them be read (${reason}).`,
  "sockets-unread": ({ family, reason }) =>
    `Who holds which IPv${family} port is not known: the system did not let it be read (${reason}).`,
  "programs-unread": ({ reason }) =>
    `Not all programs have a name here: the system did not let it be read (${reason}).`,
  "system-not-asked": () => "This system is not asked for its memberships.",
  "tool-silent": ({ command }) => `The system's own tool did not answer: ${command}.`,

  "figures-of-others": ({ interfaces }) =>
    `This system also delivers what arrives on ${listed(interfaces)}: the figures may hold both.`,
  "figures-unsure": ({ system, port }) =>
    `It is not known whether ${system ?? "this system"} keeps this row apart from the others on port ${port}: the figures may hold their packets too.`,

  "replayed-late": ({ packets, most, behind }) => {
    const late = `${plural(packets, "packet")} left more than 1 ms after their time, at most ${formatMs(most)} ms`;
    return behind > 0 ? `${late}; what followed was put off by ${formatWait(behind)}.` : `${late}.`;
  },
  "sent-slower": ({ reached, asked }) =>
    `Reached ${formatRate(reached)} of ${formatRate(asked)} packets a second: this computer could not send faster.`,
  "sent-fewer": ({ missed }) =>
    `${plural(missed, "packet")} not sent: this computer was too busy when they were due.`,

  "receiving-all-told": () => "TTL, DSCP, arrival interface, kernel time and the kernel’s drops are told.",
  "receiving-drops-told": ({ reason }) =>
    `TTL, DSCP, arrival interface and kernel time are not told, because ${why(reason)}; the kernel’s drops are.`,
  "receiving-less-told": ({ reason }) =>
    `TTL, DSCP, arrival interface, kernel time and drops are not told, because ${why(reason)}.`,
} satisfies Sentences<typeof notes>;

function why(reason: ReasonStatement | null): string {
  return reason === null ? "Node’s dgram receives" : say(reasons, reason);
}
