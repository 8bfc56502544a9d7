import type * as v from "valibot";
import { connectionProblems } from "./connection.ts";
import type { ProblemKind } from "./kind.ts";
import { requestProblems } from "./requests.ts";
import { systemProblems } from "./system.ts";
import { wiresharkProblems } from "./wireshark.ts";

/** All that can fail, by name. */
export const problemKinds = {
  ...requestProblems,
  ...systemProblems,
  ...connectionProblems,
  ...wiresharkProblems,
} as const;

/** Only the values of each name, as languages see it. */
export type ValuesByName<K extends Readonly<Record<string, ProblemKind>>> = {
  readonly [N in keyof K]: K[N]["values"];
};

export type ProblemTable = ValuesByName<typeof problemKinds>;
export type ProblemName = keyof ProblemTable;

export const problemTable = Object.fromEntries(
  Object.entries(problemKinds).map(([name, { values }]): [string, v.ObjectEntries] => [name, values]),
) as ProblemTable;
