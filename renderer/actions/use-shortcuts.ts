import { useEffect } from "react";
import { limits } from "../../shared/limits.ts";
import { type Castscope, useCastscope } from "../context.tsx";
import { focusPane } from "../keyboard/panes.ts";
import { type AnyAction, actions, allActions, runOnSelected } from "./actions.ts";
import { isPressed, type KeyState } from "./keys.ts";
import { keysOf } from "./own-keys.ts";

/** Whether a letter begins a sequence. */
function isFirst(key: string, { view }: Castscope): boolean {
  const { keys } = view.getState();
  return allActions.some((action) => keysOf(action, keys).some((one) => "after" in one && one.after === key));
}

/**
 * The keys that act wherever the focus is: those of the table of actions. A component that handles a key
 * says so with `preventDefault`.
 * @param which all of them, or those that act where only a part of the window is there
 */
export function useShortcuts(which: readonly AnyAction[] = allActions): void {
  const castscope = useCastscope();

  useEffect(() => {
    let first = { key: "", at: Number.NEGATIVE_INFINITY };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const letters = castscope.view.getState().letterKeys && !isBehindDialog(event);
      const after = event.timeStamp - first.at < limits.keySequenceMs ? first.key : null;
      const handled =
        (after !== null && press(which, castscope, event, { after, letters })) ||
        press(which, castscope, event, { after: null, letters });
      const begins = !handled && isFirst(event.key, castscope);
      first = { key: event.key, at: begins ? event.timeStamp : Number.NEGATIVE_INFINITY };
      // Nowhere is the text of the whole page meant.
      const all = !handled && isPressed({ ctrl: "a", besideText: true }, event, { after: null, letters });
      if (all && runOnSelected(actions.markAll, castscope) && document.activeElement === document.body) {
        focusPane("groups");
      }
      if (handled || all) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [castscope, which]);
}

/** Whether a key comes to the page while a dialog is open over it, as until that has the focus: it is not meant for the page. */
function isBehindDialog({ target }: KeyboardEvent): boolean {
  // Of what opens beside its button the page is still a part.
  const dialog = document.querySelector("[role=dialog][data-open]:not([data-side])");
  return dialog !== null && !(target instanceof Node && dialog.contains(target));
}

function press(
  which: readonly AnyAction[],
  castscope: Castscope,
  event: KeyboardEvent,
  state: KeyState,
): boolean {
  return which.some(
    (action) =>
      !action.keysOnRow &&
      !action.keysOnPackets &&
      !action.keysOnRecordings &&
      keysOf(action, castscope.view.getState().keys).some((keys) => isPressed(keys, event, state)) &&
      runOnSelected(action, castscope),
  );
}
