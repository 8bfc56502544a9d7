import { Fragment } from "react";
import { Kbd } from "../components/kbd.tsx";
import type { AnyAction } from "./actions.ts";
import { type Keys, keySteps } from "./keys.ts";
import { useKeysOf } from "./own-keys.ts";
import { words } from "./words/words.ts";

/** The keys of an action beside what they do, to be seen only. */
export function ActionKeys({ action }: { readonly action: Pick<AnyAction, "name" | "keys"> }) {
  const [keys] = useKeysOf(action);
  return keys && <DrawnKeys keys={keys} quiet />;
}

/** Keys as they are printed on the keyboard. */
export function DrawnKeys({ keys, quiet = false }: { readonly keys: Keys; readonly quiet?: boolean }) {
  return keySteps(keys).map((step, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the same key may be pressed twice in turn
    <Fragment key={index}>
      {index > 0 && <span aria-hidden={quiet || undefined}>{words().keys.inTurn}</span>}
      {step.map((name) => (
        <Kbd key={name} quiet={quiet}>
          {name}
        </Kbd>
      ))}
    </Fragment>
  ));
}
