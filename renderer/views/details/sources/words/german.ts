import { formatCount, plural } from "../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  list: "Quellen",
  furtherUntold: (packets) => `Weitere Quellen, nicht unterschieden: ${plural(packets, "Paket", "Pakete")}`,
  own: "Dieser Rechner",
  menu: {
    packets: "Ihre Pakete zeigen",
    joinAlone: "Nur dieser Quelle beitreten",
    copy: "Adresse kopieren",
  },
  search: {
    label: "Quelle nach Adresse finden",
    clear: "Alle Quellen zeigen",
    all: (sources) => plural(sources, "Quelle", "Quellen"),
    found: (sources, all, share) =>
      `${formatCount(sources)} von ${plural(all, "Quelle", "Quellen")}, ${share} der Pakete`,
  },
  late: "Nach dem Anhalten der Anzeige gelesen: Diese Werte sind neuer als die der Gruppe.",
  columns: {
    source: { title: "Quelle", about: "Adresse des Senders, mit Buchstaben in der Reihenfolge der Ankunft" },
    port: { title: "Port", about: "Port, von dem der Sender sendet" },
    packets: { title: "Pakete", about: "Pakete seit dem Beitritt" },
    share: { title: "Anteil", about: "Anteil an den Paketen der Gruppe seit dem Beitritt" },
    packetRate: { title: "pkt/s", about: "Pakete der letzten vollen Sekunde" },
    bitRate: { title: "bit/s", about: "Bits an UDP-Nutzdaten der letzten vollen Sekunde" },
    average: {
      title: "Mittel",
      about: "Bits an UDP-Nutzdaten je Sekunde seit dem ersten Paket der Quelle",
    },
    peak: { title: "Spitze", about: "Bits an UDP-Nutzdaten der größten vollen Sekunde" },
    burst: { title: "Schub", about: "Die meisten Pakete in 100 ms" },
    interval: {
      title: "Abstand, ms",
      about:
        "Mittel und Standardabweichung der Zeit zwischen Paketen, wie dieser Rechner sie empfing; nicht der Jitter von RFC 3550",
    },
    loss: {
      title: "Verlust",
      about: "Anteil der Pakete, die nach den Sequenznummern ihrer Streams gesendet wurden und nicht ankamen",
    },
    jitter: {
      title: "Jitter, ms",
      about:
        "Der größte Jitter ihrer Streams: nach RFC 3550, wo ein Medientakt bekannt ist, sonst die Abweichung der Zeit zwischen Paketen",
    },
    ttl: {
      title: "TTL, Hops",
      about:
        "TTL ihrer Pakete bei der Ankunft und die passierten Router: keine bei diesem Link, sonst geschätzt nach der nächsten üblichen Anfangs-TTL",
    },
    dscp: {
      title: "DSCP",
      about:
        "Dienstklasse, mit der ihre Pakete ankamen (RFC 2474); mehrere, wo sie wechselte oder von Paket zu Paket verschieden ist",
    },
    first: { title: "Zuerst", about: "Zeit des ersten Pakets" },
    last: { title: "Zuletzt", about: "Zeit seit dem letzten Paket" },
  },
  unknown: {
    interval: "Ab dem dritten Paket bekannt.",
    loss: "Nicht messbar: In ihren Paketen sind keine Sequenznummern bekannt.",
    jitter: "Nicht messbar: In ihren Paketen ist kein Stream bekannt.",
    ttl: "Das System sagt nicht, mit welcher TTL Pakete ankommen.",
    dscp: "Das System sagt nicht, mit welchem DSCP Pakete ankommen.",
    noPacket: "Bisher kam kein Paket.",
  },
  firstSeen: (clock) => `Zuerst gesehen ${clock}`,
  summary: {
    average: "Mittel",
    averageHint: "Je Sekunde seit dem Beitritt",
    peak: "Spitze",
    peakHint: "Die größte volle Sekunde",
    burst: "Schub",
    burstHint: "Die meisten Pakete in irgendeinem Fenster von 100 ms",
    burstDetail: "in 100 ms",
    received: "Empfangen",
    receivedHint: "UDP-Nutzdaten seit dem Beitritt",
    each: (bytes) => `je ${bytes}`,
    joined: "Beigetreten",
    joinedHint: "Ortszeit des Beitritts",
    ago: (duration) => `vor ${duration}`,
    interface: "Schnittstelle",
    noAddress: "keine Adresse",
    buffer: "Empfangspuffer",
    bufferHint: "Was der Kernel dem Socket dieser Gruppe gewährte",
    bufferDetail: "gewährt",
    kept: "Aufbewahrt",
    keptHint: (gaveWay) =>
      `Im Speicher, den alle Gruppen teilen; ${formatCount(gaveWay)} sind neueren gewichen`,
    keptOf: (packets) => `von ${formatCount(packets)}`,
  },
};
