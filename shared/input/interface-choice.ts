import { accept, type Parsed, refuse } from "../parsed.ts";

/** What is needed of an interface to choose it by name or by address. */
export interface InterfaceNames {
  readonly name: string;
  /** The system's number of the interface; Windows writes zones with it. */
  readonly index: number | null;
  /** Further names by which the system knows it. */
  readonly otherNames?: readonly string[];
  readonly addresses: readonly { readonly address: string; readonly label?: string | undefined }[];
}

/** Finds the interface that a person named by one of its names, its number as a zone, or one of its addresses. */
export function chooseInterface<I extends InterfaceNames>(text: string, all: readonly I[]): Parsed<I> {
  const wanted = text.trim();
  const plain = wanted.replace(/%.*$/, "").toLowerCase();
  const found =
    all.find((one) => one.name === wanted) ??
    all.find((one) => one.name.toLowerCase() === wanted.toLowerCase()) ??
    all.find((one) => one.otherNames?.includes(wanted)) ??
    // A label such as `eth0:1` names one address, and its interface with it.
    all.find((one) => one.addresses.some(({ label }) => label === wanted)) ??
    holderOf(plain, wanted, all) ??
    all.find((one) => one.index !== null && String(one.index) === wanted);
  if (found) return accept(found);
  return refuse("interface-unknown", missingInterface(wanted, all), 0, text.length);
}

/** Link-local addresses may be the same on several interfaces: there the zone says which. */
function holderOf<I extends InterfaceNames>(
  address: string,
  wanted: string,
  all: readonly I[],
): I | undefined {
  const holders = all.filter((one) => one.addresses.some((each) => each.address === address));
  const zone = /%(.+)$/.exec(wanted)?.[1];
  return holders.find(({ name, index }) => name === zone || String(index) === zone) ?? holders[0];
}

/** Finds the interface that the zone of an IPv6 address names (RFC 4007, section 11). */
export function chooseZone<I extends InterfaceNames>(zone: string, all: readonly I[]): Parsed<I> {
  const chosen = chooseInterface(zone, all);
  if (chosen.ok) return chosen;
  return refuse("zone-unknown", missingInterface(zone.trim(), all), 0, zone.length);
}

/** The values of the sentence that there is no such interface. */
export function missingInterface(wanted: string, all: readonly InterfaceNames[]) {
  const looksLikeAddress = /^[0-9a-f]*[.:][0-9a-f.:%]*$/i.test(wanted);
  return { wanted, looksLikeAddress, names: all.map(({ name }) => name) };
}
