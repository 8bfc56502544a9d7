import type { Membership as Row } from "../../../../shared/model/membership.ts";
import type { MembershipSpec } from "./spec.ts";

/** Of whose packets a row's figures may hold some, beside its own. */
export type Sharing = Pick<Row, "sharedWith" | "unsureApart">;

export const alone: Sharing = { sharedWith: [], unsureApart: false };

/** What sharing asks of a membership. */
export interface Sharer {
  readonly spec: MembershipSpec;
  readonly failed: boolean;
}

/**
 * Which rows may count each other's packets. On Linux a socket bound to a group also gets what arrived
 * on other interfaces on which this host joined the same group; with dgram that can neither be
 * switched off nor told. Link-local IPv6 groups are bound with their zone, which does separate them.
 * Windows binds to the wildcard, and sources disagree whether it filters by socket; of macOS it is not
 * known for IPv6: there rows say that nobody knows.
 * A row that is bound to any address hears its whole port on purpose, and holds nothing that is not its own.
 * @param separates whether sockets are known to hear their own group on their own interface only
 */
export function sharingOf(
  all: Iterable<Sharer>,
  platform: NodeJS.Platform,
  separates: boolean,
): (one: Sharer) => Sharing {
  const key = separates ? null : (keys[platform] ?? null);
  if (key === null) return () => alone;
  const rows = new Map<string, { readonly interfaces: Set<string>; count: number }>();
  for (const one of all) {
    const place = keyOf(one, key);
    if (place === null) continue;
    const known = rows.get(place) ?? { interfaces: new Set(), count: 0 };
    known.count += 1;
    if (one.spec.interface) known.interfaces.add(one.spec.interface.name);
    rows.set(place, known);
  }
  return (one) => {
    const place = one.spec.bind === "any" ? null : keyOf(one, key);
    const others = place === null ? undefined : rows.get(place);
    if (!others || others.count < 2) return alone;
    if (platform !== "linux") return { sharedWith: [], unsureApart: true };
    const names = [...others.interfaces].filter((name) => name !== one.spec.interface?.name);
    return { sharedWith: names, unsureApart: false };
  };
}

/** Rows with the same key may share, by platform; null where a row shares with none. */
type Key = (spec: MembershipSpec) => string | null;

const keys: Partial<Record<NodeJS.Platform, Key>> = {
  linux: ({ family, linkLocal, address, port }) => (family === 6 && linkLocal ? null : `${address} ${port}`),
  win32: ({ family, port }) => `${family} ${port}`,
  darwin: ({ family, linkLocal, address, port }) => (family === 4 || linkLocal ? null : `${address} ${port}`),
};

function keyOf({ spec, failed }: Sharer, key: Key): string | null {
  return spec.kind === "group" && !failed ? key(spec) : null;
}
