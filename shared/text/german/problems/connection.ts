import type { connectionProblems } from "../../../statements/problems/connection.ts";
import type { ValuesByName } from "../../../statements/problems/problems.ts";
import type { Sentences } from "../../say.ts";

export const german = {
  "method-unknown": ({ method }) => `Es gibt keine Methode „${method}“.`,
  "method-not-a-text": () => "Der Name einer Methode muss ein Text sein.",
  "argument-missing": ({ method, path }) => `Der Anfrage „${method}“ fehlt „${path}“.`,
  "argument-wrong": ({ method, path, detail }) =>
    `Die Anfrage „${method}“ ist nicht richtig${path === null ? "" : ` bei „${path}“`}: ${detail}.`,
  "another-version": () =>
    "Dieses Fenster ist von einer anderen Version als der laufende Monitor, der das Gewünschte nicht kennt: Castscope beenden und neu starten.",
  "argument-not-passable": ({ method }) =>
    `Die Anfrage „${method}“ enthält einen Wert, der sich nicht weitergeben lässt.`,
  "calls-full": ({ most }) =>
    `Dieses Fenster wartet schon auf ${most} Antworten: erneut versuchen, wenn einige da sind.`,
  "not-our-page": () => "Nur die eigene Seite von Castscope darf den Monitor aufrufen.",

  "connection-lost": () => "Die Verbindung zu Castscope ist verloren.",
  "no-answer-within": ({ ms }) => `Castscope hat innerhalb von ${ms / 1_000} s nicht geantwortet.`,
  "no-answer": ({ reason }) => `Castscope hat nicht geantwortet: ${reason}.`,
  "monitor-closing": () => "Castscope wird beendet: Sein Monitor nimmt keine Aufrufe mehr an.",
  "monitor-stopped": ({ reason }) =>
    `Der Monitor von Castscope hat unerwartet aufgehört: ${reason}. Castscope neu starten.`,

  "serving-port-in-use": ({ port, address }) =>
    `Port ${port} ist auf ${address} schon belegt: einen anderen nennen, oder keinen für einen freien.`,
  "serving-port-privileged": ({ port }) => `Port ${port} braucht besondere Rechte: einen ab 1024 nehmen.`,
  "serving-refused": ({ port, reason }) => `Das System verweigert Port ${port}: ${reason}.`,

  "no-result": ({ method }) => `Castscope hat kein Ergebnis für „${method}“.`,
  "replay-thread-ended": () =>
    "Der Thread, der die Aufzeichnung liest, hat unerwartet geendet: erneut senden.",
  "send-thread-ended": () => "Der Thread, der sendet, hat unerwartet geendet: erneut senden.",
  internal: ({ reason }) => `Castscope ist unerwartet gescheitert: ${reason}.`,
  "sink-failed": ({ sink, reason }) =>
    `Ein Teil von Castscope, „${sink}“, ist bei dieser Zeile gescheitert und abgeschaltet: ${reason}. Der Rest läuft weiter; verlassen und neu beitreten, um neu zu beginnen.`,
  "internal-untold": () => "Castscope ist unerwartet gescheitert.",
} satisfies Sentences<ValuesByName<typeof connectionProblems>>;
