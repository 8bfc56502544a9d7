import type { Result } from "../../../../shared/contract.ts";
import type { GroupDecoding } from "../../../../shared/decode/decoding.ts";
import type { Decoded, DecodedField } from "../../../../shared/decode/field.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { formatTimeOfDay } from "../../../../shared/text/clock.ts";
import { words } from "./words/words.ts";

/** Where a packet was received. */
export type ReceivedOn = Pick<Membership, "address" | "port" | "interface">;

/** A packet decoded; null where it is shown as bytes. */
export function decodeReceived(
  packet: Result<"packet">,
  { address, port }: Pick<ReceivedOn, "address" | "port">,
  group: GroupDecoding,
): Decoded | null {
  const sent = { address, port, sourcePort: packet.sourcePort };
  return group.decode(packet.payload, sent, packet.sourceAddress);
}

/** From whom to whom a packet came, in one line. */
export function deliveryText(packet: Result<"packet">, on: ReceivedOn): string {
  const from = formatEndpoint(packet.sourceAddress, packet.sourcePort);
  const to = formatEndpoint(on.address, on.port);
  return words().delivery.way(from, to, on.interface?.name ?? null, packet.ttl);
}

/** What the network told beside the payload, which has no bytes there. */
export function deliveryField(packet: Result<"packet">, on: ReceivedOn): DecodedField {
  const { delivery: said } = words();
  const told = (name: string, title: string, text: string): DecodedField => ({
    ...{ name, title, value: text, text, at: 0, length: 0, bits: null, fields: [] },
  });
  const delivery = [
    told("source", said.from, formatEndpoint(packet.sourceAddress, packet.sourcePort)),
    told("destination", said.to, formatEndpoint(on.address, on.port)),
    ...(on.interface ? [told("interface", said.interface, on.interface.name)] : []),
    ...(packet.ttl === null ? [] : [told("ttl", "TTL", String(packet.ttl))]),
    told("received", said.received, formatTimeOfDay(packet.at)),
  ];
  return {
    ...{ name: "delivery", title: said.title, text: deliveryText(packet, on), value: null },
    ...{ at: 0, length: 0, bits: null, fields: delivery },
  };
}

/** The tree's roots: delivery, and what the payload says. */
export function packetFields(packet: Result<"packet">, on: ReceivedOn, decoded: Decoded): DecodedField[] {
  const { type, title, info, fields } = decoded;
  const whole = { at: 0, length: packet.payload.length, bits: null };
  return [deliveryField(packet, on), { ...whole, name: type, title, value: null, text: info, fields }];
}
