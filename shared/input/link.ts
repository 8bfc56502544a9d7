import type { IpAddress } from "../net/address.ts";
import { needsZone } from "../net/zone.ts";
import { accept, type Parsed, refuse } from "../parsed.ts";

/**
 * A host's link-local address is that of another computer on each link (RFC 4007): without an interface
 * it says nothing. Groups of a link may be left to the system, which then says where.
 * @param on the interface that was named beside the address
 */
export function checkLink(address: IpAddress, on: string | null): Parsed<null> {
  const { text, zone, use } = address;
  if (use !== "host" || zone !== null || on !== null || !needsZone(text)) return accept(null);
  return refuse("zone-missing", { address: text }, 0, text.length);
}
