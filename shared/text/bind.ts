import type { Bind } from "../model/bind.ts";
import type { Membership } from "../model/membership.ts";
import { words } from "./words/words.ts";

/** What a row that is bound to any address counts, in a sentence. */
export function bindSentence({ kind, port }: Pick<Membership, "kind" | "port">): string {
  const said = words().bind;
  return kind === "port" ? said.port(port) : said.any(port);
}

/** What the chosen bind of a group changes, in a sentence. */
export function bindChoiceSentence(bind: Bind, group: string, port: number): string {
  const said = words().bind;
  return bind === "group" ? said.groupChoice(group, port) : said.anyChoice(group, port);
}
