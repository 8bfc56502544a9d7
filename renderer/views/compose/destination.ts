import { readEndpoint } from "../../../shared/input/endpoint-text.ts";
import { chooseZone, type InterfaceNames } from "../../../shared/input/interface-choice.ts";
import { checkLink } from "../../../shared/input/link.ts";
import { wordsOf } from "../../../shared/input/word.ts";
import { formatEndpoint, type IpAddress, parseAddress } from "../../../shared/net/address.ts";
import { groupTraits } from "../../../shared/net/groups.ts";
import { accept, type Parsed, refuse, shifted } from "../../../shared/parsed.ts";
import { groupRangeText } from "../../../shared/text/group-range.ts";
import { words } from "./words/words.ts";

/** Where a send goes, as the To field says it. */
export interface Destination {
  readonly address: IpAddress;
  readonly port: number;
  /** Name of the interface that the address's zone names; null without a zone. */
  readonly zone: string | null;
}

/** Reads To: `239.255.0.1:5000`, `[ff15::1%eth0]:5000`, `10.0.9.7:5000`. */
export function parseDestination(
  text: string,
  interfaces: readonly InterfaceNames[],
  from: string | null,
): Parsed<Destination> {
  const start = text.length - text.trimStart().length;
  const trimmed = text.trim();
  if (trimmed === "") {
    return refuse("destination-missing", {}, 0, text.length, true);
  }
  return shifted(parseTrimmed(trimmed, interfaces, from), start);
}

function parseTrimmed(
  text: string,
  interfaces: readonly InterfaceNames[],
  from: string | null,
): Parsed<Destination> {
  const words = wordsOf(text);
  const parsed = readEndpoint(words);
  if (!parsed.ok) return parsed;
  const { address, addressAt, port, from: source } = parsed.value;
  const extra = words[parsed.value.words];
  if (extra) {
    return refuse("destination-has-more", { word: extra.text }, extra.start, text.length);
  }
  if (source) {
    return refuse(
      "destination-has-source",
      { source: source.text },
      source.start,
      source.start + source.text.length,
    );
  }
  const written = text.slice(addressAt.start, addressAt.end);
  const end = addressAt.start + (written.startsWith("[") ? written.indexOf("]") : written.length);
  if (address.use === "broadcast") {
    return refuse("destination-is-broadcast", { address: address.text }, 0, text.length);
  }
  if (address.use === "unspecified") {
    return refuse("destination-unspecified", { address: address.text }, 0, text.length);
  }
  if (address.use === "reserved") {
    return refuse("address-reserved", { address: address.text }, 0, text.length);
  }
  const zone = readZone(address, end, interfaces, from);
  if (!zone.ok) return zone;
  const linked = checkLink(address, from);
  if (!linked.ok) return refuse("zone-missing", { address: address.text }, addressAt.start, end);
  if (port === null) {
    const whole = formatEndpoint(address.text, 5000);
    return refuse("port-missing-after", { whole }, text.length, text.length, true);
  }
  return accept({ address, port, zone: zone.value });
}

function readZone(
  { zone }: IpAddress,
  end: number,
  interfaces: readonly InterfaceNames[],
  from: string | null,
): Parsed<string | null> {
  if (zone === null) return accept(null);
  const start = end - zone.length;
  const found = shifted(chooseZone(zone, interfaces), start);
  if (!found.ok) return found;
  const { name } = found.value;
  if (from === null || from === name) return accept(name);
  return refuse("zone-differs-from-from", { zone: name, from }, start, end);
}

/** The address in To, as soon as it can be read: the picker need not wait for the port. */
export function addressIn(text: string): IpAddress | null {
  const read = readEndpoint(wordsOf(text));
  if (read.ok) return read.value.address;
  const trimmed = text.trim();
  const bracketed = /^\[([^\]]*)\]/.exec(trimmed)?.[1];
  const single = /^([^:]*):[^:]*$/.exec(trimmed)?.[1];
  const address = parseAddress(bracketed ?? single ?? trimmed);
  return address.ok ? address.value : null;
}

/** What an address is, in the words beside the field: “IPv4 multicast, local scope”, “IPv6 host”. */
export function describeAddress(address: IpAddress): string {
  if (address.use === "multicast") return groupRangeText(groupTraits(address));
  return address.use === "host" ? words().to.host(address.family) : "";
}
