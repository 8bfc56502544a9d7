import type { Locator } from "@playwright/test";
import { violations } from "./axe.ts";
import { type Castscope, expect, test } from "./castscope.ts";
import { hasProgram, socatSend } from "./programs.ts";

test.skip(!hasProgram("socat"), "socat is missing: it plays the sender");

const endpoint = "239.1.2.17:1900";
const alive = (server: string) => `NOTIFY * HTTP/1.1\r\nNTS: ssdp:alive\r\nSERVER: ${server}\r\n\r\n`;
const info = (castscope: Castscope): Locator => castscope.packets.locator('tbody [data-column="info"]');

test("a filter is completed, saved, and taken from a value", { tag: "@headless" }, async ({
  castscope,
  page,
}) => {
  await castscope.watch(`${endpoint} on 127.0.0.1`);
  await socatSend("239.1.2.17", 1900, [alive("one"), alive("two"), "plain words"]);
  await castscope.row(endpoint).click();
  await expect(info(castscope)).toHaveCount(3);

  // By keyboard: a field, its operator, a value that is seen.
  const filter = page.getByRole("combobox", { name: "Filter packets" });
  await castscope.packets.focus();
  await page.keyboard.press("/");
  await expect(filter).toBeFocused();
  await page.keyboard.type("ssdp.serv");
  const chosen = page
    .getByRole("option", { selected: true })
    .or(page.locator('[role="option"][data-highlighted]'));
  await page.keyboard.press("ArrowDown");
  await expect(chosen).toHaveText(/^ssdp\.server/);
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(chosen).toHaveText("one");
  await page.keyboard.press("ArrowUp");
  await expect(chosen).toHaveText("two");
  await page.keyboard.press("Enter");
  await expect(filter).toHaveValue(/^ssdp\.server =? ?two$/);
  await expect(info(castscope)).toHaveCount(1);
  await expect(page.getByText("1 of 3 match")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(castscope.packets).toBeFocused();

  await page.getByRole("button", { name: "Save this filter" }).click();
  await page.getByRole("textbox", { name: "Name of this filter" }).fill("Second");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Saved as Second" })).toBeVisible();

  // Wrong in its place, and told.
  await filter.fill("ttl = 300");
  await expect(filter).toHaveAttribute("aria-invalid", "true");
  await expect(filter).toHaveAccessibleDescription(/255/);
  await filter.fill("");
  await expect(info(castscope)).toHaveCount(3);

  // From a field of the tree.
  await castscope.packets.locator("tbody tr").first().click();
  const field = page.getByRole("treeitem", { name: "SERVER one" });
  await field.click({ button: "right" });
  await page.getByRole("menuitem", { name: "Filter out ssdp.server = one" }).click();
  await expect(filter).toHaveValue("not ssdp.server = one");
  await expect(info(castscope)).toHaveCount(2);

  // The list is narrowed down as it was, and what was saved comes back, also after the window was.
  await page.reload();
  await expect(filter).toHaveValue("not ssdp.server = one");
  await expect(info(castscope)).toHaveCount(2);
  await castscope.row(endpoint).click();
  await filter.fill("");
  await page.keyboard.press("ArrowDown");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("option", { name: /^Second/ }).click();
  await expect(info(castscope)).toHaveCount(1);

  // Groups by the same language.
  const groups = page.getByRole("combobox", { name: "Filter groups" });
  await groups.fill("packets > 99");
  await expect(castscope.row(endpoint)).toHaveCount(0);
  await groups.fill("packets = 3");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(castscope.groups.locator(":focus")).toHaveCount(1);
  await expect(castscope.row(endpoint)).toBeVisible();
});
