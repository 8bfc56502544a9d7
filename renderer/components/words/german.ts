import type { Translated } from "../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  states: {
    joining: "tritt bei",
    receiving: "empfängt",
    silent: "still",
    stalled: "stockt",
    failed: "Fehler",
  },
  lastKnown: (state) => `zuletzt bekannt: ${state}`,
  links: {
    up: "an",
    down: "aus",
    unplugged: "keine Verbindung",
    "lower-down": "wartet auf die darunter",
    dormant: "noch nicht zugelassen",
  },
  interfaces: {
    none: "zurzeit keine",
    none4: (ipv6) => `keine für IPv4, für IPv6 ${ipv6}`,
    both: (ipv4, ipv6) => `${ipv4}, für IPv6 ${ipv6}`,
    automatic: "automatisch",
    chosenTitle: (label, systems) => `${label}: vom System gewählt (${systems})`,
    chosen: "Vom System gewählt",
    gone: "zurzeit nicht da",
    noAddress: "keine Adresse",
    noAddressOfFamily: "keine Adresse dieser Familie",
    addressChosen: (address) => `${address}, vom System gewählt`,
  },
  versions: {
    title: "Ein älterer Querier wurde gehört, oder es ist auf diesem Rechner so eingestellt",
    old: (versions) => `${versions}: Quellenspezifische Beitritte werden nicht gelingen`,
  },
  colours: {
    none: "keine",
    red: "rot",
    orange: "orange",
    yellow: "gelb",
    green: "grün",
    teal: "türkis",
    blue: "blau",
    violet: "violett",
    grey: "grau",
  },
  loss: { high: "hoch" },
  notices: { label: "Meldungen", dismiss: "Schließen" },
};
