import { limits } from "../../../../shared/limits.ts";
import { fewerMissing } from "../../../../shared/model/packet-mark.ts";
import type { DatagramBatch } from "../../datagrams/batch.ts";
import type { FeedTime } from "../../time/feed-time.ts";
import { notToldApart, type Runs } from "../runs.ts";
import type { PacketKeeper } from "../store/kept-packets.ts";
import { headerOf } from "../store/packed-words.ts";
import type { Senders } from "../store/segment.ts";
import type { PageFile } from "./page-file.ts";
import { type PageOwner, RecordPage } from "./record-page.ts";
import type { RecordedPayloads } from "./recorded-payloads.ts";

/** Where the payloads of the batch that is being taken stand in the recording, by their place in it. */
export interface RecordedPlaces {
  /** -1 where it stands there in fragments. */
  readonly fileAt: Float64Array;
  /** Bytes that were recorded of it. */
  readonly recorded: Uint32Array;
}

/** The packets of one group of a recording: an index on disk, and payloads where they stand. None gives way. */
export class RecordedLog implements PacketKeeper, PageOwner {
  readonly name = "packet log";
  readonly time: FeedTime;
  readonly dropped = 0;
  readonly firstKept = 1;
  readonly mostArranged = limits.recordingArranged;
  readonly senders: Senders;
  readonly payloads: RecordedPayloads;
  readonly #file: PageFile;
  readonly #places: RecordedPlaces;
  /** Places of its full pages in the file, and how many those are. */
  #pages = new Uint32Array(16);
  #pageCount = 0;
  /** The page that is being filled. */
  #last: RecordPage;

  /** @param places of the batches that it takes */
  constructor(
    file: PageFile,
    payloads: RecordedPayloads,
    senders: Senders,
    time: FeedTime,
    places: RecordedPlaces,
  ) {
    this.#file = file;
    this.payloads = payloads;
    this.senders = senders;
    this.time = time;
    this.#places = places;
    this.#last = new RecordPage(1, this);
  }

  get nextNumber(): number {
    return this.#last.first + this.#last.count;
  }

  take(batch: DatagramBatch, { count, from, to, source, marks }: Runs): void {
    const { fileAt, recorded } = this.#places;
    for (let run = 0; run < count; run += 1) {
      const sender = source[run] ?? notToldApart;
      const end = to[run] ?? 0;
      for (let index = from[run] ?? 0; index < end; index += 1) {
        if (this.#last.isFull) this.#turn();
        let at = fileAt[index] ?? 0;
        const length = recorded[index] ?? 0;
        if (at < 0) {
          const begin = batch.payloadAt(index);
          at = this.payloads.keep(batch.payloadBytes(index), begin, begin + length);
        }
        const header = headerOf(batch.ttl[index] ?? -1, batch.tos[index] ?? -1);
        const size = batch.size[index] ?? 0;
        const from = sender === notToldApart ? -1 - this.payloads.keepSender(batch.senders, index) : sender;
        this.#last.add(batch.at[index] ?? 0, at, size, length, from, header, marks[index] ?? 0);
      }
    }
  }

  #turn(): void {
    const full = this.#last;
    if (this.#pageCount === this.#pages.length) {
      const more = new Uint32Array(2 * this.#pageCount);
      more.set(this.#pages);
      this.#pages = more;
    }
    this.#pages[this.#pageCount] = this.#file.add(full);
    this.#pageCount += 1;
    this.#last = new RecordPage(full.first + full.count, this);
  }

  found(number: number, count: number): void {
    const kept = this.find(number);
    if (kept) kept.segment.setMark(kept.index, fewerMissing(kept.segment.mark(kept.index), count));
  }

  find(number: number): { segment: RecordPage; index: number } | null {
    if (number < 1 || number >= this.nextNumber) return null;
    const last = this.#last;
    if (number >= last.first) return { segment: last, index: number - last.first };
    const page = Math.floor((number - 1) / limits.recordingPagePackets);
    const first = page * limits.recordingPagePackets + 1;
    return { segment: this.#file.get(this.#pages[page] ?? 0, first, this), index: number - first };
  }
}
