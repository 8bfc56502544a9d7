import type { Bind } from "../model/bind.ts";
import type { Membership } from "../model/membership.ts";

/** What a row that is bound to any address counts, in a sentence. */
export function bindSentence({ kind, port }: Pick<Membership, "kind" | "port">): string {
  const all = `all that reaches port ${port} here: unicast, broadcast and groups that any program joined`;
  return kind === "port"
    ? `Counts ${all}; nothing is joined.`
    : `Counts its group and ${all}; “this group” would count the group alone.`;
}

/** What the chosen bind of a group changes, in a sentence. */
export function bindChoiceSentence(bind: Bind, group: string, port: number): string {
  return bind === "group"
    ? `Hears packets to ${group} alone; whatever else reaches port ${port} is kept out.`
    : `Hears ${group} and whatever else reaches port ${port} here: unicast, broadcast and groups that any program joined.`;
}
