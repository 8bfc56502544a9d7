import type { reasons } from "../../statements/reasons.ts";
import type { ValuesOf } from "../../statements/statement.ts";
import type { Sentences } from "../say.ts";

/** Clauses: main ones, without a capital and a full stop, to stand in brackets or behind a colon. */
export const german = {
  "path-linux-only": () => "den nativen Weg gibt es nur unter Linux",
  "path-untried-architecture": ({ architecture }) => `der native Weg wurde auf ${architecture} nicht erprobt`,
  "path-by-variable": ({ variable }) => `${variable} bestimmt es so`,
  "path-without-koffi": ({ foreign }) => `das optionale Paket koffi lässt sich nicht laden: ${foreign}`,
  "path-check-broke": ({ foreign }) => `eine Prüfung beim Start ist gescheitert: ${foreign}`,
  "path-check-lost": ({ came, sent }) =>
    `eine Prüfung beim Start ist gescheitert: ${came} von ${sent} Datagrammen kamen an`,
  "path-check-misplaced": ({ what }) =>
    `eine Prüfung beim Start ist gescheitert: ${misplaced[what]} nicht an der erwarteten Stelle`,
  "thread-ended": ({ code }) => `er endete mit Code ${code}`,
} satisfies Sentences<typeof reasons>;

const misplaced: Record<ValuesOf<typeof reasons, "path-check-misplaced">["what"], string> = {
  sizes: "Größen sind",
  payloads: "Nutzdaten sind",
  senders: "Sender sind",
  ttl: "die TTL ist",
  interface: "die Schnittstelle ist",
  time: "die Zeit ist",
};
