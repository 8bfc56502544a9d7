import { heights } from "../../../table/heights.ts";
import { clampPosition, maxPosition, type Scale, toPosition } from "./scroll-scale.ts";
import { holding, indexOf, placeAt, rowCount, type Span, spanOf } from "./span.ts";

const rowHeight = heights.packetRow;

/** The places of the oldest and the newest packet that a list has; as packets arrive, their numbers. */
export interface Kept {
  readonly oldest: number;
  readonly newest: number;
}

/**
 * The part of the packet list that is seen, in places and pixels. Following, it ends with the newest
 * packet that `advance` told. Standing still, the row at the upper edge is the anchor: packets that
 * come or go elsewhere do not move it, and those that leave the store under it are held. A list that
 * does not grow at its end begins at its top and never follows.
 */
export class ListFrame {
  #span: Span = spanOf(1, 0);
  #viewport = 0;
  readonly #live: boolean;
  #following: boolean;
  #anchor = { place: 1, offset: 0 };

  constructor(live: boolean) {
    this.#live = live;
    this.#following = live;
  }

  get span(): Span {
    return this.#span;
  }

  get following(): boolean {
    return this.#following;
  }

  /** Height of the part that shows rows, in px. */
  get viewport(): number {
    return this.#viewport;
  }

  set viewport(pixels: number) {
    this.#viewport = pixels;
  }

  get scale(): Scale {
    return { height: rowCount(this.#span) * rowHeight, viewport: this.#viewport };
  }

  /** Pixels of the list above the upper edge. */
  get position(): number {
    const { scale } = this;
    if (this.#following) return maxPosition(scale);
    return clampPosition(scale, indexOf(this.#span, this.#anchor.place) * rowHeight + this.#anchor.offset);
  }

  /** Indexes of the first and the last row that are seen, if only in part; null when there is none. */
  get seen(): { readonly first: number; readonly last: number } | null {
    const count = rowCount(this.#span);
    if (count === 0 || this.#viewport === 0) return null;
    const { position } = this;
    const last = Math.ceil((position + this.#viewport) / rowHeight) - 1;
    return { first: Math.floor(position / rowHeight), last: Math.min(count - 1, last) };
  }

  /** Following, ends the list with a packet whose row is ready. */
  advance({ oldest, newest }: Kept): void {
    if (newest >= this.#span.last) this.#span = spanOf(oldest, newest);
  }

  /** Standing still, takes in what came and went and holds on to what is seen. */
  extend({ oldest, newest }: Kept): void {
    const { seen } = this;
    const { heldFirst, heldLast } = this.#span;
    const top = seen && placeAt(this.#span, seen.first);
    const bottom = seen && placeAt(this.#span, seen.last);
    const to = heldFirst <= heldLast ? heldLast : bottom?.kind === "packet" ? bottom.at : 0;
    this.#span = top?.kind === "packet" ? holding(top.at, to, oldest, newest) : spanOf(oldest, newest);
  }

  follow(): void {
    if (!this.#live) return;
    this.#following = true;
    this.#span = spanOf(this.#span.first, this.#span.last);
  }

  /** Stands still where the list is. */
  stand(kept: Kept): void {
    if (!this.#following) return;
    const { position } = this;
    this.#following = false;
    this.#anchorAt(position);
    this.extend(kept);
  }

  /** Brings `position` to the upper edge and stands still there; the end of the list follows. */
  moveTo(position: number, kept: Kept): void {
    if (this.#live && position >= maxPosition(this.scale) - 1) {
      this.follow();
    } else {
      const followed = this.#following;
      this.#following = false;
      this.#anchorAt(position);
      if (followed) this.extend(kept);
    }
  }

  /** The position at which a person put the scroll bar. */
  positionOf(scrollTop: number): number {
    return toPosition(this.scale, scrollTop);
  }

  /** Brings a row to the middle, as far as there are rows around it. */
  centre(index: number): void {
    this.#anchorAt(Math.round((index + 0.5) * rowHeight - this.#viewport / 2));
  }

  /** Moves as little as it takes to show a row whole. */
  reveal(index: number): void {
    const top = index * rowHeight;
    const { position } = this;
    if (top < position) this.#anchorAt(top);
    else if (top + rowHeight > position + this.#viewport) this.#anchorAt(top + rowHeight - this.#viewport);
  }

  #anchorAt(position: number): void {
    if (rowCount(this.#span) === 0) return;
    const at = Math.round(clampPosition(this.scale, position));
    const index = Math.floor(at / rowHeight);
    const { heldLast, first, last } = this.#span;
    const place = placeAt(this.#span, index);
    if (place.kind === "gap") {
      this.#anchor = { place: first, offset: 0 };
      this.#span = spanOf(first, last);
    } else {
      this.#anchor = { place: place.at, offset: at - index * rowHeight };
      // Held packets that were scrolled out of view are let go.
      this.#span = holding(place.at, heldLast, first, last);
    }
  }
}
