import type { DecodedField } from "../../../../shared/decode/field.ts";
import { termOf } from "../../../../shared/filter/term.ts";
import type { FieldPath } from "./field-tree.ts";

/** What is told beside the payload, and is asked for by a word of its own. */
const told: Readonly<Record<string, string>> = { "delivery/ttl": "ttl" };

/** The condition that a field's value is; null of one that has none, or that a filter cannot ask for. */
export function fieldTerm(path: FieldPath, field: Pick<DecodedField, "value" | "text">): string | null {
  const words = path.split("/").map((word) => word.replace(/#\d+$/, ""));
  const [type = ""] = words;
  if (type === "delivery") {
    const name = told[path];
    return name === undefined ? null : termOf(name, field);
  }
  // no words: of the filter language
  return words.length > 1 ? termOf(words.join("."), field) : `type ${type}`;
}
