import * as v from "valibot";
import { type Handlers, isMethodName, type MethodName, methods } from "../../shared/contract.ts";
import { problem, problemOf } from "../../shared/problem.ts";
import type { Answer } from "../../shared/transport.ts";
import { invalidArguments, refuseMethod } from "./refusals.ts";

/** Answers a call, whatever it is: a result or a problem. Never throws, never answers `undefined`. */
export type Router = (method: unknown, args: unknown) => Promise<Answer>;

/**
 * The one place where arguments are validated, on the side that owns the monitor. `args` may come
 * from anywhere: a window, a socket, a script.
 */
export function createRouter(handlers: Partial<Handlers>): Router {
  return async (method, args) => {
    if (!isMethodName(method) || handlers[method] === undefined) return refuseMethod(method);
    try {
      return await dispatch(handlers, method, args);
    } catch (error) {
      return { ok: false, problem: asProblem(error) };
    }
  };
}

async function dispatch(handlers: Partial<Handlers>, method: MethodName, args: unknown): Promise<Answer> {
  const parsed = v.safeParse(methods[method].args, args, { abortEarly: true });
  if (!parsed.success) return { ok: false, problem: invalidArguments(method, parsed.issues[0]) };
  // Validated against the method's own schema one line above; the table's keys tie the two together.
  const handle = handlers[method] as (this: Partial<Handlers>, args: unknown) => unknown;
  const result = await handle.call(handlers, parsed.output);
  if (result === undefined) {
    return { ok: false, problem: problem("no-result", { method }) };
  }
  return { ok: true, result } as Answer;
}

/** Like `problemOf`, also for a thrown value that cannot even be turned into a text. */
function asProblem(error: unknown) {
  try {
    return problemOf(error);
  } catch {
    return problem("internal-untold");
  }
}
