import { formatDuration, formatSoon } from "../../format.ts";
import type { membershipEvents } from "../../statements/events.ts";
import { formatCount, plural } from "../count.ts";
import { type Sentences, say } from "../say.ts";
import { conflictNewsSentences, conflictSentences } from "./conflicts.ts";
import { linkState } from "./network.ts";
import { english as problems } from "./problems/problems.ts";

export const english: Sentences<typeof membershipEvents> = {
  joined: ({ on }) => `Joined${place(on)}.`,
  listening: ({ on }) => `Listening${place(on)}.`,
  "first-packet": ({ afterMs }) => `First packet, ${formatSoon(afterMs)} after the join.`,
  stalled: ({ silentMs }) => `Stalled: no packet for ${formatDuration(silentMs)}.`,
  back: ({ afterMs }) => `Back after ${formatDuration(afterMs)} without a packet.`,
  drops: ({ packets, ms, most }) =>
    ms === 0
      ? `Dropped here: ${plural(packets, "packet")}.`
      : `Dropped here: ${plural(packets, "packet")} within ${formatDuration(ms)}, at most ${formatCount(most)} at once.`,
  "watching-port": ({ family }) => `Watching the port on every IPv${family} address, with nothing joined.`,
  "joined-after-leave": () => "Joined again after it was left.",
  "joined-after-retry": () => "Tried again: joined.",
  "joined-after-sleep": ({ ms }) =>
    `The clock went on by ${formatDuration(ms)} at once, as after sleep: joined again.`,
  refused: ({ problem }) => say(problems, problem),

  "interface-gone": ({ interface: name }) => `${name} is gone.`,
  "interface-down": ({ interface: name }) => `${linkState(name, "down")}.`,
  "interface-unplugged": ({ interface: name }) => `${linkState(name, "unplugged")}.`,
  "interface-lower-down": ({ interface: name }) => `${linkState(name, "lower-down")}.`,
  "interface-dormant": ({ interface: name }) => `${linkState(name, "dormant")}.`,
  "interface-absent": ({ interface: name }) => `There is no ${name} yet.`,
  "interface-up": ({ interface: name }) => `${name} is up: joined.`,
  "interface-without-family": ({ interface: name, family }) => `${name} has no IPv${family} address.`,
  "interface-without-address": ({ interface: name, address }) => `${name} has no ${address}.`,
  "interface-back": ({ interface: name, afterMs }) =>
    `${name} is back after ${formatDuration(afterMs)}: joined again.`,
  "interface-there": ({ interface: name }) => `${name} is there: joined.`,
  "interface-renewed": ({ interface: name }) => `${name} was taken away and came back: joined again.`,
  "interface-renamed": ({ before, interface: name }) => `${before} is called ${name} now.`,
  "interface-readdressed": ({ interface: name, before, address }) =>
    `${name} has the address ${address} instead of ${before} now: joined again.`,
  "interface-addressed": ({ interface: name, address }) => `${name} has the address ${address} now.`,
  "route-missing": ({ address }) => `There is no route to ${address}.`,
  "route-there": ({ address, interface: name }) => `There is a route to ${address} by ${name} now: joined.`,
  "route-changed": ({ address, interface: name, before }) =>
    `The route to ${address} goes by ${name} now: joined there instead of on ${before}.`,
  "address-moved": ({ address, interface: name }) => `${address} is on ${name} now: joined again.`,

  "sink-failed": ({ sink, reason }) =>
    `A part of Castscope, “${sink}”, failed and is switched off: ${reason}. The rest goes on.`,

  ...conflictSentences,
  ...conflictNewsSentences,

  "events-dropped": ({ count }) => `The oldest events are no longer kept: ${formatCount(count)} of them.`,
};

function place(on: { readonly name: string; readonly address: string | null } | null): string {
  if (on === null) return "";
  return on.address === null ? ` on ${on.name}` : ` on ${on.name} (${on.address})`;
}
