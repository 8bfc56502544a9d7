import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  scope: "Reichweite",
  reach: "Reichweite",
  ttl: "TTL",
  hopLimit: "Hop-Limit",
  pickers: {
    ttl: "Reichweite der Multicast-TTL",
    scope: "Multicast-Reichweite der Adresse",
    unicast: (label) => `Unicast-${label}`,
  },
  stepper: {
    lower: (label) => `${label} um 1 senken`,
    raise: (label) => `${label} um 1 erhöhen`,
  },
  ipv6: {
    fromAddress: "aus der Adresse",
    becomes: "wird",
    becomesWhole: (from, to) => `${from} wird ${to}`,
    change: "Ändern",
    keep: "Behalten",
  },
  host: {
    distances: {
      own: "dieser Rechner",
      link: "in diesem Subnetz, kein Router dazwischen",
      elsewhere: "dieser Rechner, an anderer Schnittstelle",
      loopback: "über Loopback nicht erreichbar",
      unknown: "Entfernung unbekannt",
    },
    defaults: "Vorgaben",
    keptApart: (ttl) => `Unabhängig von der Multicast-TTL, die bei ${ttl} bleibt.`,
    keptApartHops: (limit) => `Unabhängig von dem für Multicast, das bei ${limit} bleibt.`,
  },
  other: {
    unicast: "Unicast-TTL, wenn das Ziel ein Rechner ist",
    nextName: "nächster Name",
    byOne: "um eins",
    type: "oder 0 bis 255 tippen",
  },
};
