import { useEffect } from "react";
import { type Castscope, useCastscope } from "../context.tsx";
import { fillCompose } from "../store/compose.ts";
import { setPaused } from "../store/sync.ts";
import type { DetailsTab } from "../store/view.ts";
import { focusNextPane, focusPane, paneOf } from "./panes.ts";
import { isForLetters, isForSpace } from "./target.ts";

interface Actions {
  readonly openHelp: () => void;
  readonly undoLeave: () => void;
}

/** After G, for this long, a letter names a tab. */
const sequenceMs = 1_500;

const tabs: Readonly<Record<string, DetailsTab>> = { p: "packets", s: "sources", m: "membership" };

/**
 * The keys that act wherever the focus is. A component that handles a key says so with
 * `preventDefault`; letters act outside text fields only, and only while they are switched on.
 */
export function useShortcuts(actions: Actions): void {
  const castscope = useCastscope();

  useEffect(() => {
    let afterG = Number.NEGATIVE_INFINITY;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const handled =
        event.ctrlKey || event.metaKey
          ? withControl(castscope, actions, event)
          : event.altKey
            ? false
            : plain(castscope, event) ||
              letter(castscope, actions, event, event.timeStamp - afterG < sequenceMs);
      afterG = event.key === "g" && !handled ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (handled) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [castscope, actions]);
}

function withControl({ view }: Castscope, { undoLeave }: Actions, event: KeyboardEvent): boolean {
  switch (event.key.toLowerCase()) {
    case "b":
      view.setState({ composeOpen: !view.getState().composeOpen });
      return true;
    case "enter":
      return pressSend(view);
    case "z":
      if (event.shiftKey || isForLetters(event.target)) return false;
      undoLeave();
      return true;
    default:
      return false;
  }
}

/** Presses Compose’s own button, so that what it checks or asks is checked and asked. */
function pressSend(view: Castscope["view"]): boolean {
  const compose = document.querySelector('[data-pane="compose"]');
  const send = Array.from(compose?.querySelectorAll("button") ?? []).find(
    (button) => button.textContent?.trim() === "Send",
  );
  if (send) send.click();
  else view.setState({ composeOpen: true });
  return true;
}

function plain(castscope: Castscope, event: KeyboardEvent): boolean {
  switch (event.key) {
    case "F6":
      focusNextPane(event.shiftKey ? -1 : 1);
      return true;
    case "Escape":
      return paneOf(document.activeElement) !== "groups" && focusPane("groups");
    case " ": {
      if (event.repeat || isForSpace(event.target)) return false;
      const { traffic, sync } = castscope;
      setPaused(traffic, sync, !traffic.getState().paused);
      return true;
    }
    default:
      return false;
  }
}

function letter(castscope: Castscope, actions: Actions, event: KeyboardEvent, afterG: boolean): boolean {
  const { view, traffic } = castscope;
  const { letterKeys, selected } = view.getState();
  if (!letterKeys || isForLetters(event.target)) return false;
  const tab = tabs[event.key];
  if (afterG && tab) {
    view.setState({ tab, page: "monitor" });
    return true;
  }
  switch (event.key) {
    case "j":
      return focusPane("join");
    case "/":
      return focusFilter();
    case "?":
      actions.openHelp();
      return true;
    case "s": {
      const row = selected === null ? undefined : traffic.getState().memberships.get(selected);
      if (row)
        fillCompose(castscope, { address: row.address, port: row.port, on: row.interface?.name ?? null });
      return row !== undefined;
    }
    default:
      return false;
  }
}

/** The filter of the pane that has the focus, else that of the groups. */
function focusFilter(): boolean {
  const pane = document.activeElement?.closest("[data-pane]");
  const filter =
    pane?.querySelector<HTMLElement>("[data-filter]") ?? document.querySelector<HTMLElement>("[data-filter]");
  filter?.focus();
  return filter !== null;
}
