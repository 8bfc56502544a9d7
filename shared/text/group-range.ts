import type { Family } from "../net/address.ts";
import type { GroupRange, GroupTraits } from "../net/groups.ts";
import { inLanguages, type Translated } from "./words.ts";

const english = {
  "this subnet only": "this subnet only",
  "internetwork control": "internetwork control",
  "source-specific": "source-specific",
  documentation: "documentation",
  GLOP: "GLOP",
  "local scope": "local scope",
  "organisation scope": "organisation scope",
  "administrative scope": "administrative scope",
  "global scope": "global scope",
  transient: "transient",
  "well known": "well known",
} as const satisfies Readonly<Record<GroupRange, string>>;

const german: Translated<typeof english> = {
  "this subnet only": "nur dieses Subnetz",
  "internetwork control": "netzübergreifende Steuerung",
  "source-specific": "quellenspezifisch",
  documentation: "Dokumentation",
  GLOP: "GLOP",
  "local scope": "lokale Reichweite",
  "organisation scope": "Reichweite der Organisation",
  "administrative scope": "administrative Reichweite",
  "global scope": "globale Reichweite",
  transient: "befristet",
  "well known": "allgemein bekannt",
};

const words = inLanguages({ en: english, de: german });

/** What it is, before its range. */
const kinds = inLanguages({
  en: { multicast: (family: Family) => `IPv${family} multicast` },
  de: { multicast: (family: Family) => `IPv${family}-Multicast` },
});

/** What a group’s address says by itself: “IPv4 multicast, local scope”. */
export function groupRangeText({ family, range }: Pick<GroupTraits, "family" | "range">): string {
  return `${kinds().multicast(family)}, ${words()[range]}`;
}

/** The same in less room: “IPv4, local scope”. */
export function shortRangeText(family: Family, range: GroupRange): string {
  return `IPv${family}, ${words()[range]}`;
}
