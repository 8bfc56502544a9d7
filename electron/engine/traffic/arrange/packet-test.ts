import type { PacketFilter } from "../../../../shared/model/packet-list.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import type { KeptSegment } from "../store/kept-packets.ts";
import type { Endpoint } from "../store/segment.ts";
import { Needle } from "./needle.ts";

/** Whether a filter lets a packet through. */
export type PacketTest = (segment: KeptSegment, index: number) => boolean;

export function packetTest(filter: PacketFilter | null): PacketTest {
  if (filter === null) return () => true;
  if (filter.kind === "bytes") return contains(new Needle(filter.bytes, false));
  const inPayload = contains(new Needle(new TextEncoder().encode(filter.text), true));
  const inSource = sourceTest(filter.text.toLowerCase());
  return (segment, index) => inSource(segment.sender(index)) || inPayload(segment, index);
}

function contains({ isIn }: Needle): PacketTest {
  return (segment, index) => segment.look(index, isIn);
}

/** Each known sender is looked at once: packets of one come in a row, and come again. */
function sourceTest(text: string): (sender: Endpoint) => boolean {
  const known = new WeakMap<Endpoint, boolean>();
  let last: Endpoint | null = null;
  let verdict = false;
  return (sender) => {
    if (sender === last) return verdict;
    const before = known.get(sender);
    verdict = before ?? formatEndpoint(sender.address, sender.port).toLowerCase().includes(text);
    if (before === undefined) known.set(sender, verdict);
    last = sender;
    return verdict;
  };
}
