import { violations } from "./axe.ts";
import { expect, test } from "./castscope.ts";

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 640 },
];

for (const theme of ["dark", "light"] as const) {
  for (const viewport of sizes) {
    test.describe(`${theme}, ${viewport.width}x${viewport.height}`, () => {
      test.use({ colorScheme: theme, viewport });

      test("nothing that axe finds wrong, empty and with traffic", async ({ castscope, page }, info) => {
        const look = async (name: string): Promise<void> => {
          await page.screenshot({ path: info.outputPath(`${name}.png`) });
          expect(await violations(page)).toEqual([]);
        };
        await look("first-run");
        // Edges of fields are as strong as those of switches where more contrast is asked for, in either theme.
        await page.emulateMedia({ contrast: "more" });
        const edges = await page.evaluate(() => {
          const of = getComputedStyle(document.documentElement);
          return ["--line-2", "--line-3"].map((name) => of.getPropertyValue(name));
        });
        expect(edges[0]).toBe(edges[1]);
        await page.emulateMedia({ contrast: "no-preference" });
        await page.getByRole("button", { name: "Try it on this computer" }).click();
        await expect(castscope.cell("239.255.0.1:5000", "packetRate")).toHaveText(/^\d/);
        await castscope.packets.getByRole("row").nth(2).click();
        await look("traffic");
        // The sheet of keys: the focus stays in it and goes back to where it was.
        const before = await page.evaluateHandle(() => document.activeElement);
        await page.keyboard.press("?");
        const sheet = page.getByRole("dialog", { name: "Help" });
        await expect(sheet.getByRole("searchbox")).toBeFocused();
        await look("shortcuts");
        await page.keyboard.press("Shift+Tab");
        await page.keyboard.press("Shift+Tab");
        // What stands at its ends hands the focus on, a moment later.
        await expect(sheet.locator(":focus")).toBeVisible();
        await sheet.getByRole("tab", { name: "Figures and states" }).click();
        await look("figures");
        await page.keyboard.press("Escape");
        await expect(sheet).toBeHidden();
        await expect.poll(() => before.evaluate((one) => one === document.activeElement)).toBe(true);
        // Compose with its sends beside the form, or where there is no room behind a tab.
        await page.keyboard.press("Control+Shift+B");
        const { compose } = castscope;
        await compose.getByRole("textbox", { name: "To" }).fill("239.255.8.4:5001");
        await compose.getByRole("tab", { name: "Test stream" }).click();
        await compose.getByRole("combobox", { name: "Preset" }).click();
        await page.getByRole("option", { name: "IPTV, 10 channels" }).click();
        await expect(compose.getByRole("alert")).toBeVisible();
        await look("test-stream");
      });

      test("nothing is wider than the window", async ({ castscope, page }) => {
        await castscope.join("239.1.2.3:5004 on 127.0.0.1");
        await expect(castscope.row("239.1.2.3:5004")).toBeVisible();
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
      });
    });
  }
}
