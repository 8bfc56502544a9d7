import type { Membership } from "../model/membership.ts";

/** What a row that is bound to any address counts, in a sentence. */
export function bindSentence({ kind, port }: Pick<Membership, "kind" | "port">): string {
  const all = `all that reaches port ${port} here: unicast, broadcast and groups that any program joined`;
  return kind === "port"
    ? `Counts ${all}; nothing is joined.`
    : `Counts its group and ${all}; “this group” would count the group alone.`;
}
