import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Castscope, untilJoined } from "./castscope.ts";
import { startDoor } from "./door.ts";
import { expect, Keyboard, test } from "./keyboard.ts";
import { sendRtp } from "./rtp.ts";

/** The other pages, dialogs and the palette, by keyboard alone. */

// Long ways, which take their time on a busy computer.
test.describe.configure({ timeout: 150_000 });

const numbers = Array.from({ length: 40 }, (_, at) => at);

test("recordings are made, opened, cut, renamed and binned by keyboard @headless", async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "castscope-e2e-keyboard-"));
  const door = await startDoor(0, ["--recordings", folder]);
  const castscope = new Castscope(page);
  const keyboard = new Keyboard(castscope);
  const grid = page.getByRole("grid", { name: "Recordings" });
  const tabs = page.locator("[data-pane=sessions]").getByRole("tab");
  const row = castscope.row("239.1.9.3:5903");
  try {
    await page.goto(door.url);

    await keyboard.step("record twice with R, once from its menu", async () => {
      await keyboard.join("239.1.9.3:5903 on lo");
      await untilJoined("239.1.9.3");
      await keyboard.press("Control+7");
      await keyboard.press("r");
      await expect(grid.getByRole("row", { name: /recording/ })).toBeVisible();
      await sendRtp({ group: "239.1.9.3", port: 5903, ssrc: 1, numbers });
      await expect(grid.locator('[data-column="packets"]').last()).toHaveText("40");
      await keyboard.press("r");
      await expect(grid.getByRole("row", { name: /closed/ })).toHaveCount(1);
      await keyboard.press("Control+1", "R");
      const menu = page.getByRole("dialog", { name: "Record" });
      await keyboard.go("Tab", menu.getByRole("button", { name: "Start recording" }), 12);
      await keyboard.press("Enter");
      const stop = menu.getByRole("button", { name: "Stop", exact: true });
      await expect(stop).toBeVisible();
      await sendRtp({ group: "239.1.9.3", port: 5903, ssrc: 1, numbers });
      await expect(menu.getByText(/^40 packets in /)).toBeVisible();
      await keyboard.go("Shift+Tab", stop, 12);
      await keyboard.press("Enter");
      await expect(stop).toBeHidden();
      await expect(menu.locator(":focus")).toBeVisible();
      await keyboard.press("Escape");
      await expect(menu).toBeHidden();
      await keyboard.press("Escape");
      await expect(row).toBeFocused();
    });

    await keyboard.step("the list: its search, its menu, and one opened", async () => {
      await keyboard.press("Control+7");
      await keyboard.go("F6", grid, 12);
      const search = page.getByRole("searchbox", { name: "Filter recordings" });
      for (const key of ["ArrowDown", "Enter", "Escape"]) {
        await keyboard.press("/");
        await expect(search).toBeFocused();
        await keyboard.press(key);
        await expect(grid).toBeFocused();
      }
      await keyboard.press("End", "ContextMenu");
      await expect(page.getByRole("menu")).toBeVisible();
      await keyboard.press("Escape");
      await expect(grid).toBeFocused();
      await keyboard.press("Enter");
      await expect(tabs.nth(1)).toHaveAttribute("aria-selected", "true");
      await expect(row).toBeVisible();
    });

    await keyboard.step("a span of it, by keys and by its ends", async () => {
      await keyboard.go("F6", row, 14);
      await keyboard.press("Enter");
      await expect(castscope.packets).toBeFocused();
      await keyboard.press("Home", "ArrowDown", "[");
      const whole = page.getByRole("button", { name: "Whole", exact: true });
      await expect(whole).toBeEnabled();
      await keyboard.press("End", "ArrowUp", "]", "+", "-", "0");
      await expect(whole).toBeDisabled();
      await expect(castscope.packets).toBeFocused();
      const end = page.getByRole("slider", { name: "End of the span" });
      await keyboard.go("Shift+Tab", end, 40);
      await keyboard.press("ArrowLeft");
      await expect(whole).toBeEnabled();
      await keyboard.go("Shift+Tab", whole, 12);
      await keyboard.press("Enter");
      await expect(whole).toBeDisabled();
      await expect(page.locator("main :focus")).toBeVisible();
    });

    await keyboard.step("from tab to tab, and close it", async () => {
      await keyboard.go("F6", tabs.nth(1), 12);
      await keyboard.press("ArrowLeft", "Enter");
      await expect(tabs.first()).toHaveAttribute("aria-selected", "true");
      await keyboard.press("ArrowRight", "Enter");
      await expect(tabs.nth(1)).toHaveAttribute("aria-selected", "true");
      await keyboard.go("Tab", page.getByRole("button", { name: /^Close castscope/ }), 10);
      await keyboard.press("Enter");
      await expect(tabs).toHaveCount(1);
      await expect(page.locator("main :focus")).toBeVisible();
    });

    await keyboard.step("rename, bin both, and take it back", async () => {
      await keyboard.go("F6", grid, 12);
      await keyboard.press("Home", "F2");
      await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
      await keyboard.replace("kept");
      await keyboard.press("Enter");
      await expect(grid.getByRole("row", { name: "kept" })).toBeVisible();
      await expect(grid).toBeFocused();
      await keyboard.press("Home", "Delete");
      await expect(grid.locator("tbody tr")).toHaveCount(1);
      await expect(grid).toBeFocused();
      await keyboard.press("Home", "Delete");
      await expect(page.getByText("No recordings yet.")).toBeVisible();
      await expect(page.locator("main :focus")).toBeVisible();
      await keyboard.press("Control+z", "Control+z");
      await expect(grid.locator("tbody tr")).toHaveCount(2);
      await expect(page.locator("main :focus")).toBeVisible();
    });
  } finally {
    await door.stop();
    rmSync(folder, { recursive: true });
  }
});

test("overview, events, this computer and settings by keyboard", async ({ castscope, keyboard, page }) => {
  const main = page.locator("main :focus");
  const pane = page.getByRole("complementary", { name: "Thresholds" });

  await keyboard.step("from page to page", async () => {
    await keyboard.type("239.1.9.4:5904 on lo 239.1.9.5:5905 on lo");
    await keyboard.press("Enter");
    await expect(castscope.row("239.1.9.5:5905")).toBeVisible();
    await keyboard.press("ArrowDown");
    for (const key of ["2", "3", "4", "7", "1"]) {
      await keyboard.press(`Control+${key}`);
      await expect(
        page.getByRole("navigation", { name: "Pages" }).locator("[aria-current=page]"),
      ).toHaveCount(1);
      await expect(main).toBeVisible();
    }
  });

  await keyboard.step("overview: its filter, as a table and back, and a group opened", async () => {
    await keyboard.press("Control+2");
    const grid = page.getByRole("grid", { name: "Overview", exact: true });
    // What it draws is read first.
    await expect(grid).toBeVisible();
    await keyboard.go("Escape", grid, 3);
    const search = page.getByRole("searchbox", { name: "Filter groups of the overview" });
    for (const key of ["ArrowDown", "Enter", "Escape"]) {
      await keyboard.press("/");
      await expect(search).toBeFocused();
      await keyboard.press(key);
      await expect(grid).toBeFocused();
    }
    await keyboard.press("/");
    await keyboard.type("nothing");
    await keyboard.go("Tab", page.getByRole("button", { name: /^Show all \d/ }), 20);
    await keyboard.press("Enter");
    await expect(grid).toBeVisible();
    await expect(main).toBeVisible();
    const asTable = page.getByRole("button", { name: "Show as table" });
    await keyboard.go("Shift+Tab", asTable, 20);
    await keyboard.press("Enter", "Enter");
    await expect(asTable).toBeFocused();
    await expect(grid).toBeVisible();
    await keyboard.go("Escape", grid, 3);
    await keyboard.press("ArrowDown", "ArrowLeft", "Enter");
    await expect(page.locator("[data-pane=details] :focus")).toBeVisible();
  });

  await keyboard.step("events: its filter, the next one, seen, and its group", async () => {
    await keyboard.press("Control+3");
    const grid = page.getByRole("grid", { name: "Events" });
    await expect(grid).toBeVisible();
    await keyboard.go("Escape", grid, 3);
    for (const key of ["ArrowDown", "Enter", "Escape"]) {
      await keyboard.press("/");
      await expect(page.getByRole("searchbox", { name: "Find events" })).toBeFocused();
      await keyboard.press(key);
      await expect(grid).toBeFocused();
    }
    await keyboard.press("n", "N", "m");
    await expect(grid).toBeFocused();
    await keyboard.press("Home", "Enter");
    await expect(page.locator("[data-pane=details] :focus")).toBeVisible();
  });

  await keyboard.step(
    "thresholds: a limit with a mistake, a way to be told made, removed and back",
    async () => {
      await keyboard.press("Control+3");
      const silence = pane.getByRole("switch", { name: "Silence over" });
      await keyboard.go("Tab", silence, 40);
      await keyboard.press("Space", "Tab");
      const limit = pane.getByRole("textbox", { name: "Limit, s" });
      await expect(limit).toBeFocused();
      await keyboard.replace("many");
      await keyboard.press("Enter");
      await expect(pane.getByText(/many.*a limit/)).toBeVisible();
      await keyboard.press("Escape");
      await expect(limit).toBeFocused();
      const add = pane.getByRole("button", { name: "Add a way" });
      const form = pane.getByRole("form", { name: "A new way to be told" });
      await keyboard.go("Tab", add, 30);
      await keyboard.press("Enter");
      await expect(form.locator(":focus")).toBeVisible();
      await keyboard.press("Escape");
      await expect(add).toBeFocused();
      await keyboard.press("Enter");
      await keyboard.go("Tab", form.getByRole("textbox", { name: "Name" }), 4);
      await keyboard.type("noc");
      await keyboard.press("Tab");
      await keyboard.type("http://127.0.0.1:9/hook");
      await keyboard.press("Enter");
      const remove = pane.getByRole("button", { name: "Remove noc" });
      await expect(remove).toBeVisible();
      await expect(form).toBeHidden();
      await expect(pane.locator(":focus")).toBeVisible();
      // The focus is on the new way or behind it, whichever was there first.
      await keyboard.go("Shift+Tab", limit, 30);
      await keyboard.go("Tab", remove, 30);
      await keyboard.press("Enter");
      await expect(remove).toBeHidden();
      await expect(pane.locator(":focus")).toBeVisible();
      await keyboard.press("Control+z");
      await expect(remove).toBeVisible();
    },
  );

  await keyboard.step(
    "settings: found, changed, reset, taken back, in another language, as a file",
    async () => {
      await keyboard.press("Escape", "g", ",");
      const search = page.getByRole("searchbox", { name: "Search settings" });
      await keyboard.press("Escape");
      await expect(search).toBeFocused();
      await keyboard.type("theme");
      await keyboard.press("ArrowDown", "ArrowRight");
      const html = page.locator("html");
      await expect(page.getByRole("radio", { name: "Dark" })).toBeFocused();
      await expect(html).toHaveAttribute("data-theme", "dark");
      await keyboard.press("Control+z");
      await expect(page.getByRole("radio", { name: "Dark" })).not.toBeChecked();
      await expect(main).toBeVisible();
      await keyboard.press("Escape", "ArrowDown", "ArrowRight");
      await keyboard.go("Tab", page.getByRole("button", { name: /^Reset Theme/ }), 4);
      await keyboard.press("Enter");
      await expect(page.getByRole("button", { name: /^Reset Theme/ })).toBeHidden();
      await expect(page.getByRole("radiogroup", { name: "Theme" }).locator(":focus")).toBeVisible();
      await keyboard.press("/");
      await keyboard.replace("language");
      await keyboard.press("Enter", "ArrowLeft");
      await expect(html).toHaveAttribute("lang", "de");
      await expect(page.getByRole("radio", { name: "Deutsch" })).toBeFocused();
      await keyboard.press("ArrowLeft");
      await expect(html).toHaveAttribute("lang", "en");
      await expect(page.getByRole("radio", { name: "English" })).toBeFocused();
      await keyboard.go("Shift+Tab", page.getByRole("button", { name: "The same as a file" }), 30);
      await keyboard.press("Enter");
      await keyboard.go("Tab", page.getByRole("button", { name: "Close the file" }), 60);
      await keyboard.press("Enter");
      await expect(main).toBeVisible();
      await keyboard.press("Control+1", "Escape");
      await expect(castscope.groups.locator("tr:focus")).toBeVisible();
    },
  );
});

test("palette, help, profiles and address book by keyboard", async ({ castscope, keyboard, page }) => {
  const first = castscope.row("239.1.9.6:5906");
  const dialog = page.getByRole("dialog");
  const palette = async (text: string, found: string | RegExp): Promise<void> => {
    await keyboard.press("Control+k");
    await expect(dialog.getByRole("combobox")).toBeFocused();
    await keyboard.type(text);
    await expect(dialog.locator("[role=option][aria-selected=true]")).toHaveAccessibleName(found);
    await keyboard.press("Enter");
  };
  const rows = async (): Promise<void> => {
    await keyboard.press("Control+1");
    await keyboard.go("Escape", castscope.groups.locator("tr[tabindex='0']"), 5);
  };

  await keyboard.step("join", async () => {
    await keyboard.type("239.1.9.6:5906 on lo 239.1.9.7:5907 on lo");
    await keyboard.press("Enter");
    await expect(castscope.row("239.1.9.7:5907")).toBeVisible();
    await untilJoined("239.1.9.6", "239.1.9.7");
    await sendRtp({ group: "239.1.9.6", port: 5906, ssrc: 1, numbers });
    await rows();
  });

  await keyboard.step(
    "the palette: a group, a source, an action of each kind, a setting, a page of the help",
    async () => {
      await palette("239.1.9.7", /^239\.1\.9\.7:5907, group/);
      await expect(castscope.row("239.1.9.7:5907")).toBeFocused();
      await palette("127.0.0.1", /source/);
      await expect(page.locator("[data-pane=details] :focus")).toBeVisible();
      await rows();
      await palette(">239.1.9.6 rename", /^Rename/);
      await expect(castscope.groups.getByRole("textbox", { name: /^Name of/ })).toBeFocused();
      await keyboard.press("Escape");
      await expect(first).toBeFocused();
      await palette("#single", /^Single-letter keys/);
      await expect(page.getByRole("switch", { name: "Single-letter keys" })).toBeFocused();
      await rows();
      await palette(">pause", /^Pause/);
      await expect(first).toBeFocused();
      await keyboard.press("Space");
      await palette("?loss", /^Lost there|^Loss/);
      await expect(page.getByRole("dialog", { name: "Help" }).locator(":focus")).toBeVisible();
      await keyboard.go("Escape", first, 4);
    },
  );

  await keyboard.step("the sheet of keys: one found, changed and reset; pages to learn from", async () => {
    await keyboard.press("?");
    const search = dialog.getByRole("searchbox");
    await expect(search).toBeFocused();
    await keyboard.type("pause");
    await keyboard.go("Tab", dialog.getByRole("button", { name: "Change keys" }), 8);
    await keyboard.press("Enter");
    await keyboard.go("Tab", dialog.getByRole("button", { name: /^Change the keys of: Pause/ }), 8);
    await keyboard.press("Enter");
    await expect(dialog.getByRole("textbox", { name: /^New keys of/ })).toBeFocused();
    await keyboard.press("Control+y", "Enter");
    const reset = dialog.getByRole("button", { name: /^Reset the keys of/ });
    await keyboard.go("Tab", reset, 6);
    await keyboard.press("Enter");
    await expect(reset).toBeHidden();
    await expect(dialog.locator(":focus")).toBeVisible();
    await keyboard.go("Escape", first, 4);
    await keyboard.press("g", "h");
    await expect(dialog.locator(":focus")).toBeVisible();
    await keyboard.go("Tab", dialog.getByRole("button", { name: "Scope in Compose" }), 20);
    await keyboard.press("Enter");
    await expect(castscope.compose.locator(":focus")).toBeVisible();
    await rows();
  });

  await keyboard.step("profiles: saved, exported, imported, switched and back, deleted", async () => {
    const profile = page.getByRole("button", { name: /^Profiles: / });
    const take = async (entry: RegExp, role: "menuitem" | "menuitemradio" = "menuitem"): Promise<void> => {
      await rows();
      await keyboard.go("F6", profile, 12);
      await keyboard.choose(profile, page.getByRole(role, { name: entry }).first());
    };
    await take(/^Save as/);
    await expect(dialog.getByRole("textbox", { name: "Name" })).toBeFocused();
    await keyboard.press("Escape");
    await expect(profile).toBeFocused();
    await take(/^Save as/);
    await expect(dialog.getByRole("textbox", { name: "Name" })).toBeFocused();
    await keyboard.replace("Second");
    await keyboard.press("Enter");
    await expect(profile).toHaveAccessibleName("Profiles: Second");
    await expect(profile).toBeFocused();
    const download = page.waitForEvent("download");
    await take(/^Export/);
    const file = await (await download).path();
    const chooser = page.waitForEvent("filechooser");
    await take(/^Import/);
    await (await chooser).setFiles(file);
    const imported = page.getByRole("dialog", { name: "Import a profile" });
    await expect(imported.getByRole("textbox", { name: "Name" })).toBeFocused();
    await keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(profile).toBeFocused();
    await take(/^Default/, "menuitemradio");
    await expect(profile).toHaveAccessibleName("Profiles: Default");
    // What takes it back is offered once all its groups are there.
    await expect(page.getByText(/^The profile “Default” is open: /)).toBeVisible();
    await rows();
    await keyboard.press("Control+z");
    await expect(profile).toHaveAccessibleName("Profiles: Second");
  });

  await keyboard.step("the address book: two entered, both removed, one back", async () => {
    await rows();
    await palette(">address book", /^Address book/);
    const where = dialog.getByRole("textbox", { name: "Address, port" });
    const entries = dialog.getByRole("listitem");
    for (const [at, name] of Object.entries({ "239.1.9.6:5906": "One", "239.1.9.7:5907": "Two" })) {
      await keyboard.go("Tab", where, 10);
      await keyboard.replace(at);
      await keyboard.press("Tab");
      await keyboard.type(name);
      await keyboard.press("Enter");
      await expect(entries.filter({ hasText: name })).toBeVisible();
    }
    await keyboard.go("Shift+Tab", dialog.getByRole("button", { name: "Remove One" }), 12);
    await keyboard.press("Enter");
    await expect(dialog.getByRole("button", { name: "Remove Two" })).toBeFocused();
    await keyboard.press("Enter");
    await expect(entries).toHaveCount(0);
    await expect(where).toBeFocused();
    await keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await keyboard.press("Control+z");
    await expect(castscope.cell("239.1.9.7:5907", "name")).toHaveText("Two");
  });
});
