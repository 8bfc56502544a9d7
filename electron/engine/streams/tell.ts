import type { StreamDetail, Stream as Told } from "../../../shared/model/stream.ts";
import type { StreamFact } from "../../../shared/statements/stream-facts.ts";
import type { FeedTime } from "../time/feed-time.ts";
import { spreadOf } from "./measures/spread.ts";
import type { SourceState } from "./recognition/source-state.ts";
import type { Stream } from "./stream.ts";
import { packetBytes } from "./transport/packet.ts";

/** Who sends a stream. */
interface Sender {
  readonly address: string;
  readonly port: number;
}

/** A stream as windows and scripts are told of it. */
export function tellStream(
  stream: Stream,
  sender: Sender,
  state: Pick<SourceState, "isChosen" | "headers"> | null,
  time: FeedTime,
): Told {
  const { counter, format } = stream;
  const bursts = counter?.bursts ?? null;
  return {
    id: stream.id,
    kind: format.kind,
    evidence: { by: state?.isChosen ? "choice" : "headers", headers: state?.headers ?? 0 },
    address: sender.address,
    port: sender.port,
    key: format.keyText(stream.keys, 0),
    facts: [
      ...format.facts(stream.sample, stream.sampleSize),
      ...carriedFacts(stream),
      ...clockFacts(stream),
    ],
    unit: format.unit,
    firstAt: time.at(stream.firstAt),
    lastAt: time.at(stream.lastAt),
    received: stream.received,
    expected: stream.expected,
    lost: stream.lost,
    bursts: bursts?.bursts ?? null,
    longestBurst: bursts?.longest ?? null,
    longestBurstMs: bursts === null ? null : (counter?.gapMs(bursts.longest) ?? null),
    reordered: stream.reordered,
    reorderDistance: counter?.reorderDistance ?? null,
    duplicates: stream.duplicates,
    restarts: counter?.restarts ?? null,
    wraps: counter?.wraps ?? null,
    strays: counter?.strays ?? 0,
    droppedHere: stream.droppedHere,
    jitterMs: stream.jitter.ms,
    jitterBy: stream.jitterBy,
    interarrival: spreadOf(stream.interarrival),
    errorSeconds: stream.lost === null ? null : stream.errorSeconds,
    delay: stream.delay && spreadOf(stream.delay),
    hops: stream.hops < 0 ? null : stream.hops,
    sentBySender: stream.sentBySender,
  };
}

/** Of a transport stream within another one; a format that is nothing else tells it itself. */
function carriedFacts({ format, transport, sample, sampleSize }: Stream): StreamFact[] {
  if (transport === null || format.unit === "ts-packets") return [];
  const begin = format.transportAt?.(sample, 0, sampleSize) ?? -1;
  if (begin < 0) return [];
  return [{ name: "ts-packets-each", values: { packets: (sampleSize - begin) / packetBytes } }];
}

function clockFacts({ clock }: Stream): StreamFact[] {
  if (clock === null || clock.hz === 0) return [];
  const { hz, measured, packetMs } = clock;
  const facts: StreamFact[] = [{ name: "clock", values: { hz, measured } }];
  if (packetMs !== null) facts.push({ name: "packet-time", values: { ms: packetMs } });
  return facts;
}

/** A stream with its seconds and spreads. */
export function tellStreamDetail(
  stream: Stream,
  sender: Sender,
  state: Pick<SourceState, "isChosen" | "headers"> | null,
  time: FeedTime,
): StreamDetail {
  stream.writeSecond();
  return {
    ...tellStream(stream, sender, state, time),
    jitterSpread: spreadOf(stream.jitter.spread),
    burstCounts: stream.counter?.bursts.counts ?? new Uint32Array(0),
    seconds: stream.seconds.told((second) => time.at(second * 1_000)),
    map: stream.tellMap(),
    transportStream: stream.transport?.tell(time.now()) ?? null,
  };
}
