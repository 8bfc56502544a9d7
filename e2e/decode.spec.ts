import type { Locator } from "@playwright/test";
import { violations } from "./axe.ts";
import { type Castscope, expect, test } from "./castscope.ts";
import { hasProgram, socatSend } from "./programs.ts";

test.skip(!hasProgram("socat"), "socat is missing: it plays the sender");

const endpoint = "239.1.2.14:5014";
const alive = "NOTIFY * HTTP/1.1\r\nNT: upnp:rootdevice\r\nNTS: ssdp:alive\r\n\r\n";

/** Opens the one packet of a group; answers its tree. */
async function open(castscope: Castscope): Promise<Locator> {
  await castscope.watch(`${endpoint} on 127.0.0.1`);
  await socatSend("239.1.2.14", 5014, [alive]);
  await castscope.row(endpoint).click();
  await castscope.packets.locator("tbody tr").first().click();
  const tree = castscope.page.getByRole("tree", { name: "Decoded packet" });
  await expect(tree).toBeVisible();
  return tree;
}

const chosen = (tree: Locator): Locator => tree.getByRole("treeitem", { selected: true });

test("fields and bytes lead to each other", async ({ castscope, page }) => {
  const tree = await open(castscope);
  await expect(castscope.packets.locator('tbody [data-column="type"]')).toHaveText(["SSDP"]);
  const bytes = page.getByRole("grid", { name: "Bytes" });
  const chosenBytes = bytes.getByRole("gridcell", { selected: true });

  // By keyboard: from the list into the tree, to its last header.
  await castscope.packets.press("Enter");
  await expect(tree).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowUp");
  await expect(chosen(tree)).toContainText("ssdp:alive");
  const from = alive.indexOf("NTS: ");
  await expect(chosenBytes.first()).toHaveAttribute("data-at", String(from));
  await expect(page.getByText(new RegExp(`^Bytes ${from} to `))).toBeVisible();

  // By pointer, from a byte to its field.
  const at = alive.indexOf("upnp");
  await bytes.locator(`td[data-at="${at}"]`).click();
  await expect(chosen(tree)).toContainText("upnp:rootdevice");
});

for (const theme of ["dark", "light"] as const) {
  for (const height of [900, 640]) {
    test.describe(`${theme}, ${height} px`, () => {
      test.use({ colorScheme: theme, viewport: { width: 1024, height } });

      test("nothing that axe finds wrong", { tag: "@headless" }, async ({ castscope, page }, info) => {
        const tree = await open(castscope);
        await tree.press("End");
        await expect(chosen(tree)).toBeVisible();
        const parts = page.getByRole("tablist", { name: "Parts of the packet" });
        for (const tab of height < 900 ? ["Bytes", "Decode"] : []) {
          await parts.getByRole("tab", { name: tab }).click();
          const part = tab === "Bytes" ? page.getByRole("grid", { name: tab }) : tree;
          await expect(part).toBeVisible();
        }
        await page.screenshot({ path: info.outputPath("decoded.png") });
        expect(await violations(page)).toEqual([]);
      });
    });
  }
}
