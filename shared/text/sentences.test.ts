import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { captureDamages } from "../statements/captures.ts";
import { formatChecks } from "../statements/described.ts";
import { membershipEvents } from "../statements/events.ts";
import { findings } from "../statements/findings.ts";
import { incidentTable } from "../statements/incidents.ts";
import { inputProblems } from "../statements/input.ts";
import { notes } from "../statements/notes.ts";
import { problemTable } from "../statements/problems/problems.ts";
import { reasons } from "../statements/reasons.ts";
import { doorRefusals } from "../statements/refusals.ts";
import { type StatementTable, statementSchema } from "../statements/statement.ts";
import { commandsOf, type StepStatement, steps } from "../statements/steps.ts";
import { streamFacts } from "../statements/stream-facts.ts";
import { madeUpValues } from "../statements/testing/made-up-values.ts";
import { usageProblems } from "../statements/usage.ts";
import { workspaceNotes } from "../statements/workspace.ts";
import { streamFindings } from "../stream/stream-findings.ts";
import type { Language } from "./language.ts";
import { languages } from "./languages.ts";
import { type Sentences, say } from "./say.ts";

const tables: Readonly<Record<Exclude<keyof Language, "alternatives" | "kindNames">, StatementTable>> = {
  captureDamages,
  inputProblems,
  problems: problemTable,
  membershipEvents,
  incidents: incidentTable,
  findings,
  steps,
  notes,
  reasons,
  streamFacts,
  usageProblems,
  doorRefusals,
  formatChecks,
  streamFindings,
  workspaceNotes,
};

/** Tables of clauses, which stand within a sentence or by themselves as a few words. */
const clauses: ReadonlySet<string> = new Set(["reasons", "streamFacts"]);

/** A table's sentences for names and values that only the test knows to fit. */
const anyOf = (sentences: unknown) => sentences as Sentences<StatementTable>;

/** A sentence that begins with one of its values begins as that does; some names have no capital. */
const opening = /^(macOS|iperf2|[“„A-ZÄÖÜ0-9])/;
const clause = /[^.:]$/;

describe.each(Object.entries(languages))("in the language %s", (_, language: Language) => {
  describe.each(Object.entries(tables))("%s", (kind, table) => {
    const sentences = anyOf(language[kind as keyof typeof tables]);
    const sentence = (name: string, values: Record<string, unknown>): string =>
      say(sentences, { name, values });
    const commands = (name: string, values: Record<string, unknown>): string =>
      kind === "steps" ? language.alternatives(commandsOf({ name, values } as StepStatement)) : "";

    test.each(Object.entries(table))("%s is one sentence, whatever its values", (name, entries) => {
      for (const values of madeUpValues(entries)) {
        if (clauses.has(kind)) {
          expect(sentence(name, values)).toMatch(clause);
        } else {
          expect(sentence(name, values)).toMatch(opening);
          expect(sentence(name, values)).toMatch(commands(name, values) === "" ? /[^.:]\.$/ : /[^.:]:$/);
        }
        expect(sentence(name, values)).not.toMatch(/undefined|null|NaN|object|function|=>| {2}/);
        expect(commands(name, values)).not.toMatch(/undefined|null|NaN|object|function|=>| {2}/);
      }
    });

    test.each(Object.entries(table))("%s tells each of its values", (name, entries) => {
      const told = (values: Record<string, unknown>) => `${sentence(name, values)} ${commands(name, values)}`;
      const [plain = {}, ...others] = madeUpValues(entries);
      for (const key of Object.keys(entries)) {
        const changed = others.filter((values) => values[key] !== plain[key]).map(told);
        expect([key, changed.some((text) => text !== told(plain))]).toEqual([key, true]);
      }
    });

    test("has a sentence for each name, and none besides", () => {
      expect(Object.keys(sentences).sort()).toEqual(Object.keys(table).sort());
    });
  });

  test.each(Object.entries(inputProblems))(
    "what is wrong as %s is told with what would be right",
    (name, entries) => {
      const [values = {}] = madeUpValues(entries);
      expect(say(anyOf(language.inputProblems), { name, values })).toMatch(/[:,] | comes? | komm(t|en) /);
    },
  );
});

/** What consists of a value alone, or of a name. */
const untranslated: ReadonlySet<string> = new Set(["source-name", "format-name"]);

describe.each(Object.entries(tables))("%s in German", (kind, table) => {
  const of = (language: Language) => anyOf(language[kind as keyof typeof tables]);
  test.each(Object.entries(table).filter(([name]) => !untranslated.has(name)))(
    "%s is another sentence than in English",
    (name, entries) => {
      for (const values of madeUpValues(entries))
        expect(say(of(languages.de), { name, values })).not.toBe(say(of(languages.en), { name, values }));
    },
  );
});

test("kinds of streams that are no names have German ones", () => {
  const { en, de } = languages;
  const kinds = Object.keys(en.kindNames) as (keyof Language["kindNames"])[];
  expect(kinds.filter((kind) => de.kindNames[kind] !== en.kindNames[kind])).toEqual([
    "castscope",
    "described",
  ]);
});

test("a name of a newer program is told as it is", () => {
  expect(say(anyOf(languages.en.inputProblems), { name: "of-tomorrow", values: {} })).toBe("of-tomorrow");
});

describe.each(Object.entries(tables))("the schema of %s", (_, table) => {
  const schema = statementSchema(table);
  test.each(Object.entries(table))("takes %s with its values and nothing else", (name, entries) => {
    for (const values of madeUpValues(entries)) {
      expect(v.is(schema, { name, values })).toBe(true);
      expect(v.is(schema, { name, values: { ...values, more: 1 } })).toBe(false);
      for (const key of Object.keys(entries)) {
        const { [key]: _left, ...rest } = values;
        expect(v.is(schema, { name, values: rest })).toBe(false);
      }
    }
    expect(v.is(schema, { name: `${name}-no`, values: {} })).toBe(false);
  });
});
