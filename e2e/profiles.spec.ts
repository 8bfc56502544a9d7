import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { violations } from "./axe.ts";
import { Castscope } from "./castscope.ts";
import { startDoor } from "./door.ts";

const test = base.extend<{ data: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  data: async ({}, use) => {
    const data = mkdtempSync(join(tmpdir(), "castscope-profiles-"));
    await use(data);
    rmSync(data, { recursive: true, force: true });
  },
});

test("what was set up is there after a restart, in any browser; profiles are saved, switched and imported", async ({
  browser,
  page,
  data,
}) => {
  const profile = page.getByRole("button", { name: /^Profiles: / });
  const axe = async () => expect(await violations(page)).toEqual([]);
  const first = await startDoor(0, [], data);
  await page.goto(first.url);
  const castscope = new Castscope(page);
  await castscope.watch("239.255.8.1:45081 on lo");
  await castscope.row("239.255.8.1:45081").click();
  await page.keyboard.press("F2");
  await page.keyboard.type("Cam 1");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Theme:/ }).click();
  await page.getByRole("button", { name: "Theme: dark. Change to light" }).click();
  await page.getByRole("textbox", { name: "To", exact: true }).fill("239.255.8.9:45089");
  // By keyboard alone.
  await profile.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitemradio", { name: /^Default/ })).toBeVisible();
  await page.getByRole("menuitem", { name: "Save as" }).press("Enter");
  await axe();
  await page.keyboard.type("Default");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText(/There is a profile “Default” already/);
  await page.getByRole("textbox", { name: "Name" }).fill("Playout A");
  await page.keyboard.press("Enter");
  await expect(profile).toHaveAccessibleName("Profiles: Playout A");
  await castscope.watch("239.255.8.2:45082 on lo");
  await castscope.row("239.255.8.2:45082").click();
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  // It still runs when the program is killed.
  await page.getByRole("radio", { name: "Repeat" }).click();
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("Control+2");
  // What was brought to the door is in its file within about a second, and a crash costs nothing of it.
  const saved = join(data, "castscope", "profiles", "Playout A.json");
  await expect(() => {
    const { window } = JSON.parse(readFileSync(saved, "utf8"));
    expect(window).toMatchObject({ page: "overview", tab: "sources" });
    expect(window.running).toMatchObject([{ draft: { to: "239.255.8.9:45089" } }]);
    expect(window.selectedGroup).toMatch("live/239.255.8.2:45082");
  }).toPass();
  const gone = once(first.process, "exit");
  first.process.kill("SIGKILL");
  await gone;

  const second = await startDoor(0, [], data);
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(second.url);
  const another = new Castscope(other);
  await other.getByRole("button", { name: "Start again" }).click();
  // On the page of the one before.
  await expect(other.getByRole("grid", { name: "Overview" })).toBeVisible();
  await other.keyboard.press("Control+1");
  await expect(other.getByRole("tab", { name: /^Sources/ })).toHaveAttribute("aria-selected", "true");
  // No longer the first row.
  await expect(another.row("239.255.8.2:45082")).toHaveAttribute("aria-selected", "true");
  await expect(another.cell("239.255.8.1:45081", "name")).toHaveText("Cam 1");
  await expect(other.locator("html")).toHaveAttribute("data-theme", "light");
  await expect(other.getByRole("textbox", { name: "To", exact: true })).toHaveValue("239.255.8.9:45089");
  await other.getByRole("list", { name: "Sending" }).getByRole("button", { name: /^Stop/ }).click();

  await other.getByRole("button", { name: "Profiles: Playout A" }).click();
  await other.getByRole("menuitemradio", { name: /^Default/ }).click();
  await expect(another.row("239.255.8.2:45082")).toHaveCount(0);
  await other.getByRole("button", { name: "Undo" }).first().click();
  await expect(another.row("239.255.8.2:45082")).toBeVisible();

  await other.getByRole("button", { name: "Profiles: Playout A" }).click();
  await other.getByRole("menuitem", { name: "Address book" }).click();
  await other.getByRole("textbox", { name: "Address, port" }).fill("239.255.8.300");
  await other.getByRole("textbox", { name: "Name", exact: true }).fill("Booked");
  await other.keyboard.press("Enter");
  await expect(other.getByRole("alert")).toHaveText(/^300 is too large/);
  await other.getByRole("textbox", { name: "Address, port" }).fill("239.255.8.2:45082");
  await other.keyboard.press("Enter");
  await expect(other.getByRole("list", { name: "Entries" })).toContainText("Booked");
  expect(await violations(other)).toEqual([]);
  await other.keyboard.press("Escape");
  await expect(another.cell("239.255.8.2:45082", "name")).toHaveText("Booked");

  const file = join(data, "brought.jsonc");
  writeFileSync(
    file,
    `{ "castscope": "profile", "name": "Brought", // by hand
      "groups": [{ "join": "239.255.8.2:45082 on lo" },
        { "join": "239.255.8.3:45083 on lo", "name": "New" }, "239.255.8.300:1",] }`,
  );
  await other.getByLabel("Profile to import").setInputFiles(file);
  await expect(other.getByText("Line 3: 300 is too large")).toBeVisible();
  await expect(other.getByRole("list", { name: "Left" })).toHaveText("239.255.8.1:45081 on lo");
  expect(await violations(other)).toEqual([]);
  await other.getByRole("button", { name: "Join 1, leave 1" }).click();
  await expect(another.cell("239.255.8.3:45083", "name")).toHaveText("New");
  await expect(another.row("239.255.8.1:45081")).toHaveCount(0);
  await context.close();
  await second.stop();
});
