import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Castscope, expect, test, untilJoined } from "./castscope.ts";
import { startDoor } from "./door.ts";

/** Everything that people do with their groups, by the pointer: keys are for text and for Ctrl and Shift with a press. */

const groupOf = (at: number): string => `239.1.31.${at}`;
const endpointOf = (at: number): string => `${groupOf(at)}:5031`;

test("all flows by the pointer alone @headless", async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "castscope-e2e-pointer-"));
  const door = await startDoor(0, ["--recordings", folder]);
  const castscope = new Castscope(page);
  const { groups, compose, joinField } = castscope;
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
  const notice = (name: string) => page.getByRole("button", { name }).first();
  const rail = page.getByRole("navigation", { name: "Pages" });
  try {
    await page.goto(door.url);

    await test.step("join one, and a range", async () => {
      await joinField.fill(`${endpointOf(1)} on 127.0.0.1`);
      await page.getByRole("option", { name: /from any source/ }).click();
      await expect(castscope.row(endpointOf(1))).toBeVisible();
      await joinField.fill(`${groupOf(2)}-4:5031 on 127.0.0.1`);
      await button("Join 3").click();
      await expect(groups).toHaveAttribute("aria-rowcount", "5");
      await untilJoined(...[1, 2, 3, 4].map(groupOf));
    });

    await test.step("rename from the menu of a row", async () => {
      await castscope.row(endpointOf(2)).click({ button: "right" });
      await page.getByRole("menuitem", { name: "Rename" }).click();
      await groups.getByRole("textbox").fill("Camera");
      await castscope.row(endpointOf(1)).click();
      await expect(castscope.cell(endpointOf(2), "name")).toHaveText("Camera");
    });

    await test.step("select many, label them, take it back", async () => {
      await castscope.row(endpointOf(1)).click();
      await castscope.row(endpointOf(3)).click({ modifiers: ["Shift"] });
      await castscope.row(endpointOf(4)).click({ modifiers: ["ControlOrMeta"] });
      const bar = page.getByRole("toolbar", { name: "4 of 4 groups selected" });
      await bar.getByRole("button", { name: "Label", exact: true }).click();
      const dialog = page.getByRole("dialog", { name: "Label 4 groups" });
      await dialog.getByRole("combobox", { name: /^Label/ }).fill("Studio");
      await dialog.getByRole("button", { name: "Apply" }).click();
      await expect(groups.getByText("Studio")).toHaveCount(4);
      await notice("Undo").click();
      await expect(groups.getByText("Studio")).toHaveCount(0);
      await groups.getByRole("checkbox").last().click();
      await page.getByRole("toolbar", { name: "3 of 4 groups selected" }).getByRole("button").first().click();
      await expect(page.getByRole("toolbar", { name: /selected/ })).toHaveCount(0);
    });

    await test.step("filter by text and by state", async () => {
      await page.getByRole("combobox", { name: "Filter groups" }).fill("camera");
      await expect(groups).toHaveAttribute("aria-rowcount", "2");
      await page.getByRole("button", { name: /Clear/ }).click();
      await page.getByRole("radio", { name: "Error, 0" }).click();
      await expect(castscope.row(endpointOf(1))).toHaveCount(0);
      await page.getByRole("radio", { name: "All, 4" }).click();
      await expect(groups).toHaveAttribute("aria-rowcount", "5");
    });

    await test.step("find in the palette", async () => {
      await button("Command palette").click();
      await page.getByRole("combobox", { name: /^Find a group/ }).fill("camera");
      await page
        .getByRole("option", { name: /^Camera/ })
        .first()
        .click();
      await expect(page.getByRole("region", { name: `Details of ${endpointOf(2)}` })).toBeVisible();
    });

    await test.step("send to a group, and look into the packet", async () => {
      await button("Send here").click();
      await compose.getByRole("button", { name: "Send", exact: true }).click();
      await castscope.packets.getByRole("row", { name: /Castscope test/ }).click();
      await expect(page.getByText("Packet 1", { exact: true })).toBeVisible();
      await compose.getByRole("region", { name: "Sent" }).getByRole("button").first().click();
      await compose.getByRole("button", { name: "Send", exact: true }).click();
      await expect(castscope.cell(endpointOf(2), "packets")).toHaveText("2");
      await page.getByRole("tab", { name: /^Sources/ }).click();
      await page.getByRole("grid", { name: "Sources" }).getByText("127.0.0.1").dblclick();
      await expect(page.getByRole("combobox", { name: "Filter packets" })).toHaveValue(
        /^src 127\.0\.0\.1 and /,
      );
    });

    await test.step("stop a send, which stays in sight in a low window", async () => {
      await page.setViewportSize({ width: 1440, height: 640 });
      await compose.getByRole("tab", { name: "Test" }).click();
      await compose.getByRole("textbox", { name: /^Duration/ }).fill("60");
      await compose.getByRole("button", { name: /^Send [\d,]+ packets/ }).click();
      const stop = compose.getByRole("button", { name: "Stop" });
      await expect(stop).toBeVisible();
      const isSeen = await stop.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
      });
      expect(isSeen).toBe(true);
      await stop.click();
      await expect(stop).toHaveCount(0);
      await compose.getByRole("tab", { name: "Text" }).click();
      await page.setViewportSize({ width: 1440, height: 900 });
    });

    await test.step("record, open the file, close it", async () => {
      await button("Record").click();
      const menu = page.getByRole("dialog", { name: "Record" });
      await menu.getByRole("button", { name: "Start recording" }).click();
      await expect(menu.getByRole("button", { name: "Record another file" })).toBeVisible();
      await compose.getByRole("button", { name: "Send", exact: true }).click();
      await button(/recorded/).click();
      await expect(menu).toContainText("1 packet in castscope-");
      await menu.getByRole("button", { name: "Stop" }).click();
      await button("Open").click();
      const sessions = page.getByRole("tablist", { name: "Sessions" });
      await expect(sessions.getByRole("tab", { name: /castscope-/ })).toHaveAttribute(
        "aria-selected",
        "true",
      );
      await expect(castscope.cell(endpointOf(2), "packets")).toHaveText("1");
      await page.getByRole("button", { name: /^Close castscope-/ }).click();
      await expect(sessions).toHaveCount(0);
    });

    await test.step("save a profile, and go back to the first", async () => {
      await button("Profiles: Default").click();
      await page.getByRole("menuitem", { name: "Save as" }).click();
      await page.getByRole("textbox", { name: "Name" }).fill("Evening");
      await button("Save").click();
      await castscope.row(endpointOf(4)).click();
      await button("Leave").click();
      await expect(groups).toHaveAttribute("aria-rowcount", "4");
      await button("Profiles: Evening").click();
      await page.getByRole("menuitemradio", { name: /^Default/ }).click();
      await expect(groups).toHaveAttribute("aria-rowcount", "5");
    });

    await test.step("leave many, and take it back", async () => {
      await castscope.row(endpointOf(3)).click();
      await castscope.row(endpointOf(4)).click({ modifiers: ["ControlOrMeta"] });
      await page
        .getByRole("toolbar", { name: /selected/ })
        .getByRole("button", { name: "Leave" })
        .click();
      await expect(groups).toHaveAttribute("aria-rowcount", "3");
      await expect(page.getByText("Left 2 groups.")).toBeVisible();
      // Ctrl Z would take it back as well: the focus is in no field that has an undo of its own.
      await expect(groups.locator("tr:focus")).toHaveCount(1);
      await page.getByText("Left 2 groups.").locator("..").getByRole("button", { name: "Undo" }).click();
      await expect(groups).toHaveAttribute("aria-rowcount", "5");
    });

    await test.step("set a threshold, and look at an event", async () => {
      await rail.getByRole("button", { name: /^Events/ }).click();
      const pane = page.getByRole("complementary", { name: "Thresholds" });
      const loss = pane.getByRole("switch", { name: "Loss above" });
      await loss.click();
      await expect(loss).toBeChecked();
      const event = page.getByRole("grid", { name: "Events" }).locator("tr[aria-selected]").last();
      await event.click();
      await expect(event).toHaveAttribute("aria-selected", "true");
    });

    await test.step("change a setting, and put it back", async () => {
      await rail.getByRole("button", { name: "Settings" }).click();
      const tinted = page.getByRole("switch", { name: "Rows tinted by type" });
      await tinted.click();
      await expect(tinted).toBeChecked();
      await page.getByRole("button", { name: /^Reset Rows tinted by type/ }).click();
      await expect(tinted).not.toBeChecked();
      await rail.getByRole("button", { name: "Monitor" }).click();
      await expect(groups).toBeVisible();
    });
  } finally {
    await door.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
