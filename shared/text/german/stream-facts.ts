import type { streamFacts } from "../../statements/stream-facts.ts";
import { formatCount, plural } from "../count.ts";
import type { Sentences } from "../say.ts";

const number = (value: number): string => value.toLocaleString("de", { maximumFractionDigits: 3 });

/** A few words each, without a full stop. */
export const german: Sentences<typeof streamFacts> = {
  "payload-type": ({ type, name }) =>
    name === null ? `Nutzdatentyp ${type}` : `Nutzdatentyp ${type}, ${name}`,
  clock: ({ hz, measured }) => `Takt ${number(hz / 1_000)} kHz${measured ? ", gemessen" : ""}`,
  "packet-time": ({ ms }) => `je ${number(ms)} ms`,
  essence: ({ essence }) =>
    essence === "video" ? "Video nach ST 2110-20, RFC 4175" : "Zusatzdaten nach ST 2110-40, RFC 8331",
  "ts-packets-each": ({ packets }) => `je ${plural(packets, "TS-Paket", "TS-Pakete")}`,
  "from-sender": ({ sender }) => `von ${sender}`,
  run: ({ run }) => `Lauf ${run}`,
  "planned-rate": ({ rate, size }) => `${formatCount(rate)} Pkt/s zu ${formatCount(size)} Byte`,
  "source-name": ({ sender }) => sender,
  priority: ({ priority }) => `Priorität ${priority}`,
  "universe-elsewhere": ({ universe, group }) => `Universum ${universe} gehört zu ${group}`,
  domain: ({ domain }) => `Domäne ${domain}`,
  grandmaster: ({ identity }) => `Grandmaster ${identity}`,
  "format-name": ({ format }) => format,
};
