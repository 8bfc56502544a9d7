import type { Kept } from "../../shared/kept/sections.ts";
import { useView } from "../context.tsx";
import type { ViewStore } from "../store/view.ts";
import type { ActionName } from "./action.ts";
import { type AnyAction, allActions } from "./actions.ts";
import { type Keys, keyText, readKeys } from "./keys.ts";

/** What is needed of an action: its name, its usual keys, and where they act. */
type Keyed = Pick<AnyAction, "name" | "keys" | "keysOnRow" | "keysOnPackets" | "keysOnRecordings">;

/** The keys of an action: those that a person gave it, else the usual ones. */
export function keysOf({ name, keys }: Pick<Keyed, "name" | "keys">, changed: Kept<"keys">): readonly Keys[] {
  const own = Object.hasOwn(changed, name) ? changed[name] : undefined;
  return own === undefined ? keys : own.flatMap((text) => readKeys(text) ?? []);
}

/** The same for a part of the window, which is drawn again with other keys. */
export function useKeysOf(action: Pick<Keyed, "name" | "keys">): readonly Keys[] {
  return keysOf(
    action,
    useView(({ keys }) => keys),
  );
}

/** Whether an action has other keys than the usual. */
export function hasOwnKeys({ name }: Pick<Keyed, "name">, changed: Kept<"keys">): boolean {
  return Object.hasOwn(changed, name);
}

/** What stands in the way of keys. */
export type KeyConflict =
  | { readonly is: "taken"; readonly by: AnyAction }
  /** The letter begins keys that are pressed in turn, or is behind one that does something by itself. */
  | { readonly is: "begins"; readonly by: AnyAction }
  /** They move about, or are the browser's or the system's. */
  | { readonly is: "reserved" };

const reserved =
  /^((Shift\+)?(Tab|Enter|Escape|Arrow\w+|Home|End|PageUp|PageDown)|Shift\+F10|Ctrl\+(Shift\+)?[NTW]|F(5|11|12))$/;

/** What stands in the way of new keys of an action; null where nothing does. */
export function conflictOf(action: Keyed, wanted: Keys, changed: Kept<"keys">): KeyConflict | null {
  const text = keyText(wanted);
  if (action.keys.some((one) => keyText(one) === text)) return takenBy(action, text, changed);
  if (reserved.test(text)) return { is: "reserved" };
  const taken = takenBy(action, text, changed);
  if (taken !== null) return taken;
  const by = others(action).find((other) =>
    keysOf(other, changed).some((one) => startsWith(one, text) || startsWith(wanted, keyText(one))),
  );
  return by ? { is: "begins", by } : null;
}

function takenBy(action: Keyed, text: string, changed: Kept<"keys">): KeyConflict | null {
  const by = others(action).find((other) => keysOf(other, changed).some((one) => keyText(one) === text));
  return by ? { is: "taken", by } : null;
}

function startsWith(keys: Keys, text: string): boolean {
  return "after" in keys && keys.after !== undefined && keys.after.toUpperCase() === text;
}

/** Actions whose keys act where this one's do: each table has its own, and the window's act everywhere. */
function others(action: Keyed): readonly AnyAction[] {
  return allActions.filter(
    (other) =>
      other.name !== action.name &&
      (placeOf(other) === null || placeOf(action) === null || placeOf(other) === placeOf(action)),
  );
}

function placeOf({
  keysOnRow,
  keysOnPackets,
  keysOnRecordings,
}: Keyed): "row" | "packets" | "recordings" | null {
  return keysOnRow ? "row" : keysOnPackets ? "packets" : keysOnRecordings ? "recordings" : null;
}

/** Gives an action these keys in place of its others; whoever had them has them no more. */
export function changeKeys(view: ViewStore, action: Keyed, wanted: readonly Keys[]): void {
  view.setState(({ keys: before }) => {
    const changed: Record<string, readonly string[]> = { ...before };
    for (const keys of wanted) {
      const conflict = conflictOf(action, keys, before);
      if (conflict?.is !== "taken") continue;
      const left = keysOf(conflict.by, changed as Kept<"keys">)
        .map(keyText)
        .filter((text) => text !== keyText(keys));
      changed[conflict.by.name] = left;
    }
    changed[action.name] = wanted.map(keyText);
    return { keys: changed as Kept<"keys"> };
  });
}

/** Gives an action its usual keys again, or all of them. */
export function resetKeys(view: ViewStore, name: ActionName | null): void {
  view.setState(({ keys }) => ({
    keys:
      name === null
        ? {}
        : (Object.fromEntries(Object.entries(keys).filter(([one]) => one !== name)) as Kept<"keys">),
  }));
}
