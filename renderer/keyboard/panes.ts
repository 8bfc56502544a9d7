/** The window's panes in the order of F6, which is that of Tab. */
const panes = [
  "join",
  "toolbar",
  "rail",
  "recordings",
  "sessions",
  "groups",
  "settings",
  "details",
  "compose",
  "thresholds",
  "status",
  "notices",
] as const;
export type Pane = (typeof panes)[number];

/** Those that pages are made of: each page has one at least. */
const mainPanes = ["groups", "settings", "recordings"] as const satisfies readonly Pane[];

const tabbable = ["button", "input", "textarea", "select", "a[href]", "[tabindex]", "[contenteditable]"]
  .map((selector) => `${selector}:not([tabindex="-1"], :disabled, [aria-hidden="true"])`)
  .join(",");

function paneElement(pane: Pane): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-pane="${pane}"]`);
}

/** What takes the focus when a pane is entered: what the pane marks, else its first tab stop. */
export function paneEntrance(pane: Pane): HTMLElement | null {
  const element = paneElement(pane);
  if (!element) return null;
  const marked = element.querySelector<HTMLElement>("[data-entrance]:not(:disabled)");
  return marked ?? tabStops(element)[0] ?? null;
}

/** What Tab stops at within an element, in the order of the document. */
export function tabStops(within: HTMLElement): HTMLElement[] {
  return possibleStops(within).filter(isShown);
}

/** The same with those that are hidden: whether one is seen costs the browser a layout of the page. */
export function possibleStops(within: HTMLElement): HTMLElement[] {
  return Array.from(within.querySelectorAll<HTMLElement>(tabbable));
}

/** Whether an element could be focused now. */
export function canHaveFocus(element: HTMLElement): boolean {
  return element.isConnected && isShown(element) && !element.matches(":disabled, [inert] *");
}

/** What takes the focus when it is given back to the page that is shown. */
export function mainEntrance(): HTMLElement | null {
  for (const pane of mainPanes) {
    const entrance = paneEntrance(pane);
    if (entrance) return entrance;
  }
  return null;
}

/** Gives the focus back to the page that is shown; false where it holds nothing to focus. */
export function focusMain(): boolean {
  if (paneElement("groups") === null && openPane("groups")) return true;
  const target = mainEntrance();
  target?.focus();
  return target !== null && document.activeElement === target;
}

function isShown(element: HTMLElement): boolean {
  return typeof element.checkVisibility !== "function" || element.checkVisibility();
}

/**
 * Moves the focus into a pane; false when it is not there or holds nothing to focus. One that stands behind a tab, for want of
 * room (`data-opens-pane`), is opened.
 */
export function focusPane(pane: Pane): boolean {
  const target = paneEntrance(pane);
  if (target === null && openPane(pane)) return true;
  target?.focus();
  return target !== null && document.activeElement === target;
}

/** Opens the tab behind which a pane stands, and moves the focus there; false where none is there. */
function openPane(pane: Pane): boolean {
  const tab = document.querySelector<HTMLElement>(`[data-opens-pane="${pane}"]:not([aria-selected="true"])`);
  if (tab === null || !canHaveFocus(tab)) return false;
  tab.focus();
  tab.click();
  enterPane(pane);
  return true;
}

/** The same for a pane, or a row of it, that is only drawn next. */
export function enterPane(pane: Pane): void {
  requestAnimationFrame(() => focusPane(pane));
}

/** The pane that holds the element, if any. */
export function paneOf(element: Element | null): Pane | null {
  const name = element?.closest("[data-pane]")?.getAttribute("data-pane");
  return panes.find((pane) => pane === name) ?? null;
}

/** F6 and Shift F6: the next pane that can take the focus, around the end. */
export function focusNextPane(step: 1 | -1): void {
  const now = paneOf(document.activeElement);
  const at = now === null ? (step === 1 ? -1 : 0) : panes.indexOf(now);
  for (let turn = 1; turn <= panes.length; turn += 1) {
    const pane = panes[(at + step * turn + panes.length * 2) % panes.length];
    if (pane && focusPane(pane)) return;
  }
}

/** The filter of the pane that has the focus, else that of the groups; false where there is none. */
export function focusFilter(): boolean {
  const pane = document.activeElement?.closest("[data-pane]");
  const filter =
    pane?.querySelector<HTMLElement>("[data-filter]") ?? document.querySelector<HTMLElement>("[data-filter]");
  filter?.focus();
  return filter !== null;
}
