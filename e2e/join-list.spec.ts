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
        const entries = page.getByRole("list", { name: "Entries of the list" }).getByRole("listitem");
        await expect(entries).toHaveCount(9);
        await expect(page.getByText("9 entries: 3 groups, 4 left out, 2 comments.")).toBeVisible();
        await expect(entries.nth(2)).toContainText("239.1.7.1:5701");
        await expect(entries.nth(5)).toContainText(
          "300 is too large: each part of an IPv4 address is 0 to 255.",
        );
        await expect(entries.nth(5).locator("mark")).toHaveText("300");
        await expect(entries.nth(6)).toContainText("10.0.9.7 is one host, not a group.");
        await expect(entries.nth(7).locator("mark")).toHaveText("nowhere");
        await expect(entries.nth(8)).toContainText("The same as entry 3: joined once.");
        await expect(castscope.groups).toBeHidden();
        await page.screenshot({ path: info.outputPath("list.png") });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

        await expect(page.getByRole("option", { name: "Join 3, leave out 4" })).toBeVisible();
        await page.keyboard.press("Enter");
        for (const endpoint of ["239.1.7.1:5701", "239.1.7.2:5702", "239.1.7.3:5703"])
          await expect(castscope.row(endpoint)).toBeVisible();
        await expect(castscope.groups).toHaveAttribute("aria-rowcount", "4");
        // The mistakes are not lost.
        await expect(castscope.joinField).toHaveValue(
          "239.1.7.300:5704; 10.0.9.7:5705; 239.1.7.4:5706 on nowhere",
        );
        await expect(entries).toHaveCount(3);
        await expect(entries.first()).toContainText("300 is too large");
        await page.screenshot({ path: info.outputPath("left-out.png") });
      });
    });
  }
}
