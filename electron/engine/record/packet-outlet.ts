import { interfaceBlock } from "../../../shared/capture/write/interface.ts";
import {
  closePacket,
  openPacket,
  packetBytes,
  type RecordedPacket,
} from "../../../shared/capture/write/packet.ts";
import { limits } from "../../../shared/limits.ts";
import type { RingWriter } from "./ring.ts";
import { noteBlocks, packetNoteBytes, type ReadingNote, readingNoteBlock } from "./ring-notes.ts";

/** The place of an interface that could not be described yet. */
const noPlace = -1;

/** Writes packets into a recording's ring; what does not fit is counted. Allocates nothing for a packet. */
export class PacketOutlet {
  /** Packets that did not fit, because the disk is slower than they come. */
  missing = 0;
  /** Packets that went into the ring. */
  handed = 0;
  /** The packet to be written next: whoever writes fills it in. */
  readonly packet: RecordedPacket = {
    ...{ interface: 0, timeHigh: 0, timeLow: 0, drops: 0, longer: false, family: 4 },
    ...{ source: new Uint8Array(16), sourceAt: 0, sourcePort: 0 },
    ...{ destination: new Uint8Array(16), destinationAt: 0, destinationPort: 0 },
    ...{ ttl: -1, tos: -1, size: 0 },
  };
  /** Where a filter looks at packets: the row of the next one, and what its streams say of it. */
  row = 0;
  mark = 0;
  readonly #ring: RingWriter;
  readonly #noteBytes: number;
  /** What the thread that writes has to know before the next packet. */
  #news: ReadingNote[] = [];
  readonly #places = new Map<string | null, number>();

  /** @param notes whether the thread that writes filters, and is told what it has to know for that */
  constructor(ring: RingWriter, notes: boolean) {
    this.#ring = ring;
    this.#noteBytes = notes ? packetNoteBytes : 0;
  }

  /** Tells how packets are read from the next one on. */
  tell(note: ReadingNote): void {
    this.#news.push(note);
  }

  #tellNews(): boolean {
    for (let note = this.#news[0]; note !== undefined; note = this.#news[0]) {
      const block = readingNoteBlock(note);
      const at = this.#ring.reserve(block.length);
      if (at < 0) return false;
      this.#ring.bytes.set(block, at);
      this.#ring.advance(block.length);
      this.#news.shift();
    }
    return true;
  }

  /** Names of the interfaces so far, by their place. */
  get interfaces(): Iterable<[name: string | null, place: number]> {
    return this.#places;
  }

  /**
   * The place of an interface, which is described in the recording when it is met first; -1 where the ring has no room
   * for that. @param name null where it is not told
   */
  placeOf(name: string | null): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    if (this.#places.size >= limits.recordedInterfaces - 1 && name !== null) return this.placeOf(null);
    const comment = name === null ? "The system did not tell by which interface these packets came." : null;
    const block = interfaceBlock({ name: name ?? "any", description: null, comment });
    const at = this.#ring.reserve(block.length);
    if (at < 0) return noPlace;
    this.#ring.bytes.set(block, at);
    this.#ring.advance(block.length);
    const place = this.#places.size;
    this.#places.set(name, place);
    return place;
  }

  /** As `tryOpen`; a packet for which there is no room is missing. */
  open(): number {
    const at = this.tryOpen();
    if (at < 0) this.missing += 1;
    return at;
  }

  /**
   * Makes room for the packet and writes its headers; returns where its payload goes, or -1 where there is none.
   * `close` must follow before anything else.
   */
  tryOpen(): number {
    if (this.#news.length > 0 && !this.#tellNews()) return -1;
    const { packet } = this;
    const ring = this.#ring;
    const noted = this.#noteBytes;
    packet.longer = false;
    // Without drops the next block of this family can begin where its payload lies as in the receive buffer.
    const rest = packetBytes(packet) & 7;
    const bytes = packetBytes(packet) + 4;
    const begin = packet.interface < 0 ? -1 : ring.reserve(noted + bytes);
    if (begin < 0) return -1;
    if (noted > 0) this.#note(begin);
    const at = begin + noted;
    packet.longer = ((at + rest) & 7) !== (packet.family === 4 ? 0 : 4);
    this.#at = at;
    return openPacket(ring.bytes, ring.view, at, packet);
  }

  #at = 0;

  close(): void {
    const end = closePacket(this.#ring.view, this.#at, this.packet);
    this.#ring.advance(this.#noteBytes + end - this.#at);
    this.handed += 1;
  }

  #note(at: number): void {
    const { view } = this.#ring;
    view.setUint32(at, noteBlocks.packet, true);
    view.setUint32(at + 4, packetNoteBytes, true);
    view.setUint32(at + 8, this.row, true);
    view.setUint32(at + 12, this.mark, true);
  }

  /** The memory that payloads go into. */
  get bytes(): Uint8Array {
    return this.#ring.bytes;
  }

  publish(): void {
    this.#ring.publish();
  }
}
