import { basename, dirname } from "node:path";
import { windowSize, withBrowser } from "../browser.mjs";
import { openDoor } from "../door.mjs";
import { openWindow } from "../session.mjs";

/**
 * Milliseconds from the double click on a recording in a window until the frame with the first row of its groups was painted,
 * so often; null where there is no browser. The file is read in a thread of its own meanwhile.
 * @param {string} file
 * @param {number} turns
 * @returns {Promise<number[] | null>}
 */
export function measureFirstRow(file, turns) {
  return withBrowser("the first row of a recording", async (browser) => {
    /** @type {number[]} */
    const times = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const context = await browser.newContext(windowSize);
      const { child, url } = await openDoor(["--recordings", dirname(file)]);
      try {
        const page = await context.newPage();
        await openWindow(page, url);
        await page.getByRole("button", { name: "Recordings", exact: true }).click();
        const row = page.getByRole("grid", { name: "Recordings" }).getByRole("row", { name: basename(file) });
        await row.waitFor();
        await page.evaluate(noteFirstRow);
        await row.dblclick();
        times.push(Number(await page.evaluate("castscopeFirstRow")));
      } finally {
        await context.close();
        await child.stop();
      }
    }
    return times;
  });
}

/** Runs in the page: from the second click on, until the browser took the frame with a row in the table of groups. */
const noteFirstRow = `
  void (globalThis.castscopeFirstRow = new Promise((resolve) => {
    addEventListener("dblclick", () => {
      const begin = performance.now();
      const look = () => requestAnimationFrame(() => {
        if (!document.querySelector('[role="grid"][aria-label="Groups"] tbody tr')) return look();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - begin);
        port2.postMessage(null);
      });
      look();
    }, { capture: true, once: true });
  }));
`;
