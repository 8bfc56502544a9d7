import { formatDuration } from "../../format.ts";
import type { membershipEvents } from "../../statements/events.ts";
import { formatCount, plural } from "../count.ts";
import { type Sentences, say } from "../say.ts";
import { english as problems } from "./problems/problems.ts";

export const english = {
  joined: ({ on }) => `Joined${place(on)}.`,
  listening: ({ on }) => `Listening${place(on)}.`,
  "first-packet": ({ afterMs }) => `First packet, ${formatDuration(afterMs)} after the join.`,
  stalled: ({ silentMs }) => `Stalled: no packet for ${formatDuration(silentMs)}.`,
  back: ({ afterMs }) => `Back after ${formatDuration(afterMs)} without a packet.`,
  drops: ({ packets, ms, most }) =>
    ms === 0
      ? `Dropped here: ${plural(packets, "packet")}.`
      : `Dropped here: ${plural(packets, "packet")} within ${formatDuration(ms)}, at most ${formatCount(most)} at once.`,
  "joined-after-leave": () => "Joined again after it was left.",
  "joined-after-retry": () => "Tried again: joined.",
  "joined-after-sleep": ({ ms }) =>
    `The clock went on by ${formatDuration(ms)} at once, as after sleep: joined again.`,
  refused: ({ problem }) => say(problems, problem),

  "interface-gone": ({ interface: name }) => `${name} is gone.`,
  "interface-down": ({ interface: name }) => `${name} is down.`,
  "interface-without-family": ({ interface: name, family }) => `${name} has no IPv${family} address.`,
  "interface-without-address": ({ interface: name, address }) => `${name} has no ${address}.`,
  "interface-back": ({ interface: name, afterMs }) =>
    `${name} is back after ${formatDuration(afterMs)}: joined again.`,
  "interface-there": ({ interface: name }) => `${name} is there: joined.`,
  "interface-renewed": ({ interface: name }) => `${name} was taken away and came back: joined again.`,
  "interface-renamed": ({ before, interface: name }) => `${before} is called ${name} now.`,
  "interface-readdressed": ({ interface: name, before, address }) =>
    `${name} has the address ${address} instead of ${before} now: joined again.`,
  "address-moved": ({ address, interface: name }) => `${address} is on ${name} now: joined again.`,

  "sink-failed": ({ sink, reason }) =>
    `A part of Castscope, “${sink}”, failed and is switched off: ${reason}. The rest goes on.`,

  "events-dropped": ({ count }) => `The oldest events are no longer kept: ${formatCount(count)} of them.`,
} satisfies Sentences<typeof membershipEvents>;

function place(on: { readonly name: string; readonly address: string } | null): string {
  return on === null ? "" : ` on ${on.name} (${on.address})`;
}
