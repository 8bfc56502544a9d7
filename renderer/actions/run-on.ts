import type { Castscope } from "../context.tsx";
import type { Action, On, Target } from "./action.ts";

/** Does an action where it applies; false when nothing was done. */
export function runOn<O extends On>(action: Action<O>, castscope: Castscope, target: Target<O>): boolean {
  return action.applies(castscope, target) && action.run(castscope, target) !== false;
}
