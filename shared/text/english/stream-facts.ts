import type { streamFacts } from "../../statements/stream-facts.ts";
import { formatCount, plural } from "../count.ts";
import type { Sentences } from "../say.ts";

/** A few words each, without a capital and a full stop. */
export const english: Sentences<typeof streamFacts> = {
  "payload-type": ({ type, name }) =>
    name === null ? `payload type ${type}` : `payload type ${type}, ${name}`,
  clock: ({ hz, measured }) => `${hz / 1_000} kHz clock${measured ? ", measured" : ""}`,
  "packet-time": ({ ms }) => `${Number(ms.toFixed(3))} ms each`,
  essence: ({ essence }) =>
    essence === "video" ? "ST 2110-20 video, RFC 4175" : "ST 2110-40 ancillary data, RFC 8331",
  "ts-packets-each": ({ packets }) => `${plural(packets, "TS packet")} each`,
  "from-sender": ({ sender }) => `from ${sender}`,
  run: ({ run }) => `run ${run}`,
  "planned-rate": ({ rate, size }) => `${formatCount(rate)} pkt/s of ${formatCount(size)} bytes`,
  "source-name": ({ sender }) => sender,
  priority: ({ priority }) => `priority ${priority}`,
  "universe-elsewhere": ({ universe, group }) => `universe ${universe} belongs to ${group}`,
  domain: ({ domain }) => `domain ${domain}`,
  grandmaster: ({ identity }) => `grandmaster ${identity}`,
  "format-name": ({ format }) => format,
};
