import { useCastscope, useTraffic, useView } from "../context.tsx";
import type { Action, On, Target } from "./action.ts";
import { runOn } from "./actions.ts";
import { ariaKeys, keyNames } from "./keys.ts";
import { useKeysOf } from "./own-keys.ts";

interface UsedAction<O extends On> {
  readonly words: string;
  /** Words and keys, as a tooltip has them: “Help (?)”. */
  readonly hint: string;
  readonly "aria-keyshortcuts": string | undefined;
  readonly run: (target: Target<O>) => void;
}

/** An action for a button, which renders when the action's words change. */
export function useAction<O extends On>(action: Action<O>): UsedAction<O> {
  const castscope = useCastscope();
  const words = action.words(castscope);
  // Words follow from what is shown and how: both are looked at, for most actions in vain.
  useTraffic(() => action.words(castscope));
  useView(() => action.words(castscope));
  const [keys] = useKeysOf(action);
  return {
    words,
    hint: keys ? `${words} (${keyNames(keys).join(" ")})` : words,
    "aria-keyshortcuts": keys && ariaKeys(keys),
    run: (target) => void runOn(action, castscope, target),
  };
}
