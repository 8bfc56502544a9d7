import { expect, type Page } from "@playwright/test";
import { Castscope } from "../castscope.ts";

/** One state of the window, by name, and the way to it from the one before. */
export interface Screen {
  readonly name: string;
  readonly go: (page: Page) => Promise<void>;
}

const select = (page: Page, endpoint: string): Promise<void> =>
  new Castscope(page).row(endpoint).first().click();

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

const closeDialog = async (page: Page): Promise<void> => {
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
};

/** A monitor that was just started. */
export const firstScreens: readonly Screen[] = [{ name: "first-run", go: async () => {} }];

/** With what was received in a minute. */
export const screens: readonly Screen[] = [
  { name: "groups", go: (page) => select(page, "239.69.10.2:5004") },
  {
    name: "packets",
    async go(page) {
      await select(page, "239.192.7.7:30001");
      await press(page, "g", "p");
      await new Castscope(page).packets.getByRole("row").nth(3).click();
      await expect(page.getByRole("tree")).toBeVisible();
    },
  },
  {
    name: "stream",
    async go(page) {
      await select(page, "239.69.10.2:5004");
      await press(page, "g", "t");
    },
  },
  { name: "charts", go: (page) => press(page, "g", "c") },
  { name: "sources", go: (page) => press(page, "g", "s") },
  {
    name: "membership",
    async go(page) {
      // What a silent one is asked takes the time that does not pass here.
      await select(page, "239.69.10.1:5004");
      await press(page, "g", "m");
      await expect(page.getByText(/^(Checked|Geprüft) /)).toBeVisible();
    },
  },
  {
    name: "many",
    async go(page) {
      await select(page, "239.69.10.1:5004");
      await page.keyboard.press("Control+a");
    },
  },
  { name: "compose", go: (page) => press(page, "Escape", "Control+b") },
  {
    name: "overview",
    async go(page) {
      await page.keyboard.press("Control+2");
      // Its figures come after its names; a small window has no room for the worst.
      await expect(page.locator('td[data-look="problem"]').first()).toBeAttached();
      // Where the page before left none, the focus goes to a row or to the filter, whichever was there first.
      await page.getByRole("main").getByRole("searchbox").first().focus();
    },
  },
  {
    name: "events",
    async go(page) {
      await page.keyboard.press("Control+3");
      await page.getByRole("row").nth(2).click();
      // What its thresholds would have told is asked for after the rest; a small window shows none of it.
      const thresholds = page.getByRole("complementary", { name: /^(Thresholds|Schwellen)$/ });
      if (await thresholds.isVisible()) await expect(thresholds.getByRole("status").first()).toHaveText(/\S/);
    },
  },
  { name: "computer", go: (page) => press(page, "Control+4") },
  {
    name: "recordings",
    async go(page) {
      await page.keyboard.press("Control+7");
      await page.getByRole("row", { name: "castscope-" }).click();
    },
  },
  { name: "settings", go: (page) => press(page, "g", ",") },
  {
    name: "palette",
    async go(page) {
      await press(page, "Control+1", "Control+k");
      await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
      await page.keyboard.type("stage");
    },
  },
  {
    name: "help",
    async go(page) {
      await closeDialog(page);
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog").getByRole("searchbox")).toBeFocused();
    },
  },
  {
    name: "join-list",
    async go(page) {
      await closeDialog(page);
      await page.keyboard.press("J");
      await expect(page.getByRole("dialog")).toBeVisible();
      const list = "239.1.1.1:5004 # one\n239.1.300.1:5004\n10.0.0.9:5\n";
      await page.evaluate((text) => navigator.clipboard.writeText(text), list);
      await page.keyboard.press("Control+v");
      await expect(page.getByRole("dialog").getByRole("row")).toHaveCount(4);
    },
  },
];
