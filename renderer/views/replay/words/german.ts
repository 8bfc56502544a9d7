import { formatCount, plural } from "../../../../shared/text/count.ts";
import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  sendAgain: "Erneut senden:",
  packets: { label: "Pakete", span: "Der gewählten Zeit", whole: "Der ganzen Aufzeichnung" },
  wholeShort: "Ganze Aufzeichnung",
  span: (from, to) => `${from} bis ${to}`,
  filter: { label: "Filter", empty: "leer sendet jedes Paket" },
  to: {
    label: "An",
    own: "Wohin jedes Paket ging",
    ownShort: "Wohin jedes ging",
    other: "Ein Ziel",
    destination: "Ziel",
    example: "239.1.2.3:5004, auch ohne Port",
  },
  from: "Von",
  speed: {
    label: "Tempo",
    recorded: "Wie aufgezeichnet",
    scaled: "Schneller, langsamer",
    even: "Mit fester Rate",
    evenShort: "Feste Rate",
    times: "Mal so schnell",
    rate: "Pakete pro Sekunde",
  },
  repeat: {
    label: "Wie oft",
    once: "Einmal",
    several: "Mehrmals",
    endless: "Bis zum Stopp",
    times: "Anzahl",
  },
  identity: {
    label: "Identität",
    own: "Eigene Streams",
    rewritten:
      "Neue SSRCs und Lauf-IDs; Nummern und Medienzeiten laufen von Wiederholung zu Wiederholung weiter.",
    unknown: "Kein RTP und kein Teststrom erkannt: nichts würde neu geschrieben.",
    once: "Wie aufgezeichnet, Byte für Byte: neben dem Original sieht ein Empfänger doppelte Pakete.",
    repeated:
      "Wie aufgezeichnet, Byte für Byte: ein Empfänger sieht bei jeder Wiederholung doppelte Pakete oder einen Neustart.",
  },
  dscpRecorded: "Wie aufgezeichnet",
  hopLimit: "Das Hop-Limit von IPv6.",
  buttons: { cancel: "Abbrechen", reading: "Wird gelesen …", send: "Senden", agree: "Senden" },
  preview: {
    label: "Was gesendet wird",
    reading: "Wird gelesen …",
    none: "Es bleibt kein Paket zu senden.",
    senders: (count) => `Von ${formatCount(count)} Sendern, jeder bekommt einen Port dieses Rechners.`,
    destination: "Ziel",
    destinations: "Ziele",
    portsAsRecorded: ", die Ports wie aufgezeichnet",
    packets: (count) => plural(count, "Paket", "Pakete"),
    further: (count) => `und ${formatCount(count)} weitere`,
    untilStopped: "bis zum Stopp",
    times: (count) => `${formatCount(count)}-mal`,
    peak: (packets, bits) => `höchstens ${packets} Pakete pro Sekunde, ${bits}`,
  },
};
