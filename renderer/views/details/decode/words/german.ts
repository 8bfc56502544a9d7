import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  decodeAs: {
    onlyFrom: (source) => `Nur Pakete von ${source}`,
    sourceAs: (source) => `Was ${source} sendet, dekodieren als`,
    groupAs: (group) => `Alles von ${group} dekodieren als`,
    byItself: "Wonach es aussieht",
    asBytes: "Nur Bytes",
    describe: "Dieses Format beschreiben …",
    edit: (format) => `„${format}“ bearbeiten …`,
    forget: (format) => `„${format}“ vergessen`,
  },
  tree: "Dekodiertes Paket",
  field: {
    bit: (title, bit) => `${title}, Bit ${bit}`,
    bits: (title, from, to) => `${title}, Bits ${from} bis ${to}`,
    size: (title, bits) => `${title}, ${bits} Bit`,
  },
  fieldMenu: "Feld",
  filterBy: "Filtern nach",
  filterOut: "Ausfiltern",
  copyField: "Wert kopieren",
  copiedField: (value) => `„${value}“ kopiert.`,
  delivery: {
    title: "Zustellung",
    from: "Von",
    to: "An",
    interface: "Schnittstelle",
    received: "Empfangen",
    way: (from, to, on, ttl) =>
      `${from} an ${to}${on === null ? "" : ` über ${on}`}${ttl === null ? "" : `, TTL ${ttl}`}`,
  },
};
