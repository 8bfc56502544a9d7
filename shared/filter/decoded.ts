import type { DecodedField } from "../decode/field.ts";
import { holdsFor } from "./compare.ts";
import type { DecodedTerm, Wanted } from "./filter.ts";

/**
 * What a term says of a decoded packet's fields: whether those that its path leads to are as wanted. A path names fields from the outside
 * in, as many as somebody cares to: `mdns.answer.name` is each name of an answer, whatever holds it there.
 */
export function decodedTest(
  term: Pick<DecodedTerm, "path" | "operator" | "wanted">,
): (fields: readonly DecodedField[]) => boolean {
  const { path, operator } = term;
  const test = operator === null ? says : fieldTest(operator, term.wanted);
  return (fields) => holdsFor(operator ?? "=", fieldsAt(fields, path), test);
}

/** All fields that a path leads to. */
function fieldsAt(fields: readonly DecodedField[], path: readonly string[]): readonly DecodedField[] {
  const found: DecodedField[] = [];
  const above: string[] = [];
  const visit = (inside: readonly DecodedField[]): void => {
    for (const field of inside) {
      above.push(field.name);
      if (leadsTo(path, above)) found.push(field);
      if (field.fields.length > 0) visit(field.fields);
      above.pop();
    }
  };
  visit(fields);
  return found;
}

/** Whether a path ends with a field's own name and has the others above it in this order. */
export function leadsTo(path: readonly string[], names: readonly string[]): boolean {
  let wanted = path.length - 1;
  for (let at = names.length - 1; at >= 0 && wanted >= 0; at -= 1) {
    if (names[at] === path[wanted]) wanted -= 1;
    else if (wanted === path.length - 1) return false;
  }
  return wanted < 0;
}

/** What a field's name alone asks: that it is neither zero nor empty. */
function says({ value }: DecodedField): boolean {
  return value !== 0 && value !== "";
}

function fieldTest(operator: NonNullable<DecodedTerm["operator"]>, wanted: readonly Wanted[]) {
  const isAny = (field: DecodedField): boolean => wanted.some((one) => isAs(field, one));
  switch (operator) {
    case "=":
      return isAny;
    case "!=":
      return (field: DecodedField) => !isAny(field);
    case "~": {
      const parts = wanted.map((one) => writtenOf(one).toLowerCase());
      return ({ value, text }: DecodedField) => {
        const said = `${value ?? ""}\n${text}`.toLowerCase();
        return parts.some((part) => said.includes(part));
      };
    }
    default: {
      const [first] = wanted;
      const bound = first?.kind === "literal" ? (first.number ?? Number.NaN) : (first?.low ?? Number.NaN);
      const compare = comparisons[operator];
      return (field: DecodedField) => compare(numberIn(field), bound);
    }
  }
}

/** What is no number is NaN, which is neither less nor more. */
const comparisons = {
  "<": (value: number, bound: number) => value < bound,
  "<=": (value: number, bound: number) => value <= bound,
  ">": (value: number, bound: number) => value > bound,
  ">=": (value: number, bound: number) => value >= bound,
} as const;

function numberIn({ value }: DecodedField): number {
  if (typeof value === "number") return value;
  return value !== null && isWhole(value) ? Number(value) : Number.NaN;
}

/** Beyond 2^53 a field's number is a text of digits. */
function isWhole(text: string): boolean {
  return /^-?\d+$/.test(text);
}

function isAs(field: DecodedField, wanted: Wanted): boolean {
  if (wanted.kind === "span") {
    const value = numberIn(field);
    return value >= wanted.low && value <= wanted.high;
  }
  const { value } = field;
  const { number, text } = wanted;
  if (typeof value === "number") return number === null ? isCalled(field, text) : value === number;
  if (value === null) return isCalled(field, text);
  if (value.toLowerCase() === text.toLowerCase()) return true;
  return number !== null && isWhole(value) && isWholeNumber(text) && BigInt(text) === BigInt(value);
}

function isWholeNumber(text: string): boolean {
  return isWhole(text) || /^0x[0-9a-f]+$/i.test(text);
}

/** Whether a field is shown as a text, or as a name with its number behind it: “ArtDmx (0x5000)”. */
function isCalled({ text }: DecodedField, name: string): boolean {
  const [shown, wanted] = [text.toLowerCase(), name.toLowerCase()];
  return shown === wanted || shown.startsWith(`${wanted} (`);
}

function writtenOf(wanted: Wanted): string {
  return wanted.kind === "literal" ? wanted.text : `${wanted.low}..${wanted.high}`;
}
