import { plural } from "../../text/count.ts";
import type { Translated } from "../../text/words.ts";
import type { english } from "./english.ts";

const routers = (count: number): string => plural(count, "Router", "Router");
const forward = (count: number): string => (count === 1 ? "leitet" : "leiten");

export const german: Translated<typeof english> = {
  ttlNames: {
    Host: "Rechner",
    Subnet: "Subnetz",
    Site: "Standort",
    Region: "Region",
    Continent: "Kontinent",
    Global: "Global",
  },
  ipv6Names: {
    Interface: "Rechner",
    Link: "Link",
    Realm: "Realm",
    Admin: "Admin",
    Site: "Standort",
    Org: "Org.",
    Global: "Global",
    Reserved: "Reserviert",
    Unassigned: "Nicht vergeben",
  },
  unlimited: "Keine Grenze: geht, wohin Multicast geroutet wird.",
  ttl: {
    host: {
      sentence: "Bleibt auf diesem Rechner: nichts geht auf die Leitung.",
      detail: "Wer hier der Gruppe beigetreten ist, bekommt es.",
    },
    linkLocal: {
      sentence: "Bleibt im Subnetz: kein Router leitet 224.0.0.x weiter.",
      detail: "Bei jeder TTL: die Adresse selbst endet hier.",
    },
    subnet: {
      sentence: "Bleibt im Subnetz: kein Router leitet es weiter.",
      detail: "Empfänger in anderen Subnetzen sehen es nicht.",
    },
    unlimitedDetail: "Nur Grenzen nach Adressen können es aufhalten.",
    inside: { Site: "an diesem Standort", Region: "in dieser Region", Continent: "auf diesem Kontinent" },
    noBorder: (count) => `Passiert höchstens ${routers(count)} und keine Grenze.`,
    noBorderDetail: "Üblicherweise liegt über 128 keine Grenze.",
    atBorder: (count, inside) => `Bleibt ${inside}: höchstens ${routers(count)} ${forward(count)} es weiter.`,
    crosses: (count, inside) => `Passiert höchstens ${routers(count)}, bleibt ${inside}.`,
    borders: (border) => `Üblich: Grenzen halten bis ${border} auf, ab ${border + 1} nicht.`,
  },
  ipv6: {
    detail: "Ein anderer Ring ändert diese Ziffer.",
    interface: "Bleibt auf diesem Rechner: die Adresse endet an der Schnittstelle.",
    link: "Bleibt auf diesem Link: kein Router leitet es weiter.",
    inside: {
      realm: "Bleibt in diesem Realm: die Adresse endet dort.",
      admin: "Bleibt in dieser Verwaltungszone: die Adresse endet dort.",
      site: "Bleibt an diesem Standort: die Adresse endet dort.",
      organisation: "Bleibt in dieser Organisation: die Adresse endet dort.",
    },
    byHops: {
      host: "Bleibt auf diesem Rechner: das Hop-Limit ist 0.",
      link: "Bleibt auf diesem Link: das Hop-Limit ist 1.",
      unknown: "Die Adresse setzt keine Grenze: nur das Hop-Limit tut es.",
      routers: (count) =>
        `Die Adresse setzt keine Grenze: höchstens ${routers(count)} ${forward(count)} es weiter.`,
    },
    noBorder: (digit) => `Reichweite ${digit} hat keine vereinbarte Grenze: Router sind verschieden.`,
  },
  hops: {
    none: "Nichts geht auf die Leitung: Hop-Limit 0 bleibt auf diesem Rechner.",
    linkLocal: "Das Hop-Limit ändert nichts: kein Router leitet diese Reichweite weiter.",
    subnet: "Kein Router leitet es weiter.",
    unlimited: (count) => `Höchstens ${routers(count)} ${forward(count)} es weiter.`,
    within: (count, beyond) =>
      `Höchstens ${routers(count)} ${forward(count)} es weiter, keiner über ${beyond} hinaus.`,
    beyond: {
      realm: "diesen Realm",
      admin: "diese Verwaltungszone",
      site: "diesen Standort",
      organisation: "diese Organisation",
      scope: "die Reichweite",
    },
  },
  unicast: {
    detail: "Ein Rechner, keine Reichweiten: die TTL begrenzt nur die Hops.",
    known: {
      own: (host) => `${host} ist dieser Rechner: nichts geht auf die Leitung.`,
      link: (host) => `Erreicht ${host} in diesem Subnetz: kein Router ist dazwischen.`,
      elsewhere: (host, from) =>
        `${host} ist dieser Rechner: was über ${from} abgeht, kommt vielleicht nicht an.`,
      loopback: (_host, from) =>
        `Was über ${from} abgeht, bleibt auf diesem Rechner: nichts geht auf die Leitung.`,
    },
    onLinkDetail: "Ein Rechner, keine Reichweiten: die TTL ändert hier nichts.",
    subnet: (host) => `Erreicht ${host} nur in diesem Subnetz: kein Router leitet es weiter.`,
    routers: (count, host) => `Höchstens ${routers(count)} ${forward(count)} es weiter zu ${host}.`,
  },
};
