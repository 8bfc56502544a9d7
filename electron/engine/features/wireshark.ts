import type { wiresharkMethods } from "../../../shared/contract/wireshark.ts";
import { type IpAddress, parseAddress } from "../../../shared/net/address.ts";
import { fail } from "../../../shared/problem.ts";
import type { FeedRow } from "../feeds/feed-rows.ts";
import { readPacket } from "../traffic/packets/read.ts";
import type { Datagram } from "../wireshark/recording.ts";
import { Wireshark } from "../wireshark/wireshark.ts";
import type { Feature } from "./feature.ts";
import type { RowGrounds } from "./grounds.ts";

/** Kept packets as Wireshark decodes them, when somebody asks. */
export function wiresharkFeature({ memberships }: RowGrounds): Feature<typeof wiresharkMethods> {
  const wireshark = new Wireshark();
  return {
    handlers: {
      wireshark: () => wireshark.found(),
      wiresharkPacket: ({ id, asker, as, number }) =>
        wireshark.packet(asker, datagramOf(memberships.get(id), number), as),
      async wiresharkLines({ id, asker, as, numbers }) {
        const membership = memberships.get(id);
        const kept = numbers.filter((number) => membership.traffic.log.find(number));
        if (kept.length === 0) fail("packet-gone");
        const datagrams = kept.map((number) => datagramOf(membership, number));
        const { version, lines } = await wireshark.lines(asker, datagrams, as);
        const types = lines.map(({ type }) => type);
        return { version, numbers: kept, types, infos: lines.map(({ info }) => info) };
      },
      wiresharkStop({ asker }) {
        wireshark.stop(asker);
        return null;
      },
    },
    close: () => wireshark.close(),
  };
}

function datagramOf({ spec, traffic }: FeedRow, number: number): Datagram {
  const { at, sourceAddress, sourcePort, ttl, payload } = readPacket(traffic.log, number);
  return {
    ...{ at, sourcePort, ttl, payload, destinationPort: spec.port },
    ...{ source: addressOf(sourceAddress), destination: addressOf(spec.address) },
  };
}

/** What the engine holds as an address is one. */
function addressOf(text: string): IpAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(`“${text}” is no address`);
  return parsed.value;
}
