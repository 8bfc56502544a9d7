/** Fields of one line or several, for text. */
export const textFields = "input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea";

/** Where typing letters means text, or choosing by letter: no single-letter key acts there. */
const takesLetters = [
  textFields,
  "select",
  "[contenteditable]:not([contenteditable=false])",
  "[role=textbox]",
  "[role=spinbutton]",
  "[role=combobox]",
  "[role=listbox]",
  "[role=menu]",
  "[role=dialog]",
].join(",");

/** What Space presses, opens or chooses by itself. */
const takesSpace = [
  "button",
  "summary",
  "a[href]",
  "[role=button]",
  "[role=tab]",
  "[role=switch]",
  "[role=checkbox]",
  "[role=radio]",
  "[role=slider]",
  "[role=option]",
  "[role=separator]",
].join(",");

export function isForLetters(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(takesLetters) !== null;
}

export function isForSpace(target: EventTarget | null): boolean {
  return isForLetters(target) || (target instanceof Element && target.closest(takesSpace) !== null);
}
