import { limits } from "../../limits.ts";
import type { CaptureDamage } from "../../statements/captures.ts";
import { CaptureDamaged } from "./damage.ts";
import { RecordedDatagram } from "./datagram.ts";
import type { Faults, FileFormat } from "./file-format.ts";
import { type CaptureInterface, Frame } from "./frame.ts";
import { isLinkTypeRead, LinkLayer } from "./link-type.ts";
import { NetworkLayer } from "./network-layer.ts";

/** What was found in a recording, in packets. Each packet is in exactly one of those below `packets`. */
export interface CaptureCounts {
  /** All packets of the file. */
  packets: number;
  /** UDP datagrams with a right checksum, or none that could be checked. */
  datagrams: number;
  /** UDP whose checksum is wrong, and packets whose lengths contradict each other. */
  damaged: number;
  /** Fragments that completed no datagram by themselves. */
  fragments: number;
  /** Neither IPv4 nor IPv6, or nothing of UDP in it. */
  other: number;
  /** Recorded so short that not even their headers are whole. */
  cut: number;
  /** Of a link layer that is not read, or longer than can be held. */
  unread: number;
}

/** Takes what a recording holds. */
export interface CaptureTaker {
  /**
   * One datagram, damaged ones included. It and its memory are good until the call of `push` that brought it returns;
   * the memory of a piece even until the next call.
   */
  datagram(datagram: RecordedDatagram): void;
}

/**
 * Reads a recording piece by piece, as the bytes come: file format, link, network, UDP. It holds one
 * packet's or block's bytes at most beside fragments, and what is damaged ends it with a statement.
 */
export class CaptureReader {
  readonly counts: CaptureCounts = {
    ...{ packets: 0, datagrams: 0, damaged: 0, fragments: 0, other: 0, cut: 0, unread: 0 },
  };
  /** Packets by link layers that are not read. */
  readonly unreadLinks = new Map<number, number>();
  /** Packets whose file tells no time. */
  untimed = 0;
  /** Packets of which only the beginning was recorded, among all others. */
  shortened = 0;
  /** Why it reads no further; null while it does. */
  damage: CaptureDamage | null = null;
  readonly #format: FileFormat;
  readonly #taker: CaptureTaker;
  readonly #frame = new Frame();
  readonly #datagram = new RecordedDatagram();
  readonly #link = new LinkLayer();
  readonly #network = new NetworkLayer(this.#datagram);
  /** The beginning of what the piece before ended in; two in turn, because the one before is still looked at. */
  #carry = new Uint8Array(limits.captureFrameBytes);
  #otherCarry = new Uint8Array(limits.captureFrameBytes);
  #carried = 0;
  /** Bytes still to pass over, of what begins at `#skipFrom` in the file. */
  #skip = 0;
  #skipFrom = 0;
  /** Where the next piece begins in the file. */
  #fileAt: number;

  /** @param headerBytes of the file that were read to know its format: pieces begin behind them */
  constructor(format: FileFormat, headerBytes: number, taker: CaptureTaker) {
    this.#format = format;
    this.#fileAt = headerBytes;
    this.#taker = taker;
  }

  get interfaces(): readonly CaptureInterface[] {
    return this.#format.interfaces;
  }

  /** Blocks that were no use, though the file goes on behind them. */
  get faults(): Faults {
    return this.#format.faults;
  }

  /** Datagrams whose fragments did not all come, or contradict each other. */
  get incomplete(): number {
    const { incomplete, contradictory } = this.#network.fragments;
    return incomplete + contradictory;
  }

  /** Reads on. The piece must not change until the next call. */
  push(piece: Uint8Array): void {
    if (this.damage !== null) return;
    try {
      this.#read(piece);
    } catch (error) {
      if (!(error instanceof CaptureDamaged)) throw error;
      this.damage = error.damage;
      this.#network.fragments.end();
    }
  }

  /** The file is over. */
  end(): void {
    if (this.damage !== null) return;
    if (this.#skip > 0) {
      this.damage = { name: "capture-cut-short", values: { at: this.#skipFrom, lacks: this.#skip } };
    } else if (this.#carried > 0) {
      const at = this.#fileAt - this.#carried;
      this.damage = { name: "capture-cut-short", values: { at, lacks: this.#lacking(at) } };
    }
    this.#network.fragments.end();
  }

  #lacking(at: number): number | null {
    if (this.#carried < this.#format.headBytes) return null;
    return this.#format.pieceBytes(viewOf(this.#carry), 0, at) - this.#carried;
  }

  #read(piece: Uint8Array): void {
    const begin = this.#fileAt;
    this.#fileAt += piece.length;
    let at = this.#passOver(piece, 0);
    if (this.#carried > 0) {
      at = this.#complete(piece, at, begin);
      if (this.#carried > 0) return;
      at = this.#passOver(piece, at);
    }
    const format = this.#format;
    const view = viewOf(piece);
    while (piece.length - at >= format.headBytes) {
      const bytes = format.pieceBytes(view, at, begin + at);
      if (bytes > limits.captureBlockBytes) {
        this.#tooLong(view, at, begin + at);
        this.#skip = bytes;
        at = this.#passOver(piece, at);
        continue;
      }
      if (at + bytes > piece.length) break;
      if (format.read(piece, view, at, begin + at, this.#frame)) this.#packet();
      at += bytes;
    }
    this.#keep(piece, at);
  }

  #passOver(piece: Uint8Array, at: number): number {
    const passed = Math.min(this.#skip, piece.length - at);
    this.#skip -= passed;
    return at + passed;
  }

  #tooLong(view: DataView, at: number, fileAt: number): void {
    this.#skipFrom = fileAt;
    if (!this.#format.passOver(view, at)) return;
    this.counts.packets += 1;
    this.counts.unread += 1;
  }

  /** Fills what is carried up to one whole record or block, and reads it; returns how far the piece was used. */
  #complete(piece: Uint8Array, from: number, begin: number): number {
    const format = this.#format;
    const fileAt = begin + from - this.#carried;
    let at = this.#fill(piece, from, format.headBytes);
    if (this.#carried < format.headBytes) return at;
    const bytes = format.pieceBytes(viewOf(this.#carry), 0, fileAt);
    if (bytes > limits.captureBlockBytes) {
      this.#tooLong(viewOf(this.#carry), 0, fileAt);
      this.#skip = bytes - this.#carried;
      this.#carried = 0;
      return at;
    }
    at = this.#fill(piece, at, bytes);
    if (this.#carried < bytes) return at;
    if (format.read(this.#carry, viewOf(this.#carry), 0, fileAt, this.#frame)) this.#packet();
    [this.#carry, this.#otherCarry] = [this.#otherCarry, this.#carry];
    this.#carried = 0;
    return at;
  }

  /** Copies on until `bytes` are carried, or the piece ends. */
  #fill(piece: Uint8Array, at: number, bytes: number): number {
    const more = Math.max(0, Math.min(bytes - this.#carried, piece.length - at));
    this.#grow(this.#carried + more);
    this.#carry.set(piece.subarray(at, at + more), this.#carried);
    this.#carried += more;
    return at + more;
  }

  #keep(piece: Uint8Array, at: number): void {
    this.#carried = 0;
    this.#fill(piece, at, piece.length - at);
  }

  #grow(bytes: number): void {
    if (bytes <= this.#carry.length) return;
    const more = new Uint8Array(Math.min(2 * bytes, limits.captureBlockBytes));
    more.set(this.#carry.subarray(0, this.#carried));
    this.#carry = more;
  }

  #packet(): void {
    const { counts } = this;
    const frame = this.#frame;
    counts.packets += 1;
    if (!frame.isTimed) this.untimed += 1;
    if (frame.wireBytes > frame.end - frame.at) this.shortened += 1;
    const datagram = this.#datagram;
    datagram.number = counts.packets;
    datagram.seconds = frame.seconds;
    datagram.nanoseconds = frame.nanoseconds;
    datagram.isTimed = frame.isTimed;
    datagram.interface = frame.interface;
    datagram.drops = frame.drops;
    if (this.#link.find(frame)) this.#ip(frame);
    else this.#noNetwork(frame);
  }

  #ip(frame: Frame): void {
    const { counts } = this;
    const datagram = this.#datagram;
    const link = this.#link;
    switch (this.#network.read(frame, link.version === 6 ? 6 : 4, link.at)) {
      case "datagram":
        counts[datagram.isDamaged ? "damaged" : "datagrams"] += 1;
        this.#taker.datagram(datagram);
        return;
      case "fragment":
        counts.fragments += 1;
        return;
      case "other":
        counts.other += 1;
        return;
      case "cut":
        counts.cut += 1;
        return;
      case "damaged":
        counts.damaged += 1;
        return;
      case "long":
        counts.unread += 1;
    }
  }

  #noNetwork({ linkType }: Frame): void {
    if (isLinkTypeRead(linkType)) {
      this.counts.other += 1;
      return;
    }
    this.counts.unread += 1;
    this.unreadLinks.set(linkType, (this.unreadLinks.get(linkType) ?? 0) + 1);
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
