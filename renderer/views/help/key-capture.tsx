import { type KeyboardEvent, useId, useState } from "react";
import { limits } from "../../../shared/limits.ts";
import type { AnyAction } from "../../actions/actions.ts";
import { type Keys, keyNames, pressedKeys } from "../../actions/keys.ts";
import { changeKeys, conflictOf, type KeyConflict } from "../../actions/own-keys.ts";
import { useCastscope } from "../../context.tsx";
import styles from "./help-dialog.module.css";
import { words } from "./words/words.ts";

interface KeyCaptureProps {
  readonly action: AnyAction;
  readonly does: string;
  readonly onDone: () => void;
  /** Leads the focus back to what asked for the keys. */
  readonly onLeave: () => void;
}

/** Takes the keys that are pressed as an action's new ones, and says in a sentence what they would mean. */
export function KeyCapture({ action, does, onDone, onLeave }: KeyCaptureProps) {
  const { view } = useCastscope();
  const [wanted, setWanted] = useState<{ readonly keys: Keys | null; readonly at: number } | null>(null);
  const id = useId();
  const keys = wanted?.keys ?? null;
  const conflict = keys === null ? null : conflictOf(action, keys, view.getState().keys);
  const refused = conflict !== null && conflict.is !== "taken";

  const keep = (): void => {
    if (wanted === null || refused) return;
    changeKeys(view, action, keys === null ? [] : [keys]);
    onLeave();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event;
    // Tab leads on, and leaves the keys as they were.
    if (key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    // no words: names of keys
    if (["Shift", "Control", "Meta", "Alt", "AltGraph", "Dead"].includes(key) || event.altKey) return;
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
    const at = event.timeStamp;
    if (plain && key === "Escape") onLeave();
    else if (plain && key === "Enter") keep();
    else if (plain && key === "Backspace") setWanted({ keys: null, at });
    else setWanted({ keys: next(wanted, pressedKeys(event), at), at });
  };

  return (
    <span className={styles.capture}>
      <input
        // It was asked for by a press, and what is pressed next is meant for it.
        // biome-ignore lint/a11y/noAutofocus: as above
        autoFocus
        readOnly
        aria-label={words().newKeys(does)}
        aria-describedby={id}
        placeholder={words().pressKeys}
        value={keys === null ? "" : keyNames(keys).join(" ")}
        onKeyDown={onKeyDown}
        onBlur={onDone}
      />
      <span id={id} role="status" data-refused={refused || undefined}>
        {sentence(wanted !== null, keys, conflict)}
      </span>
    </span>
  );
}

/** A letter soon after another letter is pressed in turn with it. */
function next(
  before: { readonly keys: Keys | null; readonly at: number } | null,
  now: Keys,
  at: number,
): Keys {
  const first = before?.keys;
  const isTurn =
    first &&
    "letter" in first &&
    first.after === undefined &&
    "letter" in now &&
    at - before.at < limits.keySequenceMs;
  return isTurn && /^[a-z]$/.test(first.letter) ? { ...now, after: first.letter } : now;
}

function sentence(isPressed: boolean, keys: Keys | null, conflict: KeyConflict | null): string {
  if (!isPressed) return words().howToChange;
  if (keys === null) return words().keepNone;
  const names = keyNames(keys).join(" ");
  if (conflict === null) return words().keep(names);
  return conflict.is === "reserved" ? words().reserved(names) : words()[conflict.is](names, conflict.by.does);
}
