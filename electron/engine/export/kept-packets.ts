import { RecordedDatagram } from "../../../shared/capture/read/datagram.ts";
import { addressBytes } from "../../../shared/capture/write/packet-block.ts";
import type { Args, Result } from "../../../shared/contract.ts";
import type { GroupDecoding } from "../../../shared/decode/decoding.ts";
import { limits } from "../../../shared/limits.ts";
import { parseAddress } from "../../../shared/net/address.ts";
import type { FeedRow } from "../feeds/feed-rows.ts";
import type { PacketPlaces } from "../traffic/arrange/packet-order.ts";
import type { Slices } from "../traffic/arrange/slices.ts";
import type { KeptSegment } from "../traffic/store/kept-packets.ts";
import type { Endpoint } from "../traffic/store/segment.ts";
import { DatagramBlock } from "./datagram-block.ts";
import { type ByteOutput, packetWriter } from "./packet-writers.ts";

/** The row whose packets are exported, and who exports them. */
export interface ExportedRow
  extends Pick<FeedRow["spec"], "family" | "address" | "port" | "bind" | "interface"> {
  readonly decoding: Pick<GroupDecoding, "decode">;
  readonly program: string;
}

/** One piece of kept packets in another form, in slices between which reception goes on; see the contract's `exportPackets`. */
export async function exportKept(
  list: PacketPlaces,
  row: ExportedRow,
  { ranges, format, begins }: Pick<Args<"exportPackets">, "ranges" | "format" | "begins">,
  slices: Slices,
): Promise<Result<"exportPackets">> {
  const { log } = list;
  const piece = new Piece();
  const on = row.bind === "any" ? null : (row.interface?.name ?? null);
  const { decode } = row.decoding;
  // Packets that are kept come by one interface, so the first piece described all there is.
  const after = begins ? null : [on];
  const writer = packetWriter(piece, { format, lengths: false, program: row.program, after, decode });
  const packet = new KeptDatagram(row);
  const block = new DatagramBlock();
  const told = (sum: Tally, next: number | null) => ({ bytes: piece.bytes, ...sum, next });
  const sum: Tally = { packets: 0, gone: 0 };
  let looked = 0;
  slices.begin();
  for (const { first, last } of ranges) {
    const from = Math.max(first, list.places.first);
    const to = Math.min(last, list.places.last);
    sum.gone += Math.min(last, from - 1) - first + 1;
    for (let place = from; place <= to; place += 1) {
      if (piece.isFull) return told(sum, place);
      const number = list.numberAt(place);
      const found = log.find(number);
      if (found === null) sum.gone += 1;
      else {
        const { segment, index } = found;
        packet.begin(number, log.time.at(segment.at(index)), segment, index);
        segment.look(index, (bytes, begin, end) => {
          packet.show(bytes, begin, end);
          if (format === "pcapng") block.write(packet.datagram);
          writer.take(packet.datagram, block, on);
        });
        sum.packets += 1;
      }
      looked += 1;
      if (looked % limits.exportStepPackets === 0) await slices.pause();
    }
  }
  return told(sum, null);
}

interface Tally {
  packets: number;
  /** Packets that gave way before their turn. */
  gone: number;
}

/** A kept packet as a datagram of a recording is. */
class KeptDatagram {
  readonly datagram = new RecordedDatagram();
  readonly #addresses = new WeakMap<Endpoint, Uint8Array>();
  readonly #destination: Uint8Array;
  readonly #length: number;

  constructor({ family, address, port }: ExportedRow) {
    const { datagram } = this;
    this.#length = family === 4 ? 4 : 16;
    this.#destination = this.#bytesOf(address);
    datagram.version = family;
    datagram.port = port;
    datagram.sourceAt = 0;
    datagram.destinationAt = this.#length;
  }

  /** @param at milliseconds since 1970 with a fraction, good to a quarter of a microsecond */
  begin(number: number, at: number, segment: KeptSegment, index: number): void {
    const { datagram } = this;
    const sender = segment.sender(index);
    datagram.number = number;
    datagram.seconds = Math.floor(at / 1_000);
    datagram.nanoseconds = Math.min(999_999_999, Math.round((at - datagram.seconds * 1_000) * 1e6));
    datagram.addresses = this.#addressesOf(sender);
    datagram.sourcePort = sender.port;
    datagram.ttl = segment.ttl(index) ?? -1;
    datagram.tos = segment.tos(index) ?? -1;
    datagram.size = segment.size(index);
  }

  show(bytes: Uint8Array, begin: number, end: number): void {
    const { datagram } = this;
    datagram.bytes = bytes;
    datagram.payloadAt = begin;
    datagram.recorded = end - begin;
  }

  /** Of the sender and of where it went, one behind the other. */
  #addressesOf(sender: Endpoint): Uint8Array {
    const known = this.#addresses.get(sender);
    if (known) return known;
    const both = new Uint8Array(2 * this.#length);
    both.set(this.#bytesOf(sender.address), 0);
    both.set(this.#destination, this.#length);
    this.#addresses.set(sender, both);
    return both;
  }

  /** Zeros for what is no address of the row's family: a sender that is not told. */
  #bytesOf(text: string): Uint8Array {
    const parsed = parseAddress(text.split("%")[0] ?? "");
    const bytes = parsed.ok ? addressBytes(parsed.value) : new Uint8Array();
    return bytes.length === this.#length ? bytes : new Uint8Array(this.#length);
  }
}

/** Bytes in memory, which doubles when they need more. */
class Piece implements ByteOutput {
  #room = new Uint8Array(64 * 1024);
  #used = 0;

  write(bytes: Uint8Array): void {
    const end = this.#used + bytes.length;
    if (end > this.#room.length) {
      const larger = new Uint8Array(Math.max(end, 2 * this.#room.length));
      larger.set(this.#room.subarray(0, this.#used));
      this.#room = larger;
    }
    this.#room.set(bytes, this.#used);
    this.#used = end;
  }

  get isFull(): boolean {
    return this.#used >= limits.exportPieceBytes;
  }

  /** A copy: what goes to a window takes its whole memory along. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#room.slice(0, this.#used);
  }
}
