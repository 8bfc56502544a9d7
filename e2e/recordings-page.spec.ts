import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ethernet, ipv4, pcap } from "../shared/capture/read/testing/packets.ts";
import { violations } from "./axe.ts";
import { Castscope, expect, test, untilJoined } from "./castscope.ts";
import { startDoor } from "./door.ts";
import { hasProgram, socatSend } from "./programs.ts";

test.skip(!hasProgram("socat"), "socat is missing: it plays the sender");

const group = "239.1.2.14";

test("what was recorded is listed, opened, and looked at in a span of it @headless", async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "castscope-e2e-recordings-"));
  const door = await startDoor(0, ["--recordings", folder]);
  try {
    await page.goto(door.url);
    const castscope = new Castscope(page);
    await castscope.join(`${group}:5014 on 127.0.0.1`);
    await untilJoined(group);
    await page.getByRole("button", { name: "Recordings", exact: true }).click();
    await expect(page.getByText("No recordings yet.")).toBeVisible();

    await page.keyboard.press("r");
    const recording = page.getByRole("grid", { name: "Recordings" }).getByRole("row", { name: "castscope-" });
    // Its file has begun.
    await expect(recording.locator('[data-column="size"]')).not.toHaveText("0 bytes");
    await socatSend(group, 5014, ["early"]);
    await expect(castscope.cell(`${group}:5014`, "packets")).toHaveText("1");
    await socatSend(group, 5014, ["late", "later"]);
    await expect(recording.locator('[data-column="packets"]')).toHaveText("3");
    await page.keyboard.press("r");
    await expect(recording).toContainText("closed");

    await recording.dblclick();
    await expect(recording).toContainText("open");
    await expect(page.getByRole("tab", { name: "castscope-", exact: false })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await castscope.row(`${group}:5014`).click();
    const packets = castscope.packets.locator('tbody [data-column="info"]');
    await expect(packets).toHaveText(["early", "late", "later"]);
    expect(await violations(page)).toEqual([]);

    // Far less than between two packets of programs that were started one after the other.
    await page.getByRole("slider", { name: "End of the span" }).press("Home");
    await expect(packets).toHaveText(["early"]);
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page
      .getByRole("group", { name: "The chosen time, all packets" })
      .getByRole("menuitem", { name: "Payloads" })
      .click();
    await expect(page.getByText(/^1 packet exported to /)).toBeVisible();
    const exported = readdirSync(folder).filter((name) => name.endsWith(".bin"));
    expect(exported.map((name) => readFileSync(join(folder, name), "utf8"))).toEqual(["early"]);

    const report = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("menuitem", { name: "Report, HTML" }).click();
    expect((await report).suggestedFilename()).toMatch(/^castscope-.*-report\.html$/);
    const html = readFileSync(await (await report).path(), "utf8");
    expect(html).toContain(`<td class="m">${group}:5014</td>`);

    await page.getByLabel("Chosen from").fill("99:00");
    await expect(page.getByRole("alert").filter({ hasText: "A time between" })).toBeVisible();
    await page.getByLabel("Chosen from").press("Escape");
    await page.getByRole("button", { name: "Whole", exact: true }).click();
    await expect(packets).toHaveText(["early", "late", "later"]);

    // It leaves once more, and no further than this computer: the group that is joined here gets it.
    await page.getByRole("button", { name: "Send again …" }).click();
    const dialog = page.getByRole("dialog", { name: /^Send again/ });
    await expect(dialog.getByText(/^3 packets, .*at most/)).toBeVisible();
    await dialog.getByRole("combobox", { name: "From" }).click();
    await page.getByRole("option", { name: /^lo/ }).click();
    await dialog.getByRole("spinbutton", { name: "TTL" }).fill("0");
    await expect(dialog.getByText("Stays on this computer")).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole("textbox", { name: "Filter" }).fill("text late");
    await expect(dialog.getByText(/^2 packets, /)).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("region", { name: "Sent" })).toContainText(/castscope-.*\.pcapng.*2 of 5 B/);
    await page.getByRole("tab", { name: "Live" }).click();
    await expect(castscope.cell(`${group}:5014`, "packets")).toHaveText("5");

    // So does a selection of packets.
    await castscope.row(`${group}:5014`).click();
    await packets.filter({ hasText: "early" }).first().click({ button: "right" });
    await page.getByRole("menuitem", { name: "Send again …" }).click();
    await expect(dialog.getByText(/^1 packet, /)).toBeVisible();
    await page.keyboard.press("Escape");

    await page.getByRole("tab", { name: "castscope-", exact: false }).click();
    await page.getByRole("button", { name: /^Close castscope-/ }).click();
    await expect(recording).toContainText("closed");

    // Its file gets another name, goes to the bin, and comes back.
    await recording.click();
    await page.keyboard.press("F2");
    await page.getByRole("textbox", { name: "Name" }).fill("kept");
    await page.keyboard.press("Enter");
    const renamed = page.getByRole("grid", { name: "Recordings" }).getByRole("row", { name: "kept.pcapng" });
    await expect(renamed.locator('[data-column="groups"]')).toHaveText("1");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.keyboard.press("Delete");
    await expect(renamed).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(renamed).toContainText("closed");

    // What is dropped on the window is brought and opened.
    const bytes = [...pcap([{ bytes: ethernet(0x0800, ipv4({ to: "239.7.7.7" })) }])];
    const dataTransfer = await page.evaluateHandle((of) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(of)], "dropped.pcap"));
      return transfer;
    }, bytes);
    await page.dispatchEvent("body", "dragover", { dataTransfer });
    await expect(page.getByText("Drop recordings to open them")).toBeVisible();
    await page.dispatchEvent("body", "drop", { dataTransfer });
    await expect(page.getByRole("tab", { name: "dropped.pcap" })).toHaveAttribute("aria-selected", "true");
    await expect(castscope.row("239.7.7.7:5000")).toBeVisible();
  } finally {
    await door.stop();
    rmSync(folder, { recursive: true });
  }
});
