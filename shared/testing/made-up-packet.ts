import type { Packet } from "../model/packet.ts";

/** A packet for tests: received as many milliseconds after 1970 as its number says. */
export function madeUpPacket(given: Partial<Packet> & Pick<Packet, "number">): Packet {
  return {
    ...{
      at: given.number,
      sourceAddress: "10.0.0.31",
      sourcePort: 5353,
      ttl: 1,
      tos: null,
      mark: 0,
      size: 20,
    },
    ...given,
  };
}
