import { accept, type Parsed, refuse } from "../parsed.ts";

/** What is needed of an interface to choose it by name or by address. */
export interface InterfaceNames {
  readonly name: string;
  /** The system's number of the interface; Windows writes zones with it. */
  readonly index: number | null;
  readonly addresses: readonly { readonly address: string }[];
}

/** Finds the interface that a person named by its name, its number as a zone, or one of its addresses. */
export function chooseInterface<I extends InterfaceNames>(text: string, all: readonly I[]): Parsed<I> {
  const wanted = text.trim();
  const plain = wanted.replace(/%.*$/, "").toLowerCase();
  const found =
    all.find((one) => one.name === wanted) ??
    all.find((one) => one.name.toLowerCase() === wanted.toLowerCase()) ??
    all.find((one) => one.addresses.some(({ address }) => address === plain)) ??
    all.find((one) => one.index !== null && String(one.index) === wanted);
  if (found) return accept(found);
  return refuse("interface-unknown", missing(wanted, all), 0, text.length);
}

/** Finds the interface that the zone of an IPv6 address names (RFC 4007, section 11). */
export function chooseZone<I extends InterfaceNames>(zone: string, all: readonly I[]): Parsed<I> {
  const chosen = chooseInterface(zone, all);
  if (chosen.ok) return chosen;
  return refuse("zone-unknown", missing(zone.trim(), all), 0, zone.length);
}

function missing(wanted: string, all: readonly InterfaceNames[]) {
  const looksLikeAddress = /^[0-9a-f]*[.:][0-9a-f.:%]*$/i.test(wanted);
  return { wanted, looksLikeAddress, names: all.map(({ name }) => name) };
}
