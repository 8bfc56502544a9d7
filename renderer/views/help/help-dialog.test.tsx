import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { speak } from "../../../shared/text/spoken.ts";
import { actions } from "../../actions/actions.ts";
import { type HelpPage, learnTopics } from "../../actions/parts.ts";
import { type Shown, show } from "../../testing/show.tsx";
import { HelpDialog } from "./help-dialog.tsx";
import { LearnLink } from "./learn/learn-link.tsx";

afterEach(() => {
  cleanup();
  speak("en");
});

function open(at: HelpPage = "keys"): Shown {
  const shown = show(<HelpDialog />);
  act(() => shown.parts.get("openHelp")?.(at));
  return shown;
}

const sheet = () => within(screen.getByRole("dialog", { name: "Help" }));
const field = () => sheet().getByRole<HTMLInputElement>("searchbox");
const terms = () =>
  sheet()
    .getAllByRole("term")
    .map(({ textContent }) => textContent);

describe("the sheet of keys", () => {
  it("is filtered by words, and says where nothing is found", () => {
    open();
    fireEvent.change(field(), { target: { value: "open compose" } });
    expect(terms()).toContain(actions.compose.does);
    expect(terms()).not.toContain("Join field");
    fireEvent.change(field(), { target: { value: "plax" } });
    expect(sheet().getByRole("status").textContent).toBe("No action and no key is called “plax”.");
  });

  it("is filtered by pressing keys, which do nothing else then", () => {
    open();
    expect(fireEvent.keyDown(field(), { key: "b", ctrlKey: true })).toBe(false);
    expect(field().value).toBe("Ctrl B");
    expect(terms()).toEqual([actions.compose.does]);
    // Keys that do nothing here are the browser's.
    expect(fireEvent.keyDown(field(), { key: "F5" })).toBe(true);
    expect(field().value).toBe("Ctrl B");
  });

  it("leaves keys to a text that is typed", () => {
    open();
    fireEvent.change(field(), { target: { value: "pane" } });
    for (const press of [{ key: "z", ctrlKey: true }, { key: "Delete" }, { key: "Home" }]) {
      expect(fireEvent.keyDown(field(), press)).toBe(true);
    }
    expect(field().value).toBe("pane");
  });

  it("gives up the filter with Esc first, then closes", async () => {
    open();
    fireEvent.change(field(), { target: { value: "pane" } });
    fireEvent.keyDown(field(), { key: "Escape" });
    expect(field().value).toBe("");
    fireEvent.keyDown(field(), { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("says which keys are off with the switch for single letters", () => {
    const { view } = open();
    expect(sheet().queryAllByText("off:")).toEqual([]);
    fireEvent.click(sheet().getByRole("switch", { name: "Single-letter keys" }));
    expect(view.getState().letterKeys).toBe(false);
    expect(sheet().getAllByText("off:").length).toBeGreaterThan(5);
  });

  it("opens at what words mean where that is asked for, and filters them", () => {
    open("words");
    fireEvent.change(field(), { target: { value: "rfc 3550" } });
    expect(terms()).toContain("Jitter");
    expect(terms()).not.toContain("Burst");
  });

  it("calls keys and actions as German keyboards and programs do", () => {
    speak("de");
    const shown = show(<HelpDialog />);
    act(() => shown.parts.get("openHelp")?.("keys"));
    const german = within(screen.getByRole("dialog", { name: "Hilfe" }));
    fireEvent.change(german.getByRole("searchbox"), { target: { value: "entf" } });
    expect(german.getAllByRole("term").map(({ textContent }) => textContent)).toContain(actions.leave.does);
    expect(german.getAllByText("Entf").length).toBeGreaterThan(0);
    fireEvent.change(german.getByRole("searchbox"), { target: { value: "" } });
    fireEvent.keyDown(german.getByRole("searchbox"), { key: "b", ctrlKey: true });
    expect(german.getByRole<HTMLInputElement>("searchbox").value).toBe("Strg B");
  });

  it("explains with drawings, each with its words, and leads to the place in the program", async () => {
    const { view } = open("learn");
    const pages = sheet().getByRole("tablist", { name: "Topics" });
    const titles = within(pages).getAllByRole("tab");
    expect(titles).toHaveLength(learnTopics.length);
    for (const title of titles) {
      fireEvent.click(title);
      expect(sheet().getByRole("heading", { name: title.textContent ?? "" })).toBeTruthy();
      expect(sheet().getByRole("img", { name: /\.$/ })).toBeTruthy();
    }
    fireEvent.click(within(pages).getByRole("tab", { name: "Who sends, and what is asked for" }));
    fireEvent.click(sheet().getByRole("button", { name: "Sources of a group" }));
    await waitFor(() => expect(view.getState().tab).toBe("sources"));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("opens at a topic where a question mark asks for it, in German as well", () => {
    speak("de");
    show(
      <>
        <LearnLink topic="loss" />
        <HelpDialog />
      </>,
    );
    fireEvent.click(screen.getByRole("button", { name: "Nachlesen: Dort verloren oder hier verworfen" }));
    const german = within(screen.getByRole("dialog", { name: "Hilfe" }));
    expect(german.getByRole("heading", { name: "Dort verloren oder hier verworfen" })).toBeTruthy();
    expect(german.getByText("im Netz verloren")).toBeTruthy();
  });

  it("changes the keys of an action by pressing others, with a word on what they did, and back", () => {
    const { view } = open();
    fireEvent.click(sheet().getByRole("button", { name: "Change keys" }));
    fireEvent.click(sheet().getByRole("button", { name: "Change the keys of: Its packets" }));
    const capture = () => sheet().getByRole("textbox", { name: "New keys of: Its packets" });
    fireEvent.keyDown(capture(), { key: "ArrowUp" });
    expect(sheet().getByText(/^↑ moves about here/)).toBeTruthy();
    fireEvent.keyDown(capture(), { key: "Enter" });
    expect(view.getState().keys).toEqual({});
    fireEvent.keyDown(capture(), { key: "k", ctrlKey: true });
    expect(sheet().getByText(/^Ctrl K now does: Find any group/)).toBeTruthy();
    fireEvent.keyDown(capture(), { key: "F8" });
    fireEvent.keyDown(capture(), { key: "Enter" });
    expect(view.getState().keys).toEqual({ packets: ["F8"] });
    expect(sheet().getByText("F8")).toBeTruthy();
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Change the keys of: Its packets");
    fireEvent.click(sheet().getByRole("button", { name: "Reset the keys of: Its packets" }));
    expect(view.getState().keys).toEqual({});
  });
});
