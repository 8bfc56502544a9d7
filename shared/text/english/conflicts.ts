import { formatDuration } from "../../format.ts";
import type { StreamKind } from "../../model/stream-kinds.ts";
import type { conflictNews, conflicts } from "../../statements/conflicts.ts";
import type { Sentences } from "../say.ts";
import { kindNames } from "./stream-kinds.ts";

export const conflictSentences: Sentences<typeof conflicts> = {
  "two-senders": ({ address, other }) =>
    `Two senders: ${other} sends too, where ${address} was the only one.`,
  "two-kinds": ({ kind, other, port }) =>
    port === null
      ? `Two kinds of streams on one group: ${kindName(kind)} and ${kindName(other)}.`
      : `Two kinds of streams on one group: ${kindName(kind)} here, ${kindName(other)} on port ${port}.`,
  "key-shared": ({ key, address, other }) => `${address} and ${other} both send ${key}.`,
  "universe-misplaced": ({ universe, group }) =>
    `Universe ${universe} of sACN comes here; its group is ${group}.`,
  "two-masters": ({ domain, master, other }) =>
    `Two PTP masters in domain ${domain}: ${master} and ${other} both announce.`,
};

export const conflictNewsSentences: Sentences<typeof conflictNews> = {
  "two-senders-over": ({ address, afterMs }) =>
    `${address} is the only sender again, after ${formatDuration(afterMs)} with another.`,
  "two-kinds-over": ({ kind, other, afterMs }) =>
    `One kind of streams again: ${kindName(kind)} and ${kindName(other)} came together for ${formatDuration(afterMs)}.`,
  "key-shared-over": ({ key, afterMs }) =>
    `${key} comes from one sender again, after ${formatDuration(afterMs)} from two.`,
  "universe-misplaced-over": ({ universe, afterMs }) =>
    `Universe ${universe} of sACN no longer comes here, after ${formatDuration(afterMs)}.`,
  "two-masters-over": ({ domain, afterMs }) =>
    `One PTP master in domain ${domain} again, after ${formatDuration(afterMs)} with two.`,
  "sender-moved": ({ key, before, address }) => `${key} comes from ${address} now instead of ${before}.`,
  "grandmaster-changed": ({ domain, before, grandmaster }) =>
    `PTP domain ${domain} follows grandmaster ${grandmaster} now instead of ${before}.`,
  "ttl-changed": ({ address, before, now }) =>
    `Packets of ${address} arrive with TTL ${now} now, ${before} before: they take another way, or are sent with another TTL.`,
  "kind-changed": ({ address, before, now }) =>
    `${address} sends ${kindName(now)} now instead of ${kindName(before)}.`,
};

function kindName(kind: string): string {
  return Object.hasOwn(kindNames, kind) ? kindNames[kind as StreamKind] : kind;
}
