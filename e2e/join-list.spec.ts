import { createSocket } from "node:dgram";
import { once } from "node:events";
import { violations } from "./axe.ts";
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
        expect(await violations(page)).toEqual([]);

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

test("the port of a group is found by keyboard alone, with what it sounds like, and joined", async ({
  page,
  castscope,
}) => {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  socket.setMulticastInterface("127.0.0.1");
  // No decoder's own port: numbers that follow each other make it RTP.
  let number = 0;
  const sending = setInterval(() => {
    number += 1;
    socket.send(Uint8Array.from([0x80, 0, 0, number & 0xff, ...new Uint8Array(168)]), 5_022, "239.1.7.77");
  }, 20);
  try {
    await castscope.joinField.fill("239.1.7.77 on lo");
    await castscope.joinField.press("ArrowDown");
    await castscope.joinField.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Find the port" });
    await expect(dialog.getByRole("button", { name: "Find" })).toBeFocused();
    await page.keyboard.press("Enter");
    const heard = dialog.getByRole("row", { name: /^5022 RTP \d+ 127\.0\.0\.1:/ });
    await expect(heard).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Stop" })).toBeFocused();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await expect(heard.getByRole("button", { name: "Join 239.1.7.77:5022" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(heard.getByRole("button", { name: "Show 239.1.7.77:5022" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(castscope.row("239.1.7.77:5022")).toHaveAttribute("aria-selected", "true");
  } finally {
    clearInterval(sending);
    socket.close();
  }
});
