import { createStore } from "zustand/vanilla";
import { limits } from "../../../../shared/limits.ts";
import type { Membership } from "../../../../shared/model.ts";
import type { Client } from "../../../../shared/transport.ts";
import { type Kept, ListFrame } from "./list-frame.ts";
import { Paced } from "./paced.ts";
import { emptyList, type ListRow, type PacketList, rowHeight } from "./packet-list.ts";
import { PacketPages, type Range } from "./packet-pages.ts";
import { isScaled, scrollHeight, toScrollTop } from "./scroll-scale.ts";
import { covers, indexOf, placeAt, rowCount } from "./span.ts";

export type Step = "up" | "down" | "pageUp" | "pageDown" | "home";

/**
 * The packet list of one membership, apart from React: which rows are seen and which are asked for.
 * Following, the list moves on when the rows of its new end are in, so that no empty row is ever
 * shown there.
 */
export class PacketWindow {
  readonly store = createStore<PacketList>(() => emptyList);
  readonly #client: Pick<Client, "packets">;
  readonly #id: number;
  readonly #questions = new Paced(() => this.#ask(), limits.packetListMs);
  #frame = new ListFrame();
  #pages = new PacketPages();
  #kept: Kept = { oldest: 1, newest: 0 };
  /** The highest number that was ever on the screen. */
  #highest = 0;
  #selected: number | null = null;

  constructor(client: Pick<Client, "packets">, id: number) {
    this.#client = client;
    this.#id = id;
  }

  /** What the membership's row tells now. */
  update({ packets, firstKept }: Pick<Membership, "packets" | "firstKept">): void {
    if (packets < this.#kept.newest) this.#reset();
    this.#kept = { oldest: Math.max(1, firstKept), newest: packets };
    if (!this.#frame.following) this.#frame.extend(this.#kept);
    this.#refresh();
  }

  /**
   * A selected packet that is in sight stays there.
   *
   * @param viewport height of the part that shows rows, in px
   */
  resize(viewport: number): void {
    const index = this.#selectedInSight();
    this.#frame.viewport = viewport;
    if (index !== null && !this.#frame.following) this.#frame.reveal(index);
    this.#refresh();
  }

  /** The scroll bar was moved to `scrollTop` by a person; its end follows the newest. */
  scrolled(scrollTop: number): void {
    this.#moveTo(this.#frame.positionOf(scrollTop));
  }

  /** Moves the list by `pixels` of its own, also where the scroll bar is scaled down. */
  scrollBy(pixels: number): void {
    this.#moveTo(this.#frame.position + pixels);
  }

  follow(): void {
    this.#frame.follow();
    this.#refresh();
  }

  /** Selects a packet, brings it into view and stops following. */
  select(number: number): void {
    this.#frame.stand(this.#kept);
    this.#selected = number;
    this.#frame.reveal(indexOf(this.#frame.span, number));
    this.#refresh();
  }

  /** Selects the packet that is a step from the selected one, or the newest when none is near. */
  step(step: Step): void {
    const { span, viewport } = this.#frame;
    const end = rowCount(span) - 1;
    if (end < 0) return;
    const page = Math.max(1, Math.floor(viewport / rowHeight) - 1);
    const by = { up: -1, down: 1, pageUp: -page, pageDown: page, home: -end }[step];
    const from = this.#selectedIndex() ?? (step === "home" ? end : end - by);
    const place = placeAt(span, Math.max(0, Math.min(end, from + by)));
    if (place.kind === "packet") this.select(place.number);
    else this.select(by < 0 ? place.from - 1 : place.to + 1);
  }

  /** Asks no more; any other call goes on. */
  rest(): void {
    this.#questions.rest();
  }

  /** The selected packet's row; null when nothing is selected, or when it is far from what is followed. */
  #selectedIndex(): number | null {
    if (this.#frame.following) return this.#selectedInSight();
    return this.#selected === null ? null : indexOf(this.#frame.span, this.#selected);
  }

  #selectedInSight(): number | null {
    const { span, seen } = this.#frame;
    if (this.#selected === null || !seen || !covers(span, this.#selected)) return null;
    const index = indexOf(span, this.#selected);
    return index >= seen.first && index <= seen.last ? index : null;
  }

  #moveTo(position: number): void {
    this.#frame.moveTo(position, this.#kept);
    this.#refresh();
  }

  #refresh(): void {
    const missing = this.#missing();
    if (this.#frame.following && !missing) this.#frame.advance(this.#kept);
    this.#publish();
    if (missing) this.#questions.soon();
  }

  /** What is to be asked for: the rows that are seen, or will be when the list moves on, and some around. */
  #missing(): Range | null {
    const range = this.#frame.following ? this.#newestRange() : this.#seenRange();
    const missing = range && this.#pages.missing(range.oldest, range.newest);
    return missing && { ...missing, count: Math.min(missing.count, limits.packetsPerRequest) };
  }

  #newestRange(): Kept | null {
    const { oldest, newest } = this.#kept;
    if (this.#frame.viewport === 0) return null;
    const rows = Math.ceil(this.#frame.viewport / rowHeight) + limits.packetListAhead;
    return { oldest: Math.max(oldest, newest - rows + 1), newest };
  }

  #seenRange(): Kept | null {
    const { span, seen } = this.#frame;
    if (!seen) return null;
    const from = placeAt(span, Math.max(0, seen.first - limits.packetListAhead));
    const to = placeAt(span, Math.min(rowCount(span) - 1, seen.last + limits.packetListAhead));
    if (to.kind === "gap") return null;
    return {
      oldest: from.kind === "gap" ? span.first : Math.max(span.first, from.number),
      newest: to.number,
    };
  }

  async #ask(): Promise<void> {
    const asked = this.#missing();
    if (!asked) return;
    const { following } = this.#frame;
    const [frame, kept, pages] = [this.#frame, this.#kept, this.#pages];
    const packets = await this.#client.packets({ id: this.#id, ...asked });
    // The answer goes to what it was asked for; after a reset that is no longer shown.
    pages.add(asked, kept.newest, packets);
    if (following && frame.following) frame.advance(kept);
    this.#refresh();
  }

  /** The numbers began anew: nothing that was known holds. */
  #reset(): void {
    const { viewport } = this.#frame;
    this.#frame = new ListFrame();
    this.#frame.viewport = viewport;
    this.#pages = new PacketPages();
    this.#highest = 0;
    this.#selected = null;
  }

  #publish(): void {
    const { span, scale, position, seen, following } = this.#frame;
    const rows: ListRow[] = [];
    for (let index = seen?.first ?? 0; seen && index <= seen.last; index += 1) rows.push(this.#row(index));
    const bottom = rows.at(-1);
    if (bottom && bottom.kind !== "gap") this.#highest = Math.max(this.#highest, bottom.number);
    const firstIndex = seen?.first ?? 0;
    this.store.setState({
      rows,
      rowCount: rowCount(span),
      firstIndex,
      shift: position - firstIndex * rowHeight,
      scrollHeight: scrollHeight(scale),
      scrollTop: toScrollTop(scale, position),
      scaled: isScaled(scale),
      following,
      newer: following ? 0 : this.#kept.newest - this.#highest,
      selected: this.#selected,
    });
  }

  #row(index: number): ListRow {
    const { span } = this.#frame;
    const place = placeAt(span, index);
    if (place.kind === "gap") return place;
    const { number } = place;
    const packet = this.#pages.get(number);
    if (packet) return { kind: "packet", number, packet };
    return { kind: this.#pages.isGone(number) || number < span.first ? "gone" : "waiting", number };
  }
}
