import { untilJoined } from "./castscope.ts";
import { expect, test } from "./keyboard.ts";

/** Joining, and what is done with rows, by keyboard alone. */

// Long ways, which take their time on a busy computer.
test.describe.configure({ timeout: 150_000 });

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("groups are joined by keyboard: tried, typed, known, as a list and as a range", async ({
  castscope,
  keyboard,
  page,
}) => {
  const { joinField } = castscope;
  const list = page.getByRole("dialog", { name: "Join a list" });
  const lines = list.getByRole("grid").getByRole("row");

  await keyboard.step("try it", async () => {
    await expect(joinField).toBeFocused();
    await keyboard.press("Escape");
    await keyboard.go("Tab", page.getByRole("button", { name: "Try it on this computer" }));
    await keyboard.press("Enter");
    await expect(castscope.row("239.255.0.1:5000")).toBeFocused();
  });

  await keyboard.step("typed, once more, and with a mistake", async () => {
    await keyboard.press("j");
    await keyboard.join("239.1.7.20:5720 on lo");
    await expect(castscope.row("239.1.7.20:5720")).toBeFocused();
    await keyboard.press("j");
    await keyboard.type("239.1.7.20:5720 on lo");
    await keyboard.press("Enter");
    await expect(page.getByText("239.1.7.20:5720 on lo is already joined.")).toBeVisible();
    await keyboard.type("239.1.300.3:5004");
    await keyboard.press("Enter");
    await expect(page.getByText(/^300 is too large/).first()).toBeVisible();
    await keyboard.press("ArrowDown");
    await expect(castscope.row("239.1.7.20:5720")).toBeFocused();
    await keyboard.press("j");
    await keyboard.replace("");
    await keyboard.press("Delete", "ArrowDown");
    await expect(castscope.row("239.1.7.20:5720")).toBeFocused();
  });

  await keyboard.step("known, on the loopback", async () => {
    await keyboard.press("Control+4");
    const on = page.getByRole("combobox", { name: "Join known groups on" });
    await keyboard.go("Tab", on);
    await keyboard.choose(on, page.getByRole("option", { name: /^lo/ }));
    await keyboard.go("Tab", page.getByRole("button", { name: "Join mDNS, 224.0.0.251:5353" }));
    await keyboard.press("Enter");
    const row = castscope.groups.getByRole("row", { name: /^224\.0\.0\.251:5353/ });
    await expect(row).toHaveAttribute("aria-selected", "true");
    await expect(row).toBeFocused();
  });

  await keyboard.step("a list: mended in its place, a line dropped, one left out", async () => {
    const text = "239.1.7.1:5701 on lo\n239.1.300.2:5702\n239.1.7.4:5704 on lo\n239.1.300.9:5709\n";
    await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
    await keyboard.press("J");
    await expect(joinField).toBeFocused();
    await keyboard.press("Control+v");
    await expect(lines).toHaveCount(5);
    await keyboard.press("ArrowDown", "ArrowDown");
    await expect(lines.nth(2)).toBeFocused();
    await keyboard.press("Enter");
    await keyboard.replace("239.1.7.2:5702 on lo");
    await keyboard.press("Enter");
    await expect(lines.nth(2)).toBeFocused();
    await keyboard.press("ArrowDown", "Delete");
    await expect(lines).toHaveCount(4);
    await expect(lines.nth(3)).toBeFocused();
    await keyboard.press("Control+Enter");
    await expect(castscope.row("239.1.7.2:5702")).toBeVisible();
    await expect(lines).toHaveCount(2);
    await keyboard.go("Tab", list.getByRole("button", { name: "Cancel" }));
    await keyboard.press("Enter");
    await expect(list).toBeHidden();
    await expect(joinField).toBeFocused();
  });

  await keyboard.step("a range, looked into", async () => {
    await keyboard.type("239.1.7.8-9:5707 on lo");
    await expect(lines).toHaveCount(2);
    await keyboard.press("ArrowDown", "ArrowRight");
    await expect(list.getByText("239.1.7.9:5707 on lo")).toBeVisible();
    await keyboard.press("ArrowUp");
    await expect(joinField).toBeFocused();
    await keyboard.press("Control+Enter");
    await expect(castscope.row("239.1.7.9:5707")).toBeVisible();
    await expect(list).toBeHidden();
    await keyboard.press("Escape");
    await expect(castscope.groups.locator("tr:focus")).toBeVisible();
  });
});

test("rows are chosen, named, labelled, left, sorted, grouped and filtered by keyboard", async ({
  castscope,
  keyboard,
  page,
}) => {
  const { groups } = castscope;
  const endpoints = [1, 2, 3, 4, 5].map((at) => `239.1.8.${at}:580${at}`);
  const row = (at: number) => castscope.row(endpoints[at - 1] ?? "");
  const name = (at: number) => castscope.cell(endpoints[at - 1] ?? "", "name");
  const bar = page.getByRole("toolbar", { name: /selected$/ });
  const menu = page.getByRole("menu");

  await keyboard.step("join", async () => {
    await keyboard.type(endpoints.map((one) => `${one} on lo`).join(" "));
    await keyboard.press("Enter");
    await expect(groups).toHaveAttribute("aria-rowcount", "6");
    await untilJoined("239.1.8.5");
    await keyboard.press("ArrowDown", "Home");
    await expect(row(1)).toBeFocused();
  });

  await keyboard.step("choose several", async () => {
    await keyboard.press("Shift+ArrowDown", "Shift+ArrowDown");
    await expect(bar).toHaveAccessibleName("3 of 5 groups selected");
    await keyboard.press("Control+ArrowDown", "Control+Space");
    await expect(bar).toHaveAccessibleName("4 of 5 groups selected");
    await keyboard.press("Control+a");
    await expect(bar).toHaveAccessibleName("5 of 5 groups selected");
    await keyboard.press("Escape");
    await expect(bar).toBeHidden();
    await expect(row(4)).toBeFocused();
  });

  await keyboard.step("the menu of a row", async () => {
    for (const key of ["Shift+F10", "ContextMenu"]) {
      await keyboard.press(key);
      await expect(menu).toBeVisible();
      await keyboard.press("Escape");
      await expect(menu).toBeHidden();
      await expect(row(4)).toBeFocused();
    }
    await keyboard.press("Shift+F10");
    await keyboard.take(page.getByRole("menuitem", { name: "Rename" }));
    await keyboard.type("From the menu");
    await keyboard.press("Enter");
    await expect(name(4)).toHaveText("From the menu");
    await expect(row(4)).toBeFocused();
    await keyboard.press("Shift+F10");
    await keyboard.take(page.getByRole("menuitem", { name: "Details" }));
    await expect(page.getByRole("tab", { name: "Packets" })).toBeFocused();
    await keyboard.press("Escape");
    await expect(row(4)).toBeFocused();
  });

  await keyboard.step("rename one and many, and take it back", async () => {
    await keyboard.press("Home", "F2");
    await keyboard.type("Camera");
    await keyboard.press("Enter");
    await expect(name(1)).toHaveText("Camera");
    await expect(row(1)).toBeFocused();
    await keyboard.press("F2", "Escape");
    await expect(row(1)).toBeFocused();
    await keyboard.press("Control+z");
    await expect(name(1)).toHaveText("");
    await keyboard.press("Shift+ArrowDown", "F2");
    await expect(page.getByRole("textbox", { name: "Pattern" })).toBeFocused();
    await keyboard.type("Camera {n}");
    await keyboard.press("Enter");
    await expect(name(2)).toHaveText("Camera 2");
    await expect(row(2)).toBeFocused();
    await keyboard.press("Control+z");
    await expect(name(2)).toHaveText("");
    await keyboard.press("Escape");
  });

  await keyboard.step("label, and take it back", async () => {
    await keyboard.press("Home", "Shift+L");
    await expect(page.getByRole("combobox", { name: /^Label/ })).toBeFocused();
    await keyboard.type("Studio");
    await keyboard.press("Enter");
    await expect(name(1)).toHaveText("Studio");
    await expect(row(1)).toBeFocused();
    await keyboard.press("Control+z");
    await expect(name(1)).toHaveText("");
  });

  await keyboard.step("leave one after another, from inside and at the end, and take all back", async () => {
    await keyboard.press("Home", "ArrowDown", "Delete");
    await expect(row(3)).toBeFocused();
    await keyboard.press("End", "Delete");
    await expect(row(4)).toBeFocused();
    await keyboard.press("Control+z", "Control+z");
    await expect(groups).toHaveAttribute("aria-rowcount", "6");
    await expect(row(4)).toBeFocused();
  });

  await keyboard.step("what a notice offers, and to close one", async () => {
    for (const [offered, left] of Object.entries({ Undo: "6", Dismiss: "5" })) {
      await keyboard.go("Escape", groups.locator("tr[tabindex='0']"), 4);
      await keyboard.press("Home", "Delete");
      await expect(groups).toHaveAttribute("aria-rowcount", "5");
      await expect(groups.locator("tr:focus")).toBeVisible();
      await keyboard.go("F6", page.getByRole("button", { name: "Undo" }), 12);
      const button = page.getByRole("button", { name: offered });
      await keyboard.go("Tab", button, 2);
      await keyboard.press("Enter");
      await expect(button).toBeHidden();
      await expect(groups).toHaveAttribute("aria-rowcount", left);
      await expect(page.locator("[data-pane]:focus-within")).toBeVisible();
    }
  });

  await keyboard.step("leave all at once, and take it back", async () => {
    await keyboard.go("Escape", groups.locator("tr[tabindex='0']"), 4);
    await keyboard.press("Control+a", "Delete");
    // The window is as at first.
    await expect(page.getByRole("button", { name: "Try it on this computer" })).toBeFocused();
    await keyboard.press("Control+z");
    await expect(groups).toHaveAttribute("aria-rowcount", "5");
    await expect(groups.locator("tr:focus")).toBeVisible();
  });

  await keyboard.step("sort by a header, and back to the row", async () => {
    await keyboard.go("Escape", groups.locator("tr[tabindex='0']"), 4);
    await keyboard.press("Home", "ArrowUp", "ArrowRight", "Enter");
    const header = groups.getByRole("columnheader", { name: "Group", exact: true });
    await expect(header).toHaveAttribute("aria-sort", /ending$/);
    await keyboard.press("ArrowDown");
    await expect(groups.locator("tr:focus")).toBeVisible();
    await keyboard.press("ArrowUp", "Enter", "Enter");
    await expect(header).not.toHaveAttribute("aria-sort", /./);
    await keyboard.press("ArrowDown");
  });

  await keyboard.step("columns, and rows below headings", async () => {
    const columns = page.getByRole("button", { name: "Columns", exact: true });
    await keyboard.go("Shift+Tab", columns, 8);
    await keyboard.choose(columns, page.getByRole("menuitemcheckbox", { name: "Jitter" }));
    await expect(groups.getByRole("columnheader", { name: "Jitter" })).toBeHidden();
    await keyboard.press("Escape");
    await expect(columns).toBeFocused();
    const by = page.getByRole("button", { name: /^Group by/ });
    await keyboard.go("Shift+Tab", by, 4);
    await keyboard.choose(by, page.getByRole("menuitemradio", { name: "Interface" }));
    const heading = groups.getByRole("row", { name: /^lo, \d groups/ });
    await expect(heading).toBeVisible();
    await expect(by).toBeFocused();
    await keyboard.go("Tab", groups.locator("tr[tabindex='0']"), 6);
    await keyboard.press("Home");
    await expect(heading).toBeFocused();
    await keyboard.press("j", "Escape");
    await expect(heading).toBeFocused();
    await keyboard.press("ArrowLeft");
    await expect(groups).toHaveAttribute("aria-rowcount", "2");
    await keyboard.press("ArrowRight", "ArrowDown", "ArrowLeft");
    await expect(heading).toBeFocused();
  });

  await keyboard.step("filter: every way back to the rows, and the last row that it shows left", async () => {
    const filter = page.getByRole("combobox", { name: "Filter groups" });
    await keyboard.press("/");
    await expect(filter).toBeFocused();
    await keyboard.type("239.1.8.4 ");
    await keyboard.press("Enter");
    await expect(groups).toHaveAttribute("aria-rowcount", "3");
    for (const key of ["ArrowDown", "Enter", "Escape"]) {
      await keyboard.press("/");
      await expect(filter).toBeFocused();
      await keyboard.press(key);
      await expect(groups.locator("tr:focus")).toBeVisible();
    }
    await keyboard.press("End");
    await expect(row(4)).toBeFocused();
    await keyboard.press("Delete");
    await expect(row(4)).toBeHidden();
    await expect(page.locator("[data-pane=groups]:focus-within")).toBeVisible();
    await keyboard.go("F6", filter, 12);
    await keyboard.replace(" ");
    await keyboard.press("Backspace");
    await keyboard.go("Escape", groups.locator("tr[tabindex='0']"), 4);
    await keyboard.press("Control+z");
    await expect(row(4)).toBeVisible();
  });

  await keyboard.step("the panes, forth and back, and the tabs of a group", async () => {
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest("[data-pane]")?.getAttribute("data-pane"));
    const walk = async (key: string): Promise<unknown[]> => {
      const seen: unknown[] = [];
      while (!seen.includes(seen.length > 0 ? await focused() : null)) {
        seen.push(await focused());
        await keyboard.press(key);
      }
      return seen;
    };
    const forth = await walk("F6");
    expect(forth).toEqual(
      expect.arrayContaining(["join", "toolbar", "rail", "groups", "details", "compose"]),
    );
    const [first, ...others] = await walk("Shift+F6");
    expect([first, ...others.reverse()]).toEqual(forth);
    for (const [letter, tab] of Object.entries(tabs)) {
      await keyboard.press("g", letter);
      await expect(page.getByRole("tab", { name: tab })).toHaveAttribute("aria-selected", "true");
      await keyboard.press("Enter");
      await expect(page.locator("[data-pane=details]:focus-within")).toBeVisible();
      await keyboard.press("Escape");
      await expect(groups.locator("tr:focus")).toBeVisible();
    }
  });
});

const tabs = { p: /^Packets$/, s: /^Sources/, c: /^Charts$/, t: /^Stream$/, m: /^Membership$/ };
