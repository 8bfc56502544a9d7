import type { Membership, MembershipState } from "../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { plural } from "../../../shared/text/count.ts";
import { problemText } from "../../../shared/text/sentences.ts";

/** States as they are read out. */
const spoken: Readonly<Record<MembershipState, string>> = {
  joining: "joined",
  receiving: "receiving",
  silent: "silent",
  stalled: "silent again",
  failed: "failed",
};

/** A row whose state changed. Several changes of one row are its last one. */
export type Changes = ReadonlyMap<number, Membership>;

/** Rows named one by one at most; more are counted. */
const namedRows = 2;

/** Changes of state in a sentence to be read out: rows by name while they are few, else counted. */
export function announcement(changes: Changes): string {
  const rows = [...changes.values()];
  if (rows.length <= namedRows) return rows.map(sentence).join(" ");
  const counts = new Map<string, number>();
  for (const { state } of rows) counts.set(spoken[state], (counts.get(spoken[state]) ?? 0) + 1);
  return `${[...counts].map(([word, count]) => `${plural(count, "group")} ${word}`).join(", ")}.`;
}

function sentence({ address, port, name, state, problem }: Membership): string {
  const what = `${formatEndpoint(address, port)}${name === "" ? "" : ` ${name}`}`;
  return `${what} ${spoken[state]}${state === "failed" && problem ? `: ${problemText(problem)}` : "."}`;
}
