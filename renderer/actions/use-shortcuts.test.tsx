import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { limits } from "../../shared/limits.ts";
import { rowsOf, show } from "../testing/show.tsx";
import { usePart } from "./use-part.ts";
import { useShortcuts } from "./use-shortcuts.ts";

afterEach(cleanup);

const openHelp = vi.fn();
const undoLeave = vi.fn();

/** A window of a few panes, with a field, a button and a slider. */
function Window() {
  useShortcuts();
  usePart("openHelp", openHelp);
  usePart("undoLeave", undoLeave);
  usePart("send", send);
  return (
    <>
      <div data-pane="join">
        <input data-entrance="" aria-label="Join" />
      </div>
      <div data-pane="groups">
        <input data-filter="" aria-label="Filter" />
        <button type="button" data-entrance="">
          Row
        </button>
      </div>
      <div data-pane="compose">
        <input type="range" aria-label="Scope" />
      </div>
    </>
  );
}

const send = vi.fn();

function open() {
  for (const mock of [openHelp, undoLeave, send]) mock.mockClear();
  return show(<Window />, { rows: rowsOf({ address: "239.1.2.3" }) });
}

function press(key: string, more: { ctrlKey?: boolean; shiftKey?: boolean; altKey?: boolean } = {}) {
  let went = true;
  act(() => {
    went = fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
  });
  return went;
}

const focused = () =>
  document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent;

describe("useShortcuts", () => {
  it("leaves letters alone that are typed while a dialog opens over the page", () => {
    open();
    act(() => screen.getByText("Row").focus());
    const dialog = document.createElement("div");
    dialog.setAttribute("role", "dialog");
    dialog.dataset.open = "";
    document.body.append(dialog);
    press("j");
    expect(focused()).toBe("Row");
    // One beside its button is a part of the page.
    dialog.dataset.side = "bottom";
    press("j");
    expect(focused()).toBe("Join");
    dialog.remove();
  });

  it("focuses the join field and the filter", () => {
    open();
    press("j");
    expect(focused()).toBe("Join");
    act(() => screen.getByText("Row").focus());
    press("/");
    expect(focused()).toBe("Filter");
  });

  it("leaves letters to text fields, and to everyone when switched off", () => {
    const { view } = open();
    act(() => screen.getByLabelText("Filter").focus());
    expect(press("j")).toBe(true);
    expect(focused()).toBe("Filter");
    act(() => screen.getByText("Row").focus());
    act(() => view.setState({ letterKeys: false }));
    press("j");
    press("?");
    expect(focused()).toBe("Row");
    expect(openHelp).not.toHaveBeenCalled();
  });

  it("opens the help", () => {
    open();
    press("?", { shiftKey: true });
    expect(openHelp).toHaveBeenCalledOnce();
  });

  it("changes the tab with G and a letter, and forgets G after another key", () => {
    const { view, compose } = open();
    press("g");
    press("s");
    expect(view.getState().tab).toBe("sources");
    press("g");
    press("m");
    expect(view.getState().tab).toBe("membership");
    press("g");
    press("p");
    expect(view.getState().tab).toBe("packets");
    view.setState({ selected: 1 });
    press("g");
    press("x");
    press("s");
    expect(view.getState().tab).toBe("packets");
    expect(compose.getState().to).toBe("239.1.2.3:5004");
  });

  it.each([
    [limits.keySequenceMs - 1, "sources"],
    [limits.keySequenceMs, "packets"],
  ])("takes a letter %i ms after G for the tab %s", (later, tab) => {
    const { view } = open();
    const pressAt = (key: string, ms: number) => {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      Object.defineProperty(event, "timeStamp", { value: ms });
      act(() => void document.body.dispatchEvent(event));
    };
    pressAt("g", 5_000);
    pressAt("s", 5_000 + later);
    expect(view.getState().tab).toBe(tab);
  });

  it("takes no letter for a tab in the window's first moments, when no G came before", () => {
    const { view, compose } = open();
    view.setState({ selected: 1 });
    const early = new KeyboardEvent("keydown", { key: "s", bubbles: true });
    Object.defineProperty(early, "timeStamp", { value: 100 });
    act(() => void document.body.dispatchEvent(early));
    expect(view.getState().tab).toBe("packets");
    expect(compose.getState().to).toBe("239.1.2.3:5004");
  });

  it("pauses with Space, not on a button and not in a field", () => {
    const { traffic } = open();
    act(() => (document.activeElement as HTMLElement | null)?.blur());
    press(" ");
    expect(traffic.getState().paused).toBe(true);
    act(() => screen.getByText("Row").focus());
    press(" ");
    act(() => screen.getByLabelText("Filter").focus());
    press(" ");
    expect(traffic.getState().paused).toBe(true);
  });

  it("takes a snapshot when the display goes on", () => {
    const shown = open();
    press(" ");
    press(" ");
    expect(shown.traffic.getState().paused).toBe(false);
    expect(shown.refreshes).toBe(1);
  });

  it("goes through the panes with F6, both ways and around", () => {
    open();
    const visited = [];
    for (let turn = 0; turn < 4; turn += 1) {
      press("F6");
      visited.push(focused());
    }
    press("F6", { shiftKey: true });
    visited.push(focused());
    expect(visited).toEqual(["Join", "Row", "Scope", "Join", "Scope"]);
  });

  it("opens and closes Compose, sends, undoes, and goes back to the table", () => {
    const { view } = open();
    press("b", { ctrlKey: true });
    expect(view.getState().composeOpen).toBe(false);
    press("Enter", { ctrlKey: true });
    expect(send).toHaveBeenCalledOnce();
    press("z", { ctrlKey: true });
    expect(undoLeave).toHaveBeenCalledOnce();
    act(() => screen.getByLabelText("Scope").focus());
    press("Escape");
    expect(focused()).toBe("Row");
    act(() => screen.getByLabelText("Filter").focus());
    press("Escape");
    expect(focused()).toBe("Row");
  });

  it("goes back to the page that is shown where it has no table of groups", () => {
    open();
    document.querySelector<HTMLElement>("[data-pane=groups]")?.setAttribute("data-pane", "settings");
    act(() => screen.getByLabelText("Join").focus());
    press("Escape");
    expect(focused()).toBe("Row");
  });

  it("leaves alone what somebody handled, and combinations of the browser", () => {
    const { view } = open();
    const stop = (event: Event) => event.preventDefault();
    document.body.addEventListener("keydown", stop);
    press("b", { ctrlKey: true });
    document.body.removeEventListener("keydown", stop);
    expect(view.getState().composeOpen).toBe(true);
    expect(press("j", { altKey: true })).toBe(true);
    expect(press("s", { ctrlKey: true })).toBe(true);
  });

  it("takes the keys that a person gave, and the usual ones no more", () => {
    const { view } = open();
    view.setState({ keys: { help: ["F1"], packets: ["Y P"], sources: ["Y S"] } });
    press("?", { shiftKey: true });
    expect(openHelp).not.toHaveBeenCalled();
    press("F1");
    expect(openHelp).toHaveBeenCalledOnce();
    press("y");
    press("s");
    expect(view.getState().tab).toBe("sources");
  });
});
