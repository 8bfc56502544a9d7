import { tabStops } from "./panes.ts";
import { textFields } from "./target.ts";

/**
 * The focus comes to what opens a moment after it: what people type meanwhile belongs into its field as well, and is no key
 * of the page's. The first such key brings the focus there, before its letter arrives.
 * @returns what ends it
 */
export function enterEarly(): () => void {
  const entered = new WeakSet<Element>();
  const note = ({ target }: FocusEvent): void => {
    const dialog = target instanceof Element ? target.closest("[role=dialog]") : null;
    if (dialog) entered.add(dialog);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isNoText(event)) return;
    const dialog = Array.from(document.querySelectorAll<HTMLElement>("[role=dialog][data-open]")).at(-1);
    if (dialog === undefined || entered.has(dialog)) return;
    const first = dialog.querySelector<HTMLElement>("[data-first]") ?? tabStops(dialog)[0];
    if (!first?.matches(textFields)) return;
    first.focus({ preventScroll: true });
    event.stopPropagation();
  };
  document.addEventListener("focusin", note, true);
  window.addEventListener("keydown", onKeyDown, true);
  return () => {
    document.removeEventListener("focusin", note, true);
    window.removeEventListener("keydown", onKeyDown, true);
  };
}

function isNoText({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return key.length !== 1 || ctrlKey || altKey || metaKey;
}
