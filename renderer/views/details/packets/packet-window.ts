import { createStore } from "zustand/vanilla";
import { limits } from "../../../../shared/limits.ts";
import { heights } from "../../../table/heights.ts";
import type { Step } from "../../../table/row-keys.ts";
import { type Kept, ListFrame } from "./list-frame.ts";
import type { ListRow } from "./list-row.ts";
import {
  type ListSelection,
  noSelection,
  onlySelected,
  selectedAll,
  selectedTo,
  toggled,
} from "./list-selection.ts";
import { Paced } from "./paced.ts";
import { emptyList, type PacketList, type RowSource } from "./packet-list.ts";
import { PacketPages, type Range } from "./packet-pages.ts";
import { isScaled, scrollHeight, toScrollTop } from "./scroll-scale.ts";
import { covers, indexOf, placeAt, rowCount } from "./span.ts";

const rowHeight = heights.packetRow;

/**
 * A packet list apart from React: which rows are seen and which are asked for. Following, the list
 * moves on when the rows of its new end are in, so that no empty row is ever shown there.
 */
export class PacketWindow {
  readonly store = createStore<PacketList>(() => emptyList);
  readonly #questions = new Paced(() => this.#ask(), limits.packetListMs);
  #source: RowSource;
  #frame: ListFrame;
  #pages = new PacketPages();
  #kept: Kept = { oldest: 1, newest: 0 };
  /** The highest place that was ever on the screen. */
  #highest = 0;
  /** Number of the selected packet, and its place as far as that is known. */
  #selected: number | null = null;
  #place: number | null = null;
  /** All that is chosen; in another order it is the selected packet alone. */
  #selection: ListSelection = noSelection;
  /** The scroll bar as it is drawn. Following, it lags a little behind the list. */
  #bar = { scrollHeight: 0, scrollTop: 0, viewport: 0 };
  /** What was shown before another source stays until its first rows are in. */
  #changing = false;

  constructor(source: RowSource) {
    this.#source = source;
    this.#frame = new ListFrame(source.live);
  }

  /** The places that the list has now. */
  update(kept: Kept): void {
    if (kept.newest < this.#kept.newest) this.reset();
    this.#kept = kept;
    if (!this.#frame.following) this.#frame.extend(kept);
    this.#refresh();
  }

  /**
   * Shows the rows of another source. As they arrive, the selected packet is brought into view.
   *
   * @param stay keeps the scroll position, for the same list made anew
   */
  show(source: RowSource, kept: Kept, stay = false): void {
    const { viewport, position } = this.#frame;
    this.#source = source;
    this.#begin(viewport);
    this.#changing = true;
    this.#kept = kept;
    const number = this.#selected;
    this.#place = source.natural && number !== null && number >= kept.oldest ? number : null;
    this.#selection = this.#place === null ? noSelection : onlySelected(this.#place);
    if (this.#place !== null) {
      this.#frame.advance(kept);
      this.#frame.stand(kept);
      this.#frame.centre(indexOf(this.#frame.span, this.#place));
    } else if (!source.live) {
      this.#frame.extend(kept);
      if (stay) this.#frame.moveTo(position, kept);
    }
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

  /** The scroll bar was moved to `scrollTop` by a person; the end of a live list follows the newest. */
  scrolled(scrollTop: number): void {
    const { following, position } = this.#frame;
    // A bar that lags behind tells by how far it was moved, and not to which row.
    if (following && !isScaled(this.#frame.scale)) this.#moveTo(position + scrollTop - this.#bar.scrollTop);
    else this.#moveTo(this.#frame.positionOf(scrollTop));
  }

  /** Moves the list by `pixels` of its own, also where the scroll bar is scaled down. */
  scrollBy(pixels: number): void {
    this.#moveTo(this.#frame.position + pixels);
  }

  /** Goes to the newest packet of a live list and on with it. */
  follow(): void {
    this.#frame.follow();
    this.#refresh();
  }

  /** Selects the packet at a place, brings it into view and stops following. */
  select(place: number): void {
    this.#select(place, onlySelected(place));
  }

  /** Selects the packet at a place, and chooses all from where choosing began up to it. */
  selectTo(place: number): void {
    this.#select(place, selectedTo(this.#selection, place));
  }

  /** Selects the packet at a place, and takes it into what is chosen, or out; false where no more pieces can be chosen. */
  toggle(place: number): boolean {
    const next = toggled(this.#selection, place);
    if (next === this.#selection) return false;
    this.#select(place, next);
    return true;
  }

  /** Chooses every packet that the list has now. */
  selectAll(): void {
    this.#frame.stand(this.#kept);
    const { first, last } = this.#frame.span;
    this.#selection = selectedAll(first, last);
    if (this.#place === null && first <= last) this.#place = last;
    this.#refresh();
  }

  #select(place: number, selection: ListSelection): void {
    this.#frame.stand(this.#kept);
    this.#place = place;
    this.#selection = selection;
    this.#frame.reveal(indexOf(this.#frame.span, place));
    this.#refresh();
  }

  /** Rows of what is shown now, for what is done with chosen ones. */
  get read(): RowSource["read"] {
    return this.#source.read;
  }

  /**
   * Selects the packet that is a step from the selected one, or one at the list's beginning or end.
   * @param extend chooses all up to it
   */
  step(step: Step, extend = false): void {
    const { span, viewport } = this.#frame;
    const end = rowCount(span) - 1;
    if (end < 0) return;
    if (step === "end" && this.#source.live && !extend) {
      this.follow();
      return;
    }
    const page = Math.max(1, Math.floor(viewport / rowHeight) - 1);
    const by = { up: -1, down: 1, pageUp: -page, pageDown: page, home: -end, end }[step];
    // Where nothing is selected, a step leads to the newest packet, or to the first of a sorted list.
    const from = this.#selectedIndex() ?? (this.#source.live ? end - by : -by);
    const to = step === "home" ? 0 : step === "end" ? end : Math.max(0, Math.min(end, from + by));
    const at = placeAt(span, to);
    const place = at.kind === "packet" ? at.at : by < 0 ? at.from - 1 : at.to + 1;
    if (extend) this.selectTo(place);
    else this.select(place);
  }

  /** Whether the first row is the selected one: above it are the headers. */
  get atTop(): boolean {
    return this.#selectedIndex() === 0;
  }

  /** Asks no more; any other call goes on. */
  rest(): void {
    this.#questions.rest();
  }

  /** The packets began anew: nothing that was known holds. */
  reset(): void {
    this.#begin(this.#frame.viewport);
    this.#kept = { oldest: 1, newest: 0 };
    this.#selected = null;
    this.#place = null;
    this.#selection = noSelection;
  }

  #begin(viewport: number): void {
    this.#frame = new ListFrame(this.#source.live);
    this.#frame.viewport = viewport;
    this.#pages = new PacketPages();
    this.#highest = 0;
  }

  /** The selected packet's row; null when nothing is selected, or when it is far from what is followed. */
  #selectedIndex(): number | null {
    if (this.#frame.following) return this.#selectedInSight();
    return this.#place === null ? null : indexOf(this.#frame.span, this.#place);
  }

  #selectedInSight(): number | null {
    const { span, seen } = this.#frame;
    if (this.#place === null || !seen || !covers(span, this.#place)) return null;
    const index = indexOf(span, this.#place);
    return index >= seen.first && index <= seen.last ? index : null;
  }

  #moveTo(position: number): void {
    this.#frame.moveTo(position, this.#kept);
    this.#refresh();
  }

  #refresh(): void {
    const missing = this.#missing();
    if (this.#frame.following && !missing) this.#frame.advance(this.#kept);
    if (!missing) this.#changing = false;
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
    return { oldest: from.kind === "gap" ? span.first : Math.max(span.first, from.at), newest: to.at };
  }

  async #ask(): Promise<void> {
    const asked = this.#missing();
    if (!asked) return;
    const { following } = this.#frame;
    const [frame, kept, pages] = [this.#frame, this.#kept, this.#pages];
    try {
      const rows = await this.#source.read(asked);
      // The answer goes to what it was asked for; after a reset that is no longer shown.
      pages.add(asked, rows);
      if (following && frame.following) frame.advance(kept);
    } finally {
      if (frame === this.#frame) this.#changing = false;
    }
    this.#refresh();
  }

  #publish(): void {
    const { span, scale, position, seen, following } = this.#frame;
    this.#learnSelection();
    const selected = {
      selected: this.#selected,
      selectedPlace: this.#place,
      selection: this.#selection,
    };
    if (this.#changing) {
      this.store.setState({ selected: this.#selected });
      return;
    }
    const rows: ListRow[] = [];
    for (let index = seen?.first ?? 0; seen && index <= seen.last; index += 1) rows.push(this.#row(index));
    const bottom = rows.at(-1);
    if (bottom && bottom.kind !== "gap") this.#highest = Math.max(this.#highest, bottom.place);
    const firstIndex = seen?.first ?? 0;
    this.store.setState({
      rows,
      rowCount: rowCount(span),
      firstIndex,
      shift: position - firstIndex * rowHeight,
      ...this.#drawBar(),
      scaled: isScaled(scale),
      following,
      newer: following || !this.#source.live ? 0 : this.#kept.newest - this.#highest,
      ...selected,
    });
  }

  /**
   * Where the scroll bar is to be. Each change of it lays the whole list out anew; following, it stands
   * at its end in any case, and a list that became a little longer looks the same.
   */
  #drawBar(): { readonly scrollHeight: number; readonly scrollTop: number } {
    const { scale, position, following, viewport } = this.#frame;
    const exact = { scrollHeight: scrollHeight(scale), scrollTop: toScrollTop(scale, position), viewport };
    const growth = Math.abs(exact.scrollHeight - this.#bar.scrollHeight);
    const alike = viewport === this.#bar.viewport && growth <= limits.scrollBarShare * this.#bar.scrollHeight;
    if (!following || !alike) this.#bar = exact;
    return { scrollHeight: this.#bar.scrollHeight, scrollTop: this.#bar.scrollTop };
  }

  /** The number of what is selected by its place, or in another order the place of what is selected. */
  #learnSelection(): void {
    if (this.#place !== null) {
      this.#selected = this.#source.natural
        ? this.#place
        : (this.#pages.numberAt(this.#place) ?? this.#selected);
      return;
    }
    const { span, seen } = this.#frame;
    if (this.#selected === null || !seen) return;
    for (let index = seen.first; index <= seen.last; index += 1) {
      const at = placeAt(span, index);
      if (at.kind !== "packet" || this.#pages.numberAt(at.at) !== this.#selected) continue;
      this.#place = at.at;
      this.#selection = onlySelected(at.at);
    }
  }

  #row(index: number): ListRow {
    const { span } = this.#frame;
    const at = placeAt(span, index);
    if (at.kind === "gap") return at;
    const row = this.#pages.row(at.at);
    // What gave way leaves a sorted list with its next state: until then its row is as one not read yet.
    if (!this.#source.live && row.kind === "gone") return { kind: "waiting", place: at.at };
    const gone = row.kind === "waiting" && at.at < span.first;
    const number = this.#source.natural ? at.at : null;
    return gone || (row.kind === "gone" && row.number === null)
      ? { kind: "gone", place: at.at, number }
      : row;
  }
}
