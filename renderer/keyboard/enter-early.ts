import { tabStops } from "./panes.ts";
import { textFields } from "./target.ts";

/**
 * The focus comes to what opens a moment after it: what people type meanwhile belongs into its field as well, and is no key
 * of the page's. The first such key brings the focus there, before its letter arrives. A menu that was opened at a row gets
 * its keys likewise, so that they neither move the row below it nor leave its list.
 * @returns what ends it
 */
export function enterEarly(): () => void {
  const entered = new WeakSet<Element>();
  const note = ({ target }: FocusEvent): void => {
    const opened = target instanceof Element ? target.closest("[role=dialog], [role=menu]") : null;
    if (opened) entered.add(opened);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const menu = menuOf(event);
    if (menu !== null && !entered.has(menu)) {
      menu.focus({ preventScroll: true });
      event.stopPropagation();
      event.preventDefault();
      menu.dispatchEvent(new KeyboardEvent(event.type, event));
      return;
    }
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

const menuKeys = /^(.|Escape|Enter|Home|End|Arrow(Up|Down|Left|Right))$/;

/** The menu that a key which comes to the page is meant for; a button that opened one hands its keys on by itself. */
function menuOf({ key, ctrlKey, altKey, metaKey, target }: KeyboardEvent): HTMLElement | null {
  if (!menuKeys.test(key) || ctrlKey || altKey || metaKey) return null;
  if (target instanceof Element && target.closest("[role=menu], [aria-haspopup]") !== null) return null;
  return Array.from(document.querySelectorAll<HTMLElement>("[role=menu][data-open]")).at(-1) ?? null;
}

function isNoText({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return key.length !== 1 || ctrlKey || altKey || metaKey;
}
