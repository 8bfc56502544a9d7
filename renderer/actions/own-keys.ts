import type { Kept } from "../../shared/kept/sections.ts";
import { useView } from "../context.tsx";
import type { ViewStore } from "../store/view.ts";
import type { ActionName } from "./action.ts";
import { type AnyAction, allActions } from "./actions.ts";
import { type Keys, keyText, readKeys } from "./keys.ts";

/** What is needed of an action: its name, its usual keys, and where they act. */
type Keyed = Pick<AnyAction, "name" | "keys" | "keysOnRow" | "keysOnPackets" | "keysOnRecordings">;

/**
 * The keys of an action: those that a person gave it, else the usual ones that nobody gave another action. A file that was written
 * by hand may say what the sheet of keys would not take: a key that moves about keeps doing that.
 */
export function keysOf({ name, keys }: Pick<Keyed, "name" | "keys">, changed: Kept<"keys">): readonly Keys[] {
  const own = Object.hasOwn(changed, name) ? changed[name] : undefined;
  if (own === undefined) return keys.filter((one) => !isGiven(keyText(one), name, changed));
  const usual = keys.map(keyText);
  return own
    .filter((text) => usual.includes(text) || !reserved.test(text))
    .flatMap((text) => readKeys(text) ?? []);
}

/** Who was given keys, by the keys as they are written. */
const given = new WeakMap<Kept<"keys">, ReadonlyMap<string, readonly AnyAction[]>>();

/** Whether a person gave another action these keys, which acts where this one does. */
function isGiven(text: string, name: ActionName, changed: Kept<"keys">): boolean {
  const takers = takersOf(changed).get(text);
  const action = takers && allActions.find((one) => one.name === name);
  return (action && takers?.some((one) => meet(one, action))) ?? false;
}

function takersOf(changed: Kept<"keys">): ReadonlyMap<string, readonly AnyAction[]> {
  const before = given.get(changed);
  if (before) return before;
  const takers = new Map<string, AnyAction[]>();
  for (const action of allActions) {
    const own = Object.hasOwn(changed, action.name) ? changed[action.name] : undefined;
    for (const text of own ?? []) takers.set(text, [...(takers.get(text) ?? []), action]);
  }
  given.set(changed, takers);
  return takers;
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
  return allActions.filter((other) => meet(other, action));
}

function meet(one: Keyed, other: Keyed): boolean {
  const [here, there] = [placeOf(one), placeOf(other)];
  return one.name !== other.name && (here === null || there === null || here === there);
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
  const action = allActions.find((one) => one.name === name);
  if (action !== undefined) {
    // Whoever was given them since has them no more.
    changeKeys(view, action, action.keys);
  }
  view.setState(({ keys }) => ({
    keys:
      name === null
        ? {}
        : (Object.fromEntries(Object.entries(keys).filter(([one]) => one !== name)) as Kept<"keys">),
  }));
}
