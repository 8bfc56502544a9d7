import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { readAll } from "../shared/capture/read/testing/read-all.ts";
import { Castscope, expect, test, untilJoined } from "./castscope.ts";
import { startDoor } from "./door.ts";
import { hasProgram, socatSend } from "./programs.ts";

test.skip(!hasProgram("socat"), "socat is missing: it plays the sender");

const group = "239.1.2.13";

/** Payloads of the only file in a folder whose name fits. */
function payloads(folder: string): string[] {
  const [name] = readdirSync(folder);
  if (name === undefined) return [];
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
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.keyboard.press("Escape");
    await castscope.row(`${group}:5013`).click();
    await page.keyboard.press("r");
    await expect(page.getByText(/^2 packets saved in /)).toBeVisible();
    expect(payloads(folder)).toEqual(["one", "two"]);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));

    await page.keyboard.press("Shift+R");
    await menu.getByRole("textbox", { name: "Filter" }).fill("len >");
    await expect(menu.getByRole("button", { name: "Start recording" })).toBeDisabled();
    await menu.getByRole("textbox", { name: "Filter" }).fill('not text "two"');
    await menu.getByRole("button", { name: "Save what memory holds" }).click();
    await expect.poll(() => payloads(folder)).toEqual(["before", "one"]);

    await menu.getByRole("radio", { name: "When a new source sends" }).click();
    await menu.getByRole("button", { name: "Wait, then record" }).click();
    await expect(menu).toContainText("Nothing is written yet.");
    // Each send of socat's comes from a port of its own.
    await socatSend(group, 5013, ["three"]);
    await expect(menu).toContainText("3 packets in castscope-");
  } finally {
    await door.stop();
    rmSync(folder, { recursive: true });
  }
});
