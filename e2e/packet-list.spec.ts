import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { readAll } from "../shared/capture/read/testing/read-all.ts";
import { violations } from "./axe.ts";
import { type Castscope, expect, test } from "./castscope.ts";
import { hasProgram, socatSend } from "./programs.ts";
import { sendRtp } from "./rtp.ts";

test.skip(!hasProgram("socat"), "socat is missing: it plays the sender");

const endpoint = "239.1.2.12:5012";

async function send(...texts: string[]): Promise<void> {
  await socatSend("239.1.2.12", 5012, texts);
}

async function watch(castscope: Castscope, packets: number): Promise<void> {
  await castscope.row(endpoint).click();
  await expect(column(castscope, "info")).toHaveCount(packets);
}

const filterOf = (castscope: Castscope): Locator =>
  castscope.page.getByRole("combobox", { name: "Filter packets" });

/** The text of a column in all rows that are seen. */
const column = (castscope: Castscope, name: string): Locator =>
  castscope.packets.locator(`tbody [data-column="${name}"]`);

test.beforeEach(async ({ castscope }) => {
  await castscope.watch(`${endpoint} on 127.0.0.1`);
});

test("packets are found by their text, their bytes and their source, and new ones as they come", async ({
  castscope,
  page,
}) => {
  await send("alpha one", "NOTIFY two", "alpha three");
  await watch(castscope, 3);
  // The key of the pane that holds the focus.
  await castscope.packets.focus();
  await page.keyboard.press("/");
  const filter = filterOf(castscope);
  await expect(filter).toBeFocused();
  await page.keyboard.type("ALPHA");
  const info = column(castscope, "info");
  await expect(info).toHaveText(["alpha one", "alpha three"]);
  await expect(page.getByText("2 of 3 match")).toBeVisible();

  await send("beta four", "Alpha five");
  await expect(info).toHaveText(["alpha one", "alpha three", "Alpha five"]);

  // “two”, which is 74 77 6f.
  await filter.fill("0x74776F");
  await expect(info).toHaveText(["NOTIFY two"]);
  await filter.fill("127.0.0.1:");
  await expect(info).toHaveCount(5);
  await filter.fill("127.0.0.2");
  await expect(page.getByText("No packet matches “127.0.0.2”.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Show all packets" }).click();
  await expect(info).toHaveCount(5);
});

test("a packet that was found stands among its neighbours when the filter is cleared", async ({
  castscope,
  page,
}) => {
  await send("one", "two", "needle", "four", "five");
  await watch(castscope, 5);
  await filterOf(castscope).fill("needle");
  await expect(column(castscope, "info")).toHaveText(["needle"]);
  await filterOf(castscope).press("Enter");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("heading", { name: "Packet 3" })).toBeVisible();
  await filterOf(castscope).fill("");
  await expect(column(castscope, "info")).toHaveText(["one", "two", "needle", "four", "five"]);
  await expect(castscope.packets.getByRole("row", { selected: true })).toContainText("needle");
});

test("the list is sorted by length, stands still, and takes in what came with a button", async ({
  castscope,
  page,
}) => {
  await send("four", "a", "sixsix");
  await watch(castscope, 3);
  const length = castscope.packets.getByRole("columnheader", { name: "Len" });
  await length.getByRole("button").click();
  await expect(length).toHaveAttribute("aria-sort", "descending");
  const rows = column(castscope, "length");
  await expect(rows).toHaveText(["6", "4", "1"]);

  await send("tententent");
  const newer = page.getByRole("button", { name: "1 newer" });
  await expect(newer).toBeVisible();
  await expect(rows).toHaveText(["6", "4", "1"]);
  await newer.click();
  await expect(rows).toHaveText(["10", "6", "4", "1"]);
  await expect(newer).toBeHidden();

  await length.getByRole("button").click();
  await expect(rows).toHaveText(["1", "4", "6", "10"]);

  // Up from the first row leads to the headers, Down back.
  await castscope.packets.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowUp");
  await expect(castscope.packets.getByRole("button", { name: "Time" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(column(castscope, "info")).toHaveText(["four", "a", "sixsix", "tententent"]);
});

test("loss is marked, several packets are copied, and a stream's packets follow each other", async ({
  castscope,
  page,
}) => {
  const rtp = { group: "239.1.2.12", port: 5012, ssrc: 0x5a1c03e2 };
  await sendRtp({ ...rtp, numbers: [1, 2, 3, 4] });
  await send("héllo");
  await sendRtp({ ...rtp, numbers: [8] });
  await watch(castscope, 6);
  const rows = castscope.packets.locator("tbody tr");
  // The second socket is another sender, whose packets are another stream.
  await rows.nth(1).click();
  await rows.nth(3).click({ modifiers: ["Shift"] });
  await expect(page.getByText(/^3 selected, 516 bytes, over /)).toBeVisible();
  await page.keyboard.press("Control+c");
  await expect(page.getByText("Copied 3 packets as text")).toBeVisible();
  await page.keyboard.press("Control+a");
  await expect(castscope.packets.getByRole("row", { selected: true })).toHaveCount(6);
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "Copy as JSON" }).click();
  await expect(page.getByText("Copied 6 packets as JSON")).toBeVisible();

  await rows.nth(2).click();
  await page.keyboard.press("Control+.");
  await expect(page.getByRole("heading", { name: "Packet 4" })).toBeVisible();
  await page.keyboard.press("Control+.");
  await expect(page.getByText("The list has no packet of this stream after this one.")).toBeVisible();

  await rows.nth(4).click();
  await page.getByRole("button", { name: "Text", exact: true }).click();
  await expect(page.getByRole("document", { name: "Text" })).toHaveText("héllo");

  await sendRtp({ ...rtp, numbers: [20, 21, 22, 26, 27] });
  await castscope.packets.press("End");
  await expect(castscope.packets.getByText("3 packets lost before this.")).toBeAttached();
  await expect(column(castscope, "info").filter({ hasText: /^3 lost/ })).toHaveCount(1);
});

for (const theme of ["dark", "light"] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme, viewport: { width: 1024, height: 640 } });

    test(
      "nothing that axe finds wrong in a filtered and sorted list",
      { tag: "@headless" },
      async ({ castscope, page }, info) => {
        await send("alpha", "beta", "alphabet");
        await watch(castscope, 3);
        await castscope.packets.getByRole("button", { name: "Len" }).click();
        await filterOf(castscope).fill("alpha");
        await expect(column(castscope, "info")).toHaveText(["alphabet", "alpha"]);
        await page.screenshot({ path: info.outputPath("filtered.png") });
        expect(await violations(page)).toEqual([]);
        await filterOf(castscope).fill("0xzz");
        await expect(page.getByText("“z” is not a hex digit: use 0 to 9 and a to f.")).toBeVisible();
        expect(await violations(page)).toEqual([]);
      },
    );
  });
}

test("selected packets are exported as a table, a filtered list as bytes, all that are kept as a recording @headless", async ({
  castscope,
  page,
}) => {
  await send("one", "two", "three", "four");
  await watch(castscope, 4);
  const rows = castscope.packets.locator("tbody tr");
  await rows.nth(1).click();
  await rows.nth(3).click({ modifiers: ["Shift"] });
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "Export …" }).click();
  const dialog = page.getByRole("dialog", { name: "Export packets" });
  await dialog.getByRole("radio", { name: "CSV" }).click();
  expect(await violations(page)).toEqual([]);
  const [table] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Export 3 packets" }).click(),
  ]);
  expect(table.suggestedFilename()).toMatch(/^castscope-239\.1\.2\.12-5012-\d{8}-\d{6}\.csv$/);
  const lines = readFileSync(await table.path(), "utf8")
    .trimEnd()
    .split("\r\n");
  expect(lines.map((line) => line.split(",").at(-1))).toEqual([
    "payload",
    ...["two", "three", "four"].map((text) => Buffer.from(text).toString("hex")),
  ]);
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^3 packets in castscope-.* handed over as a download\.$/)).toBeVisible();

  await filterOf(castscope).fill("0x6f");
  await expect(page.getByText("3 of 4 match")).toBeVisible();
  await page.getByRole("button", { name: "Packet list" }).click();
  await page.getByRole("menuitem", { name: "Export packets …" }).click();
  await dialog.getByRole("radio", { name: "Payload bytes" }).click();
  const [payloads] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Export 3 packets" }).click(),
  ]);
  expect(readFileSync(await payloads.path(), "utf8")).toBe("onetwofour");

  await page.getByRole("button", { name: "Packet list" }).click();
  await page.getByRole("menuitem", { name: "Export packets …" }).click();
  await dialog.getByRole("radio", { name: "All kept, 4 packets" }).click();
  const [recording] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Export 4 packets" }).click(),
  ]);
  const { datagrams } = readAll(readFileSync(await recording.path()));
  expect(datagrams.map(({ payload }) => Buffer.from(payload).toString())).toEqual([
    "one",
    "two",
    "three",
    "four",
  ]);
});
