import * as v from "valibot";
import type { Statement } from "./statement.ts";

const text = v.string();
const number = v.number();
/** A kind of streams, by its name in `shared/model/stream-kinds.ts`. */
const kind = text;

/** What goes on on a group that should not, for as long as it does. */
export const conflicts = {
  /** `other` came while `address` was its one sender. */
  "two-senders": { address: text, other: text },
  /** `port` is that of the other membership of the group; null where both come on its own. */
  "two-kinds": { kind, other: kind, port: v.nullable(number) },
  /** One key (SSRC, CID …) from two addresses. */
  "key-shared": { key: text, address: text, other: text },
  /** sACN: the universe has a group of its own. */
  "universe-misplaced": { universe: number, group: text },
  /** PTP: two clocks announce themselves as masters. */
  "two-masters": { domain: number, master: text, other: text },
} as const;
export type ConflictStatement = Statement<typeof conflicts>;

/** The same when it is over, after how long; and what changed at once. */
export const conflictNews = {
  "two-senders-over": { address: text, afterMs: number },
  "two-kinds-over": { kind, other: kind, afterMs: number },
  "key-shared-over": { key: text, afterMs: number },
  "universe-misplaced-over": { universe: number, afterMs: number },
  "two-masters-over": { domain: number, afterMs: number },
  /** A stream with this key comes from another address; the one before sends no more. */
  "sender-moved": { key: text, before: text, address: text },
  "grandmaster-changed": { domain: number, before: text, grandmaster: text },
  /** Packets of a source arrive with a TTL that they never had. */
  "ttl-changed": { address: text, before: number, now: number },
  /** A source sends something else than before. */
  "kind-changed": { address: text, before: kind, now: kind },
} as const;
