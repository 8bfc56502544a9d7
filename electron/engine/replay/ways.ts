import type { ReplayRequest } from "../../../shared/contract/replays.ts";
import { limits } from "../../../shared/limits.ts";
import type { IpAddress } from "../../../shared/net/address.ts";
import { fail, type Problem, ProblemError } from "../../../shared/problem.ts";
import type { SenderSpec } from "../net/udp.ts";
import { readDestination } from "../requests/target.ts";
import { checkTtl } from "../send/sends.ts";
import type { PreparedLane } from "../send/transmitter.ts";
import { findWay, type Way, type WaySurroundings } from "../send/way.ts";
import type { ReplayScan } from "./scan.ts";

/** By which sockets the packets of a replay leave. */
export interface ReplayWays {
  readonly sockets: readonly SenderSpec[];
  readonly lanes: readonly PreparedLane[];
  /** Of each lane of the scan its place among `lanes`; -1 where there is no way. */
  readonly places: readonly number[];
  /** The way of the first lane that has one, and where that leads to. */
  readonly first: { readonly to: IpAddress; readonly way: Way };
  /** Packets that have no way, and why the last of them has none. */
  readonly leftOut: number;
  readonly refusal: Problem | null;
}

interface Found {
  readonly to: IpAddress;
  readonly way: Way;
}

/**
 * Finds the way of each lane. Of many destinations some may be such that nothing can be sent to: those are left out;
 * throws the problem where all are.
 */
export async function findWays(
  request: ReplayRequest,
  { lanes, dscp }: Pick<ReplayScan, "lanes" | "dscp">,
  around: WaySurroundings,
): Promise<ReplayWays> {
  const known = new Map<string, Found | Problem>();
  const sockets = new Sockets(request, request.dscp ?? dscp);
  const planned: PreparedLane[] = [];
  let first: Found | null = null;
  let leftOut = 0;
  let refusal: Problem | null = null;
  const places: number[] = [];
  for (const lane of lanes) {
    const address = request.to?.address ?? lane.address;
    const found = known.get(address) ?? (await look(address, request, around));
    known.set(address, found);
    if ("way" in found) {
      first ??= found;
      places.push(planned.length);
      const port = request.to?.port ?? lane.port;
      planned.push({ socket: sockets.placeOf(lane.sender, found), address: found.way.to, port });
    } else {
      leftOut += lane.packets;
      refusal = found;
      places.push(-1);
    }
  }
  if (first === null)
    throw refusal === null ? new Error("a replay without lanes") : new ProblemError(refusal);
  return { sockets: sockets.all, lanes: planned, places, first, leftOut, refusal };
}

async function look(
  address: string,
  request: ReplayRequest,
  around: WaySurroundings,
): Promise<Found | Problem> {
  try {
    const to = readDestination(address, request.interface);
    checkTtl(request.ttl, to);
    return { to, way: await findWay(request, to, around) };
  } catch (error) {
    if (error instanceof ProblemError && request.to === null) return error.problem;
    throw error;
  }
}

/** A socket for each sender of the recording, so that they stay apart by their ports, and for each way. */
class Sockets {
  readonly all: SenderSpec[] = [];
  readonly #places = new Map<string, number>();
  /** Of a way, the sockets that there are. */
  readonly #shared = new Map<string, number[]>();
  readonly #request: ReplayRequest;
  readonly #dscp: number;

  constructor(request: ReplayRequest, dscp: number) {
    this.#request = request;
    this.#dscp = dscp;
  }

  placeOf(sender: number, { to, way }: Found): number {
    const wayKey = `${to.family} ${to.use} ${way.on?.index ?? way.on?.name ?? ""} ${way.source ?? ""}`;
    const key = `${sender} ${wayKey}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const shared = this.#shared.get(wayKey) ?? [];
    this.#shared.set(wayKey, shared);
    const place =
      this.all.length < limits.replaySockets ? this.#open(to, way, shared) : share(sender, shared);
    this.#places.set(key, place);
    return place;
  }

  #open(to: IpAddress, way: Way, shared: number[]): number {
    const { ttl, loopback } = this.#request;
    shared.push(this.all.length);
    this.all.push({
      ...{ family: to.family, multicast: to.use === "multicast", interface: way.on, chosen: way.chosen },
      ...{ source: way.source, routedBy: way.routedBy, sourcePort: null, ttl, dscp: this.#dscp, loopback },
    });
    return this.all.length - 1;
  }
}

function share(sender: number, shared: readonly number[]): number {
  const place = shared[sender % Math.max(1, shared.length)];
  return place ?? fail("replay-ways", { packets: shared.length, most: limits.replaySockets });
}
