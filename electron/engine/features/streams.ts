import type { streamMethods } from "../../../shared/contract/streams.ts";
import { limits } from "../../../shared/limits.ts";
import type { Streams, Verdict } from "../../../shared/model/stream.ts";
import type { FeedRow } from "../feeds/feed-rows.ts";
import type { SourceState } from "../streams/recognition/source-state.ts";
import type { Stream } from "../streams/stream.ts";
import { tellStream, tellStreamDetail } from "../streams/tell.ts";
import type { Feature } from "./feature.ts";
import type { RowGrounds } from "./grounds.ts";
import { sourcePlace } from "./source-place.ts";

/** What is asked of the streams of a membership. */
export function streamsFeature({ memberships, measures }: RowGrounds): Feature<typeof streamMethods> {
  return {
    handlers: {
      streams({ id }): Streams {
        const membership = memberships.get(id);
        const { streams, time } = membership;
        const all = [...streams.streams];
        const told = busiestStreams(all).map((stream) =>
          tellStream(stream, senderOf(membership, stream), streams.source(stream.source), time),
        );
        return {
          streams: told,
          further: all.length - told.length,
          untold: streams.untold,
          verdicts: verdictsOf(membership),
        };
      },
      stream({ id, stream: wanted }) {
        const membership = memberships.get(id);
        const { streams, time } = membership;
        const stream = streams.streams.byId(wanted);
        if (stream === null) return null;
        return tellStreamDetail(stream, senderOf(membership, stream), streams.source(stream.source), time);
      },
      resetStreams({ id }) {
        const { streams, time } = memberships.get(id);
        return { undo: streams.reset(time.now()) };
      },
      undoResetStreams({ id, undo }) {
        const { streams, time } = memberships.get(id);
        return streams.undoReset(undo, time.now());
      },
      decodeAs({ id, source, kind }) {
        const membership = memberships.get(id);
        const { streams } = membership;
        const place = source === null ? null : sourcePlace(membership, source);
        const format = kind === null ? undefined : kind === "none" ? null : streams.formatOf(kind);
        if (place !== -1) streams.decodeAs(place, format);
        if (place === null) measures.set(membership, kind === null ? null : { is: "kind", kind });
        return null;
      },
    },
  };
}

/** In the order in which they were found. */
function busiestStreams(streams: readonly Stream[]): readonly Stream[] {
  if (streams.length <= limits.streamsPerAnswer) return streams;
  const byPackets = [...streams].sort((one, other) => other.packets - one.packets);
  return byPackets.slice(0, limits.streamsPerAnswer).sort((one, other) => one.id - other.id);
}

function senderOf({ traffic }: FeedRow, { source }: Stream) {
  const { address, port } = traffic.sources.at(source) ?? { address: "", port: 0 };
  return { address, port };
}

function verdictsOf({ traffic, streams }: FeedRow): Verdict[] {
  const verdicts: Verdict[] = [];
  for (let place = 0; place < Math.min(traffic.sources.size, limits.streamsPerAnswer); place += 1) {
    const { address, port } = traffic.sources.at(place) ?? { address: "", port: 0 };
    const state = streams.source(place);
    verdicts.push({ address, port, state: verdictState(state), kind: state?.format?.kind ?? null });
  }
  return verdicts;
}

function verdictState(state: Readonly<SourceState> | null): Verdict["state"] {
  if (state === null) return "waiting";
  if (state.isChosen) return "chosen";
  if (state.format !== null) return "recognised";
  return state.gaveUp ? "none" : "waiting";
}
