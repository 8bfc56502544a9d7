import type { MenuItemConstructorOptions } from "electron";
import { afterEach, expect, test, vi } from "vitest";
import { speak } from "../../shared/text/spoken.ts";
import { menuTemplate, type RecentItem } from "./menu.ts";

afterEach(() => speak("en"));

function flat(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
}
const options = {
  ...{ platform: "linux" as NodeJS.Platform, development: false, openGroupLists: vi.fn(), zoom: vi.fn() },
  ...{ openRecording: vi.fn(), clearRecent: vi.fn(), recent: [] as RecentItem[] },
};
const rolesOf = (more: Partial<typeof options>) =>
  flat(menuTemplate({ ...options, ...more })).flatMap(({ role }) => (role ? [role] : []));

test("has the usual menus with the system's own roles", () => {
  expect(menuTemplate(options).map(({ role, label }) => role ?? label)).toEqual([
    "File",
    "editMenu",
    "View",
    "windowMenu",
    "help",
  ]);
  expect(rolesOf({ platform: "darwin" })[0]).toBe("appMenu");
  expect(rolesOf({ platform: "darwin" })).not.toContain("about");
  expect(rolesOf({ platform: "win32" })).toContain("about");
});

test("speaks the language of the window in each of its items", () => {
  const shown = () =>
    flat(menuTemplate({ ...options, platform: "linux" })).flatMap(({ label, role }) => label ?? role ?? []);
  expect(shown()).toContain("undo");
  speak("de");
  const german = shown();
  expect(german.slice(0, 2)).toEqual(["Datei", "Aufzeichnung öffnen …"]);
  expect(german).toEqual(
    expect.arrayContaining(["Bearbeiten", "Rückgängig", "Vollbild", "Fenster", "Beenden"]),
  );
  // A role without a label of its own would be English.
  expect(german.filter((label) => /^[a-z]/.test(label))).toEqual([]);
});

test("loading again and the developer's tools are for development only", () => {
  for (const role of ["reload", "toggleDevTools"]) {
    expect(rolesOf({})).not.toContain(role);
    expect(rolesOf({ development: true })).toContain(role);
  }
  expect(rolesOf({ development: true })).not.toContain("forceReload");
});

test("sizes are asked of the page, whose setting they are, and their keys are the page’s", () => {
  const zoom = vi.fn();
  const items = flat(menuTemplate({ ...options, zoom })).filter(
    ({ registerAccelerator }) => registerAccelerator === false,
  );
  for (const { click } of items) (click as () => void)();
  expect(zoom.mock.calls).toEqual([["usual"], ["in"], ["out"]]);
  expect(items.map(({ label }) => label)).toEqual(["Actual Size", "Zoom In", "Zoom Out"]);
});

test("help leads to the lists of registered groups", () => {
  const openGroupLists = vi.fn();
  for (const { click } of flat(menuTemplate({ ...options, openGroupLists }))) {
    (click as (() => void) | undefined)?.();
  }
  expect(openGroupLists.mock.calls).toEqual([[4], [6]]);
});

test("what was opened lately is opened from the menu, under its own name", () => {
  const open = vi.fn();
  const labelled = (recent: RecentItem[], label: string) =>
    flat(menuTemplate({ ...options, recent })).find((item) => item.label === label);
  const click = labelled([{ label: "/tmp/a&b.pcap", open }], "/tmp/a&&b.pcap")?.click as () => void;
  click();
  expect(open).toHaveBeenCalledOnce();
  expect(labelled([], "None yet")?.enabled).toBe(false);
  expect(labelled([], "Clear this list")).toBeUndefined();
});
