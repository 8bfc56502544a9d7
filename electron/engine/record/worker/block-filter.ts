import { pcapngBlocks } from "../../../../shared/capture/pcapng.ts";
import type { Decoding, GroupDecoding } from "../../../../shared/decode/decoding.ts";
import { decodingOf, keptFormats } from "../../../../shared/described/kept-formats.ts";
import type { Filter } from "../../../../shared/filter/filter.ts";
import { type PacketFieldName, packetSubjectOf } from "../../../../shared/filter/packet-fields.ts";
import { parseFilter } from "../../../../shared/filter/parse.ts";
import type { DecodingState } from "../../../../shared/model/decoding.ts";
import type { FeedTime } from "../../time/feed-time.ts";
import { type PacketTest, packetTest } from "../../traffic/arrange/packet-test.ts";
import type { ReadingNote } from "../ring-notes.ts";
import { RecordedBlock } from "./recorded-block.ts";

/** Its blocks tell times of day. */
const time: Pick<FeedTime, "at"> = { at: (moment) => moment };

/** Destinations that have a test of their own. */
const destinationsMost = 4_096;

/** How the packets of a row are read: as what they look like until something else is told. */
interface Row {
  readonly key: string;
  readonly streams: Extract<ReadingNote, { kind: "row" }>["streams"];
  group: GroupDecoding;
}

/** A filter of packets for blocks as they are recorded: what it asks of a packet is read from its block. */
export class BlockFilter {
  /** Read once: what is described or forgotten later makes no other filter of it. */
  readonly #filter: Filter<PacketFieldName> | null;
  readonly #block = new RecordedBlock();
  readonly #tests = new Map<string, PacketTest>();
  readonly #rows = new Map<number, Row>();
  #decoding: Decoding;
  #last: {
    readonly row: number;
    readonly address: string;
    readonly port: number;
    readonly test: PacketTest;
  } | null = null;

  /**
   * @param text as a person typed it, which was read before
   * @param decoding what people chose and described by then
   */
  constructor(text: string, decoding: DecodingState) {
    this.#decoding = readingOf(decoding);
    const parsed = parseFilter(text, packetSubjectOf(this.#decoding.decoders));
    if (!parsed.ok) throw new Error(`A filter was not read before: ${text}`);
    this.#filter = parsed.value;
  }

  /** How packets are read from now on. */
  hear(note: ReadingNote): void {
    if (note.kind === "row") {
      const { row, key, streams } = note;
      const group = this.#decoding.group(key, streams);
      const known = this.#rows.get(row);
      // Its tests ask that very object.
      this.#rows.set(row, Object.assign(known ?? {}, { key, streams, group }));
      return;
    }
    this.#decoding = readingOf(note.state);
    for (const row of this.#rows.values()) row.group = this.#decoding.group(row.key, row.streams);
  }

  /**
   * Whether a block is let through; those that are no packets are.
   * @param row the number of its row, as it was told; 0 where there is none
   * @param mark what the streams say of it (shared/model/packet-mark.ts)
   */
  accepts(bytes: Uint8Array, view: DataView, at: number, row = 0, mark = 0): boolean {
    if (view.getUint32(at, true) !== pcapngBlocks.packet) return true;
    const block = this.#block;
    block.become(bytes, view, at, mark);
    return this.#testOf(row, block)(block, 0);
  }

  #testOf(row: number, { destination: address, port }: RecordedBlock): PacketTest {
    const last = this.#last;
    if (last !== null && last.row === row && last.port === port && last.address === address) return last.test;
    const key = `${row} ${address} ${port}`;
    const test = this.#tests.get(key) ?? this.#make(row, address, port);
    if (this.#tests.size >= destinationsMost) this.#tests.clear();
    this.#tests.set(key, test);
    this.#last = { row, address, port, test };
    return test;
  }

  #make(number: number, address: string, port: number): PacketTest {
    let row = this.#rows.get(number);
    if (row === undefined) {
      row = { key: "", streams: [], group: this.#decoding.group("") };
      this.#rows.set(number, row);
    }
    const of = row;
    const decoding: Pick<GroupDecoding, "decoderOf"> = {
      decoderOf: (bytes, sent, source) => of.group.decoderOf(bytes, sent, source),
    };
    return packetTest(this.#filter, { time, address, port, hearsOthers: false, decoding });
  }
}

function readingOf({ choices, formats }: DecodingState): Decoding {
  return decodingOf({ choices }, keptFormats(formats));
}
