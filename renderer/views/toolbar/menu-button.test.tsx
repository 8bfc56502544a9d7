import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { actions } from "../../actions/actions.ts";
import { useShortcuts } from "../../actions/use-shortcuts.ts";
import { show } from "../../testing/show.tsx";
import { MenuButton } from "./menu-button.tsx";

const menuOnly = [actions.menu];
function Bar() {
  useShortcuts(menuOnly);
  return <MenuButton />;
}

afterEach(cleanup);

describe("MenuButton", () => {
  it("is not there where the system shows the menu, and takes no keys then", () => {
    show(<Bar />);
    expect(screen.queryByRole("button")).toBeNull();
    expect(fireEvent.keyDown(window, { key: "F10" })).toBe(true);
  });

  it("opens the menu below itself", () => {
    const showMenu = vi.fn();
    show(<Bar />, { showMenu });
    const button = screen.getByRole("button", { name: "Menu" });
    button.getBoundingClientRect = () => ({ left: 900, bottom: 36 }) as DOMRect;
    fireEvent.click(button);
    expect(showMenu.mock.calls).toEqual([[{ x: 900, y: 36 }]]);
  });

  it("opens with F10 and with Alt by itself", () => {
    const showMenu = vi.fn();
    show(<Bar />, { showMenu });
    expect(fireEvent.keyDown(window, { key: "F10" })).toBe(false);
    fireEvent.keyDown(window, { key: "Alt", altKey: true });
    expect(showMenu).toHaveBeenCalledTimes(1);
    fireEvent.keyUp(window, { key: "Alt" });
    expect(showMenu).toHaveBeenCalledTimes(2);
  });

  it.each<[string, () => void]>([
    ["Alt with a letter", () => fireEvent.keyDown(window, { key: "a", altKey: true })],
    ["Alt with a click", () => fireEvent.pointerDown(window)],
    ["Alt with the wheel", () => fireEvent.wheel(window)],
    ["Alt Tab", () => fireEvent.blur(window)],
  ])("does not open with %s", (_, between) => {
    const showMenu = vi.fn();
    show(<Bar />, { showMenu });
    fireEvent.keyDown(window, { key: "Alt", altKey: true });
    between();
    fireEvent.keyUp(window, { key: "Alt" });
    // AltGr, on some systems Ctrl and Alt.
    fireEvent.keyDown(window, { key: "Alt", altKey: true, ctrlKey: true });
    fireEvent.keyUp(window, { key: "Alt" });
    fireEvent.keyDown(window, { key: "F10", shiftKey: true });
    expect(showMenu).not.toHaveBeenCalled();
  });
});
