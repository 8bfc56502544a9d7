import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Result } from "../../../shared/contract.ts";
import { usualHistoryKeep } from "../../../shared/model/history-keep.ts";
import type { Client } from "../../../shared/transport.ts";
import { allActions } from "../../actions/actions.ts";
import type { Castscope } from "../../context.tsx";
import { mainEntrance } from "../../keyboard/panes.ts";
import { startLanguage } from "../../language/language.ts";
import { inWindow, pretendCastscope } from "../../testing/pretend-castscope.tsx";
import { findSettings, settingNames, settings } from "./settings-list.ts";
import { SettingsPage } from "./settings-page.tsx";

afterEach(cleanup);

/** Settings of the window, and what the history keeps. */
const lines = settingNames.length + Object.keys(usualHistoryKeep).length;

const empty: Result<"settingsFile"> = {
  file: "/home/me/settings.json",
  canOpen: false,
  text: "{\n}\n",
  mistakes: [],
  fixed: [],
};

function show(told: Partial<Result<"settingsFile">> = {}, more: Partial<Castscope> = {}) {
  let keep = usualHistoryKeep;
  const setHistoryKeep = vi.fn(async (next: typeof keep) => {
    keep = next;
    return null;
  });
  const client: Partial<Client> = {
    settingsFile: async () => ({ ...empty, ...told }),
    historyState: async () => ({
      ...{ file: "/home/me/history.db", failure: null, setAside: null, leftOut: 0 },
      ...{ bytes: 1_000_000, keep },
    }),
    openSettingsFile: async () => ({ opened: "folder" as const }),
    setHistoryKeep,
    wireshark: async () => ({ path: null, version: null, offline: null }),
    recordingFiles: async () => ({
      ...{ files: null, further: false, folder: "/srv/captures", canShow: false, uploadBytes: null },
    }),
  };
  const castscope = { ...pretendCastscope(client as Client), ...more };
  render(inWindow(castscope, <SettingsPage />));
  return { ...castscope, setHistoryKeep };
}

/** What the history keeps is told a moment later. */
const said = (text: string) => screen.findByText(text, {}, { timeout: 10_000 });
const search = () => screen.getByRole("searchbox", { name: "Search settings" });
const controls = () => screen.queryAllByRole("switch").map((one) => one.getAttribute("aria-label"));

describe("the settings", () => {
  it("go to the one that was asked for elsewhere, also where a search has left it out", async () => {
    const { view } = show();
    fireEvent.change(search(), { target: { value: "dscp" } });
    act(() => view.setState({ wantedSetting: "language" }));
    expect(view.getState().wantedSetting).toBeNull();
    expect(document.activeElement?.closest("[data-setting]")?.getAttribute("data-setting")).toBe("language");
    expect(search().getAttribute("value")).toBe("");
  });

  it("stand on one page, each with what it is where nobody changed it", async () => {
    show();
    expect(await said(`0 of ${lines} changed`)).toBeTruthy();
    expect(screen.getAllByText("default").length).toBeGreaterThanOrEqual(lines);
  });

  it("act at once, say what they were, and go back one by one or all together", async () => {
    const { view } = show();
    fireEvent.click(screen.getByRole("switch", { name: "Single-letter keys" }));
    expect(view.getState().letterKeys).toBe(false);
    fireEvent.click(
      within(screen.getByRole("radiogroup", { name: "Theme" })).getByRole("radio", { name: "Dark" }),
    );
    expect(view.getState().theme).toBe("dark");
    expect(await said(`2 of ${lines} changed`)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Reset Single-letter keys to on" }));
    expect(view.getState().letterKeys).toBe(true);
    fireEvent.click(screen.getByRole("switch", { name: "A sound" }));
    fireEvent.click(screen.getByRole("button", { name: "Reset all" }));
    expect(view.getState()).toMatchObject({ theme: "system", sound: false });
  });

  it("are reached by Down and Enter from the search, where the page is entered and Escape leads", () => {
    show();
    const press = (key: string) => fireEvent.keyDown(search(), { key });
    fireEvent.change(search(), { target: { value: "single" } });
    for (const key of ["ArrowDown", "Enter"]) {
      search().focus();
      press(key);
      expect(document.activeElement).toBe(screen.getByRole("switch", { name: "Single-letter keys" }));
    }
    expect(mainEntrance()).toBe(search());
    search().focus();
    press("Escape");
    expect(search()).toHaveProperty("value", "");
    press("Escape");
    expect(document.activeElement).toBe(search());
  });

  it("are taken back one after another, as they were changed", () => {
    const { view, notices } = show();
    fireEvent.click(screen.getByRole("switch", { name: "A sound" }));
    fireEvent.click(screen.getByRole("switch", { name: "Single-letter keys" }));
    expect(view.getState()).toMatchObject({ sound: true, letterKeys: false });
    notices.undoLast();
    expect(view.getState()).toMatchObject({ sound: true, letterKeys: true });
    notices.undoLast();
    expect(view.getState()).toMatchObject({ sound: false, letterKeys: true });
  });

  it("that another window changed since stay when they are to be taken back, and that is told", () => {
    const { view, notices } = show();
    fireEvent.click(
      within(screen.getByRole("radiogroup", { name: "Theme" })).getByRole("radio", { name: "Dark" }),
    );
    fireEvent.click(screen.getByRole("switch", { name: "A sound" }));
    fireEvent.click(screen.getByRole("button", { name: "Reset all" }));
    act(() => view.setState({ theme: "light" }));
    notices.undoLast();
    expect(view.getState()).toMatchObject({ theme: "light", sound: true });
    expect(notices.getState().notices.map(({ text }) => text)).toEqual([
      "It was changed since, and stays as it is now.",
    ]);
  });

  it("say where recordings are written, have it copied, and chosen by the system's dialog where there is one", async () => {
    const write = vi.fn(async () => {});
    vi.stubGlobal("navigator", { clipboard: { writeText: write } });
    const { notices } = show({}, { chooseRecordingsFolder: async () => "/mnt/captures" });
    fireEvent.click(await screen.findByRole("button", { name: "Copy the path: Recordings are written to" }));
    expect(write).toHaveBeenCalledWith("/srv/captures");
    fireEvent.click(screen.getByRole("button", { name: "Choose …" }));
    await vi.waitFor(() =>
      expect(notices.getState().notices.map(({ text }) => text)).toContain(
        "From the next start on recordings are written to /mnt/captures. Those that there are stay where they lie.",
      ),
    );
    vi.unstubAllGlobals();
    cleanup();
    show();
    await screen.findByRole("button", { name: "Copy the path: Recordings are written to" });
    expect(screen.queryByRole("button", { name: "Choose …" })).toBeNull();
  });

  it("stand in sections that count what is changed, each a click away", () => {
    show();
    fireEvent.click(screen.getByRole("switch", { name: "A sound" }));
    const sections = within(screen.getByRole("navigation", { name: "Sections" }));
    fireEvent.click(sections.getByRole("button", { name: "Events, 1 changed" }));
    const events = screen.getByRole("region", { name: "Events" });
    expect(events.contains(document.activeElement)).toBe(true);
  });

  it("that are numbers take one within their bounds, and say which those are", () => {
    const { view } = show();
    const field = screen.getByRole("textbox", { name: "Ask before sending with a TTL above" });
    fireEvent.change(field, { target: { value: "256" } });
    fireEvent.keyDown(field, { key: "Enter" });
    expect(screen.getByText("It is 0 to 255; 32 is kept.")).toBeTruthy();
    expect(view.getState().askAboveTtl).toBe(32);
    fireEvent.change(field, { target: { value: "64" } });
    fireEvent.keyDown(field, { key: "Enter" });
    expect(view.getState().askAboveTtl).toBe(64);
    expect(screen.queryByText(/^It is /)).toBeNull();
  });

  it("choose the language, in which they are then found", () => {
    const { view } = show();
    const root = document.documentElement;
    const tell = vi.fn();
    startLanguage(view, root, { languages: ["en"] }, tell);
    const languages = within(screen.getByRole("radiogroup", { name: "Language" }));
    fireEvent.click(languages.getByRole("radio", { name: "Deutsch" }));
    expect([view.getState().language, root.lang]).toEqual(["de", "de"]);
    cleanup();
    show();
    expect(screen.getByRole("switch", { name: "Ein Ton" })).toBeTruthy();
    view.setState({ language: "system" });
    expect(root.lang).toBe("en");
    // The desktop’s menus and the next start are told of each change once.
    view.setState({ askAboveTtl: 5 });
    expect(tell.mock.calls).toEqual([
      ["en", "system"],
      ["de", "de"],
      ["en", "system"],
    ]);
  });

  it("are found by their words and reasons, and by what is changed", async () => {
    const { view } = show();
    await said(`0 of ${lines} changed`);
    fireEvent.change(search(), { target: { value: "ctrl k" } });
    expect(controls()).toEqual(["Single-letter keys"]);
    fireEvent.change(search(), { target: { value: "nowhere" } });
    expect(screen.getByText(/^No setting is about “nowhere”\./)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: `Show all ${lines}` }));
    view.setState({ packetDscp: true });
    fireEvent.click(screen.getByRole("radio", { name: "Changed" }));
    expect(controls()).toEqual(["Column for DSCP"]);
  });

  it.each([
    ["Sprache", "Language"],
    ["dark mode", "Theme"],
    ["time zone", "Time of day"],
    ["Zeitzone", "Time of day"],
    ["hop limit", "Ask before sending with a TTL above"],
    ["askAboveTtl", "Ask before sending with a TTL above"],
    ["Schriftgrosse", "Size"],
    ["schriftgroesse", "Size"],
  ])("are found by what people call them in any language: %s", (text, title) => {
    expect(findSettings(settings(true), text).map((one) => one.title)).toEqual([title]);
  });

  it("that an administrator set cannot be changed, nor reset with all others", async () => {
    const { view } = show({ fixed: ["sound"] });
    view.setState({ sound: true, notifications: true });
    await vi.waitFor(() => expect(screen.getByText("set by an administrator")).toBeTruthy());
    fireEvent.click(screen.getByRole("button", { name: "Reset all" }));
    expect(view.getState()).toMatchObject({ sound: true, notifications: false });
  });

  it("are shown as the file that they stand in, with its mistakes by line", async () => {
    const text = '{\n  "theme": "pink",\n}\n';
    const mistake = { name: "profile-value-wrong", values: { member: "theme" } } as const;
    show({ text, mistakes: [{ line: 2, mistake }] });
    await vi.waitFor(() => {
      fireEvent.click(screen.getByRole("button", { name: "The same as a file" }));
      expect(screen.getByLabelText("Content of the file").textContent).toBe(text);
    });
    expect(screen.getByText(/^Line 2: /)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Open in editor" })).toBeNull();
  });

  it("are opened in an editor where the door has one, which may only show them in their folder", async () => {
    const { notices } = show({ canOpen: true });
    fireEvent.click(screen.getByRole("button", { name: "The same as a file" }));
    fireEvent.click(await screen.findByRole("button", { name: "Open in editor" }));
    await vi.waitFor(() =>
      expect(notices.getState().notices.map(({ text }) => text)).toEqual([
        "No program opens it here: it is shown in its folder.",
      ]),
    );
  });

  it("say for how long the history keeps what, and take nothing that cannot be", async () => {
    const { setHistoryKeep } = show();
    const minutes = await screen.findByRole("textbox", { name: "Minutes are kept for, in days" });
    fireEvent.change(minutes, { target: { value: "90" } });
    fireEvent.blur(minutes);
    await vi.waitFor(() => expect(screen.getByText("30 days")).toBeTruthy());
    expect(setHistoryKeep).toHaveBeenCalledWith({ ...usualHistoryKeep, minutes: 90 * 24 * 3_600 });
    const most = screen.getByRole("textbox", { name: "The file has at most, in MB" });
    fireEvent.change(most, { target: { value: "3" } });
    fireEvent.blur(most);
    expect(screen.getByText(/^It is 16 to /)).toBeTruthy();
    expect(setHistoryKeep).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByRole("button", { name: "Reset Minutes are kept for to 30 days" }));
    await vi.waitFor(() => expect(setHistoryKeep).toHaveBeenLastCalledWith(usualHistoryKeep));
  });

  it("of the history are found, counted and reset like all others", async () => {
    const { view, notices, setHistoryKeep } = show();
    const minutes = await screen.findByRole("textbox", { name: "Minutes are kept for, in days" });
    fireEvent.change(minutes, { target: { value: "90" } });
    fireEvent.blur(minutes);
    act(() => view.setState({ sound: true }));
    expect(await said(`2 of ${lines} changed`)).toBeTruthy();
    fireEvent.click(screen.getByRole("radio", { name: "Changed" }));
    fireEvent.change(search(), { target: { value: "no peak" } });
    expect(screen.getAllByRole("textbox")).toHaveLength(1);
    expect(controls()).toEqual([]);
    const changed = { ...usualHistoryKeep, minutes: 90 * 24 * 3_600 };
    fireEvent.click(screen.getByRole("button", { name: "Reset all" }));
    expect(view.getState().sound).toBe(false);
    expect(setHistoryKeep).toHaveBeenLastCalledWith(usualHistoryKeep);
    notices.undoLast();
    expect(view.getState().sound).toBe(true);
    await vi.waitFor(() => expect(setHistoryKeep).toHaveBeenLastCalledWith(changed));
  });

  it("tell how many keys are changed, lead to their sheet, and reset them all", () => {
    const { view, parts, notices } = show();
    const open = vi.fn();
    parts.add("openHelp", open);
    fireEvent.click(screen.getByRole("button", { name: "Change keys" }));
    expect(open).toHaveBeenCalledWith("keys");
    const keys = { pause: ["P"], leave: [] };
    act(() => view.setState({ keys }));
    expect(screen.getByText(`2 of ${allActions.length} changed`)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Reset Keys to the usual" }));
    expect(view.getState().keys).toEqual({});
    notices.undoLast();
    expect(view.getState().keys).toEqual(keys);
  });

  it("leave a browser its own zoom", () => {
    show();
    expect(screen.queryByRole("textbox", { name: "Size, in %" })).toBeNull();
    expect(screen.getByText("the browser’s: Ctrl + and Ctrl -")).toBeTruthy();
  });

  it("are followed by what is chosen at the start, which is found as well", async () => {
    show();
    await vi.waitFor(() => expect(screen.getByText("/home/me/history.db")).toBeTruthy());
    expect(screen.getByText("not found")).toBeTruthy();
    fireEvent.change(search(), { target: { value: "recordings written" } });
    expect(screen.getByText("/srv/captures")).toBeTruthy();
    expect(screen.queryByText("not found")).toBeNull();
  });
});
