import { fail, reading } from "../json/json-members.ts";
import { type JsonNode, parseJson, plainJson } from "../json/json-node.ts";
import { limits } from "../limits.ts";
import { type InputProblem, refuse } from "../parsed.ts";
import {
  isSectionName,
  type Kept,
  readSection,
  type SectionName,
  sectionNames,
  sections,
} from "./sections.ts";

/** What a file of settings says: of each that stands in it the value, and a sentence for each mistake. */
export interface ReadSettings {
  readonly values: { readonly [N in SectionName]?: Kept<N> };
  readonly mistakes: readonly { readonly line: number; readonly problem: InputProblem }[];
}

/** The settings, by name. */
export const settingNames = sectionNames.filter((name) => sections[name].home === "settings");

/** A file in which nothing differs from what is usual. */
export const emptySettings =
  "// Settings of Castscope: only what differs from the usual, see docs/profiles.md.\n{\n}\n";

const dialect = { depth: limits.profileDepth, comments: true } as const;

/** Reads JSON with comments, and commas at the end. A value that cannot be is left out. Never throws on bad input. */
export function parseSettings(text: string): ReadSettings {
  const lineOf = (at: number): number => text.slice(0, at).split("\n").length;
  const json = text.length > limits.profileCharacters ? tooLong(text) : parseJson(text, dialect);
  if (!json.ok)
    return { values: {}, mistakes: [{ line: lineOf(json.problem.start), problem: json.problem }] };
  const values: Partial<Record<SectionName, unknown>> = {};
  const problems: InputProblem[] = [];
  const node = json.value;
  const members = node.kind === "object" ? [...node.members] : [];
  const take = (read: () => void): void => {
    const parsed = reading(read);
    if (!parsed.ok && problems.length < limits.profileMistakes) problems.push(parsed.problem);
  };
  if (node.kind !== "object") take(() => fail(node, "settings-not-in-braces", {}));
  for (const [member, { name, value }] of members) {
    if (member === "$schema") continue;
    take(() => {
      if (!isSectionName(member) || !settingNames.includes(member))
        return fail(name, "json-unknown-member", { member, known: settingNames });
      const setting = readSection(member, plainJson(value));
      if (setting === undefined) return fail(value, "profile-value-wrong", { member });
      values[member] = setting;
    });
  }
  const mistakes = problems.map((problem) => ({ line: lineOf(problem.start), problem }));
  return { values: values as ReadSettings["values"], mistakes };
}

/**
 * The text with one setting changed: comments and everything else stay as they are.
 * @param value undefined takes it out
 * @returns null for a text that is no JSON
 */
export function changeSetting(text: string, name: SectionName, value: unknown): string | null {
  const json = parseJson(text, dialect);
  if (!json.ok || json.value.kind !== "object") return null;
  const member = json.value.members.get(name);
  if (value === undefined) return member ? without(text, member.name.start, member.value) : text;
  const written = JSON.stringify(value);
  if (member) return text.slice(0, member.value.start) + written + text.slice(member.value.end);
  // In front of the others: a comma behind it is right also where it is the only one.
  const at = json.value.start + 1;
  const rest = text.slice(at).replace(/^[ \t]*(?=\r?\n)/, "");
  return `${text.slice(0, at)}\n  ${JSON.stringify(name)}: ${written},${rest.startsWith("\n") || rest.startsWith("\r") ? "" : "\n"}${rest}`;
}

/** With its comma, and with its line where nothing else stands there. */
function without(text: string, nameStart: number, { end: valueEnd }: JsonNode): string {
  const comma = /^[ \t\r\n]*,/.exec(text.slice(valueEnd))?.[0].length ?? 0;
  let [start, end] = [nameStart, valueEnd + comma];
  const before = /(^|\n)[ \t]*$/.exec(text.slice(0, start));
  const behind = /^[ \t]*\r?\n/.exec(text.slice(end));
  if (before && behind) {
    start -= before[0].length - (before[1]?.length ?? 0);
    end += behind[0].length;
  }
  return text.slice(0, start) + text.slice(end);
}

function tooLong(text: string) {
  const most = limits.profileCharacters;
  return refuse("profile-too-long", { characters: text.length, most }, most, text.length);
}
