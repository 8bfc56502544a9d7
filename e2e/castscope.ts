import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { requireRunner } from "./desktop/desktop.ts";
import { launchDesktop } from "./desktop/launch.ts";
import { type Door, startDoor } from "./door.ts";
import { hasJoined } from "./programs.ts";

/** The window and the things in it, by the names that assistive technology uses. */
export class Castscope {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get joinField(): Locator {
    return this.page.getByRole("textbox", { name: /^(Join a group|Gruppe beitreten)$/ });
  }

  get groups(): Locator {
    // A tree where rows can be opened.
    const named = { name: /^(Groups|Gruppen)$/ };
    return this.page.getByRole("grid", named).or(this.page.getByRole("treegrid", named));
  }

  get packets(): Locator {
    return this.page.getByRole("grid", { name: /^(Packets|Pakete)$/ });
  }

  get compose(): Locator {
    return this.page.getByRole("complementary", { name: "Compose" });
  }

  get picker(): Locator {
    return this.compose.getByRole("slider", { name: "Multicast TTL scope" });
  }

  row(endpoint: string): Locator {
    return this.groups.getByRole("row", { name: endpoint });
  }

  async join(text: string): Promise<void> {
    await this.joinField.fill(text);
    await this.joinField.press("Enter");
  }

  /** Joins one IPv4 group and waits until nothing that is sent to it is missed. */
  async watch(text: string): Promise<Locator> {
    const [endpoint = ""] = text.split(" ");
    await this.join(text);
    const row = this.row(endpoint);
    await expect(row).toBeVisible();
    await untilJoined(endpoint.slice(0, endpoint.indexOf(":")));
    return row;
  }

  /** The text of a row's cell, by the header of its column. */
  cell(endpoint: string, column: string): Locator {
    return this.row(endpoint).locator(`[data-column="${column}"]`);
  }
}

/** Waits until the system has joined IPv4 groups: their rows are there before. Only Linux lists what is joined. */
export async function untilJoined(...groups: readonly string[]): Promise<void> {
  if (process.platform === "linux") await expect.poll(() => groups.every(hasJoined)).toBe(true);
}

export interface Doors {
  /** By which door the window is opened: the same tests run through both, see playwright.config.ts. */
  through: "browser" | "desktop";
}

export interface Fixtures extends Doors {
  /** Null where the window is the desktop's. */
  served: Door | null;
  /** The headless door, for tests with the tag @headless. */
  door: Door;
  castscope: Castscope;
  /** What the page complained of: console errors and refused content. */
  complaints: string[];
}

export const test = base.extend<Fixtures>({
  through: ["browser", { option: true }],

  served: async ({ through }, use) => {
    const door = through === "browser" ? await startDoor() : null;
    await use(door);
    await door?.stop();
  },

  door: async ({ served }, use) => {
    if (served === null) throw new Error("this test is of the headless door: it lacks its tag");
    await use(served);
  },

  page: async ({ page, through }, use) => {
    if (through === "browser") {
      await use(page);
      return;
    }
    const desktop = await launchDesktop(await requireRunner());
    await use(await desktop.program.firstWindow());
    await desktop.close();
  },

  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await use(complaints);
  },

  castscope: async ({ page, served, complaints }, use) => {
    if (served !== null) await page.goto(served.url);
    const castscope = new Castscope(page);
    await expect(castscope.joinField).toBeVisible();
    await use(castscope);
    expect(complaints, "the page complained of nothing").toEqual([]);
  },
});

export { expect };
