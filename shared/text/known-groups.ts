import type { KnownGroupName } from "../net/known-groups.ts";
import { inLanguages, type Translated } from "./words.ts";

const english = {
  mDNS: "Names and services on this subnet",
  "mDNS, IPv6": "The same over IPv6",
  SSDP: "UPnP announcements",
  "WS-Discovery": "Printers, cameras, Windows hosts",
  LLMNR: "Windows name lookups",
  "LLMNR, IPv6": "The same over IPv6",
  SAP: "Announcements of media streams",
  "PTP event": "Clock synchronisation",
  "PTP general": "Clock announcements",
  NTP: "Network time, broadcast mode",
  RIPv2: "Routers exchanging routes",
  DHCPv6: "Address requests to servers and relays",
} as const satisfies Readonly<Record<KnownGroupName, string>>;

const german: Translated<typeof english> = {
  mDNS: "Namen, Dienste im Subnetz",
  "mDNS, IPv6": "Dasselbe über IPv6",
  SSDP: "Ankündigungen von UPnP",
  "WS-Discovery": "Drucker, Kameras, Windows",
  LLMNR: "Namenssuche von Windows",
  "LLMNR, IPv6": "Dasselbe über IPv6",
  SAP: "Kündigt Medienströme an",
  "PTP event": "Abgleich von Uhren",
  "PTP general": "Ankündigungen von Uhren",
  NTP: "Netzzeit, Broadcast-Modus",
  RIPv2: "Router tauschen Routen aus",
  DHCPv6: "Adressanfragen an Server und Relays",
};

const words = inLanguages({ en: english, de: german });

/** What a known group is for, in a few words. */
export function knownGroupAbout(name: KnownGroupName): string {
  return words()[name];
}
