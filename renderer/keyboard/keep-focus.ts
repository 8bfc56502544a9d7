import { canHaveFocus, mainEntrance, paneEntrance, paneOf, possibleStops, tabStops } from "./panes.ts";

/** Where the focus was: what had it, and what stood around it. */
interface Trace {
  readonly element: HTMLElement;
  /** Its pane, or the menu or dialog above the panes; null where it was in none. */
  readonly place: HTMLElement | null;
  /** From its parent up to its place. */
  readonly around: readonly HTMLElement[];
  /** The tab stops of its place, in their order, and where it stood among them; -1 where it was none. */
  readonly stops: readonly HTMLElement[];
  readonly at: number;
}

/** How many places are remembered: a menu in a dialog in a pane, and the pane before. */
const remembered = 4;

/** For how long a library may still move the focus, after it was given, to the dialog as a whole; in ms. */
const settlingMs = 500;

/** For how long what is shown of a row may be gone while its figures are counted again, until it has the focus back; in ms. */
const recountMs = 2_000;

/** The focus that was given to something, for a while. */
interface Given {
  readonly to: HTMLElement;
  /** Of what had it before. */
  readonly trace: Trace;
  /** ms of `performance.now` */
  readonly at: number;
}

const quietly: FocusOptions = { preventScroll: true };

const openDialog = "[role=dialog][data-open]:not([data-side])";

/**
 * Keeps the focus from falling to the page, from where the keyboard begins anew: where what had it is gone, hidden or
 * switched off, the tab stop takes it that is nearest in the document, and where its pane or menu is gone as well, what
 * had it before. What has a better heir gives it the focus within two frames. A pointer may leave the focus nowhere.
 * @returns what ends it
 */
export function keepFocus(): () => void {
  /** The newest of each place, the newest first. */
  let traces: readonly Trace[] = [];
  let pending = false;
  let given: Given | null = null;

  /** What was emptied for a moment has the focus back, unless a person has moved on. */
  const giveBack = (): void => {
    if (given === null) return;
    const { to, trace, at } = given;
    if (paneOf(trace.place) !== "details" || !trace.place?.isConnected || trace.place.contains(to)) return;
    if (document.activeElement !== to || performance.now() - at > recountMs) given = null;
    else successor(trace)?.focus(quietly);
  };
  const look = (): void => {
    giveBack();
    if (pending || !isLost(traces[0])) return;
    pending = true;
    afterTwoFrames(() => {
      pending = false;
      const [newest] = traces;
      if (newest === undefined || !isLost(newest) || canHaveFocus(newest.element)) return;
      const heir = heirOf(traces);
      given = heir && { to: heir, trace: newest, at: performance.now() };
      if (heir === null) waitInMain();
      else heir.focus(quietly);
    });
  };
  const note = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    if (given && target === given.trace.place && performance.now() - given.at < settlingMs) {
      if (canHaveFocus(given.to)) given.to.focus(quietly);
      return;
    }
    if (isLost(traces[0])) {
      look();
      return;
    }
    const trace = traceOf(target);
    traces = [trace, ...traces.filter(({ place }) => place !== trace.place)].slice(0, remembered);
  };

  const observer = new MutationObserver(look);
  const attributeFilter = ["disabled", "hidden", "inert"];
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter });
  document.addEventListener("focusin", note, true);
  // Where a person clicks, nothing is given back.
  const forget = (): void => {
    given = null;
  };
  document.addEventListener("pointerdown", forget, true);
  // A style sheet hides things without a change of the document.
  document.addEventListener("focusout", look, true);
  return () => {
    observer.disconnect();
    traces = [];
    document.removeEventListener("pointerdown", forget, true);
    document.removeEventListener("focusin", note, true);
    document.removeEventListener("focusout", look, true);
  };
}

/** Whether nothing has the focus: the page, its main part that waited for something to show, or the dialog as a whole, to which its library moves a focus that was lost in it. */
function isLost(newest: Trace | undefined): boolean {
  const { activeElement, body } = document;
  if (newest === undefined) return false;
  if (activeElement === null || activeElement === body || activeElement === mainPart()) return true;
  return activeElement === newest.place && newest.element !== activeElement && !canHaveFocus(newest.element);
}

function afterTwoFrames(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then));
}

function traceOf(element: HTMLElement): Trace {
  const place = element.closest<HTMLElement>("[data-pane], [role=dialog], [role=menu], [role=listbox]");
  const around: HTMLElement[] = [];
  for (let one = element.parentElement; one && place?.contains(one); one = one.parentElement)
    around.push(one);
  // At each step of held arrow keys: which of them can be seen is asked when the focus is lost.
  const stops = place === null ? [] : possibleStops(place);
  return { element, place, around, stops, at: stops.indexOf(element) };
}

function heirOf(traces: readonly Trace[]): HTMLElement | null {
  for (const trace of traces) {
    const heir = canHaveFocus(trace.element) ? trace.element : (nearest(trace) ?? successor(trace));
    if (heir) return heir;
    // A dialog that is open over all else takes the focus by itself.
    if (document.querySelector(openDialog) !== null) return null;
  }
  return mainEntrance();
}

function mainPart(): HTMLElement | null {
  return document.querySelector("main");
}

/** A page that waits for what it shows has nothing to focus yet: the keyboard is in it nevertheless. A pointer gives it no focus. */
function waitInMain(): void {
  const main = mainPart();
  if (main === null || main === document.activeElement || document.querySelector(openDialog) !== null) return;
  main.tabIndex = -1;
  main.addEventListener("blur", () => main.removeAttribute("tabindex"), { once: true });
  main.focus(quietly);
}

/**
 * In the smallest of what stood around that is still there and has tab stops, the one where the gap is: what came in the
 * place, else the next one, else the one before.
 */
function nearest({ place, around, stops, at }: Trace): HTMLElement | null {
  const before = stops.slice(0, Math.max(0, at)).reverse();
  for (const one of around.filter(({ isConnected }) => isConnected)) {
    const now = tabStops(one);
    // A pane of which nothing is as it was is entered anew.
    if (one === place && paneOf(one) !== null && !stops.some((stop) => now.includes(stop))) return null;
    const last = before.find((stop) => now.includes(stop));
    const heir = now[last === undefined ? 0 : now.indexOf(last) + 1] ?? last;
    if (heir) return heir;
  }
  return null;
}

/** Of a pane that another one of its name took the place of. */
function successor({ place }: Trace): HTMLElement | null {
  const pane = paneOf(place);
  return pane === null ? null : paneEntrance(pane);
}
