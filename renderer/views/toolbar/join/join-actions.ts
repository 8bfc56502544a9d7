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

/** An intent as people read it, and as the join field would. */
export function intentText({ address, port, from, on }: JoinIntent): string {
  return formatJoinText({ address: address.text, port, from, on });
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
    // A host's address names its interface by itself.
    interface: intent.on ?? (intent.kind === "host" ? null : joinOn),
    source: intent.from,
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
  const { address, port, source, kind } = row;
  const what = formatJoinText({ address, port, from: source, on: row.interface?.name ?? null });
  return kind === "host"
    ? `${formatEndpoint(address, port)} is already listened on.`
    : `${what} is already joined.`;
}

/** Joins each of a list; what was refused comes back as typed, with the first one's sentence. */
export async function joinSeveral(
  reach: Reach,
  entries: readonly Entry[],
): Promise<{ readonly refused: readonly string[]; readonly message: string }> {
  const refused: { text: string; message: string }[] = [];
  let shown: { id: number; text: string } | null = null;
  for (const { text, parsed } of entries) {
    const outcome = await joinEntry(reach, parsed);
    if (outcome.ok) shown ??= { id: outcome.id, text };
    else refused.push({ text, message: outcome.message });
  }
  if (shown) showRow(reach, shown.id, shown.text);
  const [first] = refused;
  const joined = entries.length - refused.length;
  return {
    refused: refused.map(({ text }) => text),
    message: first ? `Joined ${joined} of ${entries.length}. ${first.text}: ${first.message}` : "",
  };
}

async function joinEntry(reach: Reach, parsed: Entry["parsed"]): Promise<JoinOutcome> {
  if (!parsed.ok) return { ok: false, message: inputProblemText(parsed.problem) };
  if (parsed.value.kind === "host") {
    return { ok: false, message: `${parsed.value.address.text} is one host, not a group.` };
  }
  return joinOne(reach, parsed.value);
}
