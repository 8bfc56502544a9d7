import type { Membership } from "../model/membership.ts";
import { addressTest, holdsFor, momentTest, nameTest, numberTest } from "./compare.ts";
import type { Filter, Term, Words } from "./filter.ts";
import { groupValues } from "./group-fields.ts";

/** Makes one test of a filter of groups (`groupSubject`). */
export function groupTest(filter: Filter<string> | null): (row: Membership) => boolean {
  if (filter === null) return () => true;
  switch (filter.kind) {
    case "and": {
      const tests = filter.all.map(groupTest);
      return (row) => tests.every((test) => test(row));
    }
    case "or": {
      const tests = filter.any.map(groupTest);
      return (row) => tests.some((test) => test(row));
    }
    case "not": {
      const test = groupTest(filter.of);
      return (row) => !test(row);
    }
    default:
      return termTest(filter);
  }
}

function termTest(term: Term<string>): (row: Membership) => boolean {
  switch (term.kind) {
    case "words":
      return wordsTest(term);
    case "number":
      return fieldTest(term, "number", numberTest(term));
    case "moment":
      return fieldTest(term, "number", momentTest(term));
    case "address":
      return fieldTest(term, "string", addressTest(term));
    case "name":
      return fieldTest(term, "string", nameTest(term));
    default:
      throw new Error(`Groups have no ${term.kind}.`);
  }
}

interface Types {
  readonly number: number;
  readonly string: string;
}

function fieldTest<T extends keyof Types>(
  { field, operator }: Extract<Term<string>, { field: string }>,
  type: T,
  test: (value: Types[T]) => boolean,
): (row: Membership) => boolean {
  const valuesOf = groupValues.get(field) ?? (() => []);
  const isOfType = (value: number | string): value is number & string & Types[T] => typeof value === type;
  return (row) => holdsFor(operator, valuesOf(row).filter(isOfType), test);
}

/** Each word occurs somewhere: in the group, its name, its label, its source or its interface. Words in quotes do so as they are, within one of them. */
function wordsTest({ text, quoted }: Words): (row: Membership) => boolean {
  const lower = text.toLowerCase();
  const words = quoted ? [lower] : lower.split(/\s+/);
  return ({ address, port, name, label, source, interface: place }) => {
    const all = [`${address}:${port}`, `[${address}]:${port}`, name, label, source ?? "", place?.name ?? ""];
    const text = all.join("\n").toLowerCase();
    return words.every((word) => text.includes(word));
  };
}
