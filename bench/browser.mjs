import { chromium } from "@playwright/test";
import { browserArguments, findBrowser } from "../build/tools.mjs";

/**
 * Gives a part of the benchmark a browser; leaves the part out, with a sentence, where there is none.
 * @template Figures
 * @param {string} part
 * @param {(browser: import("@playwright/test").Browser) => Promise<Figures>} work
 * @returns {Promise<Figures | null>}
 */
export async function withBrowser(part, work) {
  const executablePath = await findBrowser();
  if (executablePath === null) {
    console.log(`\nLeft out: ${part}, because there is no Chromium; CASTSCOPE_CHROMIUM may name one.`);
    return null;
  }
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** A window as large as an ordinary one. */
export const windowSize = { viewport: { width: 1440, height: 900 } };
