import { type InputProblem, type Parsed, refuse } from "../parsed.ts";
import type { InputProblemName, InputProblemValues } from "../statements/input.ts";
import type { JsonMember, JsonNode } from "./json-node.ts";

/** Reading the members of an object of JSON: what is wrong is thrown, and caught by `reading`. */

class Mistake extends Error {
  readonly problem: InputProblem;

  constructor(problem: InputProblem) {
    super("a mistake in an object of JSON");
    this.problem = problem;
  }
}

/** What is to blame. */
interface Marked {
  readonly start: number;
  readonly end: number;
}

/** Ends the reading with a sentence about a place. */
export function fail<N extends InputProblemName>(at: Marked, name: N, values: InputProblemValues<N>): never {
  const refused = refuse(name, values, at.start, at.end);
  throw refused.ok ? new Error("refused") : new Mistake(refused.problem);
}

/** Ends the reading with the mistake that a text in it has, told of the whole value. */
export function failWith({ start, end }: Marked, problem: InputProblem): never {
  throw new Mistake({ ...problem, start, end, incomplete: false });
}

/** What `read` makes of it, or the mistake that it ended with. */
export function reading<T>(read: () => T): Parsed<T> {
  try {
    return { ok: true, value: read() };
  } catch (mistake) {
    if (mistake instanceof Mistake) return { ok: false, problem: mistake.problem };
    throw mistake;
  }
}

export type Members = ReadonlyMap<string, JsonMember>;

/** The members of an object that has no others than the known ones. @param of whose element it is; null of the whole */
export function membersOf(node: JsonNode, of: string | null, known: readonly string[]): Members {
  if (node.kind !== "object") return fail(node, "json-not-an-object", { member: of });
  for (const [name, member] of node.members) {
    if (!known.includes(name))
      return fail(member.name, "json-unknown-member", { member: name, known: [...known] });
  }
  return node.members;
}

/** @param example for who left it out */
export function memberOf(node: JsonNode, members: Members, member: string, example: string): JsonNode {
  return (
    members.get(member)?.value ??
    fail(node, "json-member-missing", { member, example: `"${member}": ${example}` })
  );
}

export function textOf(
  node: JsonNode,
  members: Members,
  member: string,
  example: string,
  most: number,
): string {
  return textIn(memberOf(node, members, member, example), member, most);
}

/** A text that is not empty. */
export function textIn(value: JsonNode, member: string, most: number): string {
  if (value.kind !== "text") return fail(value, "json-not-a-text", { member });
  if (value.value.trim() === "") return fail(value, "json-text-empty", { member });
  const characters = value.value.length;
  return characters > most ? fail(value, "json-text-too-long", { member, characters, most }) : value.value;
}

/** The same; null where it is left out. */
export function optionalText(members: Members, member: string, most: number): string | null {
  const value = members.get(member)?.value;
  return value === undefined ? null : textIn(value, member, most);
}

/** A whole number. @param otherwise what it is where it is left out; null where it may not be */
export function numberOf(
  node: JsonNode,
  members: Members,
  member: string,
  low: number,
  high: number,
  otherwise: number | null,
): number {
  if (!members.has(member) && otherwise !== null) return otherwise;
  return numberIn(memberOf(node, members, member, String(low)), member, low, high);
}

export function numberIn(value: JsonNode, member: string, low: number, high: number): number {
  if (value.kind !== "number" || !Number.isInteger(value.value)) {
    return fail(value, "json-not-a-number", { member, low, high });
  }
  if (value.value < low || value.value > high) {
    return fail(value, "json-number-outside", { member, number: value.value, low, high });
  }
  return value.value;
}

export function choiceOf<C extends string>(
  node: JsonNode,
  members: Members,
  member: string,
  choices: readonly C[],
  otherwise: C | null,
): C {
  if (!members.has(member) && otherwise !== null) return otherwise;
  const value = memberOf(node, members, member, `"${choices[0]}"`);
  const choice = choices.find((one) => value.kind === "text" && one === value.value);
  return choice ?? fail(value, "json-no-choice", { member, choices: choices.map((one) => `“${one}”`) });
}

/** One of some numbers. @param otherwise what it is where it is left out; null where it may not be */
export function widthOf<B extends number>(
  node: JsonNode,
  members: Members,
  member: string,
  widths: readonly B[],
  otherwise: B | null = null,
): B {
  if (!members.has(member) && otherwise !== null) return otherwise;
  const value = memberOf(node, members, member, String(widths.includes(32 as B) ? 32 : widths[0]));
  const width = widths.find((one) => value.kind === "number" && one === value.value);
  return width ?? fail(value, "json-no-choice", { member, choices: widths.map(String) });
}
