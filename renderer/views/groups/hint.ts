import { formatAge, formatDuration, formatRoughly } from "../../../shared/format.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { looksLikeNoQuerier } from "../../../shared/net/querier.ts";
import { arrivesUnheard } from "../../../shared/text/drops.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { words } from "./words/words.ts";

/** What a row says in place of its figures. */
export interface Hint {
  readonly tone: "hint" | "error";
  readonly text: string;
  /** The same in few words, for a table without room. */
  readonly brief: string;
  readonly retry: boolean;
  /** What the link to the diagnosis says; null where there is nothing to look into. */
  readonly ask: string | null;
}

/**
 * The sentence for a row that receives nothing, at the time `at` (ms since 1970); null for one that does.
 * @param span another one, in ms, in the place of how long it lasts: `widestSpan` says how wide it becomes
 */
export function rowHint(row: Membership, at: number, span = (ms: number) => ms): Hint | null {
  const texts = words().hint;
  switch (row.state) {
    case "receiving":
      return null;
    case "joining":
      return hint(row.kind !== "group" ? texts.listening : texts.joined, null);
    case "silent": {
      const ms = span(at - row.joinedAt);
      const time = formatDuration(ms);
      return silence(row, at, row.kind !== "group" ? texts.sinceListening(time) : texts.sinceJoin(time), ms);
    }
    case "stalled": {
      const ms = span(at - (row.lastAt ?? row.joinedAt));
      // The column of the last packet has it to the second; this has to leave room for the way out.
      return silence(row, at, texts.noneFor(formatRoughly(ms)) + suspicion(row), ms);
    }
    case "failed": {
      const text = row.problem ? problemText(row.problem) : texts.notJoined;
      return {
        ...{ tone: "error", text, brief: text },
        retry: row.problem?.retry ?? true,
        ask: row.problem?.code === "port-in-use" ? texts.program : null,
      };
    }
  }
}

/** What this computer dropped itself is not a silence of the network, and raises no suspicion of it. */
function silence(row: Membership, at: number, nothing: string, ms: number): Hint {
  const { dropped, noneFor, why } = words().hint;
  return arrivesUnheard(row, at) ? hint(dropped, why) : hint(nothing, why, noneFor(formatAge(ms)));
}

function hint(text: string, ask: Hint["ask"], brief = text): Hint {
  return { tone: "hint", text, brief, retry: false, ask };
}

function isLoopback(address: string | null): boolean {
  return address !== null && (address.startsWith("127.") || address === "::1");
}

/** A question, and only where the times fit: traffic came after the join and ended as memberships do. */
function suspicion({ kind, family, joinedAt, lastAt, interface: on }: Membership): string {
  const fits = looksLikeNoQuerier(joinedAt, lastAt ?? joinedAt);
  if (!fits || kind !== "group" || !on || isLoopback(on.address)) return "";
  return words().hint.querier(family === 4 ? "IGMP" : "MLD", on.name);
}
