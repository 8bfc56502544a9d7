import type { Membership } from "../../../shared/model/membership.ts";
import { parseAddress } from "../../../shared/net/address.ts";

/** Sorts IPv4 before IPv6, then by the address's numbers, the port and the source. */
export function groupKey({ address, port, source }: Membership): string {
  const parsed = parseAddress(address);
  const parts = parsed.ok
    ? parsed.value.parts.map((part) => String(part).padStart(5, "0")).join(".")
    : address;
  return `${parsed.ok ? parsed.value.family : 9} ${parts} ${String(port).padStart(5, "0")} ${source ?? ""}`;
}
