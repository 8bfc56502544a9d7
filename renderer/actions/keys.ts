import { isForLetters, isForSpace } from "../keyboard/target.ts";
import type { english } from "./words/english.ts";
import { words } from "./words/words.ts";

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
      /** How another keyboard makes the same sign: it acts, and is not shown. */
      readonly spelling?: true;
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

/** What signs call keys on every keyboard. */
const signs: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
};

/** What keys are called on keyboards of the spoken language, by the names that their events have. */
const named: Readonly<Record<string, Exclude<keyof typeof english.keys, "control" | "shift" | "inTurn">>> = {
  " ": "space",
  Escape: "escape",
  Delete: "delete",
  Enter: "enter",
  Backspace: "backspace",
  Insert: "insert",
  Home: "home",
  End: "end",
  PageUp: "pageUp",
  PageDown: "pageDown",
};

function nameOf(key: string): string {
  const name = named[key];
  if (name !== undefined) return words().keys[name];
  return signs[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

function isCapital(letter: string): boolean {
  return /^[A-Z]$/.test(letter);
}

/** The same as it is drawn. */
function drawnName(key: string): string {
  return key === "Enter" ? "↵" : nameOf(key);
}

/** Keys pressed together, each as it is drawn; one such list for each press, where they are pressed in turn. */
export function keySteps(keys: Keys): readonly (readonly string[])[] {
  return steps(keys, drawnName);
}

function steps(keys: Keys, nameOf: (key: string) => string): readonly (readonly string[])[] {
  const { control, shift } = words().keys;
  if ("ctrl" in keys) return [[control, ...(keys.shift ? [shift] : []), nameOf(keys.ctrl)]];
  if ("letter" in keys) {
    const last = [...(isCapital(keys.letter) ? [shift] : []), nameOf(keys.letter)];
    return keys.after === undefined ? [last] : [[nameOf(keys.after)], last];
  }
  return [keys.shift ? [shift, nameOf(keys.key)] : [nameOf(keys.key)]];
}

/** The keys as people read them, one after the other; “then” stands between keys pressed in turn. */
export function keyNames(keys: Keys): readonly string[] {
  return steps(keys, nameOf).flatMap((step, index) => (index === 0 ? step : [words().keys.inTurn, ...step]));
}

/** The keys that a press is; a sign that needs Shift is a key by itself. */
export function pressedKeys({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
}: Pick<KeyPress, "key" | "ctrlKey" | "metaKey" | "shiftKey">): Keys {
  if (ctrlKey || metaKey)
    return { ctrl: key.length === 1 ? key.toLowerCase() : key, ...(shiftKey ? { shift: true } : {}) };
  if (key.length === 1 && key !== " ") return { letter: key };
  return { key, ...(shiftKey ? { shift: true } : {}) };
}

/**
 * Keys as the settings' file has them, the same in every language: `Ctrl+Shift+B`, `Shift+F6`, `J`, and `G P` for keys
 * pressed in turn.
 */
export function keyText(keys: Keys): string {
  const shifted = "letter" in keys ? isCapital(keys.letter) : keys.shift;
  // no words: as the standard names it
  const shift = shifted ? "Shift+" : "";
  if ("ctrl" in keys) return `Ctrl+${shift}${plainName(keys.ctrl)}`;
  if ("key" in keys) return `${shift}${plainName(keys.key)}`;
  const last = `${shift}${plainName(keys.letter)}`;
  return keys.after === undefined ? last : `${plainName(keys.after)} ${last}`;
}

const pressed = /^(Ctrl\+)?(Shift\+)?(.+)$/;
/** What they do in text fields is meant there. */
const ofText = /^[acvxyz]$/;

/** What `keyText` wrote; null for what is no key. */
export function readKeys(text: string): Keys | null {
  const turns = /^(\S) (\S.*)$/.exec(text);
  if (turns) {
    const last = readKeys(turns[2] ?? "");
    return last !== null && "letter" in last && last.after === undefined
      ? { ...last, after: (turns[1] ?? "").toLowerCase() }
      : null;
  }
  const [, control, shift, name = ""] = pressed.exec(text) ?? [];
  if (name === "") return null;
  const key = name === "Space" ? " " : name;
  if (control !== undefined) {
    const ctrl = key.length === 1 ? key.toLowerCase() : key;
    return { ctrl, ...(shift ? { shift: true } : {}), ...(ofText.test(ctrl) ? { besideText: true } : {}) };
  }
  if (key.length > 1 || key === " ") return { key, ...(shift ? { shift: true } : {}) };
  return { letter: shift ? key : key.toLowerCase() };
}

function plainName(key: string): string {
  if (key === " ") return "Space";
  return key.length === 1 ? key.toUpperCase() : key;
}

/** The keys as `aria-keyshortcuts` writes them; undefined for those that it cannot. */
export function ariaKeys(keys: Keys): string | undefined {
  if ("letter" in keys && keys.after !== undefined) return undefined;
  return keyText(keys).replace(/^Ctrl/, "Control");
}
