import type { StreamKind } from "../../../../shared/model/stream-kinds.ts";
import type { MeteredSource } from "../../traffic/meter/sources.ts";
import type { Stream } from "../stream.ts";

/** A stream of a known sender that comes now. */
export interface Coming {
  readonly stream: Stream;
  readonly address: string;
}

/** What another membership of the same group carries, on another port. */
export interface Sibling {
  readonly port: number;
  readonly kinds: ReadonlySet<StreamKind>;
}

/** What a membership carries at a look: once a second. */
export interface Sight {
  /** Feed's time in ms. */
  readonly now: number;
  /** Its group; null of a host's address, and where it hears more than its group. */
  readonly group: string | null;
  /** Whether many senders are usual there: a group that is known for something. */
  readonly isShared: boolean;
  readonly sources: readonly MeteredSource[];
  readonly streams: readonly Coming[];
  readonly siblings: readonly Sibling[];
  /** What a source was taken for; null where nobody knows, or a person said so. */
  readonly kindOf: (place: number) => StreamKind | null;
}
