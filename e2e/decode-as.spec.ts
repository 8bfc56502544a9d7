import { violations } from "./axe.ts";
import { expect, test } from "./castscope.ts";
import { hasProgram, socatSend } from "./programs.ts";

test.skip(!hasProgram("socat"), "socat is missing: it plays the sender");

const endpoint = "239.1.2.16:5016";

test("what reads a group is chosen, described and kept", { tag: "@headless" }, async ({
  castscope,
  page,
}) => {
  await castscope.watch(`${endpoint} on 127.0.0.1`);
  await socatSend("239.1.2.16", 5016, ["RC\x05speed"]);
  await castscope.row(endpoint).click();
  await castscope.packets.locator("tbody tr").first().click();
  const type = castscope.packets.locator('tbody [data-column="type"]');
  const info = castscope.packets.locator('tbody [data-column="info"]');
  const menu = page.getByRole("button", { name: "Decode as …" });

  // One of the program's own, whatever it looks like.
  await menu.click();
  await page.getByRole("menuitemradio", { name: "Text", exact: true }).click();
  await expect(type).toHaveText(["Text"]);
  await expect(page.getByRole("treeitem", { name: /^Line 1/ })).toBeVisible();

  // A format that is described with the packet in sight.
  await menu.click();
  await page.getByRole("menuitem", { name: "Describe this format …" }).click();
  const json = page.getByRole("textbox", { name: "Description as JSON" });
  await json.fill(
    `{ "name": "Race", "info": "Car {car}", "fields": [\n{ "name": "car", "type": "unsigned" }] }`,
  );
  await expect(page.getByRole("alert")).toHaveText(/^Line 2: “bits” is missing/);
  await json.fill(
    `{ "name": "Race", "info": "Car {car}", "fields": [
      { "name": "car", "type": "unsigned", "bits": 8, "offset": 2 }, { "name": "say", "type": "text", "length": "rest" }] }`,
  );
  await expect(page.getByRole("treeitem", { name: "Say speed" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Save format" }).click();
  await expect(type).toHaveText(["Race"]);
  await expect(info).toHaveText(["Car 5"]);

  // Both outlive the page.
  await page.reload();
  await castscope.row(endpoint).click();
  await expect(type).toHaveText(["Race"]);
  await castscope.packets.locator("tbody tr").first().click();
  await expect(page.getByRole("treeitem", { name: "Say speed" })).toBeVisible();
  await menu.click();
  await page.getByRole("menuitemradio", { name: "What it looks like" }).click();
  await expect(type).not.toHaveText(["Race"]);
});
