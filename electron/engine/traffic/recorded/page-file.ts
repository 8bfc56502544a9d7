import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";
import { limits } from "../../../../shared/limits.ts";
import { type PageOwner, pageBytes, RecordPage } from "./record-page.ts";

/** The index of one recording: pages of all its groups in one file, of which the last looked at are in memory. */
export class PageFile {
  readonly #fd: number;
  #pages = 0;
  /** By their place in the file, the least recently looked at first. */
  readonly #near = new Map<number, RecordPage>();

  readonly #most: number;

  /**
   * Throws what the system says where it cannot be made.
   * @param folder in which it is made
   * @param most pages in memory
   */
  constructor(folder: string, most: number = limits.recordingPages) {
    this.#most = most;
    this.#fd = openSync(join(folder, "index"), "w+");
  }

  /** Writes a full page and returns its place. Throws what the system says, as when the disk is full. */
  add(page: RecordPage): number {
    const place = this.#pages;
    this.#write(place, page);
    this.#pages += 1;
    this.#remember(place, page);
    return place;
  }

  /** @param first number of its first packet @param owner the log that it belongs to */
  get(place: number, first: number, owner: PageOwner): RecordPage {
    const near = this.#near.get(place);
    if (near !== undefined) {
      this.#near.delete(place);
      this.#near.set(place, near);
      return near;
    }
    const page = new RecordPage(first, owner);
    readSync(this.#fd, page.bytes, 0, pageBytes, place * pageBytes);
    page.count = limits.recordingPagePackets;
    this.#remember(place, page);
    return page;
  }

  #remember(place: number, page: RecordPage): void {
    this.#near.set(place, page);
    if (this.#near.size <= this.#most) return;
    const oldest = this.#near.entries().next();
    if (oldest.done) return;
    const [far, other] = oldest.value;
    this.#near.delete(far);
    if (other.isChanged) this.#write(far, other);
  }

  #write(place: number, page: RecordPage): void {
    writeSync(this.#fd, page.bytes, 0, pageBytes, place * pageBytes);
    page.isChanged = false;
  }

  /** Forgets all pages, for a reading that begins anew. */
  clear(): void {
    this.#near.clear();
    this.#pages = 0;
  }

  close(): void {
    this.#near.clear();
    closeSync(this.#fd);
  }
}
