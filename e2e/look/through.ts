import { type Browser, expect, type Page, test } from "@playwright/test";
import { Castscope } from "../castscope.ts";
import { type FixedDoor, openFixedDoor } from "./fixed-door.ts";
import { readLayout, type Shown } from "./read-layout.ts";
import type { Screen } from "./screens.ts";

const locales = { English: "en-GB", German: "de-DE" } as const;
export type Language = keyof typeof locales;

/** A fixed session, with traffic or just started, and what is looked at in it. */
export interface Stage {
  readonly traffic: boolean;
  /** With profiles, and while something is sent. */
  readonly used?: boolean;
  readonly screens: readonly Screen[];
}

export interface Given {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly language: Language;
  readonly theme?: "dark" | "light";
}

/** Opens the window before fixed sessions and goes through their screens; nothing moves by itself. */
export async function through(
  browser: Browser,
  stages: readonly Stage[],
  { viewport, language, theme = "dark" }: Given,
  look: (page: Page, screen: Screen, door: FixedDoor) => Promise<void>,
): Promise<void> {
  for (const { traffic, used, screens } of stages) {
    const door = await openFixedDoor(traffic, used);
    const context = await browser.newContext({
      ...{ viewport, colorScheme: theme, reducedMotion: "reduce", timezoneId: "UTC" },
      locale: locales[language],
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    await page.clock.setFixedTime(door.at);
    await page.goto(door.url);
    await expect(new Castscope(page).joinField).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    for (const screen of screens)
      await test.step(screen.name, async () => {
        await screen.go(page);
        // A pointer that rests on something lights it up.
        await page.mouse.move(0, 0);
        await look(page, screen, door);
      });
    await context.close();
    await door.close();
  }
}

/** In the page: once what has come by now is drawn, however long a frame takes. */
function drawn(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
}

/** The layout once it stands still: twice the same, and nothing that was asked for is still to come. */
export async function settled(page: Page, { calls }: FixedDoor): Promise<Shown[]> {
  let last = "";
  let idle = false;
  let asked = 0;
  await expect
    .poll(
      async () => {
        const before = { last, idle, asked };
        await page.evaluate(drawn);
        last = JSON.stringify(await page.evaluate(readLayout));
        // An answer may make the window ask further.
        idle = calls.open === 0;
        asked = calls.asked;
        return before.idle && idle && asked === before.asked && last === before.last;
      },
      { intervals: [100] },
    )
    .toBe(true);
  return JSON.parse(last);
}
