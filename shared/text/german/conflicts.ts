import { formatDuration } from "../../format.ts";
import type { StreamKind } from "../../model/stream-kinds.ts";
import type { conflictNews, conflicts } from "../../statements/conflicts.ts";
import type { Sentences } from "../say.ts";
import { kindNames } from "./stream-kinds.ts";

export const conflictSentences: Sentences<typeof conflicts> = {
  "two-senders": ({ address, other }) =>
    `Zwei Sender: ${other} sendet auch, bisher war ${address} der einzige.`,
  "two-kinds": ({ kind, other, port }) =>
    port === null
      ? `Zwei Arten von Streams auf einer Gruppe: ${kindName(kind)} und ${kindName(other)}.`
      : `Zwei Arten von Streams auf einer Gruppe: ${kindName(kind)} hier, ${kindName(other)} auf Port ${port}.`,
  "key-shared": ({ key, address, other }) => `${address} und ${other} senden beide ${key}.`,
  "universe-misplaced": ({ universe, group }) =>
    `Universum ${universe} von sACN kommt hier an; seine Gruppe ist ${group}.`,
  "two-masters": ({ domain, master, other }) =>
    `Zwei PTP-Master in Domäne ${domain}: ${master} und ${other} senden beide Announce.`,
};

export const conflictNewsSentences: Sentences<typeof conflictNews> = {
  "two-senders-over": ({ address, afterMs }) =>
    `${address} ist wieder der einzige Sender, nach ${formatDuration(afterMs)} mit einem zweiten.`,
  "two-kinds-over": ({ kind, other, afterMs }) =>
    `Wieder eine Art von Streams: ${kindName(kind)} und ${kindName(other)} kamen ${formatDuration(afterMs)} lang zusammen.`,
  "key-shared-over": ({ key, afterMs }) =>
    `${key} kommt wieder von einem Sender, nach ${formatDuration(afterMs)} von zweien.`,
  "universe-misplaced-over": ({ universe, afterMs }) =>
    `Universum ${universe} von sACN kommt hier nicht mehr an, nach ${formatDuration(afterMs)}.`,
  "two-masters-over": ({ domain, afterMs }) =>
    `Wieder ein PTP-Master in Domäne ${domain}, nach ${formatDuration(afterMs)} mit zweien.`,
  "sender-moved": ({ key, before, address }) => `${key} kommt jetzt von ${address} statt von ${before}.`,
  "grandmaster-changed": ({ domain, before, grandmaster }) =>
    `PTP-Domäne ${domain} folgt jetzt dem Grandmaster ${grandmaster} statt ${before}.`,
  "ttl-changed": ({ address, before, now }) =>
    `Pakete von ${address} kommen jetzt mit TTL ${now} an, vorher ${before}: Sie nehmen einen anderen Weg oder werden mit anderer TTL gesendet.`,
  "kind-changed": ({ address, before, now }) =>
    `${address} sendet jetzt ${kindName(now)} statt ${kindName(before)}.`,
};

function kindName(kind: string): string {
  return Object.hasOwn(kindNames, kind) ? kindNames[kind as StreamKind] : kind;
}
