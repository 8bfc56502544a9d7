import type { JoinRequest } from "../../../../shared/contract/memberships.ts";
import { formatJoinText, type JoinIntent } from "../../../../shared/input/join-text.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { problemOf } from "../../../../shared/problem.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import type { Castscope } from "../../../context.tsx";
import type { Page } from "../../../store/view.ts";
import { words } from "./words/words.ts";

type Reach = Pick<Castscope, "client" | "traffic" | "view">;

interface Joined {
  readonly ok: true;
  readonly id: number;
  readonly already: boolean;
  /** The page that was shown when it was asked for. */
  readonly askedOn: Page;
}

/** What became of a join: its row, or the one sentence that says why there is none. */
export type JoinOutcome = Joined | { readonly ok: false; readonly message: string };

/** The interface chosen for new joins, while this computer has it; null lets the system choose. */
function currentJoinOn({ traffic, view }: Omit<Reach, "client">): string | null {
  const { joinOn } = view.getState();
  const { interfaces } = traffic.getState();
  return interfaces.some((one) => one.name === joinOn) ? joinOn : null;
}

/**
 * Joins; only `join` of the contract decides what cannot be.
 * @param name what the row is called; empty takes what the group is known as
 */
export async function joinOne(reach: Reach, intent: JoinIntent, name = ""): Promise<JoinOutcome> {
  const askedOn = reach.view.getState().page;
  try {
    return { ok: true, askedOn, ...(await reach.client.join(requestOf(intent, currentJoinOn(reach), name))) };
  } catch (error) {
    return { ok: false, message: problemText(problemOf(error)) };
  }
}

function requestOf(intent: JoinIntent, joinOn: string | null, name: string): JoinRequest {
  return {
    address: intent.address.text,
    port: intent.port,
    // A host's address names its interface by itself, and a watched port is heard on all.
    interface: intent.on ?? (intent.kind === "group" ? joinOn : null),
    source: intent.from,
    bind: intent.bind,
    name,
  };
}

/** Brings a row before the eyes: its page, selected, not hidden by a filter that it does not match. */
export function showRow({ view }: Pick<Reach, "view">, id: number, text: string): void {
  const { filter } = view.getState();
  const matches = text.toLowerCase().includes(filter.trim().toLowerCase());
  view.setState({ page: "monitor", selected: id, stateFilter: "all", filter: matches ? filter : "" });
}

/** Does so with what was joined, unless somebody has turned to another page before the answer came. */
export function showJoined({ view }: Pick<Reach, "view">, { id, askedOn }: Joined, text: string): void {
  if (view.getState().page === askedOn) showRow({ view }, id, text);
}

/** The sentence for a group that is joined already, naming where. */
export function alreadyJoined({ traffic }: Pick<Reach, "traffic">, id: number, text: string): string {
  const row = traffic.getState().memberships.get(id);
  const { joined, listened } = words().already;
  if (!row) return joined(text);
  const { address, port, source, kind, bind } = row;
  const what = formatJoinText({ address, port, from: source, on: row.interface?.name ?? null, bind });
  return kind !== "group" ? listened(formatEndpoint(address, port)) : joined(what);
}
