import { formatCount, plural } from "../../../../shared/text/count.ts";
import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  compose: "Senden",
  strip: {
    one: (sent) => `${sent} gesendet`,
    more: (sends, packets) => `${formatCount(sends)} Sendungen, ${formatCount(packets)} Pakete`,
  },
  to: {
    label: "An",
    freshForRun: (run) => `frisch für Lauf ${run}`,
    fresh: "frisch für diesen Lauf",
    host: (family) => `IPv${family}-Rechner`,
  },
  from: {
    label: "Von",
    sourcePort: "Quellport",
    automatic: "automatisch",
    noAddress: (family) => `keine IPv${family}-Adresse`,
    systemRouteBy: (name) => `System (Route über ${name})`,
    systemRoute: "System (Route)",
    system: (name) => `System (${name ?? "keine"})`,
    share: "Quellport teilen",
    shareNote: "Auch wenn ein Programm ihn hat: Antworten erreichen eines von beiden.",
  },
  loopback: {
    label: "Zurück an diesen Rechner (Loopback)",
    nobody: "TTL 0 ohne Loopback: niemand bekommt die Pakete.",
  },
  payload: {
    label: "Nutzdaten",
    kinds: { text: "Text", hex: "Hex", file: "Datei", template: "Vorlage" },
    testStream: "Teststrom",
    sequence: "Folge",
    sequenceParts: ["Folge", ""],
    testStreamParts: ["Test", "strom"],
    size: (bytes) => plural(bytes, "Byte", "Byte"),
  },
  dscp: {
    uses: {
      bestEffort: "Best Effort",
      lowerEffort: "weniger als Best Effort",
      lowPriority: "niedriger Vorrang",
      lowLatency: "Daten mit wenig Verzögerung",
      broadcastVideo: "Rundfunkvideo",
      streaming: "Streaming",
      realTime: "Echtzeit",
      video: "Video",
      signalling: "Signalisierung",
      voiceAdmitted: "Sprache, zugelassen",
      voice: "Sprache",
      networkControl: "Netzsteuerung",
    },
  },
  repeat: {
    label: "Wie oft",
    once: "Einmal",
    repeat: "Wiederholt",
    burst: "Schub",
    count: "Anzahl",
    rounds: "Wie oft",
    untilStopped: "bis zum Stopp",
  },
  rate: {
    label: "Rate",
    unit: "Einheit der Rate",
    packets: "Pakete pro Sekunde",
    bits: "Bits pro Sekunde",
    upTo: (rate) => `bis ${rate}`,
  },
  guard: {
    why: "Ein Switch ohne IGMP-Snooping schickt es an jeden Port.",
    agree: "Mit dieser Rate senden",
    lower: (rate) => `Auf ${rate} senken`,
  },
  send: {
    length: (packets) => ` (${plural(packets, "Paket", "Pakete")})`,
    untilStopped: " bis zum Stopp",
    agree: "Senden",
    cancel: "Abbrechen",
    askTtl: (ttl) => `TTL ${ttl} kann diesen Standort verlassen. Senden?`,
    askScope: (scope, limit) =>
      `Reichweite ${scope} mit Hop-Limit ${limit} kann diesen Standort verlassen. Senden?`,
  },
  ended: {
    failed: (to, why) => `Senden an ${to} ist fehlgeschlagen. ${why}`,
    stopped: (to) => `Senden an ${to} wurde gestoppt.`,
    sent: (to) => `An ${to} gesendet.`,
  },
  interrupted: {
    were: (count, to) =>
      count === 1
        ? `Das Senden an ${to} lief, als Castscope endete.`
        : `${formatCount(count)} Sendungen liefen, als Castscope endete.`,
    again: "Neu starten",
    wasFile: (to, file) =>
      file === ""
        ? `Das Senden einer Datei an ${to} lief, als Castscope endete: Datei neu wählen.`
        : `Das Senden von ${file} an ${to} lief, als Castscope endete: Datei neu wählen.`,
    open: "In Senden öffnen",
    choose: (file) =>
      file === ""
        ? "Alles ist wie zuvor bis auf die Datei: wählen, dann senden."
        : `Alles ist wie zuvor bis auf die Datei: ${file} wählen, dann senden.`,
    failed: (to, why) => `Das Senden an ${to} begann nicht wieder. ${why}`,
  },
  running: {
    list: "Wird gesendet",
    listStale: "Wird gesendet, zuletzt bekannt",
    what: (to, pace) => `An ${to}, ${pace}`,
    sent: (sent) => `${sent} gesendet`,
  },
  progress: {
    of: (sent, count) => `${formatCount(sent)} von ${formatCount(count)}`,
    pace: (rate) => `${rate} Pakete pro Sekunde`,
    average: (rate) => `im Mittel ${rate} Pakete pro Sekunde`,
    bursts: (rate, burst) => `${rate} Pakete pro Sekunde in Schüben von ${formatCount(burst)}`,
    further: (to, more) => `${to} und ${formatCount(more)} weitere`,
    span: (slowest, fastest) => `${slowest} bis ${fastest}`,
    test: (run) => `Test ${run}`,
    formatTest: (format) => `${format}-Test`,
    asRecorded: "wie aufgezeichnet",
    times: (speed) => `${speed.toLocaleString("de")}-fach`,
    left: (time) => `noch ${time}`,
  },
  sent: {
    heading: "Gesendet",
    today: "Heute",
    fill: (to) => `Felder mit der Sendung an ${to} füllen`,
    states: { failed: "Fehlgeschlagen", stopped: "Gestoppt", sent: "Gesendet" },
  },
  details: {
    ttl: (ttl) => `TTL ${ttl}`,
    hopLimit: (limit) => `Hop-Limit ${limit}`,
    ofBytes: (sent, bytes) => `${formatCount(sent)} zu ${bytes}`,
    ofBytesOnAverage: (sent, bytes) => `${formatCount(sent)} zu ${bytes} im Mittel`,
    bursts: (burst) => `Schübe von ${formatCount(burst)}`,
    stopped: "gestoppt",
    refused: (packets) => `${formatCount(packets)} abgelehnt`,
    undelivered: (packets) => `${formatCount(packets)} nicht zugestellt`,
  },
};
