import type { JoinRequest } from "../../../../shared/contract/memberships.ts";
import { formatJoinText, type JoinIntent } from "../../../../shared/input/join-text.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { problemOf } from "../../../../shared/problem.ts";
import { inputProblemText, problemText } from "../../../../shared/text/sentences.ts";
import type { Castscope } from "../../../context.tsx";
import type { Entry } from "./reading.ts";

type Reach = Pick<Castscope, "client" | "traffic" | "view">;

/** What became of a join: its row, or the one sentence that says why there is none. */
export type JoinOutcome =
  | { readonly ok: true; readonly id: number; readonly already: boolean }
  | { readonly ok: false; readonly message: string };

/** The interface chosen for new joins, while this computer has it; null lets the system choose. */
function currentJoinOn({ traffic, view }: Omit<Reach, "client">): string | null {
  const { joinOn } = view.getState();
  const { interfaces } = traffic.getState();
  return interfaces.some((one) => one.name === joinOn) ? joinOn : null;
}

/** Joins; only `join` of the contract decides what cannot be. */
export async function joinOne(reach: Reach, intent: JoinIntent): Promise<JoinOutcome> {
  try {
    return { ok: true, ...(await reach.client.join(requestOf(intent, currentJoinOn(reach)))) };
  } catch (error) {
    return { ok: false, message: problemText(problemOf(error)) };
  }
}

function requestOf(intent: JoinIntent, joinOn: string | null): JoinRequest {
  return {
    address: intent.address.text,
    port: intent.port,
    // A host's address names its interface by itself, and a watched port is heard on all.
    interface: intent.on ?? (intent.kind === "group" ? joinOn : null),
    source: intent.from,
    bind: intent.bind,
    name: "",
  };
}

/** Brings a row before the eyes: its page, selected, not hidden by a filter that it does not match. */
export function showRow({ view }: Pick<Reach, "view">, id: number, text: string): void {
  const { filter } = view.getState();
  const matches = text.toLowerCase().includes(filter.trim().toLowerCase());
  view.setState({ page: "monitor", selected: id, stateFilter: "all", filter: matches ? filter : "" });
}

/** The sentence for a group that is joined already, naming where. */
export function alreadyJoined({ traffic }: Pick<Reach, "traffic">, id: number, text: string): string {
  const row = traffic.getState().memberships.get(id);
  if (!row) return `${text} is already joined.`;
  const { address, port, source, kind, bind } = row;
  const what = formatJoinText({ address, port, from: source, on: row.interface?.name ?? null, bind });
  return kind !== "group"
    ? `${formatEndpoint(address, port)} is already listened on.`
    : `${what} is already joined.`;
}

/**
 * Joins each group of a list. What was refused or could not be read comes back as typed, so that it can be
 * mended; the sentence is the first refusal's, for the others are read in the field again.
 * @param legs texts that are legs of one pair
 */
export async function joinSeveral(
  reach: Reach,
  entries: readonly Entry[],
  legs: readonly (readonly [string, string])[] = [],
): Promise<{ readonly refused: readonly string[]; readonly message: string }> {
  const refused: { text: string; message: string }[] = [];
  const ids = new Map<string, number>();
  let shown: { id: number; text: string } | null = null;
  for (const entry of entries) {
    if (entry.kind === "comment" || entry.kind === "again") continue;
    const outcome = await joinEntry(reach, entry);
    if (outcome.ok) {
      shown ??= { id: outcome.id, text: entry.text };
      ids.set(entry.text, outcome.id);
    } else refused.push({ text: entry.text, message: outcome.message });
  }
  for (const [one, other] of legs) {
    const a = ids.get(one);
    const b = ids.get(other);
    if (a !== undefined && b !== undefined) await reach.client.expectPair({ a, b });
  }
  if (shown) showRow(reach, shown.id, shown.text);
  const [first] = refused;
  const meant = entries.filter(({ kind }) => kind !== "comment" && kind !== "again").length;
  const joined = meant - refused.length;
  return {
    refused: refused.map(({ text }) => text),
    message: first ? `Joined ${joined} of ${meant}. ${first.text}: ${first.message}` : "",
  };
}

async function joinEntry(
  reach: Reach,
  entry: Exclude<Entry, { kind: "comment" | "again" }>,
): Promise<JoinOutcome> {
  switch (entry.kind) {
    case "wrong":
      return { ok: false, message: inputProblemText(entry.problem) };
    case "host":
      return { ok: false, message: hostSentence(entry.intent) };
    case "group":
      return joinOne(reach, entry.intent);
  }
}

/** Why a host in a list is not joined. */
export function hostSentence({ address }: JoinIntent): string {
  return `${address.text} is one host, not a group.`;
}
