import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { leaveComposing } from "./leave-composing.ts";

afterEach(cleanup);

test("keys of an input method reach no field, and all others do", () => {
  const end = leaveComposing();
  const pressed = vi.fn();
  render(<input onKeyDown={({ key }) => pressed(key)} />);
  const field = screen.getByRole("textbox");
  fireEvent.keyDown(field, { key: "Enter", isComposing: true });
  fireEvent.keyDown(field, { key: "Escape", keyCode: 229 });
  expect(pressed).not.toHaveBeenCalled();
  fireEvent.keyDown(field, { key: "Enter" });
  end();
  fireEvent.keyDown(field, { key: "a", isComposing: true });
  expect(pressed.mock.calls).toEqual([["Enter"], ["a"]]);
});
