import { isForLetters, isForSpace } from "../keyboard/target.ts";

/**
 * A key of the window as a value. A letter acts outside text fields and only while letters are switched
 * on; `after` is the letter that was pressed before it. Ctrl is also Cmd.
 */
export type Keys =
  | { readonly letter: string; readonly after?: string }
  | {
      readonly ctrl: string;
      readonly shift?: true;
      /** It means something else to a text field. */
      readonly besideText?: true;
    }
  | { readonly key: string; readonly shift?: true };

/** What stands before a key that is pressed: the letter before, and whether letters are switched on. */
export interface KeyState {
  readonly after: string | null;
  readonly letters: boolean;
}

/** What is needed of a keyboard event, of the page's or of React's. */
export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "target"
> & {
  readonly repeat: boolean;
};

/** Whether these keys were pressed. */
export function isPressed(keys: Keys, event: KeyPress, { after, letters }: KeyState): boolean {
  const control = event.ctrlKey || event.metaKey;
  if (event.altKey) return false;
  if ("ctrl" in keys) {
    if (keys.besideText && isForLetters(event.target)) return false;
    return (
      control &&
      event.shiftKey === (keys.shift ?? false) &&
      event.key.toLowerCase() === keys.ctrl.toLowerCase()
    );
  }
  if (control) return false;
  if ("letter" in keys) {
    if (!letters || isForLetters(event.target) || (keys.after ?? null) !== after) return false;
    return event.key === keys.letter;
  }
  if (event.key !== keys.key || event.shiftKey !== (keys.shift ?? false)) return false;
  return event.key !== " " || !(event.repeat || isForSpace(event.target));
}

const names: Readonly<Record<string, string>> = {
  " ": "Space",
  Escape: "Esc",
  Delete: "Del",
  PageUp: "PgUp",
  PageDown: "PgDn",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
};

function nameOf(key: string): string {
  return names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

function isCapital(letter: string): boolean {
  return /^[A-Z]$/.test(letter);
}

/** The keys as people read them, one after the other; “then” stands between keys pressed in turn. */
export function keyNames(keys: Keys): readonly string[] {
  if ("ctrl" in keys) return ["Ctrl", ...(keys.shift ? ["Shift"] : []), nameOf(keys.ctrl)];
  if ("letter" in keys) {
    return keys.after === undefined
      ? [...(isCapital(keys.letter) ? ["Shift"] : []), nameOf(keys.letter)]
      : [nameOf(keys.after), "then", nameOf(keys.letter)];
  }
  return keys.shift ? ["Shift", nameOf(keys.key)] : [nameOf(keys.key)];
}

/** What is pressed, in the same words; a sign that needs Shift is a key by itself. */
export function pressedNames({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
}: Pick<KeyPress, "key" | "ctrlKey" | "metaKey" | "shiftKey">): readonly string[] {
  const control = ctrlKey || metaKey;
  const shift = shiftKey && (control || key.length > 1 || isCapital(key));
  return [...(control ? ["Ctrl"] : []), ...(shift ? ["Shift"] : []), nameOf(key)];
}

/** The keys as `aria-keyshortcuts` writes them; undefined for those that it cannot. */
export function ariaKeys(keys: Keys): string | undefined {
  if ("ctrl" in keys) return `Control+${keys.shift ? "Shift+" : ""}${nameOf(keys.ctrl)}`;
  if ("letter" in keys) {
    if (keys.after !== undefined) return undefined;
    return `${isCapital(keys.letter) ? "Shift+" : ""}${nameOf(keys.letter)}`;
  }
  return keys.shift ? `Shift+${keys.key}` : keys.key;
}
