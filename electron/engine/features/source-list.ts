import type { OrderedSources, SourceOrder } from "../../../shared/model/source-list.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { addressKey } from "../../../shared/net/address-key.ts";
import { lossShare } from "../../../shared/stream/loss.ts";
import type { FeedRow } from "../feeds/feed-rows.ts";
import { figuresBySource } from "../streams/stream-figures.ts";
import type { MeteredSource } from "../traffic/meter/sources.ts";

interface Wanted {
  readonly by: SourceOrder;
  readonly descending: boolean;
  readonly search: string;
}

/** The sources of a row whose address and port hold the text, in order; equals in the order in which they were first heard. */
export function orderedSources(row: FeedRow, { by, descending, search }: Wanted): OrderedSources {
  const { sources } = row.traffic;
  const text = search.trim().toLowerCase();
  const places = new Uint16Array(sources.size);
  let found = 0;
  let packets = 0;
  for (const { place, address, port, meter } of sources) {
    if (text !== "" && !formatEndpoint(address, port).includes(text)) continue;
    places[found] = place;
    found += 1;
    packets += meter.packets;
  }
  const meant = places.subarray(0, found);
  const direction = descending ? -1 : 1;
  if (by === "address") {
    const keys = Array.from(sources, ({ address }) => addressKey(address));
    meant.sort((a, b) => direction * compare(keys[a] ?? "", keys[b] ?? "") || a - b);
  } else {
    const keys = numbersOf(row, by);
    meant.sort((a, b) => direction * ((keys[a] ?? 0) - (keys[b] ?? 0)) || a - b);
  }
  // A copy: the part of a larger piece of memory would cross as the whole.
  return { places: meant.slice(), all: sources.size, packets };
}

/** One number for each source, by its place. What is not known is less than anything that is, an interval longer. */
function numbersOf(row: FeedRow, by: Exclude<SourceOrder, "address">): Float64Array {
  const { sources } = row.traffic;
  const of = numberOf(row, by);
  const keys = new Float64Array(sources.size);
  for (const source of sources) keys[source.place] = of(source);
  return keys;
}

function numberOf(
  { time, streams }: FeedRow,
  by: Exclude<SourceOrder, "address">,
): (source: MeteredSource) => number {
  const now = time.now();
  switch (by) {
    case "port":
      return ({ port }) => port;
    case "packets":
      return ({ meter }) => meter.packets;
    case "packetRate":
      return ({ meter }) => meter.rate(now).packets;
    case "bitRate":
      return ({ meter }) => meter.rate(now).bits;
    case "average":
      return ({ meter }) => meter.average(meter.firstAt ?? now, now).bits;
    case "peak":
      return ({ meter }) => meter.peak(now).bits;
    case "burst":
      return ({ meter }) => meter.burst;
    case "interval":
      return ({ meter }) => meter.interval?.mean ?? Number.MAX_VALUE;
    case "loss": {
      const figures = figuresBySource(streams.streams);
      return ({ place }) => {
        const { lost, expected } = figures.get(place) ?? { lost: null, expected: null };
        return lossShare(lost, expected) ?? -1;
      };
    }
    case "jitter": {
      const figures = figuresBySource(streams.streams);
      return ({ place }) => figures.get(place)?.jitter ?? -1;
    }
    case "ttl":
      return ({ meter }) => meter.ttl?.most ?? -1;
    case "dscp":
      return ({ meter: { dscp } }) => (dscp === null ? -1 : dscp.high * 2 ** 32 + dscp.low);
    case "first":
      return ({ meter }) => meter.firstAt ?? 0;
    case "last":
      // In whole seconds, as it is shown: sources that send now are equals.
      return ({ meter }) => Math.floor((meter.lastAt ?? 0) / 1_000);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
