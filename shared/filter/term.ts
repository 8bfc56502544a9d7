import type { DecodedField } from "../decode/field.ts";
import type { FilterSubject } from "./field.ts";
import { parseFilter } from "./parse.ts";
import { writtenOf } from "./seen.ts";
import { written } from "./written.ts";

/** The term that lets through what has just this value; null of a field that has none. */
export function termOf(path: string, { value, text }: Pick<DecodedField, "value" | "text">): string | null {
  if (value === null || String(value).trim() === "") return null;
  return `${path} = ${written(writtenOf(value, text))}`;
}

/**
 * A filter with one more condition. One that is empty, or that cannot be read, is replaced by it; one of alternatives gets
 * brackets, and one that has the condition already stays as it is.
 */
export function withTerm<F extends string>(filter: string, term: string, subject: FilterSubject<F>): string {
  const before = filter.trim();
  const parsed = parseFilter(before, subject);
  if (!parsed.ok || parsed.value === null) return term;
  if (before === term || before.endsWith(` and ${term}`)) return before;
  return parsed.value.kind === "or" ? `(${before}) and ${term}` : `${before} and ${term}`;
}
