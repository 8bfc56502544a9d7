import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  known: {
    heading: "Bekannte Gruppen",
    on: "Beitreten auf",
    onLabel: "Bekannten Gruppen beitreten auf",
    join: "Beitreten",
    show: "Zeigen",
    joinOne: (name, endpoint) => `${name}, ${endpoint} beitreten`,
    showOne: (name, endpoint) => `${name}, ${endpoint} zeigen`,
  },
  trial: {
    heading: "Pakete in einer Sekunde sehen",
    running: "Der Test läuft",
    before: "Tritt",
    after: (packets) =>
      `auf Loopback bei und sendet ${packets} Testpakete pro Sekunde. Nichts verlässt diesen Rechner.`,
    start: "Auf diesem Rechner testen",
    stop: "Test stoppen",
  },
  arc: { sends: "Sendet", receives: "Empfängt", how: "Loopback, TTL 0" },
};
