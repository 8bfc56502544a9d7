import type { RecordedDatagram } from "../../../shared/capture/read/datagram.ts";
import { interfaceBlock } from "../../../shared/capture/write/interface.ts";
import { sectionBlock } from "../../../shared/capture/write/section.ts";
import { decodePacket } from "../../../shared/decode/decode.ts";
import type { Sent } from "../../../shared/decode/decoder.ts";
import type { Decoded } from "../../../shared/decode/field.ts";
import { type Cell, csvLine } from "../../../shared/export/csv.ts";
import type { PacketFormat } from "../../../shared/export/packet-formats.ts";
import { addressText } from "./address-text.ts";
import type { DatagramBlock } from "./datagram-block.ts";
import type { DatagramTaker } from "./read-datagrams.ts";

/** Where the bytes of an export go: they are taken before it returns. */
export interface ByteOutput {
  write(bytes: Uint8Array): void;
}

export interface WriterOptions {
  readonly format: PacketFormat;
  /** Whether each payload in a `bin` has its length before it: four bytes, the most significant first. */
  readonly lengths: boolean;
  readonly program: string;
  /**
   * Names of the interfaces that an earlier piece of the same export described, in their order: its beginning stands there
   * and is not written again. Null begins an export.
   */
  readonly after: readonly (string | null)[] | null;
  /** How a packet is read for its type and line; as what it looks like without it. @param source address of its sender */
  readonly decode?: (payload: Uint8Array, sent: Sent, source: string) => Decoded | null;
}

/** What writes packets in a form. */
export function packetWriter(output: ByteOutput, options: WriterOptions): DatagramTaker {
  switch (options.format) {
    case "pcapng":
      return new PcapngWriter(output, options);
    case "jsonl":
      return new RowWriter(output, options, null, (row) => `${JSON.stringify(row)}\n`);
    case "csv":
      return new RowWriter(output, options, csvLine(packetColumns), (row) =>
        csvLine(packetColumns.map((name) => row[name] ?? null)),
      );
    case "bin":
      return new PayloadWriter(output, options.lengths);
  }
}

class PcapngWriter implements DatagramTaker {
  readonly #output: ByteOutput;
  readonly #places = new Map<string | null, number>();

  constructor(output: ByteOutput, { program, after }: WriterOptions) {
    this.#output = output;
    for (const name of after ?? []) this.#places.set(name, this.#places.size);
    if (after !== null) return;
    const comment = "Exported: headers of IP and UDP were made anew, fragments are put together.";
    output.write(sectionBlock({ program, system: null, hardware: null, comment }));
  }

  take(_datagram: RecordedDatagram, block: DatagramBlock, on: string | null): void {
    block.setInterface(this.#placeOf(on));
    this.#output.write(block.bytes.subarray(0, block.length));
  }

  #placeOf(on: string | null): number {
    const known = this.#places.get(on);
    if (known !== undefined) return known;
    this.#output.write(interfaceBlock({ name: on, description: null, comment: null }));
    this.#places.set(on, this.#places.size);
    return this.#places.size - 1;
  }
}

const packetColumns = [
  ...["number", "at", "interface", "source", "sourcePort", "destination", "port", "ttl", "tos", "size"],
  ...["type", "info", "payload"],
] as const;
type PacketRow = Readonly<Record<string, Cell>>;
type Decode = NonNullable<WriterOptions["decode"]>;

class RowWriter implements DatagramTaker {
  readonly #output: ByteOutput;
  readonly #line: (row: PacketRow) => string;
  readonly #decode: Decode;

  constructor(
    output: ByteOutput,
    { after, decode = decodePacket }: WriterOptions,
    head: string | null,
    line: (row: PacketRow) => string,
  ) {
    this.#output = output;
    this.#line = line;
    this.#decode = decode;
    if (head !== null && after === null) output.write(Buffer.from(head));
  }

  take(datagram: RecordedDatagram, _block: DatagramBlock, on: string | null): void {
    this.#output.write(Buffer.from(this.#line(packetRow(datagram, on, this.#decode))));
  }
}

/** A packet as a line. Scripts rely on these names: add, never rename. */
function packetRow(one: RecordedDatagram, on: string | null, decode: Decode): PacketRow {
  const payload = Uint8Array.from(one.bytes.subarray(one.payloadAt, one.payloadAt + one.recorded));
  const source = addressText(one, one.sourceAt);
  const destination = addressText(one, one.destinationAt);
  const sent = { address: destination, port: one.port, sourcePort: one.sourcePort };
  const decoded = decode(payload, sent, source);
  return {
    number: one.number,
    at: timeText(one.seconds, one.nanoseconds),
    interface: on,
    source,
    sourcePort: one.sourcePort,
    destination,
    port: one.port,
    ttl: toldOr(one.ttl),
    tos: toldOr(one.tos),
    size: one.size,
    type: decoded?.type ?? null,
    info: decoded?.info ?? null,
    payload: Buffer.from(payload).toString("hex"),
  };
}

/** Null for -1, what the system did not tell of a packet that was received. */
function toldOr(value: number): number | null {
  return value < 0 ? null : value;
}

/** ISO 8601 in UTC, to the nanosecond. */
function timeText(seconds: number, nanoseconds: number): string {
  return `${new Date(seconds * 1_000).toISOString().slice(0, -".000Z".length)}.${String(nanoseconds).padStart(9, "0")}Z`;
}

class PayloadWriter implements DatagramTaker {
  readonly #output: ByteOutput;
  readonly #lengths: boolean;

  constructor(output: ByteOutput, lengths: boolean) {
    this.#output = output;
    this.#lengths = lengths;
  }

  take({ bytes, payloadAt, recorded }: RecordedDatagram): void {
    if (this.#lengths) {
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, recorded);
      this.#output.write(length);
    }
    this.#output.write(bytes.subarray(payloadAt, payloadAt + recorded));
  }
}
