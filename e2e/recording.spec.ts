import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ethernet, ipv4, pcap } from "../shared/capture/read/testing/packets.ts";
import { violations } from "./axe.ts";
import { expect, test } from "./castscope.ts";

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const packet = (to: string, words: string, at: number) => ({
  bytes: ethernet(0x0800, ipv4({ to, payload: text(words) })),
  at: [1_700_000_000 + at, 0] as const,
});

test("a recording that is brought is a session beside live traffic", { tag: "@headless" }, async ({
  castscope,
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "castscope-e2e-"));
  const file = join(folder, "brought.pcap");
  writeFileSync(
    file,
    pcap([
      packet("239.7.7.7", "seen before", 0),
      packet("239.7.7.8", "another", 2),
      packet("10.7.7.7", "to a host", 3),
    ]),
  );
  try {
    await castscope.watch("239.1.2.40:5040 on 127.0.0.1");
    await page.getByRole("button", { name: "Open a recording" }).click();
    await page.getByLabel("Recording", { exact: true }).setInputFiles(file);
    const tabs = page.getByRole("tablist", { name: "Sessions" });
    await expect(tabs.getByRole("tab", { name: "brought.pcap" })).toHaveAttribute("aria-selected", "true");
    await castscope.row("239.7.7.7:5000").click();
    await expect(castscope.packets.locator('tbody [data-column="info"]')).toHaveText(["seen before"]);
    await page.getByRole("button", { name: "Show single hosts" }).click();
    await expect(castscope.row("10.7.7.7:5000")).toBeVisible();
    await page.getByRole("button", { name: "Groups only" }).click();
    await expect(castscope.row("10.7.7.7:5000")).toHaveCount(0);
    await expect(castscope.row("239.7.7.7:5000")).toHaveAttribute("aria-selected", "true");
    // What a recording has none of.
    await expect(page.getByRole("tab", { name: "Membership" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Leave", exact: true })).toHaveCount(0);
    expect(await violations(page)).toEqual([]);

    // Live traffic went on meanwhile, and is as it was.
    await tabs.getByRole("tab", { name: "Live" }).click();
    await expect(castscope.row("239.1.2.40:5040")).toBeVisible();
    await expect(castscope.row("239.7.7.7:5000")).toHaveCount(0);
    await tabs.getByRole("tab", { name: "brought.pcap" }).click();
    await expect(castscope.row("239.7.7.7:5000")).toHaveAttribute("aria-selected", "true");
    await page.getByRole("button", { name: "Close brought.pcap" }).click();
    await expect(tabs).toHaveCount(0);
    await expect(castscope.row("239.1.2.40:5040")).toBeVisible();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("what is no recording is told in a sentence", { tag: "@headless" }, async ({ castscope: _, page }) => {
  await page.getByRole("button", { name: "Open a recording" }).click();
  const wrong = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Hello, this is a text.") };
  await page.getByLabel("Recording", { exact: true }).setInputFiles(wrong);
  await expect(page.getByText("notes.txt is no recording of packets")).toBeVisible();
});
