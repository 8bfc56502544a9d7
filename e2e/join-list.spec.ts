import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./castscope.ts";

/** A list that is pasted, all on loopback: what was read of each line is seen before anything is joined. */

const playlist = `#EXTM3U
#EXTINF:-1,Stage left
udp://@239.1.7.1:5701?localaddr=127.0.0.1
239.1.7.2 5702 on 127.0.0.1, 239.1.7.3:5703 on 127.0.0.1
239.1.7.300:5704
10.0.9.7:5705
239.1.7.4:5706 on nowhere
239.1.7.8-9:5707 on 127.0.0.1
239.1.7.1:5701 on 127.0.0.1
`;

for (const theme of ["dark", "light"] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1024, height: 640 },
  ]) {
    test.describe(`${theme}, ${viewport.width}`, () => {
      test.use({ colorScheme: theme, viewport, permissions: ["clipboard-read", "clipboard-write"] });

      test("each line of a pasted list is told, and what is left out stays to be mended", async ({
        castscope,
        page,
      }, info) => {
        await castscope.joinField.focus();
        await page.evaluate((text) => navigator.clipboard.writeText(text), playlist);
        await page.keyboard.press("Control+v");
        const list = page.getByRole("dialog", { name: "Join a list" });
        const lines = list.getByRole("grid", { name: "Lines of the list" }).getByRole("row");
        await expect(lines).toHaveCount(11);
        await expect(list.getByText("9 lines: 9 addresses, 2 comments")).toBeVisible();
        await expect(lines.nth(3)).toContainText("239.1.7.1:5701 on 127.0.0.1");
        await expect(lines.nth(6)).toContainText(
          "300 is too large: each part of an IPv4 address is 0 to 255.",
        );
        await expect(lines.nth(6).locator("mark")).toHaveText("300");
        await expect(lines.nth(7)).toContainText("10.0.9.7 is one host, not a group.");
        await expect(lines.nth(8).locator("mark")).toHaveText("nowhere");
        await expect(lines.nth(9)).toContainText("239.1.7.8 to 239.1.7.9");
        await expect(lines.nth(10)).toContainText("there before");
        await expect(castscope.groups).toBeHidden();
        await page.screenshot({ path: info.outputPath("list.png") });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

        await expect(list.getByRole("button", { name: "Join 5, leave out 3" })).toBeVisible();
        await page.keyboard.press("Control+Enter");
        for (const endpoint of ["239.1.7.1:5701", "239.1.7.2:5702", "239.1.7.3:5703", "239.1.7.9:5707"])
          await expect(castscope.row(endpoint)).toBeVisible();
        await expect(castscope.groups).toHaveAttribute("aria-rowcount", "6");
        // The mistakes are not lost, and are mended where they stand.
        await expect(list.getByRole("button", { name: "Nothing to join" })).toBeDisabled();
        await page.screenshot({ path: info.outputPath("left-out.png") });
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("Enter");
        await page.keyboard.type("30");
        await page.keyboard.press("Enter");
        await expect(list.getByRole("button", { name: "Join 1, leave out 2" })).toBeVisible();
        await page.keyboard.press("Escape");
        await expect(list).toBeHidden();
        await expect(castscope.joinField).toBeFocused();
      });
    });
  }
}
