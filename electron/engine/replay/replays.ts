import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { ReplayPreview, ReplayRequest } from "../../../shared/contract/replays.ts";
import { packetSubject } from "../../../shared/filter/packet-fields.ts";
import { parseFilter } from "../../../shared/filter/parse.ts";
import { limits } from "../../../shared/limits.ts";
import { fail, type Problem, ProblemError } from "../../../shared/problem.ts";
import { statementOf } from "../../../shared/statements/statement.ts";
import type { Network } from "../net/network.ts";
import { endPrepared, preparedMemory, stopPrepared } from "../send/prepared/ring.ts";
import type { Sends } from "../send/sends.ts";
import { busiestFirst } from "./destinations.ts";
import type { ReplayReader } from "./reader.ts";
import { replayOrder } from "./replay-order.ts";
import type { ReplayScan } from "./scan.ts";
import type { ReplaySource } from "./source.ts";
import { findWays } from "./ways.ts";

type Part = Pick<ReplayRequest, "source" | "filter" | "span"> & { readonly hosts: boolean };

export interface ReplayEnvironment {
  readonly sends: Sends;
  readonly reader: ReplayReader;
  readonly limits: Network["limits"];
}

/** Recordings that are sent again: read once for what would leave, then read on while they are sent. */
export class Replays {
  readonly #environment: ReplayEnvironment;
  /** What was read of recordings lately, by what was asked. */
  readonly #scans = new Map<string, Promise<ReplayScan>>();
  #reading: Promise<unknown> = Promise.resolve();
  #running = 0;

  constructor(environment: ReplayEnvironment) {
    this.#environment = environment;
  }

  /** Throws a problem for what is no recording, or a filter that cannot be read. */
  async preview(part: Part): Promise<ReplayPreview> {
    const { lanes, numberings, read, ...scan } = await this.#scan(sourceOf(part));
    const destinations = busiestFirst(lanes);
    return {
      ...{ packets: scan.packets, bytes: scan.bytes, durationMs: scan.durationMs, senders: scan.senders },
      destinations: destinations.slice(0, limits.replayPreviewed),
      destinationCount: destinations.length,
      ...{ peakPackets: scan.peakPackets, peakBits: scan.peakBits, hosts: scan.hosts },
      ...{ rejected: read.rejected, damaged: read.damaged, shortened: read.shortened },
      further: scan.further,
      rtp: numberings.filter(({ kind }) => kind === "rtp").length,
      tests: numberings.filter(({ kind }) => kind !== "rtp").length,
      damage: read.damage,
    };
  }

  /** Begins to send; throws a problem where nothing could leave. */
  async start(request: ReplayRequest): Promise<{ id: number }> {
    const source = sourceOf({ ...request, hosts: request.to !== null });
    const scan = await this.#scan(source);
    if (scan.packets === 0) fail("replay-empty", { hosts: scan.hosts });
    if (scan.further > 0 || busiestFirst(scan.lanes).length > limits.replayDestinations)
      fail("replay-destinations", { most: limits.replayDestinations });
    const { sends, reader } = this.#environment;
    const ways = await findWays(request, scan, sends.surroundings());
    if (this.#running >= limits.replaysAtOnce) fail("replays-full", { most: limits.replaysAtOnce });
    const ring = preparedMemory(limits.replayRingBytes);
    let trouble: Problem | null = null;
    const { order, prepare } = replayOrder({
      ...{ request, scan, ways, source, ring, limits: this.#environment.limits },
      name: basename(source.path),
      trouble: () => trouble,
      ended: () => {
        stopPrepared(ring);
        this.#running -= 1;
      },
    });
    this.#running += 1;
    const reading = reader.prepare(prepare, ring).catch((error: unknown) => {
      trouble = error instanceof ProblemError ? error.problem : null;
      endPrepared(ring);
    });
    try {
      return await sends.begin(order);
    } catch (error) {
      order.ended?.();
      await reading;
      throw error;
    }
  }

  /** What a preview has read need not be read anew to be sent, unless the file has changed since. */
  async #scan(source: ReplaySource): Promise<ReplayScan> {
    const told = await stat(source.path).catch(() => null);
    const key = JSON.stringify([source, told?.size, told?.mtimeMs, told?.ino]);
    const known = this.#scans.get(key);
    if (known) return known;
    // One after another: whoever types a filter asks again and again, and each time a whole file is read.
    const scan = this.#reading.then(() => this.#environment.reader.scan(source));
    this.#reading = scan.catch(() => {});
    this.#scans.set(key, scan);
    for (const oldest of this.#scans.keys()) {
      if (this.#scans.size <= limits.replayScans) break;
      this.#scans.delete(oldest);
    }
    scan.catch(() => this.#scans.delete(key));
    return scan;
  }
}

function sourceOf({ source, filter, span, hosts }: Part): ReplaySource {
  // The door has made a path of it.
  if (source.kind !== "path") return fail("recording-closed");
  if (filter !== null) {
    const parsed = parseFilter(filter, packetSubject);
    if (!parsed.ok) fail("recording-filter", { mistake: statementOf(parsed.problem) });
  }
  return { path: source.path, filter, span, hosts };
}
