import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  format: "Format",
  preset: "Voreinstellung",
  own: "Eigene",
  presets: {
    short: "Kurz",
    long: "Lang und langsam",
    bursts: "Schübe",
    ramp: "Rampe von Raten",
    iptv: "IPTV, 1 Kanal",
    "iptv-10": "IPTV, 10 Kanäle",
  },
  size: "Größe",
  burst: "Schub",
  duration: "Dauer",
  run: "Lauf-ID",
  anotherRun: "Andere Lauf-ID ausdenken",
  flow: "Flow",
  fresh: { label: "Frische Gruppe für diesen Lauf", unused: "hier unbenutzt" },
};
