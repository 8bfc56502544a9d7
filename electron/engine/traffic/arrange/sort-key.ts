import { limits } from "../../../../shared/limits.ts";
import type { PacketColumn } from "../../../../shared/model/packet-list.ts";
import { addressKey } from "../../../../shared/net/address-key.ts";
import type { KeptSegment } from "../store/kept-packets.ts";
import type { Endpoint } from "../store/segment.ts";

/** What packets are sorted by, as small whole numbers, so that sorting is counting. */
export interface SortKey {
  /** 0 to 65,535. */
  of(segment: KeptSegment, index: number): number;
  /** The rank of each key once all packets were seen; null where keys are ranks already. */
  ranks(): Uint16Array | null;
}

/** Null for the order of arrival, which needs none. */
export function sortKey(by: PacketColumn): SortKey | null {
  switch (by) {
    case "number":
      return null;
    case "size":
      return { of: (segment, index) => segment.size(index), ranks: () => null };
    case "ttl":
      // What is not told stands before 0.
      return { of: (segment, index) => (segment.ttl(index) ?? -1) + 1, ranks: () => null };
    case "source":
      return new SourceKey();
  }
}

/** Senders in the order in which they are first seen, ranked by address and port in the end. */
class SourceKey implements SortKey {
  /** Known senders are the same object each time; those that are not told apart are told by their text. */
  readonly #known = new WeakMap<Endpoint, number>();
  readonly #byText = new Map<string, number>();

  of(segment: KeptSegment, index: number): number {
    const sender = segment.sender(index);
    const known = this.#known.get(sender);
    if (known !== undefined) return known;
    const text = `${addressKey(sender.address)} ${String(sender.port).padStart(5, "0")}`;
    const key = this.#byText.get(text) ?? this.#add(text);
    this.#known.set(sender, key);
    return key;
  }

  #add(text: string): number {
    const key = this.#byText.size;
    // Further ones share the last key: they stand together at the end.
    if (key < limits.sourcesPerMembership) this.#byText.set(text, key);
    return key;
  }

  ranks(): Uint16Array {
    const ranks = new Uint16Array(this.#byText.size + 1).fill(this.#byText.size);
    const inOrder = [...this.#byText].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [rank, [, key]] of inOrder.entries()) ranks[key] = rank;
    return ranks;
  }
}
