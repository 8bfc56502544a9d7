import type { packetMethods } from "../../../shared/contract/packets.ts";
import type { GroupDecoding } from "../../../shared/decode/decoding.ts";
import { exportKept } from "../export/kept-packets.ts";
import { SelectedFiles } from "../export/selected-files.ts";
import type { StreamFormat } from "../streams/format.ts";
import { neighbourOf } from "../streams/neighbour.ts";
import { kindsOf } from "../streams/stream-figures.ts";
import { type ArrangedRow, Arrangements } from "../traffic/arrange/arrangements.ts";
import type { PacketPlaces } from "../traffic/arrange/packet-order.ts";
import { Slices } from "../traffic/arrange/slices.ts";
import { ArrivalPlaces } from "../traffic/packets/arrival-places.ts";
import { readArranged, readPacket, readPackets } from "../traffic/packets/read.ts";
import { tallyOf } from "../traffic/packets/tally.ts";
import { packetsWithin } from "../traffic/packets/within.ts";
import type { KeptPackets } from "../traffic/store/kept-packets.ts";
import type { Feature } from "./feature.ts";
import type { Grounds, RowGrounds } from "./grounds.ts";
import { type Sender, sourcePlace } from "./source-place.ts";

/** The kept packets of a membership, as they arrived or sorted and filtered. */
export function packetsFeature(
  { clock, memberships, decoding }: RowGrounds & Pick<Grounds, "clock" | "decoding">,
  version: string,
): Feature<typeof packetMethods> {
  const arrangements = new Arrangements(clock);
  const selected = new SelectedFiles();
  const logOf = (id: number): KeptPackets => memberships.get(id).traffic.log;
  const listOf = (id: number, arrangement: number | null): PacketPlaces => {
    const log = logOf(id);
    return arrangement === null ? new ArrivalPlaces(log) : arrangements.get(log, arrangement);
  };
  const readings = new WeakMap<object, { group: GroupDecoding }>();
  /** How a row's packets are read as of now: what its streams are is known only after some of them. */
  const readingOf = (id: number): { readonly group: GroupDecoding } => {
    const membership = memberships.get(id);
    const group = decoding.now.group(membership.key, kindsOf(membership.streams.streams));
    const reading = readings.get(membership) ?? { group };
    reading.group = group;
    readings.set(membership, reading);
    return reading;
  };
  const slices = (): Slices => new Slices(() => clock.monotonic());
  return {
    handlers: {
      packets({ id, arrangement, ...range }) {
        const log = logOf(id);
        if (arrangement === null) return readPackets(log, range);
        return readArranged(arrangements.get(log, arrangement), range);
      },
      packet: ({ id, number }) => readPacket(logOf(id), number),
      arrange({ id, ...request }) {
        const { spec, traffic } = memberships.get(id);
        const { address, port, bind } = spec;
        const reading = readingOf(id);
        const ground: ArrangedRow = {
          ...{ time: traffic.log.time, address, port, hearsOthers: bind === "any" },
          decoders: decoding.now.decoders,
          decoding: {
            decoderOf: (bytes, sent, source) => reading.group.decoderOf(bytes, sent, source),
          },
        };
        return arrangements.arrange(traffic.log, ground, request);
      },
      arrangement({ id, arrangement, upTo }) {
        readingOf(id);
        return arrangements.state(logOf(id), arrangement, upTo);
      },
      tally({ id, arrangement, ranges }) {
        return tallyOf(listOf(id, arrangement), ranges, slices());
      },
      packetsWithin: ({ id, from, to }) => packetsWithin(logOf(id), from, to),
      exportPackets({ id, arrangement, ...request }) {
        const { spec } = memberships.get(id);
        const row = { ...spec, decoding: readingOf(id).group, program: `Castscope ${version}` };
        return exportKept(listOf(id, arrangement), row, request, slices());
      },
      selectPackets({ id, arrangement, ranges }) {
        const { spec } = memberships.get(id);
        const row = { ...spec, decoding: readingOf(id).group, program: `Castscope ${version}` };
        return selected.write(listOf(id, arrangement), row, ranges, slices());
      },
      selectionFile: ({ selection }) => ({ path: selected.path(selection) }),
      neighbour({ id, arrangement, place, back }) {
        const membership = memberships.get(id);
        const formatOf = (sender: Sender): StreamFormat | null =>
          membership.streams.source(sourcePlace(membership, sender))?.format ?? null;
        return neighbourOf(listOf(id, arrangement), formatOf, { place, back }, slices());
      },
      disarrange({ arrangement }) {
        arrangements.drop(arrangement);
        return null;
      },
    },
    close() {
      selected.close();
      return arrangements.close();
    },
  };
}
