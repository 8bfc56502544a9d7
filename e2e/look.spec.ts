import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { Castscope } from "./castscope.ts";
import { layoutDifferences } from "./look/expected.ts";
import { openFixedDoor } from "./look/fixed-door.ts";
import { pictureDifference } from "./look/pictures.ts";
import { readFaults, readLayout, type Shown } from "./look/read-layout.ts";
import { firstScreens, type Screen, screens } from "./look/screens.ts";

/**
 * What each of the window's screens looks like: where everything stands, in which colours, and that nothing is cut,
 * in both themes and languages. The session that it shows is fixed, see look/fixed-monitor.ts.
 */

test.skip(process.platform !== "linux", "letters are drawn otherwise there");

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 640 },
];
/** The smallest that anybody has, and 1440x900 at a zoom of 200 %: nothing is compared there, and nothing may be cut. */
const narrow = [
  { width: 800, height: 600 },
  { width: 720, height: 450 },
] as const;
const stages = [
  { traffic: false, screens: firstScreens },
  { traffic: true, screens },
];

const locales = { English: "en-GB", German: "de-DE" } as const;
type Language = keyof typeof locales;

/** Opens the window before a fixed session and goes through its screens; nothing moves by itself. */
async function through(
  browser: Browser,
  viewport: { width: number; height: number },
  language: Language,
  look: (page: Page, screen: Screen) => Promise<void>,
): Promise<void> {
  for (const stage of stages) {
    const door = await openFixedDoor(stage.traffic);
    const context = await browser.newContext({
      ...{ viewport, colorScheme: "dark", reducedMotion: "reduce", timezoneId: "UTC" },
      locale: locales[language],
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    await page.clock.setFixedTime(door.at);
    await page.goto(door.url);
    await expect(new Castscope(page).joinField).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    for (const screen of stage.screens) {
      await screen.go(page);
      // A pointer that rests on something lights it up.
      await page.mouse.move(0, 0);
      await look(page, screen);
    }
    await context.close();
    await door.close();
  }
}

/** The layout once it stands still: twice the same. */
async function settled(page: Page): Promise<Shown[]> {
  let last = "";
  await expect
    .poll(
      async () => {
        const before = last;
        last = JSON.stringify(await page.evaluate(readLayout));
        return last === before;
      },
      { intervals: [100] },
    )
    .toBe(true);
  return JSON.parse(last);
}

for (const viewport of sizes) {
  const size = `${viewport.width}x${viewport.height}`;
  test(`everything stands where it should, in its colours, at ${size}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const tool = await browser.newPage();
    await through(browser, viewport, "English", async (page, { name }) => {
      const layouts = { dark: [] as Shown[], light: [] as Shown[] };
      for (const theme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme: theme });
        layouts[theme] = await settled(page);
        const faults = await page.evaluate(readFaults);
        expect.soft(faults.map((fault) => `${name}, ${theme}: ${fault}`)).toEqual([]);
        expect.soft(await pictureDifference(page, tool, `${size}/${name}-${theme}.png`)).toBeNull();
        // Colours differ by theme, the order of things by size: each theme is asked about at one of them.
        if (asked[theme] === viewport.width)
          expect.soft(await violations(page, `${name}, ${theme}`)).toEqual([]);
      }
      expect.soft(layoutDifferences(`${size}/${name}.txt`, layouts)).toEqual([]);
    });
    await tool.close();
  });
}

/** At which width axe looks at a theme: it takes a second for each screen. */
const asked = { dark: 1_024, light: 1_440 };

/** What axe finds wrong. */
async function violations(page: Page, where: string): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(
    ({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html).join(" ")}`,
  );
}

for (const [language, viewports] of [
  ["English", narrow],
  ["German", [...sizes, ...narrow]],
] as const) {
  const widths = viewports.map(({ width }) => width).join(", ");
  test(`nothing is cut in ${language}, ${widths} px wide`, async ({ browser }) => {
    test.setTimeout(240_000);
    await through(browser, viewports[0], language, async (page, { name }) => {
      for (const viewport of viewports) {
        await page.setViewportSize(viewport);
        await settled(page);
        const faults = await page.evaluate(readFaults);
        expect.soft(faults.map((fault) => `${name} at ${viewport.width}: ${fault}`)).toEqual([]);
      }
    });
  });
}
