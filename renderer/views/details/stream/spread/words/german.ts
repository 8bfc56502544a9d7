import { formatCount } from "../../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  names: {
    interval: { title: "Abstand", inline: "Abstand" },
    delay: { title: "Laufzeit", inline: "Laufzeit" },
    jitter: { title: "Jitter", inline: "Jitter" },
    deviation: { title: "Streuung", inline: "Streuung" },
  },
  percentiles: {
    heading: "Perzentile",
    scale: "ms, log.",
    copied: "Perzentile als CSV",
  },
  points: {
    least: "min",
    median: "50 %",
    p90: "90 %",
    p95: "95 %",
    p99: "99 %",
    p999: "99,9 %",
    most: "max",
  },
  bursts: {
    heading: "Verlustschübe nach Länge",
    inRow: (unit) => `${unit} nacheinander`,
    copied: "Schübe als CSV",
    length: "Länge",
    share: "Anteil",
    count: "Schübe",
    over: (length) => `über ${formatCount(length)}`,
  },
};
