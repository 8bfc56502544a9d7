import { type RefObject, useCallback, useRef, useState } from "react";
import { limits } from "../../../../shared/limits.ts";
import type { StreamDetail, Streams } from "../../../../shared/model/stream.ts";
import type { Client } from "../../../../shared/transport.ts";
import { useAnswers } from "../../../components/use-answers.ts";
import { useCastscope } from "../../../context.tsx";

interface ShownStreams {
  /** Null before the first answer. */
  readonly list: Streams | null;
  /** The chosen one, else the busiest; null where none is known. */
  readonly chosen: StreamDetail | null;
  /** The time up to which all is told, in ms since 1970. */
  readonly at: number;
  readonly choose: (stream: number) => void;
  /** Asks now. */
  readonly again: () => void;
}

/** A list of a membership's streams, and until when it is new enough (by the clock of the page). */
interface KeptList {
  readonly list: Streams;
  readonly id: number;
  readonly until: number;
}

/**
 * The streams of a membership and the one that is looked at, asked for together, so that they are of one moment.
 * The one that was busiest at first stays until it is no longer known, or another is chosen.
 */
export function useStreams(id: number): ShownStreams {
  const { client, traffic } = useCastscope();
  const [wish, setWish] = useState<number | null>(null);
  const kept = useRef<KeptList | null>(null);
  const ask = useCallback(async () => {
    const list = await listOf(client, id, kept);
    const there = list.streams.some((stream) => stream.id === wish);
    const stream = there ? wish : busiest(list);
    const { at } = traffic.getState();
    const chosen = stream === null ? null : await client.stream({ id, stream });
    // It is gone, and so the list is old.
    if (chosen === null) kept.current = null;
    // What the answer tells is no older: seconds that ended before are full.
    return { list, chosen, at };
  }, [client, traffic, id, wish]);
  const { value, again: askAgain } = useAnswers(ask, limits.streamMs);
  const again = useCallback(() => {
    kept.current = null;
    askAgain();
  }, [askAgain]);
  // What is shown in place of a wish is the wish from then on: the order of the busiest moves.
  if (value?.chosen && !value.list.streams.some((stream) => stream.id === wish)) setWish(value.chosen.id);
  return {
    list: value?.list ?? null,
    chosen: value?.chosen ?? null,
    at: value?.at ?? 0,
    choose: setWish,
    again,
  };
}

/** The list of all: anew with each question, or less often where it is long and would cost both sides a pause. */
async function listOf(client: Client, id: number, kept: RefObject<KeptList | null>): Promise<Streams> {
  const { current } = kept;
  if (current !== null && current.id === id && performance.now() < current.until) return current.list;
  const list = await client.streams({ id });
  const many = list.streams.length > limits.streamsOffered;
  kept.current = { list, id, until: performance.now() + (many ? limits.streamsManyMs : 0) };
  return list;
}

function busiest({ streams }: Streams): number | null {
  const [first, ...others] = streams;
  if (!first) return null;
  return others.reduce((most, stream) => (stream.received > most.received ? stream : most), first).id;
}
