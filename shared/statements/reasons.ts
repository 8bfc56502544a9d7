import * as v from "valibot";
import type { Statement } from "./statement.ts";

const text = v.string();
const number = v.number();

/** Why something is so, as a clause within a sentence. Foreign words are another program's own. */
export const reasons = {
  // Why dgram receives although there is a better path.
  "path-linux-only": {},
  "path-untried-architecture": { architecture: text },
  "path-by-variable": { variable: text },
  "path-without-koffi": { foreign: text },
  "path-check-broke": { foreign: text },
  "path-check-lost": { came: number, sent: number },
  "path-check-misplaced": {
    what: v.picklist(["sizes", "payloads", "senders", "ttl", "interface", "time"]),
  },
  // Why a thread is gone.
  "thread-ended": { code: number },
} as const;

export type ReasonStatement = Statement<typeof reasons>;
