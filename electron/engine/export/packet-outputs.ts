import { closeSync, openSync, writeSync } from "node:fs";
import type { RecordedDatagram } from "../../../shared/capture/read/datagram.ts";
import { interfaceBlock } from "../../../shared/capture/write/interface.ts";
import { sectionBlock } from "../../../shared/capture/write/section.ts";
import { decodePacket } from "../../../shared/decode/decode.ts";
import { type Cell, csvLine } from "../../../shared/export/csv.ts";
import { addressText } from "./address-text.ts";
import type { DatagramBlock } from "./datagram-block.ts";
import type { DatagramTaker } from "./read-datagrams.ts";

const bufferBytes = 1 << 20;

/** A file that is written in large pieces. It must not be there yet. */
class ExportFile {
  bytes = 0;
  readonly #fd: number;
  readonly #buffer = Buffer.alloc(bufferBytes);
  #used = 0;

  constructor(path: string) {
    this.#fd = openSync(path, "wx");
  }

  write(bytes: Uint8Array): void {
    if (this.#used + bytes.length > bufferBytes) this.#flush();
    this.bytes += bytes.length;
    if (bytes.length > bufferBytes) {
      writeAll(this.#fd, bytes);
      return;
    }
    this.#buffer.set(bytes, this.#used);
    this.#used += bytes.length;
  }

  text(text: string): void {
    this.write(Buffer.from(text));
  }

  #flush(): void {
    writeAll(this.#fd, this.#buffer.subarray(0, this.#used));
    this.#used = 0;
  }

  close(): void {
    try {
      this.#flush();
    } finally {
      closeSync(this.#fd);
    }
  }
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}

/** Where exported packets go. */
export interface PacketOutput extends DatagramTaker {
  /** Bytes written. */
  readonly bytes: number;
  /** Writes what waits and closes the file. */
  close(): void;
}

export const packetFormats = ["pcapng", "jsonl", "csv", "bin"] as const;
/** Packets with their headers; a JSON object for each line; a table; payloads, each behind its length, or one behind another. */
export type PacketFormat = (typeof packetFormats)[number];

export interface OutputOptions {
  readonly format: PacketFormat;
  /** Whether each payload in a `bin` has its length before it: four bytes, the most significant first. */
  readonly lengths: boolean;
  readonly program: string;
}

/** Opens a file for packets; throws what the system says. */
export function openPacketOutput(path: string, { format, lengths, program }: OutputOptions): PacketOutput {
  const file = new ExportFile(path);
  switch (format) {
    case "pcapng":
      return new PcapngOutput(file, program);
    case "jsonl":
      return new RowOutput(file, null, (row) => `${JSON.stringify(row)}\n`);
    case "csv":
      return new RowOutput(file, csvLine(packetColumns), (row) =>
        csvLine(packetColumns.map((name) => row[name] ?? null)),
      );
    case "bin":
      return new PayloadOutput(file, lengths);
  }
}

class PcapngOutput implements PacketOutput {
  readonly #file: ExportFile;
  readonly #places = new Map<string | null, number>();

  constructor(file: ExportFile, program: string) {
    this.#file = file;
    const comment = "Exported: headers of IP and UDP were made anew, fragments are put together.";
    file.write(sectionBlock({ program, system: null, hardware: null, comment }));
  }

  take(_datagram: RecordedDatagram, block: DatagramBlock, on: string | null): void {
    block.setInterface(this.#placeOf(on));
    this.#file.write(block.bytes.subarray(0, block.length));
  }

  #placeOf(on: string | null): number {
    const known = this.#places.get(on);
    if (known !== undefined) return known;
    this.#file.write(interfaceBlock({ name: on, description: null, comment: null }));
    this.#places.set(on, this.#places.size);
    return this.#places.size - 1;
  }

  get bytes(): number {
    return this.#file.bytes;
  }

  close(): void {
    this.#file.close();
  }
}

const packetColumns = [
  ...["number", "at", "interface", "source", "sourcePort", "destination", "port", "ttl", "tos", "size"],
  ...["type", "info", "payload"],
] as const;
type PacketRow = Readonly<Record<string, Cell>>;

class RowOutput implements PacketOutput {
  readonly #file: ExportFile;
  readonly #line: (row: PacketRow) => string;

  constructor(file: ExportFile, head: string | null, line: (row: PacketRow) => string) {
    this.#file = file;
    this.#line = line;
    if (head !== null) file.text(head);
  }

  take(datagram: RecordedDatagram, _block: DatagramBlock, on: string | null): void {
    this.#file.text(this.#line(packetRow(datagram, on)));
  }

  get bytes(): number {
    return this.#file.bytes;
  }

  close(): void {
    this.#file.close();
  }
}

/** A packet as a line. Scripts rely on these names: add, never rename. */
function packetRow(one: RecordedDatagram, on: string | null): PacketRow {
  const payload = Uint8Array.from(one.bytes.subarray(one.payloadAt, one.payloadAt + one.recorded));
  const destination = addressText(one, one.destinationAt);
  const sent = { address: destination, port: one.port, sourcePort: one.sourcePort };
  const decoded = decodePacket(payload, sent);
  return {
    number: one.number,
    at: timeText(one.seconds, one.nanoseconds),
    interface: on,
    source: addressText(one, one.sourceAt),
    sourcePort: one.sourcePort,
    destination,
    port: one.port,
    ttl: one.ttl,
    tos: one.tos,
    size: one.size,
    type: decoded?.type ?? null,
    info: decoded?.info ?? null,
    payload: Buffer.from(payload).toString("hex"),
  };
}

/** ISO 8601 in UTC, to the nanosecond. */
function timeText(seconds: number, nanoseconds: number): string {
  return `${new Date(seconds * 1_000).toISOString().slice(0, -".000Z".length)}.${String(nanoseconds).padStart(9, "0")}Z`;
}

class PayloadOutput implements PacketOutput {
  readonly #file: ExportFile;
  readonly #lengths: boolean;

  constructor(file: ExportFile, lengths: boolean) {
    this.#file = file;
    this.#lengths = lengths;
  }

  take({ bytes, payloadAt, recorded }: RecordedDatagram): void {
    if (this.#lengths) {
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, recorded);
      this.#file.write(length);
    }
    this.#file.write(bytes.subarray(payloadAt, payloadAt + recorded));
  }

  get bytes(): number {
    return this.#file.bytes;
  }

  close(): void {
    this.#file.close();
  }
}
