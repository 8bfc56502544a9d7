import type { Bind } from "../../../../shared/model/bind.ts";

const clause = /\s+bind\s+(?:any|group)(?=\s|$)/i;

/** The text of a join with another bind: what is typed says it, so that field and choice cannot differ. */
export function withBind(text: string, bind: Bind): string {
  const bare = text.replace(clause, "").trimEnd();
  // no words: what is typed is the same in every language
  return bind === "any" ? `${bare} bind any` : bare;
}
