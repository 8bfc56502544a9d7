import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { type Door, startDoor } from "./door.ts";
import { hasJoined } from "./programs.ts";

/** The window and the things in it, by the names that assistive technology uses. */
export class Castscope {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get joinField(): Locator {
    return this.page.getByRole("textbox", { name: "Join a group" });
  }

  get groups(): Locator {
    return this.page.getByRole("grid", { name: "Groups" });
  }

  get packets(): Locator {
    return this.page.getByRole("grid", { name: "Packets" });
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

interface Fixtures {
  door: Door;
  castscope: Castscope;
  /** What the page complained of: console errors and refused content. */
  complaints: string[];
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to find what a fixture needs.
  door: async ({}, use) => {
    const door = await startDoor();
    await use(door);
    await door.stop();
  },

  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await use(complaints);
  },

  castscope: async ({ page, door, complaints }, use) => {
    await page.goto(door.url);
    const castscope = new Castscope(page);
    await expect(castscope.joinField).toBeVisible();
    await use(castscope);
    expect(complaints, "the page complained of nothing").toEqual([]);
  },
});

export { expect };
