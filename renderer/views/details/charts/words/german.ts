import { formatCount } from "../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  bar: {
    past: "Wie viel der Vergangenheit",
    back: "Weiter zurück",
    on: "Weiter vor",
    live: "Live",
    liveHint:
      "Der neuesten Sekunde folgen (L). Über ein Diagramm ziehen, um eine eigene Spanne zu sehen; + und - zoomen, [ und ] setzen einen Rand an den Zeiger",
  },
  spans: {
    minute: { short: "1 min", long: "Letzte Minute" },
    fiveMinutes: { short: "5 min", long: "Letzte 5 Minuten" },
    quarter: { short: "15 min", long: "Letzte 15 Minuten" },
    hour: { short: "1 h", long: "Letzte Stunde" },
    day: { short: "24 h", long: "Letzte 24 Stunden" },
    week: { short: "7 d", long: "Letzte 7 Tage" },
    join: { short: "Seit Beitritt", long: "Seit dem Beitritt" },
  },
  unit: "Einheit",
  packetsASecond: "Pakete je Sekunde",
  bitsASecond: "Bits je Sekunde",
  drawn: "Was gezeichnet wird",
  total: { short: "Gesamt", long: "Die ganze Gruppe, mit kleinster und größter Sekunde" },
  stacked: { short: "Je Quelle", long: "Jede Quelle, gestapelt" },
  lines: { short: "Linien", long: "Jede Quelle, eine Linie ab null" },
  asTable: "Als Tabelle zeigen",
  savePicture: "Diagramme als PNG speichern",
  saveCsv: "Als CSV speichern",
  reading: "Liest den Verlauf …",
  rate: "Rate",
  rateBySource: "Rate je Quelle",
  about: {
    aSecond: (unit, stacked) => `${unit}${stacked ? ", gestapelt" : ""}, ein Punkt je Sekunde`,
    step: (unit, stacked, step) =>
      `${unit}${stacked ? ", gestapelt" : ""}, ein Punkt je ${step}, Mittel der Sekunden`,
  },
  overTime: "Rate und Verlust über die Zeit",
  lostPackets: "Verlorene Pakete",
  lostHint: "nach den Nummern der Streams; Balkenhöhe: Anteil",
  network: "Netz",
  thisPc: "Rechner",
  lost: "Verloren",
  times: {
    title: "Zeit zwischen Paketen",
    about: "Anteil der Pakete",
    span: (from, to) => `${from} bis ${to}`,
    unknown: (from, to) => `Von ${from} bis ${to} sind keine Zeiten zwischen Paketen bekannt.`,
    spoken: (span, median, p95, p99) =>
      `Zeiten zwischen Paketen, ${span}: Median ${median} ms, 95 % bis ${p95} ms, 99 % bis ${p99} ms`,
    counted: (count, longest, above) =>
      `${formatCount(count)} Zeiten${longest === null ? "" : `, die längste ${longest} ms`}${above === null ? "" : `; ${above} % sind länger als gezeichnet`}`,
    under: (percent) => `unter ${percent}`,
    /** Beside its line in the drawing. */
    median: "Median",
  },
  sources: {
    source: (span) => `Quelle, ${span}`,
    loss: "Verlust",
    jitter: "Jitter",
    group: "Gruppe",
  },
  cursor: {
    notListening: "Castscope hörte da nicht zu",
    notMeasurable: "Verlust nicht messbar",
    lost: (packets, sources) => `${formatCount(packets)} verloren${sources === "" ? "" : `, von ${sources}`}`,
    noneDropped: (loss) => `${loss}, hier nichts verworfen`,
    dropped: (loss, packets) => `${loss}, ${formatCount(packets)} hier verworfen`,
  },
  stretch: {
    atMost: (rate) => `höchstens ${rate}`,
    lost: (packets) => `${formatCount(packets)} verloren`,
    reordered: (packets) => `${formatCount(packets)} vertauscht`,
    dropped: (packets) => `${formatCount(packets)} hier verworfen`,
    jitter: (ms) => `Jitter ${ms} ms`,
    pause: (ms) => `längste Pause ${ms} ms`,
  },
  table: {
    label: "Verlauf",
    notListening: "Castscope hörte da nicht zu.",
    notMeasurable: "Da nicht messbar.",
    columns: {
      time: { title: "Zeit", about: "Wann der Abschnitt beginnt" },
      mean: { title: "Rate", about: "Mittel seiner Sekunden" },
      least: { title: "Kleinste", about: "Aller seiner Sekunden" },
      most: { title: "Größte", about: "Aller seiner Sekunden" },
      lost: { title: "Verloren", about: "Nach den Nummern der Streams" },
      reordered: { title: "Vertauscht", about: "Kam nach einer höheren Nummer an" },
      dropped: { title: "Verworfen", about: "Von diesem Rechner verworfen" },
    },
  },
};
