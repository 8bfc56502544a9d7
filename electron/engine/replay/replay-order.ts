import type { ReplayRequest } from "../../../shared/contract/replays.ts";
import { limits } from "../../../shared/limits.ts";
import type { Problem } from "../../../shared/problem.ts";
import type { Network } from "../net/network.ts";
import { sendProblem } from "../net/system-error.ts";
import type { SendOrder } from "../send/order.ts";
import { busiestFirst } from "./destinations.ts";
import type { Numbering } from "./identities/numberings.ts";
import type { PrepareOrder } from "./prepare.ts";
import type { ReplayScan } from "./scan.ts";
import type { ReplaySource } from "./source.ts";
import type { ReplayWays } from "./ways.ts";

export interface Ordered {
  readonly request: ReplayRequest;
  readonly name: string;
  readonly scan: ReplayScan;
  readonly source: ReplaySource;
  readonly ways: ReplayWays;
  readonly ring: SharedArrayBuffer;
  readonly limits: Network["limits"];
  readonly trouble: () => Problem | null;
  readonly ended: () => void;
}

/** What the sending side and the reading side of one replay do. */
export function replayOrder(ordered: Ordered): { readonly order: SendOrder; readonly prepare: PrepareOrder } {
  const { request, name, scan, source, ways, ring, trouble, ended } = ordered;
  const { pace, times, ttl, dscp, rewrite } = request;
  const numberings = rewrite ? scan.numberings : null;
  const packets = scan.packets - ways.leftOut;
  const roundMs = scan.durationMs + pauseMs(scan);
  const count = times === null ? null : packets * times - endsLeftOut(numberings, times);
  const [busiest] = busiestFirst(scan.lanes.filter((_lane, place) => (ways.places[place] ?? -1) >= 0));
  const address = request.to === null ? (busiest?.address ?? "") : ways.first.to.text;
  const port = request.to?.port ?? busiest?.port ?? 1;
  const targets = new Set(ways.lanes.map((lane) => `${lane.address} ${lane.port}`));
  const on = ways.first.way.on;
  return {
    prepare: {
      ...{
        source,
        lanes: scan.lanes,
        places: ways.places,
        packets,
        pace,
        times,
        roundMs,
        dscp,
        ttl,
        numberings,
      },
    },
    order: {
      plan: { ring, sockets: ways.sockets, lanes: ways.lanes },
      asked: {
        ...{ address, port, ttl, dscp: dscp ?? scan.dscp, count, further: [], burst: 1, test: null },
        interface: ways.first.way.shown,
        routed: on === null,
        size: Math.round(scan.bytes / scan.packets),
        rate: averageRate(scan, request, roundMs),
      },
      replayed: ({ prepared }) => ({
        ...{ name, packets, times, destinations: targets.size, rewritten: rewrite, leftOut: ways.leftOut },
        speed: pace.kind === "speed" ? pace.factor : null,
        ...(prepared ?? { bytes: 0, late: 0, meanLate: 0, behind: 0 }),
      }),
      problemOf: (error) =>
        sendProblem(error, {
          ...{ port: null, address, interface: on?.name ?? null, on },
          ...{ routedBy: ways.first.way.routedBy, limits: ordered.limits },
        }),
      remark: ways.refusal,
      trouble,
      ended,
    },
  };
}

/** From the last packet to the first of the next repetition: what lies between two packets on average. */
function pauseMs({ packets, durationMs }: ReplayScan): number {
  return packets > 1 && durationMs > 0 ? durationMs / (packets - 1) : limits.replayPauseMs;
}

/** End markers of test streams leave with the last repetition only. */
function endsLeftOut(numberings: readonly Numbering[] | null, times: number): number {
  return (numberings ?? []).reduce((sum, { ends }) => sum + ends, 0) * (times - 1);
}

/** Packets a second, as they are planned over the whole. */
function averageRate(
  { packets, durationMs }: ReplayScan,
  { pace, times }: ReplayRequest,
  roundMs: number,
): number {
  if (pace.kind === "rate") return pace.perSecond;
  const ms = times === 1 ? durationMs : roundMs;
  if (ms <= 0) return limits.sendRate;
  const count = times === 1 ? Math.max(1, packets - 1) : packets;
  return (count * 1_000 * pace.factor) / ms;
}
