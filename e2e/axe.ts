import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/**
 * What axe finds wrong in a page, a line for each place. It runs in the page itself: a builder's `analyze` opens another
 * page for each question, which takes four times as long, and the window has no frames that would need it.
 *
 * @param rules only these; without them all
 */
export async function violations(page: Page, rules: readonly string[] | null = null): Promise<string[]> {
  const run = async (): Promise<string[] | null> => page.evaluate(runAxe, rules);
  let found = await run();
  if (found === null) {
    await page.evaluate(source);
    found = await run();
  }
  if (found === null) throw new Error("axe could not be brought into the page");
  return found;
}

/** axe-core comes with its builder, in the version that is meant for it. */
const source = ((): string => {
  const builder = createRequire(fileURLToPath(import.meta.resolve("@axe-core/playwright")));
  return readFileSync(builder.resolve("axe-core/axe.min.js"), "utf8");
})();

type Results = Awaited<ReturnType<AxeBuilder["analyze"]>>;

interface Axe {
  configure(spec: { rules: { id: string; selector: string }[] }): void;
  run(context: Document, options: object): Promise<Results>;
}

/** In the page. @returns null where axe is not there yet */
async function runAxe(rules: readonly string[] | null): Promise<string[] | null> {
  const { axe } = window as { axe?: Axe };
  if (axe === undefined) return null;
  // At both ends of what is open Base UI puts an element that nobody hears of, to hand on the focus that comes to it. It
  // is hidden and can be focused, which the rule takes for a trap: it is none as long as the focus does not stay there.
  const guard = "[data-base-ui-focus-guard]";
  axe.configure({ rules: [{ id: "aria-hidden-focus", selector: `[aria-hidden="true"]:not(${guard})` }] });
  // Another theme comes with the next frame, and its colours fade in.
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const fading = document.getAnimations().filter((one) => one instanceof CSSTransition);
  await Promise.allSettled(fading.map(({ finished }) => finished));
  const { violations } = await axe.run(document, {
    resultTypes: ["violations"],
    ...(rules === null ? {} : { runOnly: { type: "rule", values: rules } }),
  });
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  if (document.activeElement?.matches(guard))
    found.push("the focus stayed between what is open and the rest");
  return found;
}
