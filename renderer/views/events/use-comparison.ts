import { useCallback } from "react";
import { useShallow } from "zustand/react/shallow";
import { limits } from "../../../shared/limits.ts";
import { historySeries } from "../../../shared/model/kept-history.ts";
import { parseMembershipKey } from "../../../shared/model/membership-key.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { useAnswers } from "../../components/use-answers.ts";
import { useCastscope, useTraffic } from "../../context.tsx";
import type { Compared } from "./incident-cause.ts";
import { countedWithin, type DrawnSpan } from "./incident-span.ts";

/** What others came to at the time of an incident. */
export interface Comparison {
  readonly others: readonly Compared[];
  readonly sources: readonly Compared[];
}

const nothing: Comparison = { others: [], sources: [] };
/** What goes on is looked at anew; it costs a question for each of them. */
const askMs = 10_000;

/**
 * Other groups that are joined on the same interface, and the group's own sources, over the time of an incident; nothing before the
 * first answer. @param from, to of the incident, in ms since 1970
 */
export function useComparison(key: string, span: DrawnSpan, from: number, to: number): Comparison {
  const { client } = useCastscope();
  const { step } = span;
  // Key and name in turn: compared one by one, so that figures render nothing.
  const told = useTraffic(useShallow(({ memberships }) => othersOf(memberships.values(), key)));
  const [begin, end] = [Math.floor(from / 1_000), Math.ceil(to / 1_000)];
  const ask = useCallback(async (): Promise<Comparison> => {
    const read = async (series: string) => {
      const history = await client.history({ series, from: begin, to: Math.max(begin + 1, end), step });
      return countedWithin(history, begin * 1_000, end * 1_000);
    };
    const compare = async (series: string, name: string): Promise<Compared> => {
      const { packets, lost } = await read(series);
      return { name, packets, lost };
    };
    try {
      const all = key === "" ? [] : await client.historySeries({ key });
      const streams = all.filter((series) => historySeries.senderOf(series, key) !== null);
      const [others, ofStreams] = await Promise.all([
        Promise.all(
          Array.from({ length: told.length / 2 }, (_, place) =>
            compare(historySeries.group(told[2 * place] ?? ""), told[2 * place + 1] ?? ""),
          ),
        ),
        Promise.all(
          streams
            .slice(0, limits.comparedStreams)
            .map((series) => compare(series, historySeries.senderOf(series, key) ?? "")),
        ),
      ]);
      return { others, sources: bySender(ofStreams) };
    } catch (error) {
      // Where no history can be read that is said beside the chart.
      if (error instanceof ProblemError) return nothing;
      throw error;
    }
  }, [client, key, told, begin, end, step]);
  return useAnswers(ask, askMs).value ?? nothing;
}

interface Row {
  readonly key: string;
  readonly name: string;
}

/** Keys and names of those on the same interface, the first `limits.comparedGroups`. */
function othersOf(rows: Iterable<Row>, key: string): string[] {
  const own = parseMembershipKey(key);
  if (own?.interface == null) return [];
  const found: string[] = [];
  for (const row of rows) {
    const identity = parseMembershipKey(row.key);
    if (row.key === key || identity?.interface !== own.interface || identity.address === own.address)
      continue;
    found.push(row.key, row.name || formatEndpoint(identity.address, identity.port));
    if (found.length === 2 * limits.comparedGroups) break;
  }
  return found;
}

/** Streams of one sender together; those of which nothing is known of that time are none. */
function bySender(streams: readonly Compared[]): Compared[] {
  const all = new Map<string, Compared>();
  for (const { name, packets, lost } of streams) {
    if (packets === null || lost === null) continue;
    const before = all.get(name);
    all.set(name, {
      name,
      packets: packets + (before?.packets ?? 0),
      lost: lost + (before?.lost ?? 0),
    });
  }
  return [...all.values()];
}
