import type { Castscope } from "../context.tsx";
import type { Action, On } from "./action.ts";
import { groupByActions } from "./group-by-actions.ts";
import { packetActions } from "./packet-actions.ts";
import { recordingActions } from "./recording-actions.ts";
import { rowActions } from "./row-actions.ts";
import { runOn } from "./run-on.ts";
import { sendActions } from "./send-actions.ts";
import { windowActions } from "./window-actions.ts";

/** Everything that a person can do: shortcuts, buttons, menus and the help read this one table. */
export const actions = {
  ...windowActions,
  ...groupByActions,
  ...packetActions,
  ...rowActions,
  ...sendActions,
  ...recordingActions,
};

/** Any of the actions, with what it is done to. */
export type AnyAction = { readonly [O in On]: Action<O> }[On];

export const allActions: readonly AnyAction[] = Object.values(actions);

/**
 * Does an action on what is selected, where that is enough to do it and it applies; false when nothing
 * was done.
 */
export function runOnSelected(action: AnyAction, castscope: Castscope): boolean {
  switch (action.on) {
    case "window":
      return runOn(action, castscope, null);
    case "row":
      return runOnRow(action, castscope, castscope.view.getState().selected);
    case "send":
      // There is no selected send.
      return false;
  }
}

/** Does an action on a row by its id, as it is now. */
export function runOnRow(action: Action<"row">, castscope: Castscope, id: number | null): boolean {
  const row = id === null ? undefined : castscope.traffic.getState().memberships.get(id);
  return row !== undefined && runOn(action, castscope, row);
}

export { runOn } from "./run-on.ts";
