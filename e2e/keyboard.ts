import type { Locator, Page } from "@playwright/test";
import { test as base, type Castscope, expect } from "./castscope.ts";

declare global {
  interface Window {
    /** What had the focus each time that it fell to the page, and what used a pointer. */
    focusNotes: string[];
  }
}

/** The window by keys alone: no pointer, and no focus that a script puts anywhere. */
export class Keyboard {
  readonly castscope: Castscope;
  readonly page: Page;

  constructor(castscope: Castscope) {
    this.castscope = castscope;
    this.page = castscope.page;
  }

  /** Keys one after another. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** Types over all that a field holds. */
  async replace(text: string): Promise<void> {
    await this.press("Control+a");
    await this.type(text);
  }

  /** Presses a key until something has the focus, as one does who sees where it is. */
  async go(key: string, target: Locator, most = 60): Promise<void> {
    for (let presses = 0; presses < most; presses += 1) {
      if (await hasFocus(target)) return;
      await this.press(key);
    }
    await expect(target, `${key} leads there`).toBeFocused();
  }

  /** Opens a menu with Enter, which has the focus then, and takes an entry. */
  async choose(button: Locator, entry: Locator): Promise<void> {
    await expect(button).toBeFocused();
    await this.press("Enter");
    await this.take(entry);
  }

  /** Goes down in what is open, and takes an entry. */
  async take(entry: Locator): Promise<void> {
    await expect(entry).toBeVisible();
    await this.go("ArrowDown", entry);
    await this.press("Enter");
  }

  /** Joins what is typed in the join field, and goes down to the rows. */
  async join(text: string): Promise<void> {
    const { joinField } = this.castscope;
    await expect(joinField).toBeFocused();
    await this.type(text);
    await this.press("Enter");
    await expect(joinField).toHaveValue("");
    await this.go("Escape", this.castscope.groups.locator("tbody tr[tabindex='0']"), 4);
  }

  /** A part of a flow, in which the focus is never dropped. */
  async step(name: string, body: () => Promise<void>): Promise<void> {
    await base.step(name, async () => {
      await body();
      const notes = await this.page.evaluate(() => window.focusNotes.splice(0));
      expect(notes, "the focus was never on the page, and no pointer was used").toEqual([]);
    });
  }
}

/** Whether one thing alone is meant, and has the focus. */
function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluateAll((all) => all.length === 1 && all[0] === document.activeElement);
}

/**
 * Runs in the page: notes when nothing has the focus for longer than a change of the window takes: mostly two frames, now and
 * then four where what takes it goes as well.
 */
function watchFocus(): void {
  const most = 10;
  window.focusNotes = [];
  let last = "";
  let keys: string[] = [];
  let frames = 0;
  const describe = (element: Element): string => {
    const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
    return `${element.getAttribute("role") ?? element.localName} “${name.slice(0, 60)}”`;
  };
  addEventListener(
    "focusin",
    ({ target }) => {
      if (target instanceof Element) last = describe(target);
    },
    true,
  );
  addEventListener(
    "keydown",
    ({ key }) => {
      keys = [...keys.slice(-4), key];
    },
    true,
  );
  addEventListener("pointerdown", () => window.focusNotes.push("a pointer"), true);
  const look = (): void => {
    const { activeElement, body } = document;
    const isNowhere = last !== "" && (activeElement === null || activeElement === body);
    frames = isNowhere && document.hasFocus() ? frames + 1 : 0;
    if (frames === most) window.focusNotes.push(`${last}, after ${keys.join(" ")}`);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** With a window whose focus is watched. */
export const test = base.extend<{ keyboard: Keyboard }>({
  page: async ({ page }, use) => {
    await page.addInitScript(watchFocus);
    // Who listens only when a file is asked for may come too late: the browser has opened its own dialog then.
    page.on("filechooser", () => {});
    await use(page);
  },

  keyboard: async ({ castscope }, use) => {
    await use(new Keyboard(castscope));
  },
});

export { expect };
