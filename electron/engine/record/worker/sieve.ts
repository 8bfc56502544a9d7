import { limits } from "../../../../shared/limits.ts";
import type { RingReader } from "../ring.ts";
import { noteBlocks, readReadingNote } from "../ring-notes.ts";
import { BlockFilter } from "./block-filter.ts";
import type { FilePlan } from "./messages.ts";
import type { Blocks } from "./recorded-files.ts";

/** Gathers what a filter lets through, so that single packets among many are not written one by one. */
export class Sieve {
  readonly #filter: BlockFilter;
  readonly #ring: RingReader;
  readonly #gathered: Blocks;
  /** Of the packet that comes next. */
  #row = 0;
  #mark = 0;

  constructor({ text, decoding }: NonNullable<FilePlan["filter"]>, ring: RingReader) {
    this.#filter = new BlockFilter(text, decoding);
    this.#ring = ring;
    const bytes = new Uint8Array(limits.recordWriteBytes);
    this.#gathered = { bytes, view: new DataView(bytes.buffer) };
  }

  /** @param write hears what was gathered, which is written over afterwards */
  pass(from: number, to: number, write: (gathered: Blocks, length: number) => void): void {
    const { bytes, view } = this.#ring;
    const gathered = this.#gathered;
    let length = 0;
    let rejected = 0;
    for (let at = from; at < to; ) {
      const end = at + view.getUint32(at + 4, true);
      const type = view.getUint32(at, true);
      if (type === noteBlocks.packet) {
        this.#row = view.getUint32(at + 8, true);
        this.#mark = view.getUint32(at + 12, true);
        at = end;
        continue;
      }
      if (type === noteBlocks.reading) {
        this.#filter.hear(readReadingNote(bytes, view, at));
        at = end;
        continue;
      }
      if (length + end - at > limits.recordWriteBytes) {
        write(gathered, length);
        length = 0;
      }
      // Looked at where it was copied to: what reads texts takes no memory that threads share.
      gathered.bytes.set(bytes.subarray(at, end), length);
      if (this.#filter.accepts(gathered.bytes, gathered.view, length, this.#row, this.#mark))
        length += end - at;
      else rejected += 1;
      at = end;
    }
    this.#ring.setFigure("rejected", this.#ring.figure("rejected") + rejected);
    if (length > 0) write(gathered, length);
  }
}
