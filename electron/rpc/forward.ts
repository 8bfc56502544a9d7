import { type Args, isMethodName, type MethodName } from "../../shared/contract.ts";
import { problemOf } from "../../shared/problem.ts";
import type { Answer, Transport } from "../../shared/transport.ts";
import { refuseMethod } from "./refusals.ts";

/**
 * Passes on a call from outside, for a door that stands between a window and the monitor. Only the
 * name is checked here; the arguments are validated once, by the monitor's router.
 */
export async function forward(
  monitor: Pick<Transport, "request">,
  method: unknown,
  args: unknown,
): Promise<Answer> {
  if (!isMethodName(method)) return refuseMethod(method);
  try {
    return await monitor.request(method, args as Args<MethodName>);
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}
