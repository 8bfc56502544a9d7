import { foreign, type StreamFormat } from "../format.ts";
import { headerRole } from "../headers.ts";
import { packetBytes, packetsIn } from "../transport/packet.ts";

/**
 * MPEG transport stream packets and nothing else in the datagram (ISO/IEC 13818-1). Its counters, four bits for each
 * PID, are read by the analysis of the stream; as a whole it has no number.
 */
export const mpegTs: StreamFormat = {
  kind: "mpeg-ts",
  unit: "ts-packets",
  modulus: Number.POSITIVE_INFINITY,
  keyWords: 0,
  // A single packet has a sync byte and two bits, which one of 300 random datagrams of its size has too.
  needed: 6,
  clock: "none",
  read(bytes, at, size, headers) {
    const packets = packetsIn(bytes, at, size);
    if (packets === 0) return foreign;
    headers.role[0] = headerRole.unnumbered;
    headers.span[0] = packets;
    return 1;
  },
  transportAt: () => 0,
  keyText: () => "",
  facts: (_sample, size) => [
    { name: "ts-packets-each", values: { packets: Math.floor(size / packetBytes) } },
  ],
};
