import { decodeAs, decodePacket } from "../../../shared/decode/decode.ts";
import { decoders } from "../../../shared/decode/decoders.ts";
import { limits } from "../../../shared/limits.ts";
import type { HeardPort } from "../../../shared/model/probe.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { streamKindText } from "../../../shared/text/sentences.ts";
import type { DatagramBatch } from "../datagrams/batch.ts";
import { hashSender, senderPort } from "../datagrams/sender-key.ts";
import { StreamLook } from "./stream-look.ts";

/** Where a datagram's payload lies, and between which ports it went. */
export interface Found {
  port: number;
  sourcePort: number;
  /** Bytes of the batch's memory. */
  at: number;
  size: number;
}

const headerBytes = 8;

/**
 * Reads the headers in front of a payload that a raw socket was given: in IPv4 the IP header and UDP's, in IPv6 UDP's alone.
 * Allocates nothing.
 * @param into written to
 * @returns false for what is too short to be UDP
 */
export function readHeaders(batch: DatagramBatch, index: number, family: 4 | 6, into: Found): boolean {
  const bytes = batch.payloadBytes(index);
  const begin = batch.payloadAt(index);
  const end = begin + (batch.size[index] ?? 0);
  const udp = begin + (family === 4 ? 4 * ((bytes[begin] ?? 0) & 0x0f) : 0);
  if (udp + headerBytes > end) return false;
  const word = (at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  into.sourcePort = word(udp);
  into.port = word(udp + 2);
  into.at = udp + headerBytes;
  into.size = Math.max(0, Math.min(end, udp + word(udp + 4)) - into.at);
  return into.port > 0;
}

/** What was heard on each port. Counts allocate nothing; a port's first packets are looked at. */
export class HeardPorts {
  readonly #group: string;
  readonly #ports = new Map<number, OnPort>();
  untold = 0;

  constructor(group: string) {
    this.#group = group;
  }

  /** @param wallAt when it came, in ms since 1970 */
  take(batch: DatagramBatch, index: number, found: Found, wallAt: number): void {
    let on = this.#ports.get(found.port);
    if (on === undefined) {
      if (this.#ports.size === limits.probeHeardPorts) {
        this.untold += 1;
        return;
      }
      on = new OnPort(found.port, this.#group, formatEndpoint(batch.address(index), found.sourcePort));
      this.#ports.set(found.port, on);
    }
    on.take(batch, index, found, wallAt);
  }

  /** The busiest first. */
  list(): HeardPort[] {
    const told = [...this.#ports.values()].map((one) => one.tell());
    return told.toSorted((one, other) => other.packets - one.packets || one.port - other.port);
  }
}

class OnPort {
  readonly #port: number;
  readonly #group: string;
  readonly #from: string;
  readonly #senders = new Set<number>();
  /** Of the first packets: how many each protocol has, and the newest of them in a line. */
  readonly #looks = new Map<string, { title: string; info: string; count: number }>();
  /** Of its first sender, and of that one the newest packet among those that are looked at. */
  readonly #stream = new StreamLook();
  #firstSender = 0;
  #sample: { readonly bytes: Uint8Array; readonly sourcePort: number } | null = null;
  #packets = 0;
  #bytes = 0;
  #lastAt = 0;

  constructor(port: number, group: string, from: string) {
    this.#port = port;
    this.#group = group;
    this.#from = from;
  }

  take(batch: DatagramBatch, index: number, { sourcePort, at, size }: Found, wallAt: number): void {
    this.#packets += 1;
    this.#bytes += size;
    this.#lastAt = wallAt;
    const sender = (hashSender(batch.senders, index) ^ Math.imul(sourcePort, 0x9e37_79b1)) >>> 1;
    if (this.#packets === 1) this.#firstSender = sender;
    if (this.#senders.size < limits.probeSenders) this.#senders.add(sender);
    if (sender === this.#firstSender) this.#stream.take(batch.payloadBytes(index), at, size);
    if (this.#packets > limits.probeSamples) return;
    const bytes = batch.payloadBytes(index).slice(at, at + Math.min(size, limits.previewBytes));
    this.#sample = { bytes, sourcePort };
    const decoded = decodePacket(bytes, { address: this.#group, port: this.#port, sourcePort });
    if (decoded === null) return;
    const { type, title, info } = decoded;
    this.#looks.set(type, { title, info, count: (this.#looks.get(type)?.count ?? 0) + 1 });
  }

  tell(): HeardPort {
    return {
      port: this.#port,
      packets: this.#packets,
      bytes: this.#bytes,
      from: this.#from,
      senders: this.#senders.size,
      looksLike: this.#looksLike(),
      lastAt: this.#lastAt,
    };
  }

  /** By structure, else by what is numbered: a header that fits many things is one where numbers follow each other. */
  #looksLike(): HeardPort["looksLike"] {
    const [best] = [...this.#looks].toSorted(([, one], [, other]) => other.count - one.count);
    if (best !== undefined) return { type: best[0], title: best[1].title, info: best[1].info };
    const { kind } = this.#stream;
    if (kind === null) return null;
    const decoder = decoders.find(({ type }) => type === kind);
    if (decoder === undefined || this.#sample === null)
      return { type: kind, title: streamKindText(kind), info: "" };
    const { bytes, sourcePort } = this.#sample;
    const { title, info } = decodeAs(decoder, bytes, { address: this.#group, port: this.#port, sourcePort });
    return { type: kind, title, info };
  }
}

/** The same of a socket that is bound to a port: its datagrams are payloads. */
export function payloadAsIs(batch: DatagramBatch, index: number, port: number, into: Found): void {
  into.port = port;
  into.sourcePort = senderPort(batch.senders, index);
  into.at = batch.payloadAt(index);
  into.size = batch.size[index] ?? 0;
}
