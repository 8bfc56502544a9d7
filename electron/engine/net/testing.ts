import type { Interface } from "../../../shared/model/interface.ts";
import { parseAddress } from "../../../shared/net/address.ts";
import { inputProblemText } from "../../../shared/text/sentences.ts";
import { copySlack, type DatagramBatch } from "../datagrams/batch.ts";
import { senderWords } from "../datagrams/sender-key.ts";
import { writeSockaddr } from "../datagrams/sockaddr.ts";
import type { KernelListener, RouteAnswer, RouteQuestion } from "../system/kernel.ts";
import { unknownLimits } from "../system/system-limits.ts";
import type { JoinedUsers } from "./joined-users.ts";
import type { Network, ReceivePath } from "./network.ts";
import type { Receiver } from "./receiver.ts";
import type { UdpSender } from "./udp.ts";
import type { FamilyCounters } from "./udp-counters.ts";

/** The answers of a system whose every route is the interface that is its default. */
export function routesByDefault(
  interfaces: readonly Interface[],
  questions: readonly RouteQuestion[],
): RouteAnswer[] {
  return questions.map(({ family, on }) => {
    const by = interfaces.find(({ isDefault, name }) =>
      on ? name === on.name : family === 4 ? isDefault.ipv4 : isDefault.ipv6,
    );
    if (!by) return { found: false, why: "none" };
    const own = by.addresses.find((one) => one.family === family);
    return { found: true, index: by.index, name: by.name, source: own?.address ?? null, use: "other" };
  });
}

/** A datagram of a test. */
export interface MadeUpDatagram {
  readonly address?: string;
  readonly port?: number;
  readonly payload?: Uint8Array;
  /** Monotonic milliseconds. */
  readonly at?: number;
  readonly ttl?: number | null;
  readonly tos?: number | null;
  /** Drops before it; a batch in which none says any tells of none. */
  readonly dropsBefore?: number;
}

/** A batch as a socket would hand it over, of any length; without more said 10.0.0.1:5000 sent it. */
export function madeUpBatch(...datagrams: readonly MadeUpDatagram[]): DatagramBatch {
  const payloads = datagrams.map(({ payload }) => payload ?? new Uint8Array(10));
  const addresses = datagrams.map(({ address }) => address ?? "10.0.0.1");
  const senders = new Uint32Array(datagrams.length * senderWords);
  for (const [index, text] of addresses.entries()) {
    const parsed = parseAddress(text);
    if (!parsed.ok) throw new Error(inputProblemText(parsed.problem));
    const key = new Uint8Array(senders.buffer, index * senderWords * 4);
    writeSockaddr(key, 0, parsed.value, datagrams[index]?.port ?? 5_000, 0);
  }
  // As a real batch may: all in one piece of memory, with other bytes between them.
  const gap = 3;
  const begins: number[] = [];
  let end = gap;
  for (const { length } of payloads) {
    begins.push(end);
    end += length + gap;
  }
  const memory = new Uint8Array(end).fill(0xee);
  for (const [index, payload] of payloads.entries()) memory.set(payload, begins[index]);
  return {
    count: datagrams.length,
    at: Float64Array.from(datagrams, ({ at }) => at ?? 0),
    size: Uint32Array.from(payloads, ({ length }) => length),
    ttl: Int16Array.from(datagrams, ({ ttl }) => ttl ?? -1),
    tos: Int16Array.from(datagrams, ({ tos }) => tos ?? -1),
    dropsBefore: datagrams.some(({ dropsBefore }) => dropsBefore !== undefined)
      ? Uint32Array.from(datagrams, ({ dropsBefore }) => dropsBefore ?? 0)
      : null,
    senders,
    address: (index) => addresses[index] ?? "",
    payloadBytes: () => memory,
    destinations: null,
    stamps: null,
    payloadAt: (index) => begins[index] ?? 0,
    copyPayload(index, into, offset) {
      // As a real batch may: what lies behind the payload is written over.
      const payload = payloads[index] ?? new Uint8Array();
      into.fill(0xee, offset, offset + payload.length + copySlack);
      into.set(payload, offset);
    },
  };
}

/** A network without sockets, on which every join goes well and nothing comes; a test overrides what it looks at. */
export class QuietNetwork implements Network {
  platform: NodeJS.Platform = "linux";
  /** Interfaces that the computer has; a test may plug them in and out. */
  present: Interface[];

  constructor(present: readonly Interface[] = []) {
    this.present = [...present];
  }

  async receivePath(): Promise<ReceivePath> {
    return { name: "recvmmsg", reason: null };
  }

  async openReceiver(..._how: Parameters<Network["openReceiver"]>): Promise<Receiver> {
    return { receiveBuffer: null, kernelDrops: () => null, close: async () => {} };
  }

  async catchUp(): Promise<void> {}

  async refreshDrops(): Promise<boolean> {
    return false;
  }

  udpCounters(): FamilyCounters {
    return { 4: null, 6: null };
  }

  async openSender(..._how: Parameters<Network["openSender"]>): Promise<UdpSender> {
    throw new Error("not sent here");
  }

  async interfaces(): Promise<Interface[]> {
    return this.present;
  }

  async routes(questions: readonly RouteQuestion[]): Promise<RouteAnswer[]> {
    return routesByDefault(this.present, questions);
  }

  async watch(_listener: KernelListener): Promise<boolean> {
    return false;
  }

  async joinedUsers(): Promise<JoinedUsers | null> {
    return null;
  }

  limits() {
    return unknownLimits;
  }

  async close(): Promise<void> {}
}

/** The same with some of it replaced. */
export function quietNetwork(interfaces: readonly Interface[], more: Partial<Network> = {}): Network {
  return Object.assign(new QuietNetwork(interfaces), more);
}
