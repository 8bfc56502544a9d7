import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import { limits } from "../../../shared/limits.ts";
import type { IpAddress } from "../../../shared/net/address.ts";
import { fail, ProblemError } from "../../../shared/problem.ts";
import { addressText } from "../export/address-text.ts";
import { readDatagrams } from "../export/read-datagrams.ts";
import type { Network } from "../net/network.ts";
import { sendProblem } from "../net/system-error.ts";
import type { UdpSender } from "../net/udp.ts";
import { readDestination } from "../requests/target.ts";
import { findWay } from "../send/way.ts";
import { Queue, type Waiting } from "./queue.ts";
import { waitUntil } from "./waiting.ts";

/** How packets follow each other. */
export type ReplayPace =
  /** As they were recorded, so many times as fast. */
  | { readonly kind: "speed"; readonly factor: number }
  /** Evenly, so many a second. */
  | { readonly kind: "rate"; readonly perSecond: number };

export interface ReplayPlan {
  readonly path: string;
  /** What lets packets through, as it was typed and read before; null lets all. */
  readonly filter: string | null;
  /** Null sends each to where it went. */
  readonly to: { readonly address: string; readonly port: number } | null;
  /** Name or address of the interface; null lets the system choose. */
  readonly interface: string | null;
  readonly ttl: number;
  readonly loopback: boolean;
  readonly pace: ReplayPace;
  /** How often the whole is sent. */
  readonly times: number;
}

/** How far it is. */
export interface ReplayProgress {
  sent: number;
  /** Payload bytes that left. */
  bytes: number;
  /** Packets that the system refused, and why the last one was. */
  failed: number;
  refusal: Error | null;
  /** By how much packets left after their time, in ms: the most, and the sum of all. */
  latest: number;
  lateSum: number;
}

/**
 * Sends a recording again. Resolves when all has left, or it was told to end; packets to where nothing can be sent count as
 * failed. Throws a problem where none can be sent.
 */
export async function replay(
  plan: ReplayPlan,
  network: Network,
  progress: ReplayProgress,
  end: AbortSignal,
): Promise<void> {
  const outlets = new Outlets(plan, network);
  try {
    for (let time = 0; time < plan.times && !end.aborted; time += 1)
      await sendOnce(plan, outlets, progress, end);
  } finally {
    await outlets.close();
  }
  if (progress.sent === 0 && progress.refusal instanceof ProblemError) throw progress.refusal;
}

/** Reads ahead and sends at the same time. */
async function sendOnce(
  plan: ReplayPlan,
  outlets: Outlets,
  progress: ReplayProgress,
  end: AbortSignal,
): Promise<void> {
  const queue = new Queue();
  const reading = readInto(queue, plan, outlets, progress, end);
  // What fails there is told when all that was read before has left.
  reading.catch(() => {});
  await queue.filled;
  let number = 0;
  let begin: number | null = null;
  let inFlight = 0;
  for (;;) {
    const next = queue.take();
    if (next === undefined) {
      if (queue.isOver || end.aborted) break;
      await sleep(1);
      continue;
    }
    const { sender, address, port, payload, offset } = next;
    const place =
      plan.pace.kind === "speed" ? offset / plan.pace.factor : (number * 1_000) / plan.pace.perSecond;
    begin ??= performance.now() + limits.replayTimerMs - place;
    number += 1;
    await waitUntil(begin + place, end);
    if (end.aborted) break;
    const late = performance.now() - begin - place;
    progress.latest = Math.max(progress.latest, late);
    progress.lateSum += late;
    inFlight += 1;
    sender.send(payload, port, address, (error) => {
      inFlight -= 1;
      if (error === null) {
        progress.sent += 1;
        progress.bytes += payload.length;
        return;
      }
      progress.failed += 1;
      progress.refusal = error;
    });
    while (inFlight >= limits.replayInFlight) await setImmediate();
  }
  while (inFlight > 0) await setImmediate();
  await reading;
}

async function readInto(
  queue: Queue,
  plan: ReplayPlan,
  outlets: Outlets,
  progress: ReplayProgress,
  end: AbortSignal,
): Promise<void> {
  let first: number | null = null;
  /** Packets of a piece whose sockets are not open yet, in their order. */
  let piece: Omit<Waiting, "sender">[] = [];
  const drain = async (): Promise<void> => {
    for (const one of piece) {
      try {
        queue.add({ ...one, sender: await outlets.to(one.address) });
      } catch (error) {
        // Of many destinations some may be such that nothing is sent to.
        if (plan.to !== null || !(error instanceof ProblemError)) throw error;
        progress.failed += 1;
        progress.refusal = error;
      }
    }
    piece = [];
  };
  try {
    const taker = {
      take(one: Parameters<Parameters<typeof readDatagrams>[2]["take"]>[0]): void {
        const at = one.seconds * 1_000 + one.nanoseconds / 1e6;
        first ??= at;
        const { address, port } = plan.to ?? { address: addressText(one, one.destinationAt), port: one.port };
        const payload = Uint8Array.from(one.bytes.subarray(one.payloadAt, one.payloadAt + one.recorded));
        // One that stands behind a later one leaves right after it.
        piece.push({ address, port, payload, offset: Math.max(0, at - first) });
      },
      async pause(): Promise<void> {
        await drain();
        while (queue.isFull && !end.aborted) {
          queue.fill();
          await sleep(10);
        }
      },
    };
    await readDatagrams(plan.path, plan.filter, taker, end);
    await drain();
  } finally {
    queue.isOver = true;
    queue.fill();
  }
}

/** A socket for each destination. */
class Outlets {
  readonly #plan: ReplayPlan;
  readonly #network: Network;
  readonly #senders = new Map<string, Promise<UdpSender>>();

  constructor(plan: ReplayPlan, network: Network) {
    this.#plan = plan;
    this.#network = network;
  }

  to(address: string): Promise<UdpSender> {
    const known = this.#senders.get(address);
    if (known) return known;
    if (this.#senders.size >= limits.replayDestinations)
      fail("replay-destinations", { most: limits.replayDestinations });
    const made = this.#open(readDestination(address, this.#plan.interface));
    this.#senders.set(address, made);
    return made;
  }

  async #open(to: IpAddress): Promise<UdpSender> {
    const { ttl, loopback, interface: choice } = this.#plan;
    const network = this.#network;
    const way = await findWay({ interface: choice }, to, {
      interfaces: await network.interfaces(),
      platform: network.platform,
      ask: async (question) => (await network.routes([question]))[0] ?? { found: false, why: "none" },
    });
    try {
      const sender = await network.openSender({
        ...{ family: to.family, multicast: to.use === "multicast", interface: way.on, chosen: way.chosen },
        ...{ source: way.source, routedBy: way.routedBy, sourcePort: null, ttl, loopback },
      });
      sender.onAnswer(() => {});
      return sender;
    } catch (error) {
      const attempt = { port: null, address: to.text, interface: way.on?.name ?? null, on: way.on };
      throw new ProblemError(
        sendProblem(error, { ...attempt, routedBy: way.routedBy, limits: network.limits }),
      );
    }
  }

  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.#senders.values());
    await Promise.all(opened.map((one) => (one.status === "fulfilled" ? one.value.close() : null)));
  }
}
