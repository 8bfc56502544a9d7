import type { MenuItemConstructorOptions } from "electron";
import { expect, test, vi } from "vitest";
import { menuTemplate } from "./menu.ts";

function flat(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
}
const options = { platform: "linux" as NodeJS.Platform, development: false, openGroupLists: vi.fn() };
const rolesOf = (more: Partial<typeof options>) =>
  flat(menuTemplate({ ...options, ...more })).flatMap(({ role }) => (role ? [role] : []));

test("has the usual menus with the system's own roles", () => {
  expect(menuTemplate(options).map(({ role, label }) => role ?? label)).toEqual([
    "fileMenu",
    "editMenu",
    "View",
    "windowMenu",
    "help",
  ]);
  expect(rolesOf({ platform: "darwin" })[0]).toBe("appMenu");
  expect(rolesOf({ platform: "darwin" })).not.toContain("about");
  expect(rolesOf({ platform: "win32" })).toContain("about");
});

test("loading again and the developer's tools are for development only", () => {
  for (const role of ["reload", "toggleDevTools"]) {
    expect(rolesOf({})).not.toContain(role);
    expect(rolesOf({ development: true })).toContain(role);
  }
  expect(rolesOf({ development: true })).not.toContain("forceReload");
});

test("help leads to the lists of registered groups", () => {
  const openGroupLists = vi.fn();
  for (const { click } of flat(menuTemplate({ ...options, openGroupLists }))) {
    (click as (() => void) | undefined)?.();
  }
  expect(openGroupLists.mock.calls).toEqual([[4], [6]]);
});
