import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readAll } from "../shared/capture/read/testing/read-all.ts";
import { violations } from "./axe.ts";
import { Castscope, expect, test, untilJoined } from "./castscope.ts";
import { startDoor } from "./door.ts";
import { hasProgram, socatSend } from "./programs.ts";

test.skip(!hasProgram("socat"), "socat is missing: it plays the sender");

const group = "239.1.2.13";

/** Payloads of the only file in a folder whose name fits. */
function payloads(folder: string): string[] {
  const [name] = readdirSync(folder);
  return name === undefined ? [] : payloadsOf(folder, name);
}

function payloadsOf(folder: string, name: string): string[] {
  return readAll(readFileSync(join(folder, name))).datagrams.map(({ payload }) =>
    Buffer.from(payload).toString(),
  );
}

test("R records, R ends it, and what memory holds is saved afterwards @headless", async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "castscope-e2e-record-"));
  const door = await startDoor(0, ["--recordings", folder]);
  try {
    await page.goto(door.url);
    const castscope = new Castscope(page);
    await castscope.join(`${group}:5013 on 127.0.0.1`);
    await untilJoined(group);
    await socatSend(group, 5013, ["before"]);
    await expect(castscope.cell(`${group}:5013`, "packets")).toHaveText("1");

    await castscope.row(`${group}:5013`).click();
    await page.keyboard.press("r");
    const button = page.getByRole("button", { name: "recorded" });
    await expect(button).toBeVisible();
    await socatSend(group, 5013, ["one", "two"]);
    await page.keyboard.press("Shift+R");
    const menu = page.getByRole("dialog", { name: "Record" });
    await expect(menu).toContainText("2 packets in castscope-");
    await expect(menu).toContainText("No packet missed by the writer.");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await castscope.row(`${group}:5013`).click();
    await page.keyboard.press("r");
    await expect(page.getByText(/^2 packets saved in /)).toBeVisible();
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await expect(page.getByRole("tablist", { name: "Sessions" })).toContainText("castscope-");
    await page.getByRole("tab", { name: /^Live/ }).click();
    expect(payloads(folder)).toEqual(["one", "two"]);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));

    await page.keyboard.press("Shift+R");
    await menu.getByRole("textbox", { name: "Filter" }).fill("len >");
    await expect(menu.getByRole("button", { name: "Start recording" })).toBeDisabled();
    await menu.getByRole("textbox", { name: "Filter" }).fill('not text "two"');
    await menu.getByRole("button", { name: /^Save the last \d+ (s|min)/ }).click();
    await expect.poll(() => payloads(folder)).toEqual(["before", "one"]);

    await menu.getByRole("radio", { name: "When a new source sends" }).click();
    await menu.getByRole("button", { name: "Wait, then record" }).click();
    await expect(menu).toContainText("Nothing is written yet.");
    // Each send of socat's comes from a port of its own.
    await socatSend(group, 5013, ["three"]);
    await expect(menu).toContainText("3 packets in castscope-");
    await menu.getByRole("button", { name: "Stop" }).click();
    await expect(menu.getByRole("button", { name: "Stop" })).toHaveCount(0);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));

    // Some chosen groups in one file.
    const other = "239.1.2.14";
    await page.keyboard.press("Escape");
    await castscope.join(`${other}:5014 on 127.0.0.1`);
    await castscope.join("239.1.2.15:5015 on 127.0.0.1");
    await untilJoined("239.1.2.15");
    await page.keyboard.press("Escape");
    await castscope.row(`${other}:5014`).click();
    await page.keyboard.press("Shift+R");
    await menu.getByRole("textbox", { name: "Filter" }).fill("");
    await menu.getByRole("radio", { name: "Groups to choose" }).click();
    await expect(menu.getByRole("button", { name: "Start recording" })).toBeDisabled();
    for (const name of [group, other]) await menu.getByRole("checkbox", { name }).check();
    await menu.getByRole("radio", { name: "Now" }).click();
    await menu.getByRole("button", { name: "Start recording" }).click();
    await expect(menu).toContainText("2 groups.");
    for (const [to, port] of [
      [group, 5013],
      [other, 5014],
      ["239.1.2.15", 5015],
    ] as const)
      await socatSend(to, port, [`to ${to}`]);
    await expect(menu).toContainText("2 packets in castscope-");
    await menu.getByRole("button", { name: "Stop" }).click();
    await expect.poll(() => payloads(folder)).toEqual([`to ${group}`, `to ${other}`]);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));

    // Silence is an event: a file of each group that falls silent, with what memory holds from before.
    await menu.getByRole("switch", { name: "Record with each event" }).click();
    await expect(menu).toContainText("Began with an event.");
    const name = () => readdirSync(folder)[0] ?? "";
    await expect.poll(name).toMatch(/^castscope-\d{8}-\d{6}-stalled(-2)?\.pcapng$/);
    await expect.poll(() => payloadsOf(folder, name()).at(-1)).toMatch(/^to 239/);
  } finally {
    await door.stop();
    rmSync(folder, { recursive: true });
  }
});
