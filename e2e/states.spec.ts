import { expect, type Page, test } from "@playwright/test";
import { violations } from "./axe.ts";
import { readFaults } from "./look/read-layout.ts";
import { firstScreens, screens } from "./look/screens.ts";
import { emptyStates, leave, states } from "./look/states.ts";
import { type Given, through } from "./look/through.ts";
import { treeFaults } from "./look/tree-faults.ts";

/**
 * What opens over the window's screens: every menu and list that a screen has, and the states of look/states.ts. Axe
 * finds nothing wrong there, what is there has a name of its own, and nothing is cut. Each of the passes has another language, theme and size.
 */

test.skip(process.platform !== "linux", "letters are drawn otherwise there");
// What is wrong says where; a trace of everything takes half of the time.
test.use({ trace: "off" });

const passes: readonly (Required<Given> & { rules: readonly string[] | null })[] = [
  { language: "English", theme: "dark", viewport: { width: 1_440, height: 900 }, rules: null },
  // What differs by theme.
  { language: "German", theme: "light", viewport: { width: 1_024, height: 640 }, rules: ["color-contrast"] },
];

for (const { rules, ...given } of passes) {
  const { language, theme, viewport } = given;
  const how = `accessible and whole, in ${language}, ${theme}, ${viewport.width} px wide`;
  const look = async (page: Page, name: string): Promise<void> => {
    const faults = await page.evaluate(readFaults);
    faults.push(...(await violations(page, rules)));
    // What is called how is the same in each theme and size.
    if (rules === null) faults.push(...treeFaults(await page.locator("body").ariaSnapshot()));
    expect.soft(faults.map((fault) => `${name}: ${fault}`)).toEqual([]);
  };

  test(`menus and lists are ${how}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const seen = new Set<string>();
    const stages = [
      { traffic: false, screens: firstScreens },
      { traffic: true, screens },
    ];
    await through(browser, stages, given, (page, { name }) => openAll(page, name, seen, look));
  });

  test(`what is there for a while is ${how}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const stages = [
      { traffic: false, screens: emptyStates },
      { traffic: true, used: true, screens: states },
    ];
    await through(browser, stages, given, (page, { name }) => look(page, name));
  });
}

/** Opens each menu, list and dialog that a screen has a button for, unless one with the same name was seen before. */
async function openAll(
  page: Page,
  screen: string,
  seen: Set<string>,
  look: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  // Over a dialog nothing else can be opened.
  if ((await page.getByRole("dialog").count()) > 0) return;
  for (const button of await page.locator("button[aria-haspopup]:enabled").elementHandles()) {
    if (!(await button.isVisible())) continue;
    const name = await button.evaluate(
      (one) => (one as Element).ariaLabel ?? `${(one as Element).getAttribute("title")} ${one.textContent}`,
    );
    if (seen.has(name)) continue;
    seen.add(name);
    await button.click();
    await expect.poll(() => button.getAttribute("aria-expanded"), `${name} opens`).toBe("true");
    await page.mouse.move(0, 0);
    await look(page, `${screen}, ${name}`);
    await leave(page);
  }
}
