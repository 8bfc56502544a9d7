import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { createClient } from "../../shared/client.ts";
import type { Snapshot } from "../../shared/contract/telling.ts";
import type { Args, MethodName } from "../../shared/contract.ts";
import type { Membership } from "../../shared/model/membership.ts";
import type { Problem } from "../../shared/problem.ts";
import { madeUpMembership } from "../../shared/testing/made-up-membership.ts";
import type { Answer } from "../../shared/transport.ts";
import type { Castscope } from "../context.tsx";
import { inWindow, pretendCastscope } from "./pretend-castscope.tsx";

/** A call that a component made. */
interface Call {
  readonly method: MethodName;
  readonly args: unknown;
}

/** What the pretended monitor answers: a result, or a problem to refuse with. */
export type Answers = {
  readonly [M in MethodName]?: (args: Args<M>) => unknown;
};

export interface Shown extends Castscope {
  readonly calls: Call[];
  /** Methods called, in order, with their arguments. */
  readonly made: (method: MethodName) => unknown[];
  refreshes: number;
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "code" in value && "retry" in value;
}

/** Renders a part of the window over stores with made-up rows and a monitor that answers as told. */
export function show(
  part: ReactNode,
  given: {
    readonly rows?: readonly Membership[];
    readonly snapshot?: Partial<Snapshot>;
    readonly answers?: Answers;
    readonly showMenu?: Castscope["showMenu"];
  } = {},
): Shown {
  const calls: Call[] = [];
  const answers = (given.answers ?? {}) as Readonly<Record<string, ((args: unknown) => unknown) | undefined>>;
  const request = async <M extends MethodName>(method: M, args: Args<M>): Promise<Answer<M>> => {
    calls.push({ method, args });
    const result = answers[method]?.(args) ?? null;
    return (isProblem(result) ? { ok: false, problem: result } : { ok: true, result }) as Answer<M>;
  };
  const memberships = [...(given.rows ?? [])];
  const shown: Shown = {
    ...pretendCastscope(createClient({ request }), { memberships, ...given.snapshot }),
    sync: {
      refresh: () => {
        shown.refreshes += 1;
      },
    },
    calls,
    made: (method) => calls.filter((call) => call.method === method).map((call) => call.args),
    refreshes: 0,
    ...(given.showMenu ? { showMenu: given.showMenu } : {}),
  };
  render(inWindow(shown, part));
  return shown;
}

export function rowsOf(...given: readonly Partial<Membership>[]): Membership[] {
  return given.map((row, at) => madeUpMembership({ id: at + 1, ...row }));
}
