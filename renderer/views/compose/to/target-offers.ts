import { type Book, bookNames } from "../../../../shared/kept/book.ts";
import { formatEndpoint, parseHostPort } from "../../../../shared/net/address.ts";
import { knownGroups, knownName } from "../../../../shared/net/known-groups.ts";

/** Where packets could go, and where it is known from. */
export interface TargetOffer {
  /** As it is written into To. */
  readonly to: string;
  /** What people call it; empty where nobody does. */
  readonly name: string;
  readonly from: "recent" | "joined" | "book" | "known";
}

/** So many are offered: more are found by typing. */
const most = 8;

export interface TargetsKnown {
  /** The newest first. */
  readonly recent: readonly string[];
  readonly joined: Iterable<{ readonly address: string; readonly port: number; readonly name: string }>;
  readonly book: Book;
}

/** Targets whose address or name holds what is typed: those used lately first, each once, never the one that stands there. */
export function targetOffers(typed: string, { recent, joined, book }: TargetsKnown): readonly TargetOffer[] {
  const wanted = typed.trim().toLowerCase();
  const names = bookNames(book);
  const nameOf = (address: string, port: number, own = ""): string =>
    own || names(address, port) || knownName(address, port);
  const rows = [...joined];
  const all: TargetOffer[] = [
    ...recent.map((to): TargetOffer => {
      const read = parseHostPort(to);
      if (!read.ok || read.value.port === null) return { to, name: "", from: "recent" };
      const { address, port } = read.value;
      const row = rows.find((one) => one.address === address.text && one.port === port);
      return { to, name: nameOf(address.text, port, row?.name), from: "recent" };
    }),
    ...rows.map(
      ({ address, port, name }): TargetOffer => ({
        to: formatEndpoint(address, port),
        name: nameOf(address, port, name),
        from: "joined",
      }),
    ),
    ...book.flatMap(({ address, port, name }): TargetOffer[] =>
      port === null ? [] : [{ to: formatEndpoint(address, port), name, from: "book" }],
    ),
    ...knownGroups.map(
      ({ address, port, name }): TargetOffer => ({
        to: formatEndpoint(address, port),
        name,
        from: "known",
      }),
    ),
  ];
  const seen = new Set([typed.trim()]);
  const offers: TargetOffer[] = [];
  for (const offer of all) {
    if (offers.length === most) break;
    if (seen.has(offer.to) || !`${offer.to} ${offer.name}`.toLowerCase().includes(wanted)) continue;
    seen.add(offer.to);
    offers.push(offer);
  }
  return offers;
}

/** Targets used lately with one that was used now, the newest first. */
export function withRecent(recent: readonly string[], to: string, bound: number): string[] {
  const text = to.trim();
  return [text, ...recent.filter((one) => one !== text)].slice(0, bound);
}
