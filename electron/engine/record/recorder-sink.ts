import type { Family } from "../../../shared/net/address.ts";
import type { DatagramBatch } from "../datagrams/batch.ts";
import { senderPort, senderWords } from "../datagrams/sender-key.ts";
import type { FeedTime } from "../time/feed-time.ts";
import type { Runs } from "../traffic/runs.ts";
import type { Sink } from "../traffic/sink.ts";
import { Nanoseconds } from "./nanoseconds.ts";
import type { PacketOutlet } from "./packet-outlet.ts";

/** What a recorder knows of the feed whose packets it takes. */
export interface RecordedFeed {
  /** The number of its row. */
  readonly row: number;
  readonly family: Family;
  /** Where packets went for which the system does not tell: four bytes or sixteen, and the port. */
  readonly destination: Uint8Array;
  readonly port: number;
  readonly time: FeedTime;
  /** The interface of packets for which the system does not tell; null where it may be any. */
  interfaceName(): string | null;
  /** The name of an interface by its number; null where there is none. */
  nameOf(index: number): string | null;
}

/** Copies a feed's packets for a recording, where they were received. */
export class RecorderSink implements Sink {
  readonly name = "recorder";
  readonly #feed: RecordedFeed;
  readonly #outlet: PacketOutlet;
  readonly #times = new Nanoseconds();
  /** Drops that were told with the packet before; -1 before the first. */
  #drops = -1;
  #lastInterface = -1;
  #lastPlace = -1;
  /** The memory of the last batch as bytes, made once for each. */
  #senders: Uint32Array | null = null;
  #senderBytes: Uint8Array = new Uint8Array();
  #words: Int32Array | null = null;
  #wordBytes: Uint8Array = new Uint8Array();

  constructor(feed: RecordedFeed, outlet: PacketOutlet) {
    this.#feed = feed;
    this.#outlet = outlet;
  }

  take(batch: DatagramBatch, { pieces, marks }: Runs): void {
    this.#look(batch);
    const outlet = this.#outlet;
    const { packet, bytes } = outlet;
    const { family, port, row } = this.#feed;
    outlet.row = row;
    packet.family = family;
    packet.destinationPort = port;
    packet.source = this.#senderBytes;
    const addressAt = family === 4 ? 4 : 8;
    for (let piece = 0; piece < pieces.count; piece += 1) {
      const to = pieces.to[piece] ?? 0;
      for (let index = pieces.from[piece] ?? 0; index < to; index += 1) {
        packet.sourceAt = index * senderWords * 4 + addressAt;
        packet.sourcePort = senderPort(batch.senders, index);
        packet.size = batch.size[index] ?? 0;
        packet.ttl = batch.ttl[index] ?? -1;
        packet.tos = batch.tos[index] ?? -1;
        this.#place(batch, index);
        this.#stamp(batch, index);
        packet.drops = this.#dropsBefore(batch, index);
        outlet.mark = marks[index] ?? 0;
        const at = outlet.open();
        if (at < 0) continue;
        batch.copyPayload(index, bytes, at);
        outlet.close();
      }
    }
    outlet.publish();
  }

  #look({ senders, destinations }: DatagramBatch): void {
    if (senders !== this.#senders) {
      this.#senders = senders;
      this.#senderBytes = new Uint8Array(senders.buffer, senders.byteOffset, senders.byteLength);
    }
    const words = destinations?.words ?? null;
    if (words === null || words === this.#words) return;
    this.#words = words;
    this.#wordBytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  }

  /** Where it went and by which interface it came. */
  #place({ destinations }: DatagramBatch, index: number): void {
    const { packet } = this.#outlet;
    const at = destinations?.at[index] ?? -1;
    packet.destination = at < 0 ? this.#feed.destination : this.#wordBytes;
    packet.destinationAt = at < 0 ? 0 : at * 4;
    const number = Math.max(0, destinations?.interface[index] ?? 0);
    if (number !== this.#lastInterface || this.#lastPlace < 0) {
      const named = number > 0 ? this.#feed.nameOf(number) : null;
      this.#lastPlace = this.#outlet.placeOf(named ?? this.#feed.interfaceName());
      this.#lastInterface = number;
    }
    packet.interface = this.#lastPlace;
  }

  #stamp({ stamps, at }: DatagramBatch, index: number): void {
    const { packet } = this.#outlet;
    const word = stamps?.at[index] ?? -1;
    if (stamps === null || word < 0) {
      this.#times.writeMs(packet, this.#feed.time.at(at[index] ?? 0));
      return;
    }
    const { words } = stamps;
    const seconds = ((words[word] ?? 0) >>> 0) + (words[word + 1] ?? 0) * 2 ** 32;
    this.#times.write(packet, seconds, words[word + 2] ?? 0);
  }

  #dropsBefore({ dropsBefore }: DatagramBatch, index: number): number {
    if (dropsBefore === null) return 0;
    const drops = dropsBefore[index] ?? 0;
    const before = this.#drops;
    this.#drops = drops;
    // Before the first packet nobody knows when; one that is less is of a socket opened anew.
    if (before < 0) return 0;
    return drops >= before ? drops - before : drops;
  }
}
