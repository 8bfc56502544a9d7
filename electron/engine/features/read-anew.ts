import type { formatMethods } from "../../../shared/contract/formats.ts";
import type { pairMethods } from "../../../shared/contract/pairs.ts";
import type { streamMethods } from "../../../shared/contract/streams.ts";
import type { MonitorHandlers } from "../../../shared/contract.ts";
import type { KnownRows } from "../feeds/recording/known-rows.ts";
import type { PairWishes } from "../feeds/recording/pair-wishes.ts";
import type { Reading } from "../feeds/recording/reading.ts";
import { describeFormat } from "../streams/formats/described.ts";

/** What is asked of a recording so that its packets are needed once more. */
export interface AnewGrounds {
  /** What was read so far. */
  readonly reading: () => Reading;
  readonly known: KnownRows;
  readonly wishes: PairWishes;
  /** Reads the same span from its beginning; resolves when that has begun. */
  readonly readAnew: () => Promise<null>;
}

type Methods = keyof typeof streamMethods | keyof typeof formatMethods | keyof typeof pairMethods;

/**
 * Measuring otherwise, counting anew and pairs, which of live traffic hold from now on. Of a recording they hold for the
 * whole span: it is read anew, and each later span as well.
 */
export function anewHandlers({
  reading,
  known,
  wishes,
  readAnew,
}: AnewGrounds): Pick<
  MonitorHandlers,
  Exclude<Methods, "streams" | "stream" | "packetHeads" | "pairs" | "pair">
> {
  return {
    decodeAs({ id, source, kind }) {
      const { key, streams } = reading().groups.get(id);
      const format = kind === null ? undefined : kind === "none" ? null : streams.formatOf(kind);
      known.choose(key, source, format);
      return readAnew();
    },
    measureAs({ id, source, description }) {
      known.choose(reading().groups.get(id).key, source, describeFormat(description));
      return readAnew();
    },
    resetStreams({ id }) {
      reading().groups.get(id);
      return readAnew().then(() => ({ undo: null }));
    },
    // What is read anew counts what it counted before.
    undoResetStreams: () => false,
    async makePair({ a, b }) {
      const { pairs, time } = reading();
      const { id } = wishes.add(a, b);
      try {
        // What cannot be a pair is refused by what was read so far.
        pairs.make(a, b, time.now(), id);
      } catch (error) {
        wishes.remove(id);
        throw error;
      }
      await readAnew();
      return { id };
    },
    expectPair({ a, b }) {
      for (const id of [a, b]) reading().groups.get(id);
      wishes.add(a, b);
      return readAnew();
    },
    splitPair({ id }) {
      wishes.remove(id);
      return readAnew();
    },
    setPairWait({ id, waitMs }) {
      wishes.get(id).waitMs = waitMs;
      return readAnew();
    },
    resetPair({ id }) {
      wishes.get(id);
      return readAnew().then(() => ({ undo: null }));
    },
    undoResetPair: () => false,
  };
}
