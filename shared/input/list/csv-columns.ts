/** What a column of a table of groups holds. */
export type Column = "group" | "port" | "name" | "source" | "interface";

/** Words of headings, in English and German, by what they say. Words that are not here make a column of something else. */
const kinds: Readonly<Record<string, string>> = {
  group:
    "multicast mcast mc group groups gruppe multicastgruppe multicastadresse gruppenadresse dst dest destination ziel zieladresse",
  address: "ip ipv4 ipv6 address addr adresse ipadresse url uri link endpoint location",
  port: "port zielport udpport",
  name: "name names label title titel description beschreibung bezeichnung",
  thing: "channel kanal service dienst program programm station stream",
  source: "source src from quelle quelladresse sender",
  interface: "interface on nic iface schnittstelle",
  filler: "network udp rtp number nr nummer",
};
const kindOf: ReadonlyMap<string, string> = new Map(
  Object.entries(kinds).flatMap(([kind, all]) => all.split(" ").map((word) => [word, kind] as const)),
);

/** What a heading says of its column, and how surely, for tables in which two columns could be meant; null for anything else. */
export function columnOf(heading: string): { readonly column: Column; readonly sure: number } | null {
  const words = heading
    .toLowerCase()
    .split(/[\s_./:-]+/)
    .filter((word) => word !== "");
  const found = words.map((word) => kindOf.get(word));
  if (words.length === 0 || found.includes(undefined)) return null;
  const has = new Set(found);
  const isAddress = has.has("group") || has.has("address");
  if (has.has("port")) {
    if (has.has("source")) return null;
    // “IP:Port” and “Address/Port” are both in one.
    if (isAddress && /[:/]/.test(heading)) return { column: "group", sure: 3 };
    return { column: "port", sure: 1 };
  }
  if (has.has("interface")) return { column: "interface", sure: 1 };
  if (has.has("source")) return has.has("name") ? null : { column: "source", sure: 1 };
  if (has.has("name")) return { column: "name", sure: 2 };
  if (isAddress) return { column: "group", sure: has.has("group") ? 2 : 1 };
  return has.has("thing") ? { column: "name", sure: 1 } : null;
}
