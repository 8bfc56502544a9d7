import type { Membership, MembershipState } from "../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { words } from "./words/words.ts";

/** A row whose state changed. Several changes of one row are its last one. */
export type Changes = ReadonlyMap<number, Membership>;

/** Rows named one by one at most; more are counted. */
const namedRows = 2;

/** Changes of state in a sentence to be read out: rows by name while they are few, else counted. */
export function announcement(changes: Changes): string {
  const rows = [...changes.values()];
  if (rows.length <= namedRows) return rows.map(sentence).join(" ");
  const { groups, ...spoken } = words().spoken;
  const counts = new Map<MembershipState, number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  return `${[...counts].map(([state, count]) => groups(count, spoken[state](count))).join(", ")}.`;
}

function sentence({ address, port, name, state, problem }: Membership): string {
  const what = `${formatEndpoint(address, port)}${name === "" ? "" : ` ${name}`}`;
  return `${what} ${words().spoken[state](1)}${state === "failed" && problem ? `: ${problemText(problem)}` : "."}`;
}
