import type { packetMethods } from "../../../shared/contract/packets.ts";
import { Arrangements } from "../traffic/arrange/arrangements.ts";
import { readArranged, readPacket, readPackets } from "../traffic/packets/read.ts";
import type { KeptPackets } from "../traffic/store/kept-packets.ts";
import type { Feature } from "./feature.ts";
import type { Grounds } from "./grounds.ts";

/** The kept packets of a membership, as they arrived or sorted and filtered. */
export function packetsFeature({ clock, memberships }: Grounds): Feature<typeof packetMethods> {
  const arrangements = new Arrangements(clock);
  const logOf = (id: number): KeptPackets => memberships.get(id).traffic.log;
  return {
    handlers: {
      packets({ id, arrangement, ...range }) {
        const log = logOf(id);
        if (arrangement === null) return readPackets(log, range);
        return readArranged(arrangements.get(log, arrangement), range);
      },
      packet: ({ id, number }) => readPacket(logOf(id), number),
      arrange({ id, ...request }) {
        const { spec, time, traffic } = memberships.get(id);
        const { address, port, bind } = spec;
        return arrangements.arrange(
          traffic.log,
          { time, address, port, hearsOthers: bind === "any" },
          request,
        );
      },
      arrangement: ({ id, arrangement, upTo }) => arrangements.state(logOf(id), arrangement, upTo),
      disarrange({ arrangement }) {
        arrangements.drop(arrangement);
        return null;
      },
    },
    close: () => arrangements.close(),
  };
}
