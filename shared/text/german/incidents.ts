import { formatBitRate, formatDuration, formatMs, formatRate } from "../../format.ts";
import { formatEndpoint } from "../../net/address.ts";
import type { incidentTable } from "../../statements/incidents.ts";
import { plural } from "../count.ts";
import { type Sentences, say } from "../say.ts";
import { german as membershipEvents } from "./events.ts";
import { german as problems } from "./problems/problems.ts";

export const german: Sentences<typeof incidentTable> = {
  ...membershipEvents,
  "loss-above": ({ limit }) => `Verlust über ${limit.toLocaleString("de")} %.`,
  "rate-below": ({ limit }) => `Weniger als ${formatRate(limit)} Pakete je Sekunde.`,
  "rate-above": ({ limit }) => `Mehr als ${formatRate(limit)} Pakete je Sekunde.`,
  "bitrate-below": ({ limit }) => `Rate unter ${formatBitRate(limit)}.`,
  "bitrate-above": ({ limit }) => `Rate über ${formatBitRate(limit)}.`,
  "silence-over": ({ limit }) => `Stille länger als ${formatDuration(limit * 1_000)}.`,
  "jitter-above": ({ limit }) => `Jitter über ${formatMs(limit)} ms.`,
  "sources-not": ({ limit }) => `Nicht genau ${plural(limit, "Quelle sendet", "Quellen senden")}.`,
  "error-seconds-above": ({ limit }) =>
    `Mehr als ${plural(limit, "Fehlersekunde", "Fehlersekunden")} innerhalb einer Stunde.`,
  silent: () => "Seit dem Beitritt ist nichts gekommen.",
  "querier-suspected": ({ interface: name, protocol, afterMs }) =>
    `Es endete ${formatDuration(afterMs)} nach dem Beitritt: Vielleicht gibt es auf ${name} keinen ${protocol}-Querier.`,
  "source-new": ({ address, port }) => `${address} sendet, von Port ${port}.`,
  "source-changed": ({ before, address, port }) =>
    `${address} sendet anstelle von ${before}, von Port ${port}.`,
  "source-gone": ({ address, silentMs }) =>
    `${address} sendet nicht mehr: seit ${formatDuration(silentMs)} nichts.`,
  "send-failed": ({ address, port, problem }) =>
    `Senden an ${formatEndpoint(address, port)} ist gescheitert. ${say(problems, problem)}`,
  "recording-started": ({ file }) => `Was folgt, wird in ${file} aufgezeichnet.`,
  "notifier-test": () => "Das ist ein Test: Castscope sollte davon melden.",
};
