import { expect, test, untilJoined } from "./castscope.ts";
import { hasProgram, socatSend } from "./programs.ts";

/** More groups than the window has room for: what is drawn, and what is told of the others. */

const groups = Array.from({ length: 120 }, (_, at) => `239.1.9.${at + 1}`);
const last = "239.1.9.120";

/** A hundred joins or leaves, one after another, take their time on a busy computer. */
const patient = { timeout: 30_000 };

test.describe("a hundred groups and more", () => {
  test.skip(!hasProgram("socat"), "socat is missing: it plays the sender");

  test("only rows in view are in the document, and those out of view count all the same", async ({
    castscope,
    page,
  }) => {
    await castscope.join(groups.map((group) => `${group}:5090 on 127.0.0.1`).join(" "));
    await expect(castscope.groups).toHaveAttribute("aria-rowcount", String(groups.length + 1), patient);
    await expect(castscope.row(`${groups[0]}:5090`)).toBeVisible();
    const drawn = castscope.groups.locator("tbody tr");
    expect(await drawn.count()).toBeLessThan(groups.length / 2);
    await expect(castscope.row(`${last}:5090`)).toHaveCount(0);

    await untilJoined(last);
    await socatSend(last, 5090, ["one", "two", "three"]);
    await expect(page.getByText("1 receiving")).toBeVisible();
    await castscope.row(`${groups[0]}:5090`).click();
    await page.keyboard.press("End");
    await expect(castscope.cell(`${last}:5090`, "packets")).toHaveText("3");
    await expect(page.getByRole("region", { name: `Details of ${last}:5090` })).toBeVisible();
    await expect(castscope.packets.getByRole("row", { name: /three/ })).toBeVisible();
    expect(await drawn.count()).toBeLessThan(groups.length / 2);

    // All at once: chosen with one key, left with another, and back with one press.
    await page.keyboard.press("Control+a");
    await expect(
      page.getByRole("toolbar", { name: new RegExp(`of ${groups.length} groups selected`) }),
    ).toBeVisible();
    await expect(page.getByRole("region", { name: `${groups.length} groups together` })).toBeVisible();
    await page.keyboard.press("Delete");
    await expect(page.getByText(`Left ${groups.length} groups.`)).toBeVisible(patient);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(castscope.groups).toHaveAttribute("aria-rowcount", String(groups.length + 1), patient);

    // Below one heading, which folds; what is labelled stands below another.
    await page.getByRole("button", { name: "Group by" }).click();
    await page.getByRole("menuitemradio", { name: "Label" }).click();
    const heading = castscope.groups.getByRole("row", { name: `No label, ${groups.length} groups` });
    await drawn.nth(3).click();
    await page.keyboard.press("Home");
    await expect(heading).toBeFocused();
    await page.keyboard.press("ArrowLeft");
    await expect(castscope.groups).toHaveAttribute("aria-rowcount", "2");
    await page.keyboard.press("ArrowRight");
    await castscope.row(`${groups[0]}:5090`).click();
    await page.keyboard.press("Shift+L");
    await page.getByRole("combobox", { name: /^Label/ }).fill("Studio");
    await page.keyboard.press("Enter");
    await expect(castscope.groups.getByRole("row", { name: /^Studio, 1 group,/ })).toBeVisible();
    await expect(castscope.cell(`${groups[0]}:5090`, "name")).toHaveText("Studio");
  });

  test("a header sorts wherever it is clicked, and shows the new order from its top", async ({
    castscope,
    page,
  }) => {
    await castscope.join(groups.map((group) => `${group}:5090 on 127.0.0.1`).join(" "));
    await expect(castscope.groups).toHaveAttribute("aria-rowcount", String(groups.length + 1), patient);
    await castscope.row(`${groups[0]}:5090`).click();
    await page.keyboard.press("End");
    await expect(castscope.row(`${last}:5090`)).toBeInViewport();
    for (const name of ["State", "Group", "Last"]) {
      const header = castscope.groups.getByRole("columnheader", { name, exact: true });
      const { width, height } = (await header.boundingBox()) ?? { width: 0, height: 0 };
      await header.click({ position: { x: 2, y: 2 } });
      await expect(header).toHaveAttribute("aria-sort", /ending$/);
      const sorted = await header.getAttribute("aria-sort");
      await header.click({ position: { x: width - 2, y: height - 2 } });
      await expect(header).not.toHaveAttribute("aria-sort", sorted ?? "");
      await header.click();
      await expect(header).not.toHaveAttribute("aria-sort", /./);
    }
    await expect(castscope.row(`${groups[0]}:5090`)).toBeInViewport();
  });

  test("a step from group to group shows the packets of each, and none of another", async ({
    castscope,
    page,
  }) => {
    const names = ["201", "202", "203"];
    await castscope.join(names.map((name) => `239.1.9.${name}:5091 on 127.0.0.1`).join(" "));
    await untilJoined(...names.map((name) => `239.1.9.${name}`));
    for (const name of names) await socatSend(`239.1.9.${name}`, 5091, [`from ${name}`]);
    await castscope.row("239.1.9.201:5091").click();
    for (const name of names) {
      await expect(castscope.packets.getByRole("row", { name: `from ${name}` })).toBeVisible();
      await expect(castscope.packets.locator("tbody tr")).toHaveCount(1);
      await expect(page.getByRole("combobox", { name: "Filter packets" })).toHaveCount(1);
      await page.keyboard.press("ArrowDown");
    }
  });
});
