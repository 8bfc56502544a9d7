import type { DestinationKind } from "../../../../shared/model/destination.ts";
import type { Interface } from "../../../../shared/model/interface.ts";
import { parseAddress } from "../../../../shared/net/address.ts";
import { broadcastPlace } from "../../requests/place.ts";

/** What packets to an address are: of a group, a broadcast (RFC 919), or to this computer alone. */
export function destinationKind(address: string, interfaces: readonly Interface[]): DestinationKind {
  const parsed = parseAddress(address);
  if (parsed.ok && parsed.value.use === "multicast") return "group";
  const isBroadcast = parsed.ok && parsed.value.use === "broadcast";
  return isBroadcast || broadcastPlace(address, interfaces) !== null ? "broadcast" : "unicast";
}
